import { existsSync, statSync } from 'node:fs';
import { connectToRead } from './connect-to-read.ts';
import { NotADatabaseError } from './driver.ts';
import type { Keys } from './key.ts';

/** Which of the keys this log or backup was written with; the only one is not tried. Null: none of them, or nothing is there. */
export function keyThatOpens(file: string, keys: Keys): string | null {
  if (keys.length === 1) return keys[0];
  if (!existsSync(file) || statSync(file).size === 0) return null;
  for (const key of keys) {
    try {
      connectToRead(file, key).close();
      return key;
    } catch (error) {
      // What else is wrong with it is said by whoever opens it next.
      if (!(error instanceof NotADatabaseError)) return key;
    }
  }
  return null;
}
