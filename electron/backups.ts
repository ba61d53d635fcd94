import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { BackupReason } from '../domain/backup-rotation.ts';
import { localDaySchema, type Stamp } from '../domain/time.ts';
import { asBackupError, BackupError } from './backup-error.ts';
import {
  type BackupFile,
  backupFolderOf,
  backupNameOf,
  type Contents,
  freeName,
  type LogCheck,
  type LogCounts,
  parseBackupName,
} from './backup-file.ts';
import { connectToRead } from './store/connect-to-read.ts';
import { type Connection, NotADatabaseError } from './store/driver.ts';
import { keysOfText } from './store/key.ts';
import { schemaVersion, versionOf } from './store/migrations.ts';
import { databaseFileOf } from './store/open.ts';
import { StoreError } from './store/store-error.ts';
import { syncFile, syncFolder } from './write-whole.ts';

export interface BackupOrder {
  /** The data folder. */
  readonly folder: string;
  readonly key: string;
  readonly at: Stamp;
  readonly reason: BackupReason;
  /** Where to; null: in the folder of the backups, under a name that says when and why. */
  readonly file: string | null;
}

/**
 * Copies the log of `folder` as of one moment, while others may write on, and reads the copy before it counts.
 * @throws BackupError, StoreError `no-log`; then nothing has changed.
 */
export function makeBackup(order: BackupOrder): BackupFile {
  const database = databaseFileOf(order.folder);
  if (!existsSync(database)) throw new StoreError('no-log', order.folder);
  return inOurWords(() => {
    const connection = connectToRead(database, order.key);
    try {
      return backUp(connection, order);
    } finally {
      connection.close();
    }
  });
}

