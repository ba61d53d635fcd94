import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '../is-alive.ts';
import { type Connection, connect } from './driver.ts';
import { storeTroubleOf } from './store-trouble.ts';

/** A connection that changes nothing, and the file that it has open. */
export interface ReadConnection extends Connection {
  readonly file: string;
}

/**
 * Beside a database SQLite needs small files of its own, which it cannot make in a folder that is read-only. Whoever
 * writes has made them, so where they are missing nobody writes, and a copy elsewhere is a true one. The copy is as
 * encrypted as the log, its key stays where it is, and it goes when it is closed (`sweepReadingCopies` for what a crash
 * leaves).
 */
export function connectToRead(file: string, key: string): ReadConnection {
  try {
    return { ...connect(file, key, 'read'), file };
  } catch (error) {
    if (storeTroubleOf(error) !== 'not-writable') throw error;
  }
  const folder = mkdtempSync(join(tmpdir(), `${copiesOf(dirname(file))}${process.pid}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, basename(file));
    for (const part of ['', '-wal', '-journal']) {
      if (existsSync(`${file}${part}`)) {
        copyFileSync(`${file}${part}`, `${copy}${part}`);
        // Not as read-only as the original.
        chmodSync(`${copy}${part}`, 0o600);
      }
    }
    // What was written half is taken back, in the copy.
    if (existsSync(`${copy}-journal`)) connect(copy, key).close();
    const connection = connect(copy, key, 'read');
    return {
      ...connection,
      file: copy,
      close: () => {
        connection.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Removes copies of what lies in a folder whose reader is gone; with `all`, every one of them. Never throws. */
export function sweepReadingCopies(folder: string, { all = false } = {}): void {
  const prefix = copiesOf(folder);
  try {
    for (const name of readdirSync(tmpdir())) {
      if (!name.startsWith(prefix)) continue;
      const pid = Number(name.slice(prefix.length).split('-')[0]);
      if (all || !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  } catch {
    // What another account made, or still has open, is not ours to remove.
  }
}

function copiesOf(folder: string): string {
  return `unflappable-copy-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}-`;
}
