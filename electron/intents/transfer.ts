import { basename } from 'node:path';
import type { Reply } from '../contract/intent.ts';
import type { ExportedFile, transferContract } from '../contract/transfer.ts';
import type { FilesThread, JobEnd } from '../files-thread.ts';
import type { HandlersOf } from '../ipc.ts';
import type { ExportForm } from '../log-export.ts';
import type { FileToSave } from '../save-dialog.ts';
import type { Surroundings } from '../surroundings.ts';
import { exportJob, importJob, previewImportJob } from '../transfer-jobs.ts';
import { ok, refuse } from './reply.ts';

/** What only taking the log along needs of the app. */
export interface TransferWorld extends Surroundings {
  readonly filesThread: FilesThread;
  readonly askWhereToSave: (file: FileToSave) => Promise<string | null>;
  /** A log or a table to take over; null when the rep thinks better of it. */
  readonly askForLogFile: () => Promise<string | null>;
}

const unreadable = 'That file could not be read. Nothing was imported.';
const unwritten = 'The file could not be written. Is the disk full, or the folder write-protected?';

/** Serves the intents about the log as a file. */
export function transferIntents(world: TransferWorld): HandlersOf<typeof transferContract> {
  const { vault, dataFolder, clock } = world;
  /** The file that was looked at, and what it was then. */
  let chosen: { readonly file: string; readonly digest: string } | null = null;

  const answered = <A>(end: JobEnd<A>, where: string, otherwise: string): Reply<A> => {
    if (end.ok) return ok(end.value);
    if (end.message === null) world.onTrouble(where, end.trouble);
    return refuse(end.message ?? otherwise);
  };

  const write = async (form: ExportForm, asked: FileToSave): Promise<Reply<ExportedFile | null>> => {
    // Before the dialog: a log that is locked says so at once.
    const key = vault.key();
    const file = await world.askWhereToSave(asked);
    if (file === null) return ok(null);
    const order = { folder: dataFolder, key, file, form, at: clock.stamp() };
    const end = answered(await world.filesThread(exportJob, order), 'writing an export', unwritten);
    return end.ok ? ok({ name: basename(file), calls: end.value.calls }) : end;
  };

  return {
    readCallsForTable: () => ok(world.store.calls.countForTable()),
    exportLog: () =>
      write(
        { as: 'json' },
        {
          title: 'Export the whole log',
          suggestedName: `unflappable-${clock.stamp().slice(0, 10)}.json`,
          kind: 'JSON',
          ending: 'json',
        },
      ),
    exportTable: (choices) =>
      write(
        { as: 'csv', choices },
        {
          title: 'Export the calls as a table',
          suggestedName: `calls-${clock.stamp().slice(0, 10)}.csv`,
          kind: 'CSV',
          ending: 'csv',
        },
      ),
    chooseImport: async () => {
      const key = vault.key();
      const file = await world.askForLogFile();
      if (file === null) return ok(null);
      chosen = null;
      const order = { folder: dataFolder, key, file };
      const end = answered(
        await world.filesThread(previewImportJob, order),
        'reading a file to import',
        unreadable,
      );
      if (!end.ok) return end;
      chosen = { file, digest: end.value.digest };
      return ok({ name: basename(file), preview: end.value });
    },
    importChosen: async ({ withoutPersonal }) => {
      if (chosen === null) return refuse('Choose a file first.');
      const order = { folder: dataFolder, key: vault.key(), ...chosen, withoutPersonal, at: clock.stamp() };
      const end = answered(
        await world.filesThread(importJob, order),
        'importing a file',
        'The file could not be taken over. Nothing was imported.',
      );
      if (end.ok) {
        chosen = null;
        world.onRecordsChanged();
      }
      return end;
    },
  };
}
