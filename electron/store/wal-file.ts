import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import type { Connection } from './driver.ts';

/** https://sqlite.org/fileformat.html#the_write_ahead_log: a header, then frames of a header and a page each. */
const headerBytes = 32;
const frameHeaderBytes = 24;
const magic = 0x377f0682;

/**
 * The last whole transaction that a WAL has been given, as the number of its last frame, told by the frames' own
 * headers; `unreadable` when the WAL's header is damaged. Null where there is nothing in it.
 */
export type WalEnd = number | 'unreadable' | null;

/**
 * What was written and not yet brought into the database, before SQLite opens it: SQLite reads up to the first frame that
 * is damaged and drops the rest without a word.
 */
export function walEndOf(log: string): WalEnd {
  const file = `${log}-wal`;
  const size = existsSync(file) ? statSync(file).size : 0;
  if (size <= headerBytes) return null;
  const handle = openSync(file, 'r');
  try {
    const header = readAt(handle, 0, headerBytes);
    if (!isWholeHeader(header)) return 'unreadable';
    const frameBytes = frameHeaderBytes + header.readUInt32BE(8);
    let last: number | null = null;
    const frames = Math.floor((size - headerBytes) / frameBytes);
    for (let frame = 1; frame <= frames; frame += 1) {
      const head = readAt(handle, headerBytes + (frame - 1) * frameBytes, frameHeaderBytes);
      if (endsTransaction(head, header)) last = frame;
    }
    return last;
  } finally {
    closeSync(handle);
  }
}

/** Whether SQLite dropped something of what the WAL held when the log was opened. To be asked before anything is written. */
export function hasLostOf(end: WalEnd, connection: Connection): boolean {
  if (end === null) return false;
  if (end === 'unreadable') return true;
  // Brings into the database what was whole; the WAL itself stays as it is.
  const row = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)').get();
  const kept = typeof row === 'object' && row !== null && 'log' in row ? Number(row.log) : 0;
  return kept < end;
}

/** The header carries a checksum of itself, over the words in the byte order that its first bytes name. */
function isWholeHeader(header: Buffer): boolean {
  const first = header.readUInt32BE(0);
  if ((first & ~1) >>> 0 !== magic) return false;
  const word = (at: number) => (first === magic ? header.readUInt32LE(at) : header.readUInt32BE(at));
  let [one, two] = [0, 0];
  for (let at = 0; at < 24; at += 8) {
    one = (one + word(at) + two) >>> 0;
    two = (two + word(at + 4) + one) >>> 0;
  }
  return one === header.readUInt32BE(24) && two === header.readUInt32BE(28);
}

/** Each time the WAL is begun anew its first salt grows by one: what lies behind the new frames has a smaller one. */
const mostBeginnings = 1_000_000;

/** Also a frame whose salt is damaged: it is none that an earlier filling of the file has left. */
function endsTransaction(frame: Buffer, header: Buffer): boolean {
  const age = (header.readUInt32BE(16) - frame.readUInt32BE(8)) >>> 0;
  const isOfNow = age === 0 && frame.readUInt32BE(12) === header.readUInt32BE(20);
  if (isOfNow) return frame.readUInt32BE(4) !== 0;
  const isBlank = frame.every((byte) => byte === 0);
  return !isBlank && (age === 0 || age > mostBeginnings);
}

function readAt(handle: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(handle, bytes, 0, length, at);
  return bytes;
}
