import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { asBackupError, BackupError } from './backup-error.ts';
import { checkLog } from './backups.ts';
import { type Connection, connect } from './store/driver.ts';
import { keyFileSchema, replaceKeyFile } from './store/key.ts';
import { databaseFileOf } from './store/open.ts';
import { finishSwap } from './store/swap.ts';
import { syncFile, syncFolder } from './write-whole.ts';

export const keyChangeSchema = z.strictObject({
  /** The data folder. */
  folder: z.string(),
  from: z.string(),
  to: z.string(),
  /** How the new key is kept from then on; null: it is kept that way already, and only the log was left behind. */
  keyFile: keyFileSchema.nullable(),
});
export type KeyChange = Readonly<z.infer<typeof keyChangeSchema>>;

/** Another program may be at work on the log, and be done soon. */
const longestWaitMs = 1000;

/**
 * Writes the log anew under another key, so that no copy of a former key file opens it. Nobody may have it open. First a
 * whole copy is made and read, then the key file takes its place, and then the copy does. A crash before the key file
 * leaves all as it was; one after it leaves a log under a former key, which the new key file holds, too: whoever opens it
 * finds that out and calls this once more.
 * @throws BackupError
 */
export function changeLogKey({ folder, from, to, keyFile }: KeyChange): null {
  const log = databaseFileOf(folder);
  const prepared = join(folder, `unflappable.db.${randomBytes(6).toString('hex')}.restoring`);
  let connection: Connection | null = null;
  try {
    finishSwap(log);
    if (!existsSync(log)) throw new BackupError('log-damaged');
    // Held until the copy takes its place: nobody writes to what is about to go.
    // Not `alone`, which a crash can leave with a journal that only the former key must touch.
    connection = connect(log, from);
    connection.pragma(`busy_timeout = ${longestWaitMs}`);
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.script('BEGIN EXCLUSIVE; COMMIT');
    connection.copyTo(prepared);
    const copy = connect(prepared, from, 'alone');
    try {
      copy.changeKey(to);
    } finally {
      copy.close();
    }
    syncFile(prepared);
    if (checkLog(prepared, to).integrity !== 'ok') throw new BackupError('not-written');
    if (keyFile !== null) replaceKeyFile(folder, keyFile);
    // Windows renames over no file that is open.
    connection.close();
    connection = null;
    // What lies beside the former one would be taken for the new one's.
    if (existsSync(`${log}-wal`)) throw new BackupError('log-in-use');
    renameSync(prepared, log);
    syncFolder(folder);
    return null;
  } catch (error) {
    rmSync(prepared, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^SQLITE_(BUSY|LOCKED)/u.test(code)) throw new BackupError('log-in-use', { cause: error });
    throw asBackupError(error);
  } finally {
    connection?.close();
  }
}
