import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWritable } from '../../electron/store/open.ts';

/** Makes a folder, or a file, one that cannot be written; the answer takes that back. Null: that cannot be had here. */
export function makeReadOnly(folder: string): (() => void) | null {
  chmodSync(folder, 0o500);
  if (!isWritable(folder)) return () => chmodSync(folder, 0o700);
  chmodSync(folder, 0o700);
  // An administrator may write everywhere but on what is mounted to be read.
  if (process.platform !== 'linux' || !mount('--bind', folder, folder)) return null;
  const takeBack = () => void spawnSync('umount', ['-l', folder]);
  if (mount('-o', 'remount,bind,ro', folder)) return takeBack;
  takeBack();
  return null;
}

/** Whether such a folder can be had here; where it cannot, that is said once a file. */
export function canMakeReadOnly(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'unflappable-probe-'));
  const takeBack = makeReadOnly(folder);
  takeBack?.();
  rmdirSync(folder);
  if (takeBack === null) console.log('No folder can be made read-only here: its tests are skipped.');
  return takeBack !== null;
}

function mount(...words: readonly string[]): boolean {
  return spawnSync('mount', words).status === 0;
}
