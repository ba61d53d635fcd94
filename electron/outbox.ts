import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type PauseRecording, pauseRecordingSchema } from '../domain/pause-record.ts';
import type { Store } from './store/open.ts';
import { outboxPrivateKey } from './store/outbox-key.ts';
import { syncFolder } from './write-whole.ts';

/**
 * What pauses leave behind while the log is shut: one sealed line each, which only the log's own key opens. Anyone can
 * add to it (the public key is no secret), nobody who has only the file can read it.
 */
export interface Outbox {
  /** On the disk when this returns. @throws when the disk refuses. */
  readonly add: (recording: PauseRecording) => void;
  /**
   * Writes what is there into the open log, in order and each line exactly once, however often the app is killed in
   * between. @throws what the store throws; then nothing of it is written, and all of it is still there.
   */
  readonly empty: (world: EmptyWorld) => Emptied;
}

export interface OutboxWorld {
  readonly folder: string;
  /** Names this run of the app: what an earlier one left running is over. */
  readonly run: string;
  readonly newId: () => string;
  /** The public key that is sealed for: DER in base64. */
  readonly outboxKey: () => string;
}

export interface EmptyWorld {
  readonly store: Store;
  readonly key: string;
  readonly write: (recording: PauseRecording, isOfThisRun: boolean) => void;
  /** Called once, after what earlier runs have left and before what this one has. */
  readonly between: () => void;
}

export interface Emptied {
  readonly written: number;
  /** Lines that could not be read, or not be written: they are kept in a file of their own. */
  readonly unread: number;
}

const lineSchema = z.strictObject({
  id: z.string().min(1).max(64),
  run: z.string().min(1).max(64),
  /** The sender's public key, made for this line alone. */
  from: z.base64(),
  nonce: z.base64(),
  /** AES-256-GCM, with its tag at the end. */
  sealed: z.base64(),
});
type Line = z.infer<typeof lineSchema>;

/** Which lines are in the log: remembered with what they say, in one transaction. */
const stateName = 'outbox';
const writtenSchema = z.array(z.string()).catch([]);

export function outboxFileOf(folder: string): string {
  return join(folder, 'outbox.jsonl');
}

export function createOutbox({ folder, run, newId, outboxKey }: OutboxWorld): Outbox {
  const file = outboxFileOf(folder);
  return {
    add: (recording) => {
      const line = JSON.stringify(seal(recording, { id: newId(), run }, outboxKey()));
      // A line may stand half written at the end, where a crash or a full disk cut it off: this one begins afresh.
      append(file, `\n${line}\n`);
    },
    empty: ({ store, key, write, between }) => {
      const lines = readLines(file);
      const privateKey = outboxPrivateKey(key);
      const unread: string[] = [];
      let written = 0;
      store.transaction(() => {
        const known = new Set(writtenSchema.parse(store.state.get(stateName)));
        const take = ({ text, line }: ReadLine) => {
          if (line !== null && known.has(line.id)) return;
          try {
            if (line === null) throw new Error('it is no line of an outbox');
            const recording = open(line, privateKey);
            // In a transaction of its own: one that does not fit must not keep the others out.
            store.transaction(() => write(recording, line.run === run));
            written += 1;
          } catch {
            unread.push(text);
          }
        };
        const isOwn = ({ line }: ReadLine) => line?.run === run;
        lines.filter((line) => !isOwn(line)).forEach(take);
        between();
        lines.filter(isOwn).forEach(take);
        if (lines.length > 0) {
          store.state.set(
            stateName,
            lines.flatMap(({ line }) => (line === null ? [] : [line.id])),
          );
        }
      });
      if (unread.length > 0) renameSync(file, join(folder, `outbox-unread-${newId()}.jsonl`));
      else if (lines.length > 0) rmSync(file, { force: true });
      return { written, unread: unread.length };
    },
  };
}

interface ReadLine {
  readonly text: string;
  readonly line: Line | null;
}

/** What was cut off while it was written is left out: nobody was told that it was kept. */
function readLines(file: string): readonly ReadLine[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((each) => {
    if (each === '') return [];
    try {
      const parsed = lineSchema.safeParse(JSON.parse(each));
      return [{ text: each, line: parsed.success ? parsed.data : null }];
    } catch {
      return [];
    }
  });
}

function append(file: string, text: string): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  syncFolder(dirname(file));
}

function seal(recording: PauseRecording, name: Pick<Line, 'id' | 'run'>, publicKey: string): Line {
  const to = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const pair = generateKeyPairSync('x25519', {
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  });
  const mine = createPrivateKey({ key: pair.privateKey, format: 'der', type: 'pkcs8' });
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', lineKey(mine, to, pair.publicKey), nonce);
  cipher.setAAD(boundTo(name));
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify(recording), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return {
    ...name,
    from: pair.publicKey.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
  };
}

function open(line: Line, privateKey: KeyObject): PauseRecording {
  const fromBytes = Buffer.from(line.from, 'base64');
  const from = createPublicKey({ key: fromBytes, format: 'der', type: 'spki' });
  const sealed = Buffer.from(line.sealed, 'base64');
  const key = lineKey(privateKey, from, fromBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(line.nonce, 'base64'), {
    authTagLength: 16,
  });
  decipher.setAAD(boundTo(line));
  decipher.setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8');
  return pauseRecordingSchema.parse(JSON.parse(text));
}

function lineKey(mine: KeyObject, theirs: KeyObject, from: Buffer): Buffer {
  const shared = diffieHellman({ privateKey: mine, publicKey: theirs });
  return Buffer.from(hkdfSync('sha256', shared, from, 'unflappable outbox line 1', 32));
}

function boundTo({ id, run }: Pick<Line, 'id' | 'run'>): Buffer {
  return Buffer.from(JSON.stringify([id, run]));
}
