import type { KeyStoreWorth } from '../../domain/protection.ts';
import { type KeyFile, type Keys, keysOfText, textOfKeys } from './key.ts';
import { outboxPublicKey } from './outbox-key.ts';
import { StoreError } from './store-error.ts';

/** The system's key store (DPAPI, the Keychain, Secret Service, KWallet). */
export interface KeyStore {
  /** Asked before anything is given to it. */
  readonly worth: () => Promise<KeyStoreWorth>;
  readonly wrap: (text: string) => Promise<Buffer>;
  /** `isStale`: it should be wrapped anew. @throws when this account cannot open it. */
  readonly unwrap: (wrapped: Buffer) => Promise<{ readonly text: string; readonly isStale: boolean }>;
}

export type KeyStoreFile = Extract<KeyFile, { kind: 'keystore' }>;

/**
 * The log's keys as the key store keeps it, or null when the store does not give back what it was given: then it must not hold
 * the only copy.
 */
export async function wrapKeys(keys: Keys, keyStore: KeyStore): Promise<KeyStoreFile | null> {
  const wrapped = await keyStore.wrap(textOfKeys(keys));
  const { text } = await keyStore.unwrap(wrapped);
  if (text !== textOfKeys(keys)) {
    return null;
  }
  return {
    format: 'unflappable-key',
    version: 1,
    kind: 'keystore',
    wrapped: wrapped.toString('base64'),
    outboxKey: outboxPublicKey(keys[0]),
  };
}

/** @throws StoreError when the key store of this account cannot open it. */
export async function unwrapKeys(
  folder: string,
  file: KeyStoreFile,
  keyStore: KeyStore,
): Promise<{ readonly keys: Keys; readonly isStale: boolean }> {
  let unwrapped: { readonly text: string; readonly isStale: boolean };
  try {
    unwrapped = await keyStore.unwrap(Buffer.from(file.wrapped, 'base64'));
  } catch (error) {
    throw new StoreError('key-store-refuses', folder, { cause: error });
  }
  const keys = keysOfText(unwrapped.text);
  if (keys === null) {
    throw new StoreError('key-store-refuses', folder);
  }
  return { keys, isStale: unwrapped.isStale };
}
