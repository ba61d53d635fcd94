import { parentPort, workerData } from 'node:worker_threads';
import { copyBackup } from './backup-copies.ts';
import { BackupError } from './backup-error.ts';
import { backupsIn } from './backup-file.ts';
import { checkLog, countBackups, dropBackups, makeBackup } from './backups.ts';
import {
  checkLogJob,
  copyBackupJob,
  countBackupsJob,
  dropBackupsJob,
  type FilesJob,
  jobOrderSchema,
  lookInsideJob,
  makeBackupJob,
  restoreJob,
} from './files-jobs.ts';
import { ImportError } from './import-error.ts';
import { writeExport } from './log-export.ts';
import { withoutContent } from './log-file.ts';
import { importFile, previewImport } from './log-import.ts';
import { lookInside } from './look-inside.ts';
import { restoreBackup } from './restore.ts';
import { StoreError } from './store/store-error.ts';
import { exportJob, importJob, previewImportJob } from './transfer-jobs.ts';

// A thread of its own (files-thread.ts): a large log takes seconds to copy, and a dead disk any time.

const served = [
  serve(makeBackupJob, makeBackup),
  serve(copyBackupJob, copyBackup),
  serve(checkLogJob, ({ file, key }) => checkLog(file, key)),
  serve(lookInsideJob, ({ file, key }) => lookInside(file, key)),
  serve(countBackupsJob, ({ files, key }) => countBackups(files, key)),
  serve(restoreJob, restoreBackup),
  serve(dropBackupsJob, ({ backupFolder, except }) => {
    const others = backupsIn(backupFolder).filter(({ name }) => name !== except);
    dropBackups(
      backupFolder,
      others.map(({ name }) => name),
    );
    return null;
  }),
  serve(exportJob, writeExport),
  serve(previewImportJob, previewImport),
  serve(importJob, importFile),
];

parentPort?.postMessage(answer());

function serve<I, A>(job: FilesJob<I, A>, work: (input: I) => A) {
  return { name: job.name, run: (input: unknown): unknown => work(job.input.parse(input)) };
}

function answer(): unknown {
  try {
    const { job, input } = jobOrderSchema.parse(workerData);
    const found = served.find(({ name }) => name === job);
    if (found === undefined) throw new RangeError('there is no such job');
    return { ok: true, value: found.run(input) };
  } catch (error) {
    const hasFault = error instanceof BackupError || error instanceof StoreError;
    const isForTheRep = hasFault || error instanceof ImportError;
    return {
      ok: false,
      fault: hasFault ? error.fault : null,
      message: isForTheRep ? error.message : null,
      trouble: withoutContent(error),
    };
  }
}
