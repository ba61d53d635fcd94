import { parentPort, workerData } from 'node:worker_threads';
import { copyBackup, keepOnly } from './backup-copies.ts';
import { BackupError } from './backup-error.ts';
import { backupFolderOf } from './backup-file.ts';
import { checkLog, countBackups, makeBackup } from './backups.ts';
import { changeLogKey } from './change-log-key.ts';
import {
  changeLogKeyJob,
  checkLogJob,
  claimFolderJob,
  copyBackupJob,
  countBackupsJob,
  type FilesJob,
  jobOrderSchema,
  keepOnlyJob,
  lookInsideJob,
  makeBackupJob,
  removeKeyJob,
  restoreJob,
} from './files-jobs.ts';
import { ImportError } from './import-error.ts';
import { writeExport } from './log-export.ts';
import { withoutContent } from './log-file.ts';
import { importFile, previewImport } from './log-import.ts';
import { lookInside } from './look-inside.ts';
import { restoreBackup } from './restore.ts';
import { claimFolder, removeKeyThere, requireOwnFolder } from './second-folder.ts';
import { StoreError } from './store/store-error.ts';
import { exportJob, importJob, previewImportJob } from './transfer-jobs.ts';
import { yieldToOthers } from './yield-to-others.ts';

// A thread of its own (files-thread.ts): a large log takes seconds to copy, and a dead disk any time.

const served = [
  serve(makeBackupJob, (order) => {
    if (order.reason === 'daily') yieldToOthers();
    return makeBackup(order);
  }),
  serve(copyBackupJob, copyBackup),
  serve(changeLogKeyJob, changeLogKey),
  serve(checkLogJob, ({ file, key }) => checkLog(file, key)),
  serve(lookInsideJob, ({ file, key }) => lookInside(file, key)),
  serve(countBackupsJob, ({ files, key }) => countBackups(files, key)),
  serve(restoreJob, restoreBackup),
  serve(keepOnlyJob, ({ folder, second, name }) => {
    if (second !== null) requireOwnFolder(second);
    keepOnly(second?.path ?? backupFolderOf(folder), name);
    return null;
  }),
  serve(claimFolderJob, ({ second, key }) => {
    claimFolder(second, key);
    return null;
  }),
  serve(removeKeyJob, ({ second }) => {
    requireOwnFolder(second);
    removeKeyThere(second);
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
