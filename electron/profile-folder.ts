import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './is-alive.ts';
import { isWritable } from './store/open.ts';

/**
 * The folder in which Chromium holds the lock of the one instance, and keeps its own files: the rep's data folder, or,
 * where nothing can be written there, a stand-in in the system's folder for temporary files, the same at every start.
 * Without a folder that it can lock Chromium takes each start for a second one.
 */
export function profileFolderOf(dataFolder: string): string {
  const standIn = standInOf(dataFolder);
  // An app that began with one of the two holds its lock there, whatever became of the data folder since.
  if (isClaimed(standIn)) return standIn;
  if (isWritable(dataFolder) || isHeld(dataFolder)) return dataFolder;
  const folder = made(standIn);
  takeKeyOfKeyStore(dataFolder, folder);
  return folder;
}

/** Chromium's own files, apart from the rep's. On Windows the key of the system's key store is among them. */
export function sessionFolderOf(profile: string): string {
  return join(profile, 'session');
}

/** Says of a stand-in that this app runs with it; to be called once it has its lock. */
export function claimProfile(profile: string, dataFolder: string): void {
  if (profile !== dataFolder) writeFileSync(claimOf(profile), String(process.pid), { mode: 0o600 });
}

/** The app ends: its next start begins anew. */
export function leaveProfile(profile: string, dataFolder: string): void {
  if (profile !== dataFolder) rmSync(claimOf(profile), { force: true });
}

/** Removes the stand-in of a data folder; what Chromium still has open of it goes as soon as that lets it. */
export function removeStandIn(dataFolder: string): void {
  const standIn = standInOf(dataFolder);
  // What another account put there is not the app's.
  if (existsSync(standIn) && isOwn(standIn)) rmSync(standIn, { recursive: true, force: true, maxRetries: 3 });
}

function standInOf(dataFolder: string): string {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  return join(tmpdir(), `unflappable-${process.getuid?.() ?? 'run'}-${name}`);
}

function made(standIn: string): string {
  try {
    mkdirSync(standIn, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  // Whoever shares the computer may have been there first.
  return isOwn(standIn) ? standIn : mkdtempSync(`${standIn}-`);
}

function isOwn(folder: string): boolean {
  const stats = lstatSync(folder);
  return stats.isDirectory() && (process.getuid === undefined || stats.uid === process.getuid());
}

function claimOf(profile: string): string {
  return join(profile, 'running');
}

/** One that a crash left, with a number that is another program's by now, does no harm: the stand-in is as good a place. */
function isClaimed(standIn: string): boolean {
  try {
    return isOwn(standIn) && isAlive(Number(readFileSync(claimOf(standIn), 'utf8')));
  } catch {
    return false;
  }
}

/**
 * Chromium's lock on Linux and macOS is a link that names the computer and the process. One that a crash left may name
 * another program by now, where that can be told.
 */
function isHeld(dataFolder: string): boolean {
  try {
    const [, host, pid] = /^(.*)-(\d+)$/u.exec(readlinkSync(join(dataFolder, 'SingletonLock'))) ?? [];
    return host === hostname() && isAlive(Number(pid)) && isThisProgram(Number(pid));
  } catch {
    return false;
  }
}

function isThisProgram(pid: number): boolean {
  return process.platform !== 'linux' || readlinkSync(`/proc/${pid}/exe`) === readlinkSync('/proc/self/exe');
}

/** Windows wraps the log's key with one that Chromium keeps in this file: in another folder it would make a new one. */
function takeKeyOfKeyStore(dataFolder: string, profile: string): void {
  const from = join(sessionFolderOf(dataFolder), 'Local State');
  if (!existsSync(from)) return;
  mkdirSync(sessionFolderOf(profile), { recursive: true, mode: 0o700 });
  copyFileSync(from, join(sessionFolderOf(profile), 'Local State'));
}
