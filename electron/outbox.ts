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
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type PauseRecording, pauseRecordingSchema } from '../domain/pause-record.ts';
import { keysOfText } from './store/key.ts';
import { LockedError } from './store/locked-error.ts';
import type { Store } from './store/open.ts';
import { outboxPrivateKey } from './store/outbox-key.ts';
import { storeTroubleOf } from './store/store-trouble.ts';
import { syncFolder } from './write-whole.ts';

/**
 * What pauses leave behind while the log cannot be written: one sealed line each, which only the log's own key opens. Anyone can
 * add to it (the public key is no secret), nobody who has only the file can read it.
 */
export interface Outbox {
  /** On the disk when this returns. @throws when the disk refuses. */
  readonly add: (recording: PauseRecording) => void;
  /**
   * Writes what is there into the open log, in order and each line exactly once, however often the app is killed in
   * between; lines that were set aside are tried again. @throws what keeps the log from being written for now; then
   * nothing of it is written, and all of it is still there.
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
  /** The log's own, or joined with those that it had when a line may have been sealed (`textOfKeys`). */
  readonly key: string;
  readonly write: (recording: PauseRecording, isOfThisRun: boolean) => void;
  /** Called once, after what earlier runs have left and before what this one has. */
  readonly between: () => void;
}

export interface Emptied {
  readonly written: number;
  /** Lines that could not be read, or do not fit into the log: they are set aside, in a file of their own. */
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
const setAside = 'outbox-unread-';
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
      const files = [...setAsideIn(folder), file];
      const lines = files.flatMap(readLines);
      const privateKeys = (keysOfText(key) ?? [key]).map(outboxPrivateKey);
      const unread: ReadLine[] = [];
      let written = 0;
      store.transaction(() => {
        const known = new Set(writtenSchema.parse(store.state.get(stateName)));
        const done: string[] = [];
        const take = (each: ReadLine) => {
          const { line } = each;
          if (line !== null && known.has(line.id)) {
            done.push(line.id);
            return;
          }
          const recording = line === null ? null : open(line, privateKeys);
          if (line === null || recording === null) {
            unread.push(each);
            return;
          }
          try {
            // In a transaction of its own: one that does not fit must not keep the others out.
            store.transaction(() => write(recording, line.run === run));
            done.push(line.id);
            written += 1;
          } catch (error) {
            if (isPassing(error)) throw error;
            unread.push(each);
          }
        };
        const isOwn = ({ line }: ReadLine) => line?.run === run;
        lines.filter((line) => !isOwn(line)).forEach(take);
        between();
        lines.filter(isOwn).forEach(take);
        if (lines.length > 0) store.state.set(stateName, done);
      });
      const isRead = (name: string) => unread.every((each) => each.file !== name);
      for (const each of files) {
        if (isRead(each)) rmSync(each, { force: true });
        else if (each === file) renameSync(file, join(folder, `${setAside}${newId()}.jsonl`));
      }
      return { written, unread: unread.filter((each) => each.file === file).length };
    },
  };
}

interface ReadLine {
  readonly file: string;
  /** Null: it is no line of an outbox. */
  readonly line: Line | null;
}

function setAsideIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(setAside))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Whether the log could not be written, which may be over soon, rather than this line not be right. */
function isPassing(error: unknown): boolean {
  return error instanceof LockedError || storeTroubleOf(error) !== null;
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
      return [{ file, line: parsed.success ? parsed.data : null }];
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

/** Null: it was changed, or sealed for another key, or by a version that says other things. */
function open(line: Line, privateKeys: readonly KeyObject[]): PauseRecording | null {
  for (const privateKey of privateKeys) {
    try {
      return unsealed(line, privateKey);
    } catch {
      // It may have been sealed for another one.
    }
  }
  return null;
}

function unsealed(line: Line, privateKey: KeyObject): PauseRecording {
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
