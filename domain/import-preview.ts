import { z } from 'zod';
import { localDaySchema } from './time.ts';

const countsSchema = z.strictObject({
  shifts: z.int(),
  pauses: z.int(),
  calls: z.int(),
  wins: z.int(),
  tries: z.int().exactOptional(),
});

/** What an import would do, before it does. */
export const importPreviewSchema = z.strictObject({
  /** Of the file's bytes. */
  digest: z.string(),
  added: countsSchema,
  unchanged: countsSchema,
  /** Why it cannot be done, with the places; empty when it can. */
  conflict: z.string(),
  /** Texts in which something was found that a rep may rather not keep; the first of their places. */
  warnings: z.strictObject({ count: z.int(), places: z.array(z.string()) }),
  days: z.strictObject({ from: localDaySchema, to: localDaySchema }).nullable(),
});
export type ImportPreview = Readonly<z.infer<typeof importPreviewSchema>>;

export const importResultSchema = z.strictObject({
  added: countsSchema,
  unchanged: countsSchema,
  /** What opening the log found out, for the rep; empty when all was well. */
  note: z.string(),
  /** The file that holds the log as it was before; null where nothing came in, or there was no log yet. */
  backup: z.string().nullable(),
});
export type ImportResult = Readonly<z.infer<typeof importResultSchema>>;
