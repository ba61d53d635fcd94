import { z } from 'zod';
import { csvChoicesSchema, csvRows } from '../domain/log-csv.ts';
import { toLogFile } from '../domain/log-records.ts';
import { textOfLine } from '../domain/playbook.ts';
import type { Stamp } from '../domain/time.ts';
import { csvText } from './csv-text.ts';
import { playbookOfLog } from './playbook-of-log.ts';
import { openExistingStore, type ReadOnlyStore } from './store/open.ts';
import { writeWhole, writeWholeForOthers } from './write-whole.ts';

/** The whole log, or its calls as a table for others. */
export const exportFormSchema = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('json') }),
  z.strictObject({ as: z.literal('csv'), choices: csvChoicesSchema }),
]);
export type ExportForm = Readonly<z.infer<typeof exportFormSchema>>;

/** What a file holds: how many calls, and its text. */
export interface ExportedLog {
  readonly calls: number;
  readonly text: string;
}

/** In one transaction, so that the app may go on writing meanwhile. */
export function exportLog(store: ReadOnlyStore, form: ExportForm, at: Stamp): ExportedLog {
  return store.transaction(() => {
    const calls = store.calls.all();
    if (form.as === 'csv') {
      const { book } = playbookOfLog(store.playbook);
      const rows = csvRows(calls, form.choices, (line) => textOfLine(book, line) ?? null);
      return { calls: rows.length - 1, text: csvText(rows) };
    }
    const log = toLogFile(at, {
      calls,
      shifts: store.shifts.all(),
      pauses: store.pauses.all(),
      wins: store.wins.all(),
      tries: store.tries.all(),
    });
    return { calls: calls.length, text: `${JSON.stringify(log, null, 2)}\n` };
  });
}

export interface ExportOrder {
  /** The data folder, and the key of its log. */
  readonly folder: string;
  readonly key: string;
  /** Where to. */
  readonly file: string;
  readonly form: ExportForm;
  readonly at: Stamp;
}

/** Writes the file whole or not at all. How many calls are in it. @throws StoreError, and what the disk says. */
export function writeExport({ folder, key, file, form, at }: ExportOrder): { readonly calls: number } {
  const store = openExistingStore(folder, key);
  try {
    const { calls, text } = exportLog(store, form, at);
    // The rep's own copy is theirs alone; a table is made to be passed on.
    if (form.as === 'json') writeWhole(file, text);
    else writeWholeForOthers(file, text);
    return { calls };
  } finally {
    store.close();
  }
}
