import { z } from 'zod';
import {
  type ImportPreview,
  type ImportResult,
  importPreviewSchema,
  importResultSchema,
} from '../domain/import-preview.ts';
import { stampSchema } from '../domain/time.ts';
import type { FilesJob } from './files-jobs.ts';
import { type ExportOrder, exportFormSchema } from './log-export.ts';
import type { ImportOrder } from './log-import.ts';

/** What the thread for files does to take a log along, or to take one over. */

const log = { folder: z.string(), key: z.string() };

export const exportJob: FilesJob<ExportOrder, { readonly calls: number }> = {
  name: 'export-log',
  input: z.strictObject({ ...log, file: z.string(), form: exportFormSchema, at: stampSchema }),
  answer: z.strictObject({ calls: z.int() }),
};

export const previewImportJob: FilesJob<Pick<ImportOrder, 'folder' | 'key' | 'file'>, ImportPreview> = {
  name: 'preview-import',
  input: z.strictObject({ ...log, file: z.string() }),
  answer: importPreviewSchema,
};

export const importJob: FilesJob<ImportOrder, ImportResult> = {
  name: 'import-log',
  input: z.strictObject({
    ...log,
    file: z.string(),
    digest: z.string().nullable(),
    withoutPersonal: z.boolean(),
    at: stampSchema,
  }),
  answer: importResultSchema,
};
