import { existsSync } from 'node:fs';
import { FileGoneError } from './store/driver.ts';
import { databaseFileOf, isLogWritable } from './store/open.ts';
import type { Vault } from './vault.ts';

export interface LogReopenerWorld {
  /** The data folder. */
  readonly folder: string;
  readonly vault: Pick<Vault, 'whileClosed' | 'isOpen' | 'store'>;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** Opens the log again where another connection to it is better than the one that is open. */
export interface LogReopener {
  /** To be told of each error: after its disk was gone, what SQLite has open stays dead, even when the file is back. */
  readonly afterTrouble: (error: unknown) => void;
  /** To be asked now and then: what could only be read at the start may be writable by now. */
  readonly look: () => void;
}

export function createLogReopener({ folder, vault, onTrouble }: LogReopenerWorld): LogReopener {
  let isTrying = false;
  const reopen = () => {
    isTrying = true;
    vault
      .whileClosed(() => {})
      .catch((trouble: unknown) => onTrouble('opening the log again', trouble))
      .finally(() => {
        isTrying = false;
      });
  };
  const canTry = () => !isTrying && vault.isOpen();
  const look = () => {
    if (canTry() && vault.store.isReadOnly && isLogWritable(folder)) reopen();
  };
  return {
    afterTrouble: (error) => {
      if (canTry() && isGone(error) && existsSync(databaseFileOf(folder))) reopen();
      else look();
    },
    look,
  };
}

function isGone(error: unknown): boolean {
  if (error instanceof FileGoneError) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Not a disk that is full: that one goes on by itself.
  return code.startsWith('SQLITE_IOERR') && code !== 'SQLITE_IOERR_WRITE';
}
