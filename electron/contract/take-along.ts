import { z } from 'zod';
import { textSchema } from '../../domain/call-fields.ts';
import { papers } from '../../domain/evidence-sheet.ts';
import type { OpenItem } from '../../domain/review/ask-list.ts';
import type { TeamWeekFiles } from '../../domain/review/team-week-of.ts';
import { teamWeekSchema } from '../../domain/team-week.ts';
import { weekSchema } from '../../domain/week.ts';
import { intent, panel } from './intent.ts';

/** What a file is called until the rep says otherwise, without an ending. */
const nameSchema = z.string().regex(/^[\p{L}\p{N} –-]{1,80}$/u);

/** A text, a number in full, or nothing. */
const cellSchema = z.union([textSchema(2_000), z.number(), z.null()]);

const paperSchema = z.enum(papers);

/** Far larger than any screen. */
const mostPixels = 20_000;
const lengthSchema = z.int().min(1).max(mostPixels);
const cornerSchema = z.int().min(0).max(mostPixels);

/**
 * Intents about what leaves: pages that are on the screen, as they are shown, and what the rep has seen as a table. Each
 * asks where to and answers with the file’s name; null: it was not written.
 */
export const takeAlongContract = {
  savePdf: intent<string | null>()(panel, z.strictObject({ name: nameSchema, paper: paperSchema })),
  /** By the system’s own dialog. */
  printPage: intent<null>()(panel, z.strictObject({ paper: paperSchema })),
  /** The part of the window in which a picture is, in CSS pixels, as PNG. */
  savePicture: intent<string | null>()(
    panel,
    z.strictObject({
      name: nameSchema,
      place: z.strictObject({
        x: cornerSchema,
        y: cornerSchema,
        width: lengthSchema,
        height: lengthSchema,
      }),
    }),
  ),
  saveTable: intent<string | null>()(
    panel,
    z.strictObject({ name: nameSchema, rows: z.array(z.array(cellSchema).max(20)).min(1).max(2_000) }),
  ),
  /** The promises that are open now, of the calls of the week and before. */
  readOpenItems: intent<readonly OpenItem[]>()(panel, z.strictObject({ week: weekSchema })),
  /** The rep’s week in numbers. */
  readTeamWeek: intent<TeamWeekFiles>()(panel, z.strictObject({ week: weekSchema })),
  /** Exactly what was shown. */
  saveTeamWeek: intent<string | null>()(panel, z.strictObject({ file: teamWeekSchema })),
} as const;
