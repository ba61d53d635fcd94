import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file, in place of one that is there, so that it is on the disk whole when this returns. The file is the
 * account's alone. @throws when the disk refuses; then whatever was there is as it was, and nothing lies beside it.
 */
export function writeWhole(file: string, text: string): void {
  putWhole(file, writeBeside(file, text, ownMode));
}

/** As `writeWhole`, for a file that is passed on: it can be read by those who could read the one in its place, or by all. */
export function writeWholeForOthers(file: string, content: string | Uint8Array): void {
  const former = statSync(file, { throwIfNoEntry: false });
  const unfinished = writeBeside(file, content, othersMode);
  if (former !== undefined) {
    // Some disks know no modes: then there is nothing to keep.
    try {
      chmodSync(unfinished, former.mode & 0o777);
    } catch {}
  }
  putWhole(file, unfinished);
}

const ownMode = 0o600;
/** Less what the account keeps to itself of new files (umask). */
const othersMode = 0o644;

function putWhole(file: string, unfinished: string): void {
  try {
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}

/**
 * As `writeWhole`, but never in place of one that is there: false when there was one, however late it came.
 * `link` gives a file a second name, and fails where there is such a file already.
 */
export function writeWholeOnce(
  file: string,
  text: string,
  link: (from: string, to: string) => void = linkSync,
): boolean {
  const unfinished = writeBeside(file, text, ownMode);
  try {
    if (!isMade(() => link(unfinished, file), file, unfinished)) {
      return false;
    }
  } finally {
    rmSync(unfinished, { force: true });
  }
  syncFolder(dirname(file));
  return true;
}

function isMade(link: () => void, file: string, unfinished: string): boolean {
  try {
    link();
    return true;
  } catch (error) {
    if (isAlreadyThere(error)) {
      return false;
    }
  }
  // A disk without hard links (exFAT, many network homes), which each system says in another way. The copy is not there
  // at one stroke, but it does not replace anything either; and if the reason was another, it fails for the same one.
  try {
    copyFileSync(unfinished, file, constants.COPYFILE_EXCL);
  } catch (error) {
    if (isAlreadyThere(error)) {
      return false;
    }
    throw error;
  }
  syncFile(file);
  return true;
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** The whole content in a new file of its own beside `file`, on the disk. */
function writeBeside(file: string, content: string | Uint8Array, mode: number): string {
  // By chance and not by process number: those come again, and what a crash has left must stop nobody.
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.new`;
  const handle = openSync(unfinished, 'wx', mode);
  try {
    // Not `writeSync`: on a disk that is filling up it writes a part and says nothing.
    writeFileSync(handle, content);
    fsyncSync(handle);
  } catch (error) {
    closeSync(handle);
    rmSync(unfinished, { force: true });
    throw error;
  }
  closeSync(handle);
  return unfinished;
}

/** Puts a file that others have written on the disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Puts a folder's own entries on the disk, where the system can: Windows cannot open a folder, and does not need to;
 * some network disks refuse. The file itself is safe already, so a refusal is nobody's trouble.
 */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') {
    return;
  }
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {}
}
