import { createCipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf } from '../../electron/store/open.ts';

const pageBytes = 4096;
/** At the end of each page: what its key is made with, and a checksum. */
const nonceBytes = 16;
const reservedBytes = 32;
const walHeaderBytes = 32;
const frameHeaderBytes = 24;

/**
 * Every byte of a log as it would lie on the disk without encryption: all pages, free ones and the gaps in the others
 * too, and all frames of the write-ahead log. Not by SQLite, which would write it anew and leave out what is free.
 */
export function plainCopyOf(folder: string): Buffer {
  const key = Buffer.from(readKey(folder) ?? '', 'hex');
  const file = databaseFileOf(folder);
  const database = readFileSync(file);
  const pages = Array.from({ length: database.length / pageBytes }, (_, index) =>
    plainPage(key, index + 1, database.subarray(index * pageBytes, (index + 1) * pageBytes)),
  );
  const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0);
  const frameBytes = frameHeaderBytes + pageBytes;
  const frames = Array.from(
    { length: Math.floor((log.length - walHeaderBytes) / frameBytes) },
    (_, index) => {
      const frame = log.subarray(
        walHeaderBytes + index * frameBytes,
        walHeaderBytes + (index + 1) * frameBytes,
      );
      return plainPage(key, frame.readUInt32BE(0), frame.subarray(frameHeaderBytes));
    },
  );
  return Buffer.concat([...pages, ...frames]);
}

/** SQLite3 Multiple Ciphers’ ChaCha20-Poly1305: each page has a key of its own, made of the log’s and a nonce. */
function plainPage(key: Buffer, number: number, page: Buffer): Buffer {
  const content = page.subarray(0, pageBytes - reservedBytes);
  const nonce = page.subarray(pageBytes - reservedBytes, pageBytes - reservedBytes + nonceBytes);
  const counter = (nonce.readUInt32LE(nonceBytes - 4) ^ number) >>> 0;
  const pageKey = chacha20(key, nonce, counter, Buffer.alloc(64)).subarray(32);
  // The first page begins with a header in the clear.
  const clear = number === 1 ? content.subarray(0, 24) : Buffer.alloc(0);
  return Buffer.concat([
    clear,
    chacha20(pageKey, nonce, (counter + 1) >>> 0, content.subarray(clear.length)),
  ]);
}

function chacha20(key: Buffer, nonce: Buffer, counter: number, bytes: Buffer): Buffer {
  const start = Buffer.alloc(4);
  start.writeUInt32LE(counter);
  return createCipheriv('chacha20', key, Buffer.concat([start, nonce.subarray(0, 12)])).update(bytes);
}
