import { z } from 'zod';
import type { Call } from './call.ts';
import {
  boundaryNames,
  causeNames,
  directionNames,
  intensityAnchors,
  lineResultNames,
  outcomeNames,
} from './call-fields.ts';
import { safeCell, textOfCell } from './csv-cell.ts';
import { guardedLog, type ReadLog } from './import-log.ts';
import { type CallInFile, type LogFile, logFileSchema, logFormat, logVersion } from './log-format.ts';
import { logIssueInWords } from './log-issue-words.ts';
import { callInFile } from './log-records.ts';
import { quoted } from './quoted.ts';
import { isAboutPrejudice, situationNames } from './situations.ts';

/**
 * The logged calls as a table, for others: one row a call, a column for each key of the public format, and beside it one
 * in words where they differ. Pencil notes are never in it; feelings, ratings and calls of prejudice only when the rep
 * chose so. What it writes it reads back.
 */

export interface CsvChoices {
  readonly feelings: boolean;
  /** How wound up the rep was, and when they were steady again. */
  readonly ratings: boolean;
  readonly prejudice: boolean;
}

export const csvChoicesSchema = z.strictObject({
  feelings: z.boolean(),
  ratings: z.boolean(),
  prejudice: z.boolean(),
});

export const cautiousChoices: CsvChoices = { feelings: false, ratings: false, prejudice: false };

/** The text of a line of the playbook; null where that does not have it any more. */
export type TextOfLine = (line: string) => string | null;

type Part = 'always' | 'feelings' | 'ratings';
type Key = Exclude<keyof CallInFile, 'pencil'>;

interface Column {
  readonly key: Key;
  /** `list`: JSON in the cell, as the public format has it. */
  readonly kind: 'text' | 'number' | 'list';
  readonly part: Part;
  /** The same for people, in a column of its own. */
  readonly words: ((call: CallInFile, textOf: TextOfLine) => string) | null;
}

const column = (
  key: Key,
  kind: Column['kind'] = 'text',
  words: Column['words'] = null,
  part: Part = 'always',
): Column => ({ key, kind, part, words });

const columns: readonly Column[] = [
  column('id'),
  column('status'),
  column('startedAt'),
  column('minutes', 'number'),
  column('direction', 'text', ({ direction }) => nameOf(directionNames, direction)),
  column('situation', 'text', ({ situation }) => nameOf(situationNames, situation)),
  column('alsoSituations', 'list', ({ alsoSituations }) =>
    (alsoSituations ?? []).map((key) => situationNames[key]).join(', '),
  ),
  column(
    'intensity',
    'number',
    ({ intensity }) => intensityAnchors.find(({ value }) => value === intensity)?.words ?? '',
  ),
  column('woundUpPeak', 'number', null, 'ratings'),
  column('woundUpNow', 'number', null, 'ratings'),
  column('feelings', 'list', ({ feelings }) => (feelings ?? []).join(', '), 'feelings'),
  column('outcome', 'text', ({ outcome }) => nameOf(outcomeNames, outcome)),
  column('boundary', 'text', ({ boundary }) => nameOf(boundaryNames, boundary)),
  column('cause', 'text', ({ cause }) => nameOf(causeNames, cause)),
  column('askedFor'),
  column('did'),
  column('saidNoTo'),
  column('promises', 'list', ({ promises }) =>
    (promises ?? [])
      .map(({ text, dueAt, doneAt }) =>
        [text, stamped('due', dueAt), stamped('done', doneAt)].filter((part) => part !== '').join(', '),
      )
      .join('; '),
  ),
  column('toldBy'),
  column('handovers', 'list', ({ handovers }) =>
    (handovers ?? [])
      .map(({ to, at, kind }) => [to, kind ?? '', stamped('at', at)].filter((part) => part !== '').join(', '))
      .join('; '),
  ),
  column('witness'),
  column('caseRef'),
  column('recordingRef'),
  column('ink'),
  column('linesUsed', 'list', ({ linesUsed }, textOf) =>
    (linesUsed ?? [])
      .map(({ line, result }) => {
        const words = textOf(line);
        const said = words === null ? 'A line that is no longer in the playbook' : quoted(words);
        return result == null ? said : `${said} (${lineResultNames[result].toLowerCase()})`;
      })
      .join('; '),
  ),
  column('warnings', 'list', ({ warnings }) =>
    (warnings ?? []).map(({ step, at }) => `Warning ${step} ${stamped('at', at)}`.trim()).join('; '),
  ),
  column('endedAt'),
  column('recoveredAt', 'text', null, 'ratings'),
  column('nextCallCameFirstAt', 'text', null, 'ratings'),
  column('createdAt'),
  column('editedAt'),
];

