import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { backupFolderOf, parseBackupName } from './backup-file.ts';
import { removeStandIn } from './profile-folder.ts';
import {
  isOwnFolder,
  removeKeyThere,
  removeMark,
  type SecondFolder,
  secondFolderSchema,
} from './second-folder.ts';
import { sweepReadingCopies } from './store/connect-to-read.ts';
import { syncFolder, writeWhole } from './write-whole.ts';

/**
 * Everything the app ever wrote, gone. It is written down first that it is to go, so that a crash half-way leaves no half:
 * the next start finishes it before it does anything else.
 */

const markerSchema = z.strictObject({ version: z.literal(1), second: secondFolderSchema.nullable() });

function markerOf(folder: string): string {
  return join(folder, 'deleting.json');
}

/**
 * What the app makes in its folder. Not simply all that lies there: a folder that was given by hand may hold other things.
 * What begins with a dot or a `Singleton` is Chromium’s, and goes when it ends.
 */
const ours =
  /^(?:unflappable\.(?:db|log)|(?:settings|places|restore|playbook-outside-lock)\.|outbox|damaged-|(?:backups|session|Crashpad|check-log)$|door\.sock$)/u;
/** Without it the log is noise, so it goes first. */
const keyFile = /^key\./u;

/**
 * Removes all of it, in the second folder for backups too, if there is one.
 * @throws when something would not go; all else is gone then, and the next start goes on.
 */
export function deleteEverything(folder: string, second: SecondFolder | null): void {
  try {
    writeWhole(markerOf(folder), `${JSON.stringify({ version: 1, second })}\n`);
  } catch {
    // A full disk has no room for the marker, and must not keep anything from going.
  }
  removeAll(folder, second);
}

/** Finishes what was begun, if anything was. To be called before any of the files is opened. True: there was something. */
export function finishDeleting(folder: string): boolean {
  const marker = markerOf(folder);
  if (!existsSync(marker)) return false;
  removeAll(folder, readMarker(marker));
  return true;
}

function removeAll(folder: string, second: SecondFolder | null): void {
  const failures = [
    ...remove(folder, (name) => keyFile.test(name)),
    ...remove(folder, (name) => ours.test(name)),
    ...(second === null ? [] : removeCopies(second)),
    ...tried(() => removeStandIn(folder)),
  ];
  for (const read of [folder, backupFolderOf(folder)]) sweepReadingCopies(read, { all: true });
  if (failures.length > 0) throw new AggregateError(failures, 'some files would not go');
  rmSync(markerOf(folder), { force: true });
  syncFolder(folder);
}

/** Only our own files: the folder is the rep’s. One that is not there now, or is another one, keeps what it has. */
function removeCopies(second: SecondFolder): readonly unknown[] {
  if (!isOwnFolder(second)) return [];
  const failures = [...tried(() => removeKeyThere(second)), ...remove(second.path, isOurBackup)];
  return failures.length > 0 ? failures : tried(() => removeMark(second));
}

function isOurBackup(name: string): boolean {
  return parseBackupName(name.replace(/\.[0-9a-f]{12}\.new$/u, '')) !== null;
}

/** Returns what stood in the way. */
function remove(folder: string, isToGo: (name: string) => boolean): readonly unknown[] {
  return readdirSync(folder)
    .filter(isToGo)
    .flatMap((name) =>
      tried(() => rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 })),
    );
}

function tried(work: () => void): readonly unknown[] {
  try {
    work();
    return [];
  } catch (error) {
    return [error];
  }
}

/** A marker that was cut off while it was written still says that all is to go. */
function readMarker(marker: string): SecondFolder | null {
  try {
    return markerSchema.parse(JSON.parse(readFileSync(marker, 'utf8'))).second;
  } catch {
    return null;
  }
}
