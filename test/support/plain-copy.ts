import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf } from '../../electron/store/open.ts';

/**
 * Every byte of a log as it would lie on the disk without encryption: all pages, free ones too, and what still waits in
 * the write-ahead log. The log itself is left as it is.
 */
export function plainCopyOf(folder: string): Buffer {
  const copy = `${databaseFileOf(folder)}.plain`;
  const parts = ['', '-wal'].filter((part) => existsSync(`${databaseFileOf(folder)}${part}`));
  for (const part of parts) copyFileSync(`${databaseFileOf(folder)}${part}`, `${copy}${part}`);
  const database = new Database(copy);
  try {
    database.pragma("cipher='chacha20'");
    database.pragma(`key='raw:${readKey(folder)}'`);
    database.pragma('journal_mode = DELETE');
    database.pragma("rekey=''");
  } finally {
    database.close();
  }
  const bytes = readFileSync(copy);
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${part}`, { force: true });
  return bytes;
}
