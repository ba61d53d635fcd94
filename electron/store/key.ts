import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
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
  const file = keyFileOf(folder);
  const unfinished = `${file}.${process.pid}.new`;
  const handle = openSync(unfinished, 'wx', 0o600);
  try {
    writeSync(
      handle,
      `${JSON.stringify({ format: 'unflappable-key', version: 1, kind: 'file', key }, null, 2)}\n`,
    );
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error;
    }
  } finally {
    rmSync(unfinished, { force: true });
  }
  syncFolder(dirname(file));
  const kept = readKey(folder);
  if (kept === null) {
    throw new StoreError('key-unreadable', folder);
  }
  return kept;
}

/** Puts a folder's own entries on the disk, where the system can (Windows cannot open a folder, and does not need to). */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') {
    return;
  }
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
