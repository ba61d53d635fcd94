import type * as Electron from 'electron';
import { standIn } from './stand-in.ts';

/** There is no key store here, and the app is told so. */
export const safeStorage = standIn<Electron.SafeStorage>('safeStorage', {
  isEncryptionAvailable: () => false,
  isAsyncEncryptionAvailable: () => Promise.resolve(false),
  getSelectedStorageBackend: () => 'basic_text',
  encryptStringAsync: () => Promise.reject(new Error('Encryption is not available.')),
  decryptStringAsync: () => Promise.reject(new Error('Encryption is not available.')),
});
