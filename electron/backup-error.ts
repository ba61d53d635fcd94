/** Why a backup could not be made, opened or put back. */
export type BackupFault =
  | 'no-room'
  | 'not-written'
  | 'log-damaged'
  | 'not-there'
  | 'not-openable'
  | 'damaged'
  | 'from-a-newer-version'
  | 'log-in-use'
  | 'another-folder'
  | 'folder-of-another-log'
  | 'key-of-another-log';

const sentences: Readonly<Record<BackupFault, string>> = {
  'no-room': 'The disk is full, so no copy could be made. Nothing was changed.',
  'not-written':
    'The backup could not be written. Is the folder there, and may it be written to? Nothing was changed.',
  'log-damaged':
    'A part of the log cannot be read, so no copy of it could be made. Restart Unflappable: it looks at the log again, and offers the newest good backup.',
  'not-there': 'That backup is not there any more.',
  'not-openable': 'That file is not a backup that your key opens. Nothing was changed.',
  damaged: 'That backup is damaged. Nothing was changed. Another one may be whole.',
  'from-a-newer-version':
    'That backup was made by a newer version of Unflappable. Nothing was changed. Install that version or a later one.',
  'log-in-use':
    'Another program has the log open, perhaps Unflappable itself. Nothing was changed. Close it, then try again.',
  'another-folder':
    'Another folder is in that place now, or the file that says that it is yours is gone. Nothing there was touched. Choose it again if it is the right one.',
  'folder-of-another-log': 'That folder holds another log, or its backups. Choose an empty one.',
  'key-of-another-log':
    'There is a key.json that Unflappable did not put there, and it was left alone. Move it away, or choose another folder.',
};

/** `message` is for the rep, with the remedy. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly fault: BackupFault;

  constructor(fault: BackupFault, options?: ErrorOptions) {
    super(sentences[fault], options);
    this.fault = fault;
  }
}

/** What the system or SQLite said, in our words; what is none of it as it came. */
export function asBackupError(error: unknown): unknown {
  if (error instanceof BackupError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_WRITE)/u.test(code))
    return new BackupError('no-room', { cause: error });
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB)/u.test(code)) return new BackupError('log-damaged', { cause: error });
  if (/^(E[A-Z]+|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM|SQLITE_IOERR)/u.test(code)) {
    return new BackupError('not-written', { cause: error });
  }
  return error;
}
