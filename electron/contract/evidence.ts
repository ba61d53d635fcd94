import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import { idSchema } from '../../domain/call-fields.ts';
import { evidenceChoicesSchema, mostOnASheet, papers } from '../../domain/evidence-sheet.ts';
import { intent, panel } from './intent.ts';

const chosenCalls = z.array(idSchema).min(1).max(mostOnASheet);

/** Intents about the evidence sheet, and about printing whatever page is on the screen. */
export const evidenceContract = {
  /** The calls of a sheet; one that is gone meanwhile is left out. */
  readChosenCalls: intent<readonly Call[]>()(panel, z.strictObject({ ids: chosenCalls })),
  /** Asks where to, and writes the page of the sheet as it is shown. The answer is the file’s name; null: not written. */
  savePdf: intent<string | null>()(
    panel,
    z.strictObject({
      /** What it is called until the rep says otherwise, without an ending. */
      name: z.string().regex(/^[\p{L}\p{N} -]{1,60}$/u),
      paper: z.enum(papers),
    }),
  ),
  /** The same calls as a table. */
  saveEvidenceCsv: intent<string | null>()(
    panel,
    z.strictObject({ ids: chosenCalls, choices: evidenceChoicesSchema }),
  ),
} as const;
