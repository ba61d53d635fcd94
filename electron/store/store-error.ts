/** Why a store could not be opened. */
export type StoreFault =
  | 'folder-not-writable'
  | 'no-log'
  | 'not-a-database'
  | 'damaged'
  | 'log-missing'
  | 'disk-full'
  | 'log-in-use'
  | 'no-backup-before-update'
  | 'key-missing'
  | 'key-unreadable'
  | 'key-in-key-store'
  | 'key-needs-passphrase'
  | 'key-store-refuses'
  | 'wrong-passphrase'
  | 'not-all-deleted'
  | 'from-a-newer-version'
  | 'from-an-older-version';

const sentences: Readonly<Record<StoreFault, (folder: string) => string>> = {
  'folder-not-writable': (folder) =>
    `Unflappable cannot write to its folder, ${folder}. Check that it exists and is yours, or start with --data= and another folder.`,
  'no-log': (folder) => `There is no log in ${folder}. Check the folder given with --data.`,
  'not-a-database': (folder) =>
    `The file unflappable.db in ${folder} is not a log that this key opens. Nothing was changed. Put back a copy of it with its key.json, or move it away to start afresh.`,
  damaged: (folder) =>
    `A part of the log in ${folder} is damaged and cannot be read. Nothing was changed. Start the app: it offers the newest good backup.`,
  'log-missing': (folder) =>
    `The log unflappable.db is missing from ${folder}, though there are backups of it. Put it back, or start the app: it offers the newest good backup.`,
  'disk-full': (folder) =>
    `The disk with ${folder} is full, and the log cannot be opened without a little room. Nothing was changed. Make some room, then try again.`,
  'log-in-use': (folder) =>
    `Another program holds the log in ${folder}. Nothing was changed. Close it, then try again.`,
  'no-backup-before-update': (folder) =>
    `The log in ${folder} is from an older version of Unflappable. It is backed up before it is brought up to date, and that backup could not be written. Nothing was changed. Make some room on the disk, then try again.`,
  'key-missing': (folder) =>
    `The key file key.json is missing from ${folder}, and the log there cannot be read without it. Nothing was changed. Put the key file back, or move unflappable.db and the folder backups away to start afresh.`,
  'key-unreadable': (folder) =>
    `The key file key.json in ${folder} cannot be read as a key. Nothing was changed. Put back a copy of it.`,
  'key-in-key-store': (folder) =>
    `The key of the log in ${folder} is in this computer’s key store, which only the installed unflappable-cli can ask for it. Run that instead.`,
  'key-needs-passphrase': (folder) =>
    `The log in ${folder} is locked with a passphrase, and cannot be read without it. Nothing was changed.`,
  'key-store-refuses': (folder) =>
    `This computer’s key store does not open the key of the log in ${folder}. Nothing was changed. The key belongs to the account and the computer that the log was made on: start Unflappable there. If the key store is locked, unlock it and start again. On another computer, use a backup that has a passphrase.`,
  'wrong-passphrase': (folder) =>
    `That passphrase does not open the log in ${folder}. Nothing was changed. Check the keyboard layout and Caps Lock, and try again.`,
  'not-all-deleted': (folder) =>
    `You deleted everything, and some of it in ${folder} would not go yet. Close other programs that use that folder, and start again: it goes on.`,
  'from-a-newer-version': (folder) =>
    `The log in ${folder} was written by a newer version of Unflappable. Nothing was changed. Install that version or a later one.`,
  'from-an-older-version': (folder) =>
    `The log in ${folder} was written by an older version of Unflappable. Nothing was changed. Start the app once: it brings the log up to date.`,
};

/** The store could not be opened. `message` is one sentence or two for the rep, with the place and the remedy. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly fault: StoreFault;

  constructor(fault: StoreFault, folder: string, options?: ErrorOptions) {
    super(sentences[fault](folder), options);
    this.fault = fault;
  }
}