/** As `makeBackup`, of a log that is open already. */
export function backUp(connection: Connection, { folder, key, at, reason, file }: BackupOrder): BackupFile {
  return inOurWords(() => {
    const target =
      file ?? join(backupFolderOf(folder), freeName(backupFolderOf(folder), backupNameOf(at, reason)));
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    const unfinished = `${target}.${randomBytes(6).toString('hex')}.new`;
    try {
      copyVerified(connection, unfinished, key);
      syncFile(unfinished);
      renameSync(unfinished, target);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
    syncFolder(dirname(target));
    const name = target.slice(dirname(target).length + 1);
    const made = parseBackupName(name)?.at ?? Date.parse(at);
    return { name, reason, at: made, bytes: statSync(target).size };
  });
}

/** Of a log that is written to all the time, a copy that holds what was there before or after it. */
const mostTries = 3;

function copyVerified(connection: Connection, copy: string, key: string): void {
  for (let tries = 1; ; tries += 1) {
    const before = countsOf(connection);
    connection.copyTo(copy);
    const after = countsOf(connection);
    const check = checkLog(copy, key);
    if (check.integrity !== 'ok') throw new BackupError('damaged');
    if (versionOf(connection) === check.schemaVersion && isBetween(check.counts, before, after)) return;
    if (tries === mostTries) throw new BackupError('damaged');
    rmSync(copy);
  }
}

function isBetween(counts: LogCounts, one: LogCounts, other: LogCounts): boolean {
  const names = ['calls', 'drafts', 'pauses', 'shifts', 'wins'] as const;
  return names.every(
    (name) =>
      counts[name] >= Math.min(one[name], other[name]) && counts[name] <= Math.max(one[name], other[name]),
  );
}

/** A backup opens with the key that the log had when it was made. */
function connectWithAny(file: string, key: string): Connection {
  let refused: unknown;
  for (const each of keysOfText(key) ?? [key]) {
    try {
      return connectToRead(file, each);
    } catch (error) {
      if (!(error instanceof NotADatabaseError)) throw error;
      refused = error;
    }
  }
  throw refused;
}

/**
 * Reads all of a log or a backup, and changes nothing. @throws BackupError when there is none that this key opens; one
 * that opens and is damaged further inside says so in `integrity`.
 */
export function checkLog(file: string, key: string): LogCheck {
  return withBackup(file, key, (connection) => {
    const integrity = integrityOf(connection);
    if (integrity !== 'ok') {
      return { integrity, schemaVersion: 0, counts: nothing, from: null, to: null };
    }
    return { integrity, schemaVersion: versionOf(connection), ...contentsOf(connection) };
  });
}

const nothing: LogCounts = { calls: 0, drafts: 0, pauses: 0, shifts: 0, wins: 0 };

function integrityOf(connection: Connection): string {
  try {
    return String(connection.pragma('integrity_check'));
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read';
  }
}

/** What a backup holds, without reading all of it. */
export function contentsOf(connection: Connection): Contents {
  const days = connection
    .prepare(
      `SELECT min(day) AS first, max(day) AS last FROM (
        SELECT min(local_day) AS day FROM calls UNION ALL SELECT max(local_day) FROM calls
        UNION ALL SELECT min(local_day) FROM shifts UNION ALL SELECT max(local_day) FROM shifts
        UNION ALL SELECT min(local_day) FROM pauses UNION ALL SELECT max(local_day) FROM pauses
        UNION ALL SELECT min(local_day) FROM wins UNION ALL SELECT max(local_day) FROM wins)`,
    )
    .get();
  const { first, last } = daysSchema.parse(days);
  return { counts: countsOf(connection), from: first, to: last };
}

const daysSchema = z.strictObject({ first: localDaySchema.nullable(), last: localDaySchema.nullable() });
const countSchema = z.object({ count: z.int() });

/** In words that every version of the schema understands. */
function countsOf(connection: Connection): LogCounts {
  const count = (from: string) =>
    countSchema.parse(connection.prepare(`SELECT count(*) AS count FROM ${from}`).get()).count;
  // Together, so that they are of one moment.
  return connection.transaction(() => ({
    calls: count('calls WHERE binned_at IS NULL'),
    drafts: count("calls WHERE binned_at IS NULL AND status = 'draft'"),
    pauses: count('pauses'),
    shifts: count('shifts'),
    wins: count('wins WHERE binned_at IS NULL'),
  }));
}

/**
 * Opens a backup only to read it. `key` may be several, joined (`textOfKeys`). @throws BackupError when it is not there, this key does not open it, or it is from a
 * newer version.
 */
export function withBackup<T>(file: string, key: string, work: (connection: Connection) => T): T {
  if (!existsSync(file)) throw new BackupError('not-there');
  let connection: Connection;
  try {
    connection = connectWithAny(file, key);
  } catch (error) {
    if (error instanceof NotADatabaseError) throw new BackupError('not-openable', { cause: error });
    throw isCorrupt(error) ? new BackupError('damaged', { cause: error }) : asBackupError(error);
  }
  try {
    if (versionOf(connection) > schemaVersion) throw new BackupError('from-a-newer-version');
    if (versionOf(connection) === 0) throw new BackupError('not-openable');
    return work(connection);
  } catch (error) {
    throw isCorrupt(error) ? new BackupError('damaged', { cause: error }) : error;
  } finally {
    connection.close();
  }
}

function isCorrupt(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/u.test(String(error.code));
}

/** Throws away backups, and what an unfinished one has left. Only files of ours in the folder of the backups. */
export function dropBackups(backupFolder: string, names: readonly string[]): void {
  for (const name of names) {
    if (parseBackupName(name) !== null) rmSync(join(backupFolder, name), { force: true });
  }
}

/** What a crash or a full disk has left of backups that were never finished, longer ago than any takes. */
export function sweepUnfinished(backupFolder: string, now: number): void {
  if (!existsSync(backupFolder)) return;
  for (const name of readdirSync(backupFolder)) {
    if (!/^unflappable-.+\.db\.[0-9a-f]{12}\.new(-journal)?$/u.test(name)) continue;
    const file = join(backupFolder, name);
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - changed > unfinishedAfterMs) rmSync(file, { force: true });
  }
}

const unfinishedAfterMs = 3_600_000;

function inOurWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asBackupError(error);
  }
}

/** What each of these files holds, in their order, without reading all of them; null for one that cannot be opened. */
export function countBackups(files: readonly string[], key: string): (Contents | null)[] {
  return files.map((file) => {
    try {
      return withBackup(file, key, contentsOf);
    } catch {
      return null;
    }
  });
}
