import { FileGoneError } from './driver.ts';

/** What keeps a log from being read or written just now. */
export type StoreTrouble = 'in-use' | 'disk-full' | 'not-writable' | 'gone' | 'damaged';

const sentences: Readonly<Record<StoreTrouble, string>> = {
  'in-use': 'Another program is writing to your log: give it a moment.',
  'disk-full': 'The disk with your log is full: please make some room on it.',
  'not-writable':
    'The folder of your log cannot be written to: please check that it is yours, and not write-protected.',
  gone: 'The folder of your log cannot be reached: please check that its disk is connected.',
  damaged:
    'A part of your log cannot be read: please quit Unflappable and start it again. If the log is damaged, it offers the newest good backup.',
};

/** What SQLite, or the system, means by an error; null for what is none of these. */
export function storeTroubleOf(error: unknown): StoreTrouble | null {
  if (error instanceof FileGoneError) return 'gone';
  const code = codeOf(error);
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB)/u.test(code)) return 'damaged';
  // It takes files of its own beside the log, and fails in one of these ways where there is no room for them.
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT|SQLITE_IOERR_(WRITE|SHM|TRUNCATE))/u.test(code)) return 'disk-full';
  if (/^SQLITE_(BUSY|LOCKED|PROTOCOL)/u.test(code)) return 'in-use';
  if (/^(SQLITE_READONLY_DBMOVED|SQLITE_IOERR|ENOENT|ENODEV|EIO)/u.test(code)) return 'gone';
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM)|EACCES|EPERM|EROFS)/u.test(code)) return 'not-writable';
  return null;
}

/** Why something of the log’s folder could not be written, in a sentence for the rep with its remedy; null: who knows. */
export function logTroubleWords(error: unknown): string | null {
  const trouble = storeTroubleOf(error);
  return trouble === null ? null : sentences[trouble];
}

/** The same of an error that may have come from anywhere: null where it was not the database that refused. */
export function storeTroubleWords(error: unknown): string | null {
  const isOfTheStore = error instanceof FileGoneError || codeOf(error).startsWith('SQLITE_');
  return isOfTheStore ? logTroubleWords(error) : null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
