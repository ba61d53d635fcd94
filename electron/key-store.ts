import { safeStorage } from 'electron';
import type { System } from '../domain/hotkey-words.ts';
import type { KeyStore } from './store/key-wrapped.ts';

/**
 * The key store of this system. On Linux Electron falls back to a password that is written in its source where a desktop
 * has no key store: that keeps nothing secret, so it counts as none.
 */
export function systemKeyStore(system: System): KeyStore {
  return {
    isSafe: async () => {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
      if (system !== 'linux') return true;
      const backend = safeStorage.getSelectedStorageBackend();
      return backend !== 'basic_text' && backend !== 'unknown';
    },
    wrap: (text) => safeStorage.encryptStringAsync(text),
    unwrap: async (wrapped) => {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(wrapped);
      return { text: result, isStale: shouldReEncrypt };
    },
  };
}
