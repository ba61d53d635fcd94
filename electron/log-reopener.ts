import { existsSync } from 'node:fs';
import { FileGoneError } from './store/driver.ts';
import { databaseFileOf } from './store/open.ts';
import type { Vault } from './vault.ts';

export interface LogReopenerWorld {
  /** The data folder. */
  readonly folder: string;
  readonly vault: Pick<Vault, 'whileClosed' | 'isOpen'>;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/**
 * Is told of each error, and opens the log again after its disk was gone for a while: what SQLite has open stays dead, even
 * when the file is back.
 */
export function createLogReopener({ folder, vault, onTrouble }: LogReopenerWorld): (error: unknown) => void {
  let isTrying = false;
  return (error) => {
    if (isTrying || !isGone(error) || !vault.isOpen() || !existsSync(databaseFileOf(folder))) return;
    isTrying = true;
    vault
      .whileClosed(() => {})
      .catch((trouble: unknown) => onTrouble('opening the log again', trouble))
      .finally(() => {
        isTrying = false;
      });
  };
}

function isGone(error: unknown): boolean {
  if (error instanceof FileGoneError) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Not a disk that is full: that one goes on by itself.
  return code.startsWith('SQLITE_IOERR') && code !== 'SQLITE_IOERR_WRITE';
}
