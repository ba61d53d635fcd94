import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';

/** Rows as CSV text, RFC 4180: lines end with CR LF, and every text stands in quotes. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows', quoted_string: true, quoted_empty: false },
  );
}

/** What a CSV text holds, with the line on which each row begins; or what is wrong with it and where. */
export type CsvTable =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[]; readonly lines: readonly number[] }
  | { readonly ok: false; readonly problem: string };

const parsedSchema = z.array(z.array(z.string()));

export function parseCsv(text: string): CsvTable {
  try {
    const rows = parsedSchema.parse(parse(text));
    let line = 1;
    const lines = rows.map((row) => {
      const first = line;
      line += 1 + (row.join(',').match(/\r\n|[\r\n]/gu)?.length ?? 0);
      return first;
    });
    return { ok: true, rows, lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, problem: `line ${String(error.lines ?? '?')}: ${wordsOf(error)}` };
  }
}

function wordsOf(error: CsvError): string {
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
    case 'CSV_RECORD_INCONSISTENT_COLUMNS':
      return 'this row has more or fewer cells than the first';
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'the file ends inside quotes';
    default:
      return 'this is not CSV (RFC 4180)';
  }
}
