import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type BackupReason, backupReasons } from '../domain/backup-rotation.ts';
import { epochOf, localDaySchema, type Stamp } from '../domain/time.ts';

/** A backup on a disk. Its name says when and why it was made, so that a list of them needs no key. */
export const backupFileSchema = z.strictObject({
  name: z.string(),
  reason: z.enum(backupReasons),
  /** Milliseconds since 1970 UTC. */
  at: z.number(),
  bytes: z.number(),
});
export type BackupFile = Readonly<z.infer<typeof backupFileSchema>>;

const countsSchema = z.strictObject({
  /** Drafts too; what was binned does not count. */
  calls: z.int(),
  drafts: z.int(),
  pauses: z.int(),
  shifts: z.int(),
  wins: z.int(),
});
export type LogCounts = Readonly<z.infer<typeof countsSchema>>;

/** What a log or a backup holds. */
export const contentsSchema = z.strictObject({
  counts: countsSchema,
  /** The local days of the first and the last record; null when there is none. */
  from: localDaySchema.nullable(),
  to: localDaySchema.nullable(),
});
export type Contents = Readonly<z.infer<typeof contentsSchema>>;

/** What is to be said of one after all of it was read. */
export const logCheckSchema = contentsSchema.extend({
  /** `ok`, or what SQLite's own check of the whole file found first. */
  integrity: z.string(),
  schemaVersion: z.int(),
});
export type LogCheck = Readonly<z.infer<typeof logCheckSchema>>;

export function backupFolderOf(folder: string): string {
  return join(folder, 'backups');
}

export function backupNameOf(at: Stamp, reason: BackupReason): string {
  const utc = new Date(epochOf(at)).toISOString().replace(/[-:]|\.\d+/gu, '');
  return `unflappable-${utc}-${reason}.db`;
}

/** The name of a backup, with a number where it is taken already. */
export function freeName(backupFolder: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? name : name.replace(/\.db$/u, `-${number}.db`);
    if (!existsSync(join(backupFolder, numbered))) return numbered;
  }
}

/** What a name says; null for a file that is no backup of ours. A number tells apart those of the same second. */
export function parseBackupName(name: string): Pick<BackupFile, 'reason' | 'at'> | null {
  const match = /^unflappable-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([a-z-]+?)(?:-\d+)?\.db$/u.exec(name);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, word] = match;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const reason = backupReasons.find((known) => known === word);
  return reason === undefined || Number.isNaN(at) ? null : { reason, at };
}

/** The backups in a folder of backups, newest first; none where there is no such folder. */
export function backupsIn(backupFolder: string): readonly BackupFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(backupFolder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((name) => {
      const parsed = parseBackupName(name);
      const stats = parsed && statSync(join(backupFolder, name), { throwIfNoEntry: false });
      return parsed !== null && stats?.isFile() === true ? [{ name, ...parsed, bytes: stats.size }] : [];
    })
    .toSorted((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
}
