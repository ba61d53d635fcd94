import { z } from 'zod';
import { backupReasons } from '../domain/backup-rotation.ts';
import { stampSchema } from '../domain/time.ts';
import { backupFileSchema, contentsSchema, logCheckSchema } from './backup-file.ts';
import { keyChangeSchema } from './change-log-key.ts';
import { lookSchema } from './look-inside.ts';
import { restoredSchema } from './restore.ts';
import { secondFolderSchema } from './second-folder.ts';

/** Work on files that may take seconds: what it gets and what it answers, both parsed on the other side. */
export interface FilesJob<I, A> {
  readonly name: string;
  readonly input: z.ZodType<I>;
  readonly answer: z.ZodType<A>;
}

function job<I, A>(name: string, input: z.ZodType<I>, answer: z.ZodType<A>): FilesJob<I, A> {
  return { name, input, answer };
}

const text = z.string();
const oneFile = z.strictObject({ file: text, key: text });

/** A copy of the log that is in use, verified, in the folder of its backups or in `file`. */
export const makeBackupJob = job(
  'make-backup',
  z.strictObject({
    folder: text,
    key: text,
    at: stampSchema,
    reason: z.enum(backupReasons),
    file: text.nullable(),
  }),
  backupFileSchema,
);

/** The same backup once more in another folder, with what is needed to open it. */
export const copyBackupJob = job(
  'copy-backup',
  z.strictObject({
    folder: text,
    name: text,
    to: secondFolderSchema,
    key: text,
    withKey: z.boolean(),
    now: z.number(),
    timeZone: text,
  }),
  z.null(),
);

/** Writes the log, which must be closed, anew under another key. */
export const changeLogKeyJob = job('change-log-key', keyChangeSchema, z.null());

/** Reads all of a log or a backup. */
export const checkLogJob = job('check-log', oneFile, logCheckSchema);

/** The newest calls in a backup, after it was checked. */
export const lookInsideJob = job('look-inside', oneFile, lookSchema);

/** What each of these backups holds, in their order; null for one that cannot be opened. */
export const countBackupsJob = job(
  'count-backups',
  z.strictObject({ files: z.array(text), key: text }),
  z.array(contentsSchema.nullable()),
);

/** Puts a backup in the place of the log, which must be closed. */
export const restoreJob = job(
  'restore',
  z.strictObject({
    folder: text,
    key: text,
    file: text,
    fileKey: text,
    at: stampSchema,
    isAlone: z.boolean(),
  }),
  restoredSchema,
);

/** Throws away the backups of the data folder, or of a second one, all but the one of this name. */
export const keepOnlyJob = job(
  'keep-only',
  z.strictObject({ folder: text, second: secondFolderSchema.nullable(), name: text }),
  z.null(),
);

/** Makes a second folder this log’s own, if it is nobody else’s. */
export const claimFolderJob = job(
  'claim-folder',
  z.strictObject({ second: secondFolderSchema.extend({ mark: text }), key: text }),
  z.null(),
);

/** Removes the key that we have put into a second folder. */
export const removeKeyJob = job('remove-key', z.strictObject({ second: secondFolderSchema }), z.null());

/** What the thread is sent. */
export const jobOrderSchema = z.strictObject({ job: text, input: z.unknown() });

/** What a job that could not be done says: to the rep, where there is a sentence, and to the log file. */
export const jobFaultSchema = z.strictObject({
  ok: z.literal(false),
  /** Which of our own faults it was, for whoever acts on it. */
  fault: text.nullable(),
  message: text.nullable(),
  trouble: text,
});
