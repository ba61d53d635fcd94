import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readLog } from '../domain/import-log.ts';
import { isSameInFile, type SameCall } from '../domain/import-plan.ts';
import { isSameInCsv, readCsvRows } from '../domain/log-csv.ts';
import type { LogFile } from '../domain/log-format.ts';
import { parseCsv } from './csv-text.ts';
import { ImportError } from './import-error.ts';

/** More than any rep writes in a lifetime, and as much as fits into one text. */
const largestFile = 400_000_000;

/** A file that was read whole and holds nothing that may not be stored. */
export interface FileToImport {
  readonly log: LogFile;
  readonly isSameCall: SameCall;
  /** Of its bytes: whether it is still the file that was looked at. */
  readonly digest: string;
}

/** Reads a log, or a table that the app has made. @throws ImportError which names the place. */
export function readImportFile(file: string): FileToImport {
  const bytes = bytesOf(file);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const text = textOf(bytes);
  if (!isCsv(file, text)) {
    const read = readLog(text);
    if (!read.ok) throw new ImportError(read.problem);
    return { log: read.log, isSameCall: isSameInFile, digest };
  }
  const table = parseCsv(text);
  const read = table.ok ? readCsvRows(table.rows, table.lines) : table;
  if (!read.ok) throw new ImportError(read.problem);
  return { log: read.log, isSameCall: (one, other) => isSameInCsv(read.keys, one, other), digest };
}

function bytesOf(file: string): Uint8Array {
  try {
    if (statSync(file).size > largestFile) throw new ImportError('the file is too large for a log');
    return readFileSync(file);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('The file could not be read', { cause: error });
  }
}

/** A byte order mark is passed over. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const line = bytes.subarray(0, firstWrongByte(bytes)).filter((byte) => byte === 0x0a).length + 1;
    throw new ImportError(`line ${line}: this is not text in UTF-8`);
  }
}

/** Where bytes stop being UTF-8, by halves: a decoder does not say. */
function firstWrongByte(bytes: Uint8Array): number {
  let sound = 0;
  let wrong = bytes.length;
  while (wrong - sound > 1) {
    const middle = Math.floor((sound + wrong) / 2);
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      sound = middle;
    } catch {
      wrong = middle;
    }
  }
  return sound;
}

function isCsv(file: string, text: string): boolean {
  return /\.csv$/iu.test(file) || /^"?id"?,/u.test(text);
}
