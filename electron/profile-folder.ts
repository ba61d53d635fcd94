import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWritable } from './store/open.ts';

/**
 * The folder in which Chromium holds the lock of the one instance, and keeps its own files: the rep's data folder, or,
 * where nothing can be written there, one in the system's folder for temporary files, the same at every start. Without a
 * folder that it can lock Chromium takes each start for a second one.
 */
export function profileFolderOf(dataFolder: string): string {
  // An app that ran before the folder could not be written any more holds its lock there, and hears of this start.
  if (isWritable(dataFolder) || isHeld(dataFolder)) return dataFolder;
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `unflappable-${process.getuid?.() ?? 'run'}-${name}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!isExisting(error)) throw error;
  }
  // Whoever shares the computer may have been there first.
  return isOwn(folder) ? folder : mkdtempSync(`${folder}-`);
}

/** Chromium's lock on Linux and macOS is a link that names the computer and the process. */
function isHeld(dataFolder: string): boolean {
  try {
    const pid = Number(readlinkSync(join(dataFolder, 'SingletonLock')).split('-').at(-1));
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

function isOwn(folder: string): boolean {
  const stats = lstatSync(folder);
  return stats.isDirectory() && (process.getuid === undefined || stats.uid === process.getuid());
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
