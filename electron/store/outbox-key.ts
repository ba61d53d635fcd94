import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';

/** PKCS #8 around a raw X25519 private key: the only form that Node takes one in. */
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex');

/**
 * The private key of the outbox, drawn from the log's own key: whoever has that can read what was sealed while it was
 * locked, also after a backup was put back, and nothing more has to be kept.
 */
export function outboxPrivateKey(key: string): KeyObject {
  const seed = hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'unflappable outbox 1', 32);
  return createPrivateKey({
    key: Buffer.concat([pkcs8Head, Buffer.from(seed)]),
    format: 'der',
    type: 'pkcs8',
  });
}

/** What anyone may know, and seal for: DER in base64. */
export function outboxPublicKey(key: string): string {
  return createPublicKey(outboxPrivateKey(key)).export({ format: 'der', type: 'spki' }).toString('base64');
}
