import { type BigIntStats, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { backupFolderOf } from './backup-file.ts';

/** Said wherever a file would be put among the app’s own. */
export const ownFileWords =
  'That is where Unflappable keeps your log, and nothing else may be written there. Choose another folder.';

/**
 * Whether a file that is to be written lies in the data folder, or is one of the files there under another name: it would
 * take the place of the log or its key. By what the disk says and not by the words of the path: links, the case of letters
 * and mounts give one folder many.
 */
export function isOwnFile(dataFolder: string, file: string): boolean {
  const data = statsOf(dataFolder);
  if (data === null) return false;
  const target = resolve(file);
  if (ancestorsOf(target).some((ancestor) => isSame(statsOf(ancestor), data))) return true;
  const there = statsOf(target);
  if (there === null) return false;
  return readdirSync(dataFolder).some((name) => isSame(statsOf(join(dataFolder, name)), there));
}

/** Whether a file lies in the folder of the backups, directly: one more of them may be put there. */
export function isAmongBackups(dataFolder: string, file: string): boolean {
  const backups = statsOf(backupFolderOf(dataFolder));
  return backups !== null && isSame(statsOf(dirname(resolve(file))), backups);
}

/** The file itself and the folders around it, from where the disk has them. */
function ancestorsOf(file: string): readonly string[] {
  const found: string[] = [];
  for (let path = realOf(file); ; path = dirname(path)) {
    found.push(path);
    if (dirname(path) === path) return found;
  }
}

/** As far as it is there: what is to be written may not be, nor its folder. */
function realOf(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = dirname(file);
  return folder === file ? file : join(realOf(folder), basename(file));
}

function statsOf(file: string): BigIntStats | null {
  try {
    return statSync(file, { bigint: true });
  } catch {
    return null;
  }
}

function isSame(one: BigIntStats | null, other: BigIntStats): boolean {
  return one !== null && one.ino === other.ino && one.dev === other.dev;
}
