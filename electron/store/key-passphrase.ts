import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { type Keys, keysOfText, type PassphraseFile, textOfKeys } from './key.ts';
import { outboxPublicKey } from './outbox-key.ts';

/**
 * scrypt with 128 MB a guess. Not argon2: the cryptography in Electron's runtime (BoringSSL) has none, and the command
 * line on plain Node has to open the same file.
 */
const usualStrength: Strength = { n: 2 ** 17, r: 8, p: 1 };

/** What one guess costs: scrypt's own numbers. */
export type Strength = Pick<PassphraseFile['stretch'], 'n' | 'r' | 'p'>;

const tagBytes = 16;

type Stretch = PassphraseFile['stretch'];

/** The log's keys sealed under a passphrase. */
export async function sealKeys(
  keys: Keys,
  passphrase: string,
  strength = usualStrength,
): Promise<PassphraseFile> {
  const stretch: Stretch = { name: 'scrypt', ...strength, salt: randomBytes(32).toString('base64') };
  const nonce = randomBytes(12);
  const outboxKey = outboxPublicKey(keys[0]);
  const cipher = createCipheriv('aes-256-gcm', await stretched(passphrase, stretch), nonce);
  cipher.setAAD(boundTo(stretch, outboxKey));
  const sealed = Buffer.concat([cipher.update(textOfKeys(keys), 'hex'), cipher.final(), cipher.getAuthTag()]);
  return {
    format: 'unflappable-key',
    version: 1,
    kind: 'passphrase',
    stretch,
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    outboxKey,
  };
}

/** The keys, or null when this is not its passphrase, or the file is not as it was written: nobody can tell which. */
export async function openSealedKeys(file: PassphraseFile, passphrase: string): Promise<Keys | null> {
  const sealed = Buffer.from(file.sealed, 'base64');
  const nonce = Buffer.from(file.nonce, 'base64');
  const wrapping = await stretched(passphrase, file.stretch);
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrapping, nonce, { authTagLength: tagBytes });
    decipher.setAAD(boundTo(file.stretch, file.outboxKey));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    const keys = Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
    return keysOfText(keys.toString('hex'));
  } catch {
    return null;
  }
}

/** What is sealed together with the key, so that nobody can change it unnoticed. */
function boundTo(stretch: Stretch, outboxKey: string): Buffer {
  const { name, n, r, p, salt } = stretch;
  return Buffer.from(JSON.stringify(['unflappable-key', 1, name, n, r, p, salt, outboxKey]));
}

/** Off the main thread: it takes about half a second by design, and the pause must not wait. */
function stretched(passphrase: string, { n, r, p, salt }: Stretch): Promise<Buffer> {
  const options: ScryptOptions = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) => {
    // The same letters typed on another keyboard may be other code points.
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, options, (error, bytes) =>
      error === null ? resolve(bytes) : reject(error),
    );
  });
}
