import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import { idSchema } from '../../domain/call-fields.ts';
import { evidenceChoicesSchema, mostOnASheet } from '../../domain/evidence-sheet.ts';
import { intent, panel } from './intent.ts';

const chosenCalls = z.array(idSchema).min(1).max(mostOnASheet);

/** Intents about the evidence sheet. What prints it is in take-along.ts. */
export const evidenceContract = {
  /** The calls of a sheet; one that is gone meanwhile is left out. */
  readChosenCalls: intent<readonly Call[]>()(panel, z.strictObject({ ids: chosenCalls })),
  /** The same calls as a table. Asks where to; the answer is the file’s name; null: not written. */
  saveEvidenceCsv: intent<string | null>()(
    panel,
    z.strictObject({ ids: chosenCalls, choices: evidenceChoicesSchema }),
  ),
} as const;
