import { z } from 'zod';
import { personalInLogSchema } from './import-personal.ts';
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
  /** Weeks for which the log keeps another thing to try. */
  otherTries: z.int(),
  /** Why it cannot be done, with the places; empty when it can. */
  conflict: z.string(),
  /** What may be a caller’s personal data in what is added; the counts are the same with it and without. */
  personal: personalInLogSchema,
  days: z.strictObject({ from: localDaySchema, to: localDaySchema }).nullable(),
});
export type ImportPreview = Readonly<z.infer<typeof importPreviewSchema>>;

export const importResultSchema = z.strictObject({
  added: countsSchema,
  unchanged: countsSchema,
  otherTries: z.int(),
  /** What opening the log found out, for the rep; empty when all was well. */
  note: z.string(),
  /** The file that holds the log as it was before; null where nothing came in, or there was no log yet. */
  backup: z.string().nullable(),
});
export type ImportResult = Readonly<z.infer<typeof importResultSchema>>;
