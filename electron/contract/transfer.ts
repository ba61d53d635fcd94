import { z } from 'zod';
import type { ImportPreview, ImportResult } from '../../domain/import-preview.ts';
import { csvChoicesSchema } from '../../domain/log-csv.ts';
import { intent, nothing, panel } from './intent.ts';

/** How many calls a table can have. */
export interface CallsForTable {
  readonly logged: number;
  /** Of these, those in which prejudice came up. */
  readonly ofPrejudice: number;
}

/** A file that was written. */
export interface ExportedFile {
  readonly name: string;
  /** How many calls are in it. */
  readonly calls: number;
}

/** A file that was looked at, and nothing was changed. */
export interface FileInHand {
  readonly name: string;
  readonly preview: ImportPreview;
}

/** Intents about the log as a file, out and in. Each asks where; null: the rep thought better of it. */
export const transferContract = {
  readCallsForTable: intent<CallsForTable>()(panel, nothing),
  /** The whole log. */
  exportLog: intent<ExportedFile | null>()(panel, nothing),
  /** The logged calls as a table. */
  exportTable: intent<ExportedFile | null>()(panel, csvChoicesSchema),
  chooseImport: intent<FileInHand | null>()(panel, nothing),
  /** Takes over the file that was chosen last, if it is still the same: whole, or without what may be personal in it. */
  importChosen: intent<ImportResult>()(panel, z.strictObject({ withoutPersonal: z.boolean() })),
} as const;
