import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type * as Electron from 'electron';
import { theHost } from './host.ts';
import { standIn } from './stand-in.ts';

/**
 * Without `--key-store=FILE` there is no key store here, and the app is told so. With it there is one that protects
 * nothing: the key that wraps lies in that file, for tests of what the app does where a system has a key store.
 */
export const safeStorage = standIn<Electron.SafeStorage>('safeStorage', {
  isEncryptionAvailable: () => file() !== undefined,
  isAsyncEncryptionAvailable: async () => file() !== undefined,
  getSelectedStorageBackend: () => (file() === undefined ? 'basic_text' : 'gnome_libsecret'),
  encryptStringAsync: async (plainText) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', wrappingKey(), nonce);
    return Buffer.concat([nonce, cipher.update(plainText, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  decryptStringAsync: async (encrypted) => {
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey(), encrypted.subarray(0, 12), {
      authTagLength: 16,
    });
    decipher.setAuthTag(encrypted.subarray(-16));
    const plain = Buffer.concat([decipher.update(encrypted.subarray(12, -16)), decipher.final()]);
    return { result: plain.toString('utf8'), shouldReEncrypt: false };
  },
});

function file(): string | undefined {
  return theHost().options.keyStore;
}

/** Made on first use. */
function wrappingKey(): Buffer {
  const path = file();
  if (path === undefined) throw new Error('Encryption is not available.');
  try {
    writeFileSync(path, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(path);
}
