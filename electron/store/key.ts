import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWholeOnce } from '../write-whole.ts';
import { StoreError } from './store-error.ts';

/**
 * How the database's key is kept. `file`: as it is, in a file that the rep's account alone may read. The kind is named,
 * so that other kinds (the system's key store, a passphrase) can stand here later.
 */
const keyFileSchema = z.strictObject({
  format: z.literal('unflappable-key'),
  version: z.literal(1),
  kind: z.literal('file'),
  key: z.string().regex(/^[0-9a-f]{64}$/u),
});

export function keyFileOf(folder: string): string {
  return join(folder, 'key.json');
}

/**
 * The raw key, 64 hexadecimal digits, or null when there is no key file.
 * @throws StoreError when the file is there and is not a key.
 */
export function readKey(folder: string): string | null {
  let text: string;
  try {
    text = readFileSync(keyFileOf(folder), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return null;
    }
    throw new StoreError('key-unreadable', folder, { cause: error });
  }
  try {
    return keyFileSchema.parse(JSON.parse(text)).key;
  } catch (error) {
    throw new StoreError('key-unreadable', folder, { cause: error });
  }
}

/**
 * Makes a random key and has it on the disk before it is used for the first record. Never overwrites one: of two
 * programs that make the first key at the same moment, both go on with the one that was first.
 */
export function makeKey(folder: string): string {
  const key = randomBytes(32).toString('hex');
  const content = { format: 'unflappable-key', version: 1, kind: 'file', key };
  writeWholeOnce(keyFileOf(folder), `${JSON.stringify(content, null, 2)}\n`);
  const kept = readKey(folder);
  if (kept === null) {
    throw new StoreError('key-unreadable', folder);
  }
  return kept;
}
