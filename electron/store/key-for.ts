import { readKeyFile } from './key.ts';
import { openSealedKey } from './key-passphrase.ts';
import type { KeyStore } from './key-wrapped.ts';
import { unwrapKey } from './key-wrapped.ts';
import { StoreError } from './store-error.ts';

/**
 * The key of the log in `folder`, 64 hexadecimal digits, for whoever runs without a window. `askPassphrase` is called
 * only where there is one; `keyStore` is null on plain Node, which has none.
 * @throws StoreError with one line for the rep.
 */
export async function keyFor(
  folder: string,
  askPassphrase: () => string | Promise<string>,
  keyStore: KeyStore | null = null,
): Promise<string> {
  const file = readKeyFile(folder);
  if (file === null) {
    throw new StoreError('key-missing', folder);
  }
  switch (file.kind) {
    case 'file':
      return file.key;
    case 'keystore':
      if (keyStore === null) throw new StoreError('key-in-key-store', folder);
      return (await unwrapKey(folder, file, keyStore)).key;
    case 'passphrase': {
      const key = await openSealedKey(file, await askPassphrase());
      if (key === null) throw new StoreError('wrong-passphrase', folder);
      return key;
    }
    default: {
      const never: never = file;
      return never;
    }
  }
}
