import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupsToDrop } from '../domain/backup-rotation.ts';
import { asBackupError, BackupError } from './backup-error.ts';
import { backupFolderOf, backupsIn } from './backup-file.ts';
import { checkLog, dropBackups, sweepUnfinished } from './backups.ts';
import { keyFileOf } from './store/key.ts';
import { syncFile, syncFolder, writeWhole } from './write-whole.ts';

export interface CopyOrder {
  /** The data folder. */
  readonly folder: string;
  /** The backup to copy, in that folder's own backups. */
  readonly name: string;
  /** The second folder; it must be there: a disk that is away must not be taken for an empty one. */
  readonly to: string;
  readonly key: string;
  /** Whether the key file goes with it. */
  readonly withKey: boolean;
  /** For the rotation there, which is the same as here. */
  readonly now: number;
  readonly timeZone: string;
}

/** Copies a backup to a second folder, reads it there before it counts, and rotates those that are there. @throws BackupError */
export function copyBackup({ folder, name, to, key, withKey, now, timeZone }: CopyOrder): null {
  try {
    if (!existsSync(to) || !statSync(to).isDirectory()) throw new BackupError('not-written');
    const target = join(to, name);
    if (!existsSync(target)) {
      const unfinished = `${target}.${randomBytes(6).toString('hex')}.new`;
      try {
        copyFileSync(join(backupFolderOf(folder), name), unfinished);
        syncFile(unfinished);
        if (checkLog(unfinished, key).integrity !== 'ok') throw new BackupError('not-written');
        renameSync(unfinished, target);
      } catch (error) {
        rmSync(unfinished, { force: true });
        throw error;
      }
      syncFolder(to);
    }
    if (withKey) writeWhole(join(to, 'key.json'), readFileSync(keyFileOf(folder), 'utf8'));
    else rmSync(join(to, 'key.json'), { force: true });
    const drop = backupsToDrop(backupsIn(to), now, timeZone);
    dropBackups(
      to,
      drop.map((backup) => backup.name),
    );
    sweepUnfinished(to, now);
    return null;
  } catch (error) {
    throw asBackupError(error);
  }
}
