import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyStoreWorth } from '../../domain/protection.ts';
import type { Strength } from '../../electron/store/key-passphrase.ts';
import type { KeyStore } from '../../electron/store/key-wrapped.ts';

/** A passphrase that costs a twentieth of what it does in earnest: for tests that try many. */
export const quickStrength: Strength = { n: 2 ** 14, r: 8, p: 1 };

/** A system's key store: that of one account, which no other account's opens. */
export function accountKeyStore(worth: KeyStoreWorth = 'safe', secret = randomBytes(32)) {
  let isStale = false;
  let wraps = 0;
  const keyStore: KeyStore = {
    worth: async () => worth,
    wrap: async (text) => {
      wraps += 1;
      isStale = false;
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap: async (wrapped) => {
      const decipher = createDecipheriv('aes-256-gcm', secret, wrapped.subarray(0, 12), {
        authTagLength: 16,
      });
      decipher.setAuthTag(wrapped.subarray(-16));
      const plain = Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
      return { text: plain.toString('utf8'), isStale };
    },
  };
  return {
    keyStore,
    /** The system wants to wrap with another key of its own from now on. */
    rotate: () => {
      isStale = true;
    },
    wraps: () => wraps,
  };
}
