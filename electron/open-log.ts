import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stamp } from '../domain/time.ts';
import { backupFolderOf, backupsIn } from './backup-file.ts';
import { backUp } from './backups.ts';
import { type Connection, connect } from './store/driver.ts';
import { schemaVersion, versionOf } from './store/migrations.ts';
import {
  databaseFileOf,
  hasLog,
  isLogWritable,
  openStoreToRead,
  openStoreWith,
  type Store,
} from './store/open.ts';
import { StoreError } from './store/store-error.ts';
import { storeTroubleOf } from './store/store-trouble.ts';
import { damagedFolderName, finishSwap } from './store/swap.ts';
import { hasLostOf, type WalEnd, walEndOf } from './store/wal-file.ts';

export interface OpenLogWorld {
  readonly folder: string;
  readonly key: string;
  readonly at: Stamp;
  /** Something that the rep has to be told of, once the log is open. */
  readonly onNote: (text: string) => void;
  /** See below; another one only in tests. */
  readonly largestReadAtStart?: number;
  /** A new log is wanted, though there are backups of a former one. */
  readonly isAfresh?: boolean;
}

/**
 * A log up to this size, in bytes, is read whole at each start, which takes a fraction of a second. A larger one is read
 * by each day's backup, in a thread of its own; if that or anything else meets damage in it, the next start reads all of
 * it whatever its size.
 */
const usualLargestReadAtStart = 32 * 1024 * 1024;

/** While the app waits for another writer it answers nothing: what has to be written is kept, and tried again. */
const patienceMs = 50;

/**
 * Opens the log as the app does: backed up before it is brought up to date, and never one that is damaged or has
 * silently lost something. In a folder that cannot be written it is opened to be read (`isReadOnly`).
 * @throws StoreError; then it is as it was.
 */
export function openLog({
  folder,
  key,
  at,
  onNote,
  largestReadAtStart = usualLargestReadAtStart,
  isAfresh = false,
}: OpenLogWorld): Store {
  const log = databaseFileOf(folder);
  if (hasLog(folder) && !isLogWritable(folder)) return openUnwritable(folder, key);
  finishSwap(log);
  if (!isAfresh) refuseMissing(folder);
  if (isToBeRead(folder, log, largestReadAtStart)) refuseDamaged(folder, log, key);
  const opened = (end: WalEnd) =>
    openStoreWith(folder, key, (connection) => {
      // One that another program goes on writing to begins anew at any moment: then it is no longer what was measured.
      if (hasLostOf(end, connection) && walEndOf(log) === end)
        throw new LostChanges(connect(log, key, 'read'));
      if (isFromOlderVersion(connection)) backUpFirst(connection, { folder, key, at });
    });
  const store = keepingWhatWasLost(() => opened(walEndOf(log)));
  store.waitForOthers(patienceMs);
  return store;

  /** The copy is made while the log is not open here: whoever closes a file lets go of all locks on it that SQLite has taken. */
  function keepingWhatWasLost(open: () => Store): Store {
    try {
      return open();
    } catch (error) {
      if (!(error instanceof LostChanges)) throw error;
      error.holder.close();
      onNote(lostWords(keepCopy(folder, log, at)));
      return opened(null);
    }
  }
}

/** The WAL holds something that SQLite has dropped. */
class LostChanges extends Error {
  /** One that reads: whoever else closes the log now leaves the WAL as it is. */
  readonly holder: Connection;

  constructor(holder: Connection) {
    super('the WAL has lost something');
    this.holder = holder;
  }
}

/** Better read than not at all; but one that would have to be brought up to date first cannot be. */
function openUnwritable(folder: string, key: string): Store {
  try {
    return openStoreToRead(folder, key);
  } catch (error) {
    if (!(error instanceof StoreError) || error.fault !== 'from-an-older-version') throw error;
    throw new StoreError('folder-not-writable', folder, { cause: error });
  }
}

function backUpFirst(connection: Connection, order: Pick<OpenLogWorld, 'folder' | 'key' | 'at'>): void {
  try {
    backUp(connection, { ...order, reason: 'migration', file: null });
  } catch (error) {
    throw new StoreError('no-backup-before-update', order.folder, { cause: error });
  }
}

function isFromOlderVersion(connection: Connection): boolean {
  const version = versionOf(connection);
  return version > 0 && version < schemaVersion;
}

function isToBeRead(folder: string, log: string, largestReadAtStart: number): boolean {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  return size > 0 && (size <= largestReadAtStart || existsSync(suspicionOf(folder)));
}

/**
 * Reads all of it, by a connection that changes nothing, so that a damaged log stays to the byte as it was found. Why it
 * does not open, if it does not, is said by whoever opens it next.
 */
function refuseDamaged(folder: string, log: string, key: string): void {
  try {
    const connection = connect(log, key, 'read');
    try {
      if (connection.pragma('quick_check') !== 'ok') throw new StoreError('damaged', folder);
    } finally {
      connection.close();
    }
    rmSync(suspicionOf(folder), { force: true });
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const isCorrupt = error instanceof Error && 'code' in error && error.code === 'SQLITE_CORRUPT';
    if (isCorrupt) throw new StoreError('damaged', folder, { cause: error });
  }
}

/** Never starts afresh in silence where a log was. @throws StoreError */
export function refuseMissing(folder: string): void {
  const log = databaseFileOf(folder);
  const isThere = existsSync(log) && statSync(log).size > 0;
  const hadOne = backupsIn(backupFolderOf(folder)).length > 0 || walEndOf(log) !== null;
  if (!isThere && hadOne) throw new StoreError('log-missing', folder);
}

/** A note beside the log that a part of it could not be read: the next start reads all of it, however large it is. */
export function suspicionOf(folder: string): string {
  return join(folder, 'check-log');
}

/** To be told of what went wrong with the log: the rep is told to start the app anew, and then that has to find it. */
export function suspectIfDamaged(folder: string, error: unknown): void {
  if (storeTroubleOf(error) !== 'damaged') return;
  try {
    writeFileSync(suspicionOf(folder), '', { mode: 0o600 });
  } catch {
    // The next day's backup meets it again.
  }
}

function keepCopy(folder: string, log: string, at: Stamp): string {
  const name = damagedFolderName(folder, at);
  mkdirSync(join(folder, name), { mode: 0o700 });
  for (const end of ['', '-wal']) {
    if (existsSync(`${log}${end}`)) copyFileSync(`${log}${end}`, join(folder, name, `unflappable.db${end}`));
  }
  return name;
}

function lostWords(kept: string): string {
  return `Some of the last changes before the computer stopped could not be read, and may be missing from the log. Look at your last calls. The damaged file is kept in the folder ${kept} of your data.`;
}
