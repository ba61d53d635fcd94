import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Stamp } from '../domain/time.ts';
import { asBackupError, BackupError } from './backup-error.ts';
import { backupFolderOf, backupNameOf, type Contents, contentsSchema, freeName } from './backup-file.ts';
import { checkLog } from './backups.ts';
import { announceAnew } from './retention-keeper.ts';
import { hasState, stateTable } from './store/app-state.ts';
import { connect, NotADatabaseError } from './store/driver.ts';
import { keysOfText } from './store/key.ts';
import { keyThatOpens } from './store/key-that-opens.ts';
import { databaseFileOf } from './store/open.ts';
import { cancelSwap, damagedFolderName, type Swap, swapLog } from './store/swap.ts';
import { syncFile } from './write-whole.ts';

export interface RestoreOrder {
  /** The data folder, and the key of the log in it. */
  readonly folder: string;
  readonly key: string;
  /** The backup. */
  readonly file: string;
  /** Its own key, where it was made with another one; or several that it may be, joined (`textOfKeys`). */
  readonly fileKey: string;
  readonly at: Stamp;
  /** Nobody else can have the log open: then a damaged one is kept to the byte. */
  readonly isAlone: boolean;
}

/** What was put back, and where that which it replaced is kept, as a path in the data folder; null when there was nothing. */
export const restoredSchema = z.strictObject({ contents: contentsSchema, kept: z.string().nullable() });
export type Restored = Readonly<z.infer<typeof restoredSchema>>;

/**
 * Puts a backup in the place of the log, after reading all of it, and keeps what it replaces: as one more backup, or, if
 * that is damaged, as it is in a folder of its own. The log must not be open here. A crash leaves the one or the other.
 * @throws BackupError, `log-in-use` when another program has the log open; then nothing has changed.
 */
export function restoreBackup(order: RestoreOrder): Restored {
  const { folder, at } = order;
  const log = databaseFileOf(folder);
  const { prepared, contents } = prepare(order);
  try {
    const state = stateOf(log, order);
    const keep = keeping(folder, at, state === 'whole');
    swapLog(log, { version: 1, prepared, keep });
    return { contents, kept: state === 'none' ? null : keep.path };
  } catch (error) {
    if (cancelSwap(log)) rmSync(join(folder, prepared), { force: true });
    throw asBackupError(error);
  }
}

/** Puts a log away that cannot be read, with all that lies beside it, so that a new one can be begun. Its place in the folder. */
export function setLogAside(folder: string, at: Stamp): string {
  const keep = keeping(folder, at, false);
  try {
    swapLog(databaseFileOf(folder), { version: 1, prepared: null, keep });
  } catch (error) {
    throw asBackupError(error);
  }
  return keep.path;
}

/** A copy of the backup, whole and under the log's key, in the data folder: from there it takes its place at one stroke. */
function prepare({ folder, key, file, fileKey: fileKeys }: RestoreOrder): {
  prepared: string;
  contents: Contents;
} {
  // Read where it lies, so that what is wrong with it is said of it.
  if (checkLog(file, fileKeys).integrity !== 'ok') throw new BackupError('damaged');
  const fileKey = keyThatOpens(file, keysOfText(fileKeys) ?? [key]) ?? key;
  const prepared = `unflappable.db.${randomBytes(6).toString('hex')}.restoring`;
  const copy = join(folder, prepared);
  try {
    copyFileSync(file, copy, constants.COPYFILE_EXCL);
    const connection = connect(copy, fileKey, 'alone');
    try {
      if (fileKey !== key) connection.changeKey(key);
      // Records of former times come in: what of them is over its time is announced before it goes.
      if (hasState(connection)) announceAnew({ state: stateTable(connection) });
    } finally {
      connection.close();
    }
    syncFile(copy);
    const { integrity, counts, from, to } = checkLog(copy, key);
    if (integrity !== 'ok') throw new BackupError('not-written');
    return { prepared, contents: { counts, from, to } };
  } catch (error) {
    rmSync(copy, { force: true });
    throw asBackupError(error);
  }
}

function stateOf(log: string, { key, isAlone }: RestoreOrder): 'none' | 'whole' | 'damaged' {
  if (!existsSync(log)) return 'none';
  return isAlone && !isWhole(log, key) ? 'damaged' : takeAlone(log, key);
}

function isWhole(log: string, key: string): boolean {
  try {
    return checkLog(log, key).integrity === 'ok';
  } catch (error) {
    if (error instanceof BackupError) return false;
    throw error;
  }
}

/**
 * Brings all that was written into the one file, which is then complete by itself. `damaged`: that cannot be done.
 * @throws BackupError `log-in-use`
 */
function takeAlone(log: string, key: string): 'whole' | 'damaged' {
  try {
    connect(log, key, 'alone').close();
    if (!isWhole(log, key)) return 'damaged';
    // Reading all of it takes seconds in a large log: what another program wrote meanwhile is brought in as well.
    connect(log, key, 'alone').close();
    return 'whole';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^SQLITE_(BUSY|LOCKED)/u.test(code)) throw new BackupError('log-in-use', { cause: error });
    if (error instanceof NotADatabaseError) return 'damaged';
    if (code.startsWith('SQLITE_CORRUPT')) return 'damaged';
    throw error;
  }
}

function keeping(folder: string, at: Stamp, isWhole: boolean): Swap['keep'] {
  return isWhole
    ? { as: 'copy', path: `backups/${freeName(backupFolderOf(folder), backupNameOf(at, 'replaced'))}` }
    : { as: 'folder', path: damagedFolderName(folder, at) };
}
