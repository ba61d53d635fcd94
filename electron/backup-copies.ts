import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupsToDrop } from '../domain/backup-rotation.ts';
import { asBackupError, BackupError } from './backup-error.ts';
import { backupFolderOf, backupsIn } from './backup-file.ts';
import { checkLog, dropBackups, sweepUnfinished } from './backups.ts';
import { putKeyThere, removeKeyThere, requireOwnFolder, type SecondFolder } from './second-folder.ts';
import { keyFileOf } from './store/key.ts';
import { syncFile, syncFolder } from './write-whole.ts';

export interface CopyOrder {
  /** The data folder. */
  readonly folder: string;
  /** The backup to copy, in that folder's own backups. */
  readonly name: string;
  /** It must be there and ours: a disk that is away must not be taken for an empty one, nor another for it. */
  readonly to: SecondFolder;
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
    requireOwnFolder(to);
    const target = join(to.path, name);
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
      syncFolder(to.path);
    }
    if (withKey) putKeyThere(to, readFileSync(keyFileOf(folder), 'utf8'));
    else removeKeyThere(to);
    const drop = backupsToDrop(backupsIn(to.path), now, timeZone);
    dropBackups(
      to.path,
      drop.map((backup) => backup.name),
    );
    sweepUnfinished(to.path, now);
    return null;
  } catch (error) {
    throw asBackupError(error);
  }
}

/** Throws away all backups of a folder but the one of this name, which must be there. @throws BackupError */
export function keepOnly(backupFolder: string, name: string): void {
  if (!existsSync(join(backupFolder, name))) throw new BackupError('not-there');
  try {
    const others = backupsIn(backupFolder).filter((backup) => backup.name !== name);
    dropBackups(
      backupFolder,
      others.map((backup) => backup.name),
    );
  } catch (error) {
    throw asBackupError(error);
  }
}