/** Stands behind the key in the header of a column for people. */
const inWords = ' (in words)';

/** Whether a call goes into a table with these choices: drafts never do. */
export function isInCsv(call: Call, { prejudice }: CsvChoices): boolean {
  return call.status === 'logged' && (prejudice || !isAboutPrejudice(call));
}

/** The table, its header first. Every cell is safe to open in a spreadsheet. */
export function csvRows(
  calls: readonly Call[],
  choices: CsvChoices,
  textOf: TextOfLine,
): readonly (readonly string[])[] {
  const chosen = columns.filter(({ part }) => part === 'always' || choices[part]);
  return [
    chosen.flatMap(({ key, words }) => (words === null ? [key] : [key, `${key}${inWords}`])),
    ...calls
      .filter((call) => isInCsv(call, choices))
      .map((call) => {
        const entry = callInFile(call);
        return chosen
          .flatMap((each) => [
            cellOf(each, entry),
            ...(each.words === null ? [] : [each.words(entry, textOf)]),
          ])
          .map(safeCell);
      }),
  ];
}

/** A table that was read, as the log that it is, and the keys it has a column for. */
export type ReadCsv =
  | { readonly ok: true; readonly log: LogFile; readonly keys: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** Reads a table that `csvRows` made, with the line of the file on which each row begins. The words are passed over. */
export function readCsvRows(rows: readonly (readonly string[])[], lines: readonly number[]): ReadCsv {
  const [header = [], ...body] = rows;
  const wrong = headerProblem(header);
  if (wrong !== '') return { ok: false, problem: `line 1: ${wrong}` };
  const keys = header.filter((name) => !name.endsWith(inWords));
  const calls = body.map((row) => entryOfRow(header, row));
  const root = { format: logFormat, version: logVersion, calls };
  const parsed = logFileSchema.safeParse(root);
  const read: ReadLog = parsed.success
    ? guardedLog(parsed.data)
    : {
        ok: false,
        problem: parsed.error.issues[0] === undefined ? '' : logIssueInWords(parsed.error.issues[0], root),
      };
  return read.ok ? { ok: true, log: read.log, keys } : { ok: false, problem: withLine(read.problem, lines) };
}

/** Whether two calls are the same as far as a table with these columns can say. */
export function isSameInCsv(keys: readonly string[], one: Call, other: Call): boolean {
  const [left, right] = [callInFile(one), callInFile(other)];
  return columns.every((each) => !keys.includes(each.key) || cellOf(each, left) === cellOf(each, right));
}

function cellOf({ key, kind }: Column, entry: CallInFile): string {
  const value = entry[key];
  if (value === undefined || value === null) return '';
  return kind === 'list' ? JSON.stringify(value) : String(value);
}

function headerProblem(header: readonly string[]): string {
  const known = new Set(
    columns.flatMap(({ key, words }) => (words === null ? [key] : [key, `${key}${inWords}`])).map(String),
  );
  const stranger = header.find((name) => !known.has(name));
  if (stranger !== undefined) return `there is no column “${stranger.slice(0, 40)}” in the format`;
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) return `the column “${twice}” is there twice`;
  const missing = ['id', 'status', 'startedAt'].find((name) => !header.includes(name));
  return missing === undefined ? '' : `the column “${missing}” is missing`;
}

function entryOfRow(header: readonly string[], row: readonly string[]): Record<string, unknown> {
  const entry: Record<string, unknown> = {};
  for (const [index, name] of header.entries()) {
    const found = columns.find(({ key }) => key === name);
    const text = textOfCell(row[index] ?? '');
    if (found !== undefined && text !== '') entry[name] = parsedCell(found.kind, text);
  }
  return entry;
}

/** What does not read as what it should be stays a text, of which the schema then says what is wrong. */
function parsedCell(kind: Column['kind'], text: string): unknown {
  if (kind === 'number') return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/iu.test(text) ? Number(text) : text;
  if (kind === 'list') {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text;
}

/** A table has lines and not indices: `calls[16].intensity` is `line 18, intensity`. */
function withLine(problem: string, lines: readonly number[]): string {
  return problem.replace(
    /^calls\[(\d+)\]\.?/u,
    (_, index: string) => `line ${lines[Number(index) + 1] ?? 0}, `,
  );
}

function nameOf<K extends string>(names: Readonly<Record<K, string>>, key: K | null | undefined): string {
  return key === null || key === undefined ? '' : names[key];
}

function stamped(word: string, at: string | null | undefined): string {
  return at === null || at === undefined ? '' : `${word} ${at}`;
}
