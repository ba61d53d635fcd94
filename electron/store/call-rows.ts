import { z } from 'zod';
import { type Call, callSchema } from '../../domain/call.ts';
import { caseKey } from '../../domain/case-history.ts';
import type { Connection, Value } from './driver.ts';

/** How a call lies in its table. */

/** The columns that are one value each, and the field of the call that each holds. */
const plainColumns = {
  id: 'id',
  status: 'status',
  created_at: 'createdAt',
  edited_at: 'editedAt',
  started_at: 'startedAt',
  minutes: 'minutes',
  direction: 'direction',
  situation: 'situation',
  intensity: 'intensity',
  wound_up_peak: 'woundUpPeak',
  wound_up_now: 'woundUpNow',
  outcome: 'outcome',
  boundary: 'boundary',
  cause: 'cause',
  asked_for: 'askedFor',
  did: 'did',
  said_no_to: 'saidNoTo',
  told_by: 'toldBy',
  witness: 'witness',
  case_ref: 'caseRef',
  recording_ref: 'recordingRef',
  pencil: 'pencil',
  pencil_at: 'pencilAt',
  pencil_kept_at: 'pencilKeptAt',
  ink: 'ink',
  ended_at: 'endedAt',
  recovered_at: 'recoveredAt',
  next_call_came_first_at: 'nextCallCameFirstAt',
} as const satisfies Readonly<Record<string, keyof Call>>;

/** Lists, as JSON. */
const listColumns = {
  also_situations: 'alsoSituations',
  feelings: 'feelings',
  handovers: 'handovers',
  promises: 'promises',
  lines_used: 'linesUsed',
  warnings: 'warnings',
} as const satisfies Readonly<Record<string, keyof Call>>;

type ListField = (typeof listColumns)[keyof typeof listColumns];

const plain = Object.entries(plainColumns);
const lists = Object.entries(listColumns);
const writtenColumns = [
  ...[...plain, ...lists].map(([column]) => column),
  'case_key',
  'has_promise',
  'has_open_promise',
];

/** What `callOf` reads of a call, each column as the field that it holds. */
export const callColumns = [...plain, ...lists]
  .map(([column, field]) => `calls.${column} AS ${field}`)
  .join(', ');

const { shape } = callSchema;
/**
 * The schema of a call, with its lists as JSON. Compiled: a page is fifty calls of thirty fields, and somebody waits for it.
 * Strict: a field that zod cannot compile is found at once, and not by who waits.
 */
const rowSchema = z.compile(
  callSchema.extend({
    alsoSituations: listIn(shape.alsoSituations),
    feelings: listIn(shape.feelings),
    handovers: listIn(shape.handovers),
    promises: listIn(shape.promises),
    linesUsed: listIn(shape.linesUsed),
    warnings: listIn(shape.warnings),
  } satisfies Readonly<Record<ListField, z.ZodType>>),
  { strict: true },
);

/** The call in a row that was selected with `callColumns`. */
export function callOf(row: unknown): Call {
  return rowSchema.parse(row);
}

/** A list that is kept as JSON. */
export function listIn<T extends z.ZodType>(list: T) {
  return z.preprocess(jsonOf, list);
}

/** Most lists are empty. */
function jsonOf(text: unknown): unknown {
  if (text === '[]') return [];
  return typeof text === 'string' ? JSON.parse(text) : text;
}

const insertSql = `INSERT INTO calls (key, ${writtenColumns.join(', ')})
  VALUES (:key, ${writtenColumns.map((column) => `:${column}`).join(', ')})`;
/** What is in the table already: the call and where it stands in the list. */
export interface KnownCall {
  readonly key: number;
  readonly call: Call;
}

/** What the row says of a call's promises. */
export function promiseColumns(promises: Call['promises']) {
  return {
    promises: JSON.stringify(promises),
    has_promise: promises.length > 0 ? 1 : 0,
    has_open_promise: promises.some(({ doneAt }) => doneAt === null) ? 1 : 0,
  };
}

/** Writes the row of a call, in the bin or not: while somebody types only what they typed, and no index of all else. */
export function writeCall(connection: Connection, key: number, call: Call, known: KnownCall | null): void {
  const values = valuesOf(key, call);
  if (known === null) {
    connection.prepare(insertSql).run(values);
    return;
  }
  const former = valuesOf(known.key, known.call);
  const changed = Object.keys(values).filter((column) => values[column] !== former[column]);
  if (changed.length === 0) return;
  connection
    .prepare(
      `UPDATE calls SET ${changed.map((column) => `${column} = :${column}`).join(', ')} WHERE key = :formerKey`,
    )
    .run({ ...values, formerKey: known.key });
}

function valuesOf(key: number, call: Call): Readonly<Record<string, Value>> {
  return {
    key,
    ...Object.fromEntries(plain.map(([column, field]) => [column, call[field]])),
    ...Object.fromEntries(lists.map(([column, field]) => [column, JSON.stringify(call[field])])),
    case_key: caseKey(call.caseRef),
    ...promiseColumns(call.promises),
  };
}
