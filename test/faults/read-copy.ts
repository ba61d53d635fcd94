import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../electron/store/open.ts';
import { expect } from '../e2e/app.ts';

/** Reads the store of an app that is dead, from a copy: the app itself has to put its own folder in order. */
export function readCopy<T>(folder: string, read: (store: Store) => T): T {
  const copy = mkdtempSync(join(tmpdir(), 'unflappable-copy-'));
  try {
    // The door that a kill leaves behind is a socket, which cannot be copied.
    cpSync(folder, copy, { recursive: true, filter: (path) => !/session|door\.sock$/u.test(path) });
    const store = openStore(copy);
    try {
      expect(store.check()).toBe('ok');
      return read(store);
    } finally {
      store.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
