import { existsSync } from 'node:fs';
import { databaseFileOf, openExistingStore, type ReadOnlyStore } from '../store/open.ts';
import { StoreError } from '../store/store-error.ts';
import type { CommandInput } from './command.ts';

export async function withStore<T>(
  { folder, key }: CommandInput,
  work: (store: ReadOnlyStore) => T,
): Promise<T> {
  requireLog(folder);
  const store = openExistingStore(folder, await key());
  try {
    // One transaction, so that the app may go on writing meanwhile.
    return store.transaction(() => work(store));
  } finally {
    store.close();
  }
}

export function requireLog(folder: string): void {
  if (!existsSync(databaseFileOf(folder))) throw new StoreError('no-log', folder);
}
