import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type CallTable, callTable } from './calls.ts';
import { type Connection, connect, NotADatabaseError } from './driver.ts';
import { makeKey, readKey } from './key.ts';
import { migrate, schemaVersion, versionOf } from './migrations.ts';
import { type PauseTable, pauseTable } from './pauses.ts';
import { type ShiftTable, shiftTable } from './shifts.ts';
import { StoreError } from './store-error.ts';
import { type WinTable, winTable } from './wins.ts';

/** The rep's records on disk. Every verb is one durable transaction unless it runs inside `transaction`. */
export interface Store {
  readonly calls: CallTable;
  readonly pauses: PauseTable;
  readonly shifts: ShiftTable;
  readonly wins: WinTable;
  readonly transaction: <T>(work: () => T) => T;
  /** SQLite's own check of the whole file: `ok`, or what it found. */
  readonly check: () => string;
  readonly close: () => void;
}

export function databaseFileOf(folder: string): string {
  return join(folder, 'unflappable.db');
}

/**
 * Opens the store in `folder`, making folder, key and database as needed.
 * @throws StoreError with a sentence for the rep; whatever was there is left as it was.
 */
export function openStore(folder: string): Store {
  ensureWritable(folder);
  const file = databaseFileOf(folder);
  const known = readKey(folder);
  if (known === null && existsSync(file) && statSync(file).size > 0) {
    throw new StoreError('key-missing', folder);
  }
  return open(folder, known ?? makeKey(folder));
}

/**
 * Opens a store that is already there, for the command line: makes nothing.
 * @throws StoreError as `openStore`, and `no-log` where there is none.
 */
export function openExistingStore(folder: string): Store {
  if (!existsSync(databaseFileOf(folder))) {
    throw new StoreError('no-log', folder);
  }
  return openStore(folder);
}

function open(folder: string, key: string): Store {
  let connection: Connection;
  try {
    connection = connect(databaseFileOf(folder), key);
  } catch (error) {
    if (error instanceof NotADatabaseError) {
      throw new StoreError('not-a-database', folder, { cause: error });
    }
    if (error instanceof Error && 'code' in error && isWriteFault(String(error.code))) {
      throw new StoreError('folder-not-writable', folder, { cause: error });
    }
    throw error;
  }
  if (versionOf(connection) > schemaVersion) {
    connection.close();
    throw new StoreError('from-a-newer-version', folder);
  }
  migrate(connection);
  return {
    calls: callTable(connection),
    pauses: pauseTable(connection),
    shifts: shiftTable(connection),
    wins: winTable(connection),
    transaction: connection.transaction,
    check: () => String(connection.pragma('integrity_check')),
    close: connection.close,
  };
}

/** Makes the folder if need be. @throws StoreError when it cannot be written to. */
export function ensureWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StoreError('folder-not-writable', folder, { cause: error });
  }
}

function isWriteFault(code: string): boolean {
  return code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM';
}
