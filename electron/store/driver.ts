import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';

/**
 * The one file that names the SQLite driver. Everything else in the store sees these few verbs.
 *
 * The whole file is encrypted (pages, WAL and indexes) with ChaCha20-Poly1305, SQLite3 Multiple Ciphers' default, under
 * a raw 32-byte key: no passphrase derivation, because the key is random already.
 */
export interface Connection {
  /** Runs statements that return nothing. */
  readonly script: (sql: string) => void;
  /** A statement, prepared once and kept. */
  readonly prepare: (sql: string) => Statement;
  /**
   * Runs `work` in one transaction: all of it or none. Of a connection that writes, alone from its first moment on: what
   * it reads stays true until it has written, and no other writer can make it fail in the middle.
   */
  readonly transaction: <T>(work: () => T) => T;
  /** How long, in milliseconds, a write waits for that of another program or thread before it fails; 5,000 at first. */
  readonly waitForOthers: (milliseconds: number) => void;
  /** The single value of a pragma. */
  readonly pragma: (source: string) => unknown;
  /** Lets `work` prepare statements that write into tables which are SQLite's own. */
  readonly unguarded: (work: () => void) => void;
  /** Writes a whole copy, under the same key, as of one moment, while others write on. The file must not be there yet. */
  readonly copyTo: (file: string) => void;
  /** Writes the whole file anew under another key; only for one that nobody else has open (`alone`). */
  readonly changeKey: (hexKey: string) => void;
  readonly close: () => void;
}

export type Value = string | number | null;

export interface Statement {
  readonly run: (values?: Readonly<Record<string, Value>>) => { readonly changes: number };
  readonly get: (values?: Readonly<Record<string, Value>>) => unknown;
  readonly all: (values?: Readonly<Record<string, Value>>) => readonly unknown[];
}

export type Access = 'write' | 'read' | 'alone';

/** The file is there and is not a database that this key opens. */
export class NotADatabaseError extends Error {
  override readonly name = 'NotADatabaseError';
}

/**
 * The file is not where it was when it was opened, or is another one: SQLite would go on writing into one that nobody can
 * find again.
 */
export class FileGoneError extends Error {
  override readonly name = 'FileGoneError';
}

/**
 * Opens the database at `file` with a raw key of 64 hexadecimal digits. `write`: makes it if need be. `read`: it must be
 * there, and nothing in it is changed (SQLite may leave its own empty `-wal` and `-shm` beside it). `alone`: it must be
 * there, and nobody else may have it open; what lay beside it is in it, and those files are gone.
 * @throws NotADatabaseError when the file is something else or was written with another key; it is left as it was.
 */
export function connect(file: string, hexKey: string, access: Access = 'write'): Connection {
  checkKey(hexKey);
  const isReader = access === 'read';
  if (access === 'write') makePrivate(file);
  const database = new Database(file, { readonly: isReader, fileMustExist: access !== 'write' });
  const waitForOthers = (milliseconds: number) => {
    database.pragma(`busy_timeout = ${milliseconds}`);
  };
  try {
    database.pragma("cipher='chacha20'");
    database.pragma(`key='raw:${hexKey}'`);
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    waitForOthers(5000);
    // Nothing spills into temporary files in plain text.
    database.pragma('temp_store = MEMORY');
    if (isReader) {
      // A week of a large log adds up most of it: what was read for the next one must not go for that. No more than the log has.
      database.pragma('cache_size = -65536');
    } else {
      // WAL keeps a reader from blocking the writer; FULL makes each commit survive a power cut.
      // Leaving it takes everybody else's leave: SQLite refuses while another has the file open.
      database.pragma(access === 'alone' ? 'journal_mode = DELETE' : 'journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.pragma('foreign_keys = ON');
      // What is deleted is overwritten.
      database.pragma('secure_delete = ON');
    }
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_NOTADB')) {
      throw new NotADatabaseError(`${file} is not a database that this key opens`, { cause: error });
    }
    throw error;
  }

  const idOf = (): string => {
    const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
    return stats === undefined ? 'none' : `${stats.dev} ${stats.ino}`;
  };
  const openedAs = idOf();
  /** Before each write of its own, outside of which nothing is ever written. */
  const refuseGone = () => {
    if (!isReader && !database.inTransaction && idOf() !== openedAs) {
      throw new FileGoneError(`${file} is not there any more`);
    }
  };

  const prepared = new Map<string, Statement>();
  return {
    script: (sql) => {
      database.exec(sql);
    },
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) {
        return known;
      }
      const statement = database.prepare<[Readonly<Record<string, Value>>], unknown>(sql);
      const wrapped: Statement = {
        run: (values = {}) => {
          refuseGone();
          return { changes: statement.run(values).changes };
        },
        get: (values = {}) => statement.get(values),
        all: (values = {}) => statement.all(values),
      };
      prepared.set(sql, wrapped);
      return wrapped;
    },
    transaction: (work) => {
      refuseGone();
      const transaction = database.transaction(work);
      return isReader ? transaction() : transaction.immediate();
    },
    waitForOthers,
    pragma: (source) => database.pragma(source, { simple: true }),
    unguarded: (work) => {
      database.unsafeMode(true);
      try {
        work();
      } finally {
        database.unsafeMode(false);
      }
    },
    copyTo: (copy) => {
      makePrivate(copy);
      database.prepare('VACUUM INTO ?').run(copy);
    },
    changeKey: (nextKey) => {
      checkKey(nextKey);
      database.pragma(`rekey='raw:${nextKey}'`);
    },
    close: () => {
      database.close();
    },
  };
}

/**
 * The account’s own, from its first moment on and whatever the umask: SQLite makes what it puts beside it as private as the
 * file itself. Where that is not possible SQLite says why, or it is no worse than it was.
 */
function makePrivate(file: string): void {
  try {
    for (const part of ['', '-wal', '-shm']) {
      const mode = statSync(`${file}${part}`, { throwIfNoEntry: false })?.mode;
      // Never opened where it is there already: closing it would take away the locks of all this process's connections.
      if (mode === undefined && part === '') closeSync(openSync(file, 'wx', 0o600));
      else if (mode !== undefined && (mode & 0o077) !== 0) chmodSync(`${file}${part}`, mode & 0o700);
    }
  } catch {}
}

function checkKey(hexKey: string): void {
  if (!/^[0-9a-f]{64}$/u.test(hexKey)) {
    throw new TypeError('the key must be 64 hexadecimal digits');
  }
}
