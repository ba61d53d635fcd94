import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type StateTable, stateTable } from './app-state.ts';
import { type VersionTable, versionTable } from './call-versions.ts';
import { refreshWords, type SearchCalls, searchCalls } from './call-words.ts';
import { type CallTable, callTable } from './calls.ts';
import { connectToRead, type ReadConnection } from './connect-to-read.ts';
import { type Connection, connect, NotADatabaseError } from './driver.ts';
import { keyFileOf, makeKey, readKey } from './key.ts';
import { migrate, schemaVersion, versionOf } from './migrations.ts';
import { type PauseTable, pauseTable } from './pauses.ts';
import { type PlaybookTable, playbookTable } from './playbook.ts';
import { type RetentionTable, retentionTable } from './retention.ts';
import { type ReviewTable, reviewTable } from './review.ts';
import { type ShiftTable, shiftTable } from './shifts.ts';
import { StoreError, type StoreFault } from './store-error.ts';
import { type StoreTrouble, storeTroubleOf } from './store-trouble.ts';
import { finishSwap } from './swap.ts';
import { type TryTable, tryTable } from './tries.ts';
import { areWeeksCounted, refreshWeekTotals } from './week-totals.ts';
import { type WinTable, winTable } from './wins.ts';

/** The rep's records on disk. Every verb is one durable transaction unless it runs inside `transaction`. */
export interface Store {
  /** The folder of the file that is open: the log's own, or that of a copy (`openStoreToRead`). */
  readonly place: string;
  /** Nothing can be written: every verb that would throws SQLite's `SQLITE_READONLY`. */
  readonly isReadOnly: boolean;
  readonly calls: CallTable;
  readonly pauses: PauseTable;
  readonly shifts: ShiftTable;
  readonly wins: WinTable;
  readonly tries: TryTable;
  readonly playbook: PlaybookTable;
  readonly versions: VersionTable;
  readonly state: StateTable;
  readonly retention: RetentionTable;
  readonly review: ReviewTable;
  /** Full-text search. It takes a while in a large log: the app asks in a thread of its own (records-reader.ts). */
  readonly search: SearchCalls;
  readonly transaction: <T>(work: () => T) => T;
  /** From now on a write that another program or thread keeps waiting fails after this long, in milliseconds. */
  readonly waitForOthers: (milliseconds: number) => void;
  /** Removes what is binned, for good: afterwards no word of it is in the log's files. Nothing of it can be undone. */
  readonly emptyBin: () => void;
  /** Another number whenever another program, or another thread, has written to the log: the command line can. */
  readonly changesByOthers: () => number;
  /** Nothing of the rep’s is in it, neither a record nor a change to the playbook. */
  readonly isEmpty: () => boolean;
  /** SQLite's own check of the whole file: `ok`, or what it found. */
  readonly check: () => string;
  readonly close: () => void;
}

/** The rep's records, only to be read. */
export type ReadOnlyStore = {
  readonly [Table in 'pauses' | 'shifts' | 'wins']: Pick<Store[Table], 'all' | 'between' | 'span'>;
} & {
  readonly calls: Pick<CallTable, 'all' | 'get' | 'loggedBetween' | 'span'>;
  readonly retention: Pick<RetentionTable, 'count'>;
  readonly playbook: Pick<PlaybookTable, 'read'>;
  readonly tries: Pick<TryTable, 'all'>;
} & Pick<Store, 'review' | 'search' | 'transaction' | 'close'>;

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
  return openStoreWith(folder, known ?? makeKey(folder));
}

/**
 * Opens a store that is already there, only to read it: makes nothing, changes nothing, and needs no write access.
 * `known` is its key, where that had to be asked for (`keyFor`).
 * @throws StoreError as `openStore`, `no-log` where there is none, and `from-an-older-version`.
 */
export function openExistingStore(folder: string, known?: string): ReadOnlyStore {
  return readOnly(folder, known, connectToRead);
}

/** The whole log of a folder that cannot be written, brought up to date or not at all. @throws StoreError */
export function openStoreToRead(folder: string, key: string): Store {
  return readOnly(folder, key, connectToRead);
}

/**
 * As `openExistingStore`, for a thread of the app that has the log open to write: what that writes later is read too, so
 * never a copy of it is.
 */
export function openBesideWriter(folder: string, key: string): ReadOnlyStore {
  return readOnly(folder, key, (file) => ({ ...connect(file, key, 'read'), file }));
}

function readOnly(
  folder: string,
  known: string | undefined,
  connected: (file: string, key: string) => ReadConnection,
): Store {
  if (!existsSync(databaseFileOf(folder))) {
    throw new StoreError('no-log', folder);
  }
  const key = known ?? readKey(folder);
  if (key === null) {
    throw new StoreError('key-missing', folder);
  }
  return withRightFault(folder, () => {
    const connection = connected(databaseFileOf(folder), key);
    return closedOnFailure(connection, () => {
      refuseNewer(connection, folder);
      // Sums that are still to be made, or are another program's, would be a wrong review.
      if (versionOf(connection) < schemaVersion || !areWeeksCounted(connection)) {
        throw new StoreError('from-an-older-version', folder);
      }
      return tablesOf(connection, { place: dirname(connection.file), isReadOnly: true });
    });
  });
}

export function databaseFileOf(folder: string): string {
  return join(folder, 'unflappable.db');
}

/** What is done with a log that has just been opened, before it is brought up to date; if it throws, nothing has changed. */
export type FirstLook = (connection: Connection) => void;

