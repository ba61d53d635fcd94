import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole, writeWholeOnce } from '../write-whole.ts';
import { StoreError } from './store-error.ts';

const hexKeySchema = z.string().regex(/^[0-9a-f]{64}$/u);
const base64Schema = z.base64().min(1).max(8192);
const head = { format: z.literal('unflappable-key'), version: z.literal(1) };

/** The key as it is, in a file that the rep's account alone may read. */
const plainSchema = z.strictObject({
  ...head,
  kind: z.literal('file'),
  key: hexKeySchema,
  former: z.array(hexKeySchema).optional(),
});

/** The key as the system's key store wrapped it: only the same account on the same computer has it unwrapped. */
const keyStoreSchema = z.strictObject({
  ...head,
  kind: z.literal('keystore'),
  wrapped: base64Schema,
  /** What happens while the key store does not open it is sealed for this public key. */
  outboxKey: base64Schema.optional(),
});

/**
 * What a passphrase is stretched with. The bounds keep a file that was tampered with from asking for all the memory
 * there is.
 */
export const scryptSchema = z.strictObject({
  name: z.literal('scrypt'),
  n: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20)
    .refine((n) => Number.isInteger(Math.log2(n))),
  r: z.int().min(8).max(16),
  p: z.int().min(1).max(4),
  salt: base64Schema,
});

/** The key sealed under a passphrase: nothing in the file opens it. */
const passphraseSchema = z.strictObject({
  ...head,
  kind: z.literal('passphrase'),
  stretch: scryptSchema,
  nonce: base64Schema,
  /** AES-256-GCM, with its tag at the end. */
  sealed: base64Schema,
  /** What happens while the log is locked is sealed for this public key: see `outbox.ts`. */
  outboxKey: base64Schema,
});

/** How the database's key is kept. The kind is named, so that every version knows whether it can read it. */
export const keyFileSchema = z.discriminatedUnion('kind', [plainSchema, keyStoreSchema, passphraseSchema]);
export type KeyFile = Readonly<z.infer<typeof keyFileSchema>>;
export type KeyKind = KeyFile['kind'];
export type PassphraseFile = Readonly<z.infer<typeof passphraseSchema>>;

/**
 * The log's key, and after it those that it had before, newest first: backups made under them open with them alone. 64
 * hexadecimal digits each.
 */
export type Keys = readonly [string, ...string[]];

/** They have to fit into the file. */
const mostKeys = 60;

/** A new key for the log, before those that it had. */
export function withNewKey(keys: Keys): Keys {
  return [randomBytes(32).toString('hex'), ...keys.slice(0, mostKeys - 1)];
}

/** The keys as one text, which is what a passphrase or the key store seals. */
export function textOfKeys(keys: Keys): string {
  return keys.join('');
}

/** Null for what is no such text. */
export function keysOfText(text: string): Keys | null {
  const [first, ...former] = text.match(/[0-9a-f]{64}/gu) ?? [];
  return first === undefined || [first, ...former].join('') !== text ? null : [first, ...former];
}

export function keyFileOf(folder: string): string {
  return join(folder, 'key.json');
}

/**
 * How the key is kept, or null when there is no key file.
 * @throws StoreError when the file is there and is not a key.
 */
export function readKeyFile(folder: string): KeyFile | null {
  let text: string;
  try {
    text = readFileSync(keyFileOf(folder), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return null;
    }
    throw new StoreError('key-unreadable', folder, { cause: error });
  }
  try {
    return keyFileSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new StoreError('key-unreadable', folder, { cause: error });
  }
}

/**
 * The raw key, 64 hexadecimal digits, where it can be read without asking anyone; null when there is no key file.
 * @throws StoreError when the file is not a key, or the key store or a passphrase holds it.
 */
export function readKey(folder: string): string | null {
  const file = readKeyFile(folder);
  if (file === null) {
    return null;
  }
  switch (file.kind) {
    case 'file':
      return file.key;
    case 'keystore':
      throw new StoreError('key-in-key-store', folder);
    case 'passphrase':
      throw new StoreError('key-needs-passphrase', folder);
    default: {
      const never: never = file;
      return never;
    }
  }
}

/**
 * Makes a random key and has it on the disk before it is used for the first record. Never overwrites one: of two
 * programs that make the first key at the same moment, both go on with the one that was first.
 */
export function makeKey(folder: string): string {
  writeWholeOnce(keyFileOf(folder), textOf(plainKeyFile([randomBytes(32).toString('hex')])));
  const kept = readKey(folder);
  if (kept === null) {
    throw new StoreError('key-unreadable', folder);
  }
  return kept;
}

export function plainKeyFile([key, ...former]: Keys): KeyFile {
  const file = { format: 'unflappable-key', version: 1, kind: 'file', key } as const;
  return former.length === 0 ? file : { ...file, former };
}

/**
 * Keeps the key in another way. The file is replaced at one stroke: a crash leaves the former way or the new one, and both
 * open the log. That a copy of the former file opens it no more takes another key, too: see `change-log-key.ts`.
 */
export function replaceKeyFile(folder: string, next: KeyFile): void {
  writeWhole(keyFileOf(folder), textOf(keyFileSchema.parse(next)));
  sweepUnfinishedKeys(folder);
}

/** Removes what a crash left beside the key file: it may be the key as it is, while a passphrase is to keep it. */
export function sweepUnfinishedKeys(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^key\.json\.[0-9a-f]+\.new$/u.test(name)) rmSync(join(folder, name), { force: true });
  }
}

function textOf(file: KeyFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
