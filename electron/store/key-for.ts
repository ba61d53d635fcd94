import { type Keys, readKeyFile } from './key.ts';
import { openSealedKeys } from './key-passphrase.ts';
import { keyThatOpens } from './key-that-opens.ts';
import type { KeyStore } from './key-wrapped.ts';
import { unwrapKeys } from './key-wrapped.ts';
import { databaseFileOf } from './open.ts';
import { StoreError } from './store-error.ts';

/**
 * The keys of the log in `folder` and of its backups, for whoever runs without a window. `askPassphrase` is called
 * only where there is one; `keyStore` is null on plain Node, which has none.
 * @throws StoreError with one line for the rep.
 */
export async function keysFor(
  folder: string,
  askPassphrase: () => string | Promise<string>,
  keyStore: KeyStore | null = null,
): Promise<Keys> {
  const file = readKeyFile(folder);
  if (file === null) {
    throw new StoreError('key-missing', folder);
  }
  switch (file.kind) {
    case 'file':
      return [file.key, ...(file.former ?? [])];
    case 'keystore':
      if (keyStore === null) throw new StoreError('key-in-key-store', folder);
      return (await unwrapKeys(folder, file, keyStore)).keys;
    case 'passphrase': {
      const keys = await openSealedKeys(file, await askPassphrase());
      if (keys === null) throw new StoreError('wrong-passphrase', folder);
      return keys;
    }
    default: {
      const never: never = file;
      return never;
    }
  }
}

/** The key that opens the log now: a former one where a crash cut a change of it off. */
export function keyOfLog(folder: string, keys: Keys): string {
  return keyThatOpens(databaseFileOf(folder), keys) ?? keys[0];
}

/** As `keysFor`, where only the log itself is to be opened. */
export async function keyFor(...from: Parameters<typeof keysFor>): Promise<string> {
  return keyOfLog(from[0], await keysFor(...from));
}
