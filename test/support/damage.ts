import { closeSync, openSync, writeSync } from 'node:fs';

/** Overwrites a few bytes in the middle of a file, as a failing disk does. */
export function damage(file: string, at: number, bytes: Uint8Array = Buffer.from('damaged!')): void {
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, bytes, 0, bytes.length, at);
  } finally {
    closeSync(handle);
  }
}
