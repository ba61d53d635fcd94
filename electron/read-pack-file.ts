import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { longestPack, packSchema, readPack } from '../domain/pack.ts';
import { personalInPack } from '../domain/pack-personal.ts';
import { personalPieceSchema } from '../domain/personal-pieces.ts';
import { regionsHere } from './regions-here.ts';

/** A pack from a file. What is wrong with a file is said so that it goes on after the file's name. */
export const packFileSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    pack: packSchema,
    /** What may be somebody’s personal data in it; null: nothing. */
    personal: z
      .strictObject({
        count: z.int(),
        found: z.array(personalPieceSchema).readonly(),
        emptied: z.int(),
        without: packSchema,
      })
      .nullable(),
  }),
  z.strictObject({
    ok: z.literal(false),
    problem: z.string(),
    /** For the log: what the system said; null when the file itself is at fault. */
    trouble: z.string().nullable(),
  }),
]);
export type PackFile = Readonly<z.infer<typeof packFileSchema>>;

/** Reads a pack, however long that takes. It never throws. */
export function readPackFile(file: string): PackFile {
  let text: string;
  try {
    if (statSync(file).size > longestPack) {
      return { ok: false, problem: ' is too large for a pack.', trouble: null };
    }
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return unreadable(error);
  }
  const read = readPack(text);
  return read.ok
    ? { ...read, personal: personalInPack(read.pack, regionsHere()) }
    : { ok: false, problem: `, ${read.message}`, trouble: null };
}

export function unreadable(error: unknown): PackFile {
  return { ok: false, problem: ' could not be read.', trouble: String(error) };
}
