import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Settings } from '../domain/settings.ts';
import { BackupError } from './backup-error.ts';
import { backupsIn } from './backup-file.ts';
import { countBackups } from './backups.ts';
import { writeWhole } from './write-whole.ts';

/**
 * The other folder that copies of backups go to. A small file in it says whose it is, because a path does not: another disk
 * may have it another day, and another log may have been there first.
 */

/** Which folder, and the mark that says that it is this log’s. */
export const secondFolderSchema = z.strictObject({ path: z.string(), mark: z.string().nullable() });
export type SecondFolder = Readonly<z.infer<typeof secondFolderSchema>>;

export function secondFolderOf({
  backupFolder: path,
  backupFolderMark: mark,
}: Pick<Settings, 'backupFolder' | 'backupFolderMark'>): SecondFolder | null {
  return path === null ? null : { path, mark };
}

const markSchema = z.strictObject({
  format: z.literal('unflappable-backups'),
  version: z.literal(1),
  log: z.string(),
  /** SHA-256 of the key files that we have put there, the last ones: no other is touched. */
  keys: z.array(z.string()),
});
type Mark = Readonly<z.infer<typeof markSchema>>;

const markName = 'unflappable-backups.json';
const keyName = 'key.json';
const keysRemembered = 4;

/** Makes a folder this log’s own, if it is nobody else’s. @throws BackupError */
export function claimFolder(folder: SecondFolder & { readonly mark: string }, key: string): void {
  if (!isThere(folder.path)) throw new BackupError('not-written');
  const known = readMark(folder.path);
  if (known?.log === folder.mark) return;
  const backups = backupsIn(folder.path).map(({ name }) => join(folder.path, name));
  const keyThere = keyDigest(folder.path);
  if (backups.length === 0) {
    if (known !== null || keyThere !== null) throw new BackupError('folder-of-another-log');
  } else if (countBackups(backups, key).every((contents) => contents === null)) {
    throw new BackupError('folder-of-another-log');
  }
  // The backups there are of this log, so the key beside them is, too.
  writeMark(folder.path, {
    format: 'unflappable-backups',
    version: 1,
    log: folder.mark,
    keys: [...(known?.keys ?? []), ...(keyThere === null ? [] : [keyThere])],
  });
}

/** To be called before anything is done in the folder. @throws BackupError when it is away, or not this log’s. */
export function requireOwnFolder(folder: SecondFolder): void {
  if (!isThere(folder.path)) throw new BackupError('not-written');
  ownMark(folder);
}

/** Puts a key file there, in place of our last one. @throws BackupError when there is one that is not ours. */
export function putKeyThere(folder: SecondFolder, text: string): void {
  const mark = ownMark(folder);
  const former = keyDigest(folder.path);
  const next = digestOf(text);
  if (former === next) return;
  if (former !== null && !mark.keys.includes(former)) throw new BackupError('key-of-another-log');
  // Written down first: after a crash in between both of them are known as ours.
  const keys = [...mark.keys.filter((known) => known !== next), next].slice(-keysRemembered);
  writeMark(folder.path, { ...mark, keys });
  writeWhole(join(folder.path, keyName), text);
}

/** Removes our key file from there; one that is not ours stays. @throws BackupError, and what the disk says */
export function removeKeyThere(folder: SecondFolder): void {
  const former = keyDigest(folder.path);
  if (former !== null && ownMark(folder).keys.includes(former)) rmSync(join(folder.path, keyName));
}

/** Whether the folder is there and this log’s. */
export function isOwnFolder({ path, mark }: SecondFolder): boolean {
  return mark !== null && readMark(path)?.log === mark;
}

/** The file that says whose the folder is: the last to go. */
export function removeMark({ path }: SecondFolder): void {
  rmSync(join(path, markName), { force: true });
}

function ownMark({ path, mark }: SecondFolder): Mark {
  const known = readMark(path);
  if (known === null || known.log !== mark) throw new BackupError('another-folder');
  return known;
}

function isThere(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Null where there is none, or none that can be read. */
function readMark(path: string): Mark | null {
  try {
    return markSchema.parse(JSON.parse(readFileSync(join(path, markName), 'utf8')));
  } catch {
    return null;
  }
}

function writeMark(path: string, mark: Mark): void {
  writeWhole(join(path, markName), `${JSON.stringify(mark, null, 2)}\n`);
}

function keyDigest(path: string): string | null {
  const file = join(path, keyName);
  return existsSync(file) ? digestOf(readFileSync(file, 'utf8')) : null;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
