import { safeStorage } from 'electron';
import type { System } from '../domain/hotkey-words.ts';
import type { KeyStore } from './store/key-wrapped.ts';

/**
 * The key store of this system. On Linux Electron falls back to a password that is written in its source where a desktop
 * has no key store: that keeps nothing secret, so it counts as none.
 */
export function systemKeyStore(system: System): KeyStore {
  return {
    worth: async () => {
      const isThere = await safeStorage.isAsyncEncryptionAvailable();
      if (system !== 'linux') return isThere ? 'safe' : 'none';
      const backend = safeStorage.getSelectedStorageBackend();
      if (backend === 'basic_text') return 'known-password';
      return isThere && backend !== 'unknown' ? 'safe' : 'none';
    },
    wrap: (text) => safeStorage.encryptStringAsync(text),
    unwrap: async (wrapped) => {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(wrapped);
      return { text: result, isStale: shouldReEncrypt };
    },
  };
}