/** As `openStore`, with a key that is had already. @throws StoreError, and what `look` throws */
export function openStoreWith(folder: string, key: string, look: FirstLook = () => {}): Store {
  return withRightFault(folder, () => {
    const file = databaseFileOf(folder);
    finishSwap(file);
    if (existsSync(`${file}-wal`)) refuseNewerUntouched(file, key, folder);
    const connection = connect(file, key);
    return closedOnFailure(connection, () => {
      sweepJournal(file);
      refuseNewer(connection, folder);
      look(connection);
      migrate(connection);
      refreshWords(connection);
      refreshWeekTotals(connection);
      return tablesOf(connection, { place: folder, isReadOnly: false });
    });
  });
}

/**
 * What a kill leaves of a rollback journal that had not come to count yet, when it comes while the log is opened `alone`.
 * One that counts was rolled back and removed by SQLite when it connected, and whoever has the log open with a write-ahead
 * log keeps everybody from beginning another; but SQLite itself never looks at it again.
 */
function sweepJournal(file: string): void {
  try {
    rmSync(`${file}-journal`, { force: true });
  } catch {
    // It says nothing, and must not keep a log from being opened.
  }
}

/** What the rep has written or done. */
const heldTables = ['calls', 'pauses', 'shifts', 'wins', 'win_draft', 'tries', 'playbook_changes'] as const;

function tablesOf(connection: Connection, where: Pick<Store, 'place' | 'isReadOnly'>): Store {
  const calls = callTable(connection);
  const wins = winTable(connection);
  return {
    ...where,
    calls,
    pauses: pauseTable(connection),
    shifts: shiftTable(connection),
    wins,
    tries: tryTable(connection),
    playbook: playbookTable(connection),
    versions: versionTable(connection),
    state: stateTable(connection),
    retention: retentionTable(connection),
    review: reviewTable(connection),
    search: searchCalls(connection),
    transaction: connection.transaction,
    waitForOthers: connection.waitForOthers,
    emptyBin: () => {
      // At the start and the end of the app: it can wait then, and a promise hangs on it.
      const usual = Number(connection.pragma('busy_timeout'));
      connection.waitForOthers(5000);
      try {
        connection.transaction(() => {
          calls.purge();
          wins.purge();
        });
        // What was removed is still in the pages that wait in the write-ahead log.
        connection.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        connection.waitForOthers(usual);
      }
    },
    changesByOthers: () => Number(connection.pragma('data_version')),
    isEmpty: () =>
      heldTables.every((table) => connection.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined),
    check: () => String(connection.pragma('integrity_check')),
    close: connection.close,
  };
}

/** Only reads: a connection that writes would bring what waits in the write-ahead log into a log that is not ours. */
function refuseNewerUntouched(file: string, key: string, folder: string): void {
  let reader: Connection;
  try {
    reader = connect(file, key, 'read');
  } catch (error) {
    // Only a connection that writes can take that back, and it asks for the version once more.
    if (isHalfWritten(error)) return;
    throw error;
  }
  closedOnFailure(reader, () => refuseNewer(reader, folder));
  reader.close();
}

/** Whether the program was stopped while it wrote alone, at a restore or for another key: SQLite has noted what was there. */
function isHalfWritten(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_READONLY_ROLLBACK';
}

function refuseNewer(connection: Connection, folder: string): void {
  if (versionOf(connection) > schemaVersion) {
    throw new StoreError('from-a-newer-version', folder);
  }
}

function closedOnFailure<T>(connection: Connection, work: () => T): T {
  try {
    return work();
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Gives what the driver throws its sentence for the rep, where there is one. */
function withRightFault<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotADatabaseError) {
      throw new StoreError('not-a-database', folder, { cause: error });
    }
    const trouble = storeTroubleOf(error);
    const fault = trouble === null ? null : faults[trouble];
    throw fault === null ? error : new StoreError(fault, folder, { cause: error });
  }
}

/** Makes the folder if need be. @throws StoreError when it cannot be written to. */
export function ensureWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    refuseUnwritable(folder);
  } catch (error) {
    throw new StoreError('folder-not-writable', folder, { cause: error });
  }
}

/** Whether files can be made in a folder. */
export function isWritable(folder: string): boolean {
  try {
    refuseUnwritable(folder);
    return true;
  } catch {
    return false;
  }
}

/** Whether the log can be written: its folder, and what there is of its files. SQLite would open it to be read, and not say so. */
export function isLogWritable(folder: string): boolean {
  const file = databaseFileOf(folder);
  return isWritable(folder) && ['', '-wal', '-shm'].every((part) => isFileWritable(`${file}${part}`));
}

function isFileWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return !existsSync(file);
  }
}

function refuseUnwritable(folder: string): void {
  accessSync(folder, constants.W_OK | constants.X_OK);
  // Of what an account may do in a folder Windows tells nothing there: it shows when it is tried.
  if (process.platform !== 'win32') return;
  const probe = join(folder, `write-probe-${process.pid}`);
  writeFileSync(probe, '');
  rmSync(probe, { force: true });
}

/** Whether there is a log with its key, which may be read where nothing can be written. */
export function hasLog(folder: string): boolean {
  return existsSync(keyFileOf(folder)) && existsSync(databaseFileOf(folder));
}

/** What keeps a log from being opened; null: no sentence of ours covers it. */
const faults: Readonly<Record<StoreTrouble, StoreFault | null>> = {
  'in-use': 'log-in-use',
  'disk-full': 'disk-full',
  'not-writable': 'folder-not-writable',
  gone: null,
  damaged: 'damaged',
};
