import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { isWritable } from '../../electron/store/open.ts';

/** Makes a folder one in which nothing can be written; the answer takes that back. Null: that cannot be had here. */
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

function mount(...words: readonly string[]): boolean {
  return spawnSync('mount', words).status === 0;
}
