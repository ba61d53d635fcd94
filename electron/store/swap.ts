import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { syncFile, syncFolder, writeWhole } from '../write-whole.ts';

/**
 * The log's file gives way to another one, or to none. What is to be done is written down first, so that a crash at any
 * moment leaves either the old log or the new one: whoever opens the log next does the rest (`finishSwap`).
 */
export const swapSchema = z.strictObject({
  version: z.literal(1),
  /** The file that takes its place, in the data folder; null: none does. */
  prepared: z
    .string()
    .regex(/^unflappable\.db\.[0-9a-f]{12}\.restoring$/u)
    .nullable(),
  /**
   * What becomes of the old one, in the data folder. `copy`: it is whole, and kept as this file. `folder`: it is damaged,
   * and kept as it is, with all that lies beside it.
   */
  keep: z.discriminatedUnion('as', [
    z.strictObject({ as: z.literal('copy'), path: z.string().regex(/^backups\/unflappable-[\w-]+\.db$/u) }),
    z.strictObject({ as: z.literal('folder'), path: z.string().regex(/^damaged-\w+(-\d+)?$/u) }),
  ]),
});
export type Swap = Readonly<z.infer<typeof swapSchema>>;

/** What SQLite keeps beside a database: it belongs to that one, and would be written into another. */
const beside = ['-wal', '-shm', '-journal'] as const;

const swapName = 'restore.json';

/**
 * Writes down what is to become of the file `log`, and does it. Nobody may have it open.
 * @throws what the disk says; whoever opens the log next goes on with it.
 */
export function swapLog(log: string, swap: Swap): void {
  writeWhole(join(dirname(log), swapName), `${JSON.stringify(swapSchema.parse(swap), null, 2)}\n`);
  finishSwap(log);
}

/** Goes on with a swap of the file `log` that a crash has cut off, if there is one. To be called before it is opened. */
export function finishSwap(log: string): void {
  const file = join(dirname(log), swapName);
  if (!existsSync(file)) return;
  const swap = readSwap(file);
  if (swap !== null) carryOut(log, swap);
  rmSync(file, { force: true });
  syncFolder(dirname(log));
}

/**
 * Takes back a swap that could not be carried out, where the old log has not been touched yet. False: it is under way, and
 * the next to open the log goes on with it.
 */
export function cancelSwap(log: string): boolean {
  const file = join(dirname(log), swapName);
  if (!existsSync(file)) return true;
  const swap = readSwap(file);
  if (swap === null || swap.keep.as === 'folder') return false;
  rmSync(file, { force: true });
  return true;
}

/** Null for one that no version of ours has written: it was written whole, so it is not half of one. */
function readSwap(file: string): Swap | null {
  try {
    return swapSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Each step may have been done already. */
function carryOut(log: string, { prepared, keep }: Swap): void {
  const folder = dirname(log);
  const next = prepared === null ? null : join(folder, prepared);
  // It has taken its place: what stands there now is the new one.
  if (next !== null && !existsSync(next)) return;
  const kept = join(folder, keep.path);
  if (keep.as === 'copy') {
    keepCopy(log, kept);
    for (const end of beside) rmSync(`${log}${end}`, { force: true });
  } else {
    mkdirSync(kept, { recursive: true, mode: 0o700 });
    // The log itself last: without it the others say nothing, but it without them would open and lack their changes.
    for (const end of [...beside, '']) {
      if (existsSync(`${log}${end}`)) renameSync(`${log}${end}`, join(kept, `${basename(log)}${end}`));
    }
    syncFolder(kept);
  }
  syncFolder(folder);
  if (next !== null) {
    renameSync(next, log);
    syncFolder(folder);
  }
}

function keepCopy(log: string, copy: string): void {
  if (!existsSync(log) || existsSync(copy)) return;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o700 });
  try {
    linkSync(log, copy);
  } catch {
    // A disk without hard links. Under another name until it is whole.
    copyFileSync(log, `${copy}.new`, constants.COPYFILE_FICLONE);
    syncFile(`${copy}.new`);
    renameSync(`${copy}.new`, copy);
  }
  syncFolder(dirname(copy));
}

/** A name for the folder of a damaged log that is not taken yet. */
export function damagedFolderName(folder: string, stamp: string): string {
  const base = `damaged-${stamp.slice(0, 19).replace(/\D/gu, '')}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!existsSync(join(folder, name))) return name;
  }
}

/** What a crash has left of copies that were to take the log's place, and of what was to be written down about it. */
export const preparedName = /^(unflappable\.db\.[0-9a-f]{12}\.restoring|restore\.json\.[0-9a-f]{12}\.new$)/u;

/** Removes what a crash has left so, longer ago than making one takes. */
export function sweepPrepared(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    if (!preparedName.test(name)) continue;
    const file = join(folder, name);
    if (now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now) > 3_600_000)
      rmSync(file, { force: true });
  }
}
