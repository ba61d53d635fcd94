import { z } from 'zod';
import { type Call, callSchema } from '../../domain/call.ts';
import type { Connection, Value } from './driver.ts';

/** How a call lies in its table: columns, rows and the lists beside it. */

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

/** Lists that are read and written with their call, as JSON. */
const listColumns = {
  also_situations: 'alsoSituations',
  feelings: 'feelings',
  handovers: 'handovers',
} as const satisfies Readonly<Record<string, keyof Call>>;

const plain = Object.entries(plainColumns);
const lists = Object.entries(listColumns);
const writtenColumns = [...[...plain, ...lists].map(([column]) => column), 'has_promise'];

/** What `callOf` reads of a call. */
export const callColumns = `${[...plain, ...lists].map(([column]) => `calls.${column}`).join(', ')},
  (SELECT json_group_array(json_array(line, is_said, result) ORDER BY position) FROM call_lines
     WHERE call_id = calls.id) AS lines_used,
  (SELECT json_group_array(json_array(step, at) ORDER BY position) FROM call_warnings
     WHERE call_id = calls.id) AS warnings,
  (SELECT json_group_array(json_array(text, due_at, done_at) ORDER BY position) FROM call_promises
     WHERE call_id = calls.id) AS promises`;

const linesUsedSchema = z
  .array(z.tuple([z.string(), z.number(), z.string().nullable()]))
  .transform((rows) => rows.map(([line, isSaid, result]) => ({ line, isSaid: isSaid === 1, result })))
  .readonly();
const warningsSchema = z
  .array(z.tuple([z.number(), z.string().nullable()]))
  .transform((rows) => rows.map(([step, at]) => ({ step, at })))
  .readonly();
const promisesSchema = z
  .array(z.tuple([z.string(), z.string().nullable(), z.string().nullable()]))
  .transform((rows) => rows.map(([text, dueAt, doneAt]) => ({ text, dueAt, doneAt })))
  .readonly();

const rowSchema = z
  .looseObject({ lines_used: z.string(), warnings: z.string(), promises: z.string() })
  .transform((row) => ({
    ...Object.fromEntries(plain.map(([column, field]) => [field, row[column]])),
    ...Object.fromEntries(lists.map(([column, field]) => [field, jsonOf(row[column])])),
    linesUsed: linesUsedSchema.parse(JSON.parse(row.lines_used)),
    warnings: warningsSchema.parse(JSON.parse(row.warnings)),
    promises: promisesSchema.parse(JSON.parse(row.promises)),
  }))
  .pipe(callSchema);

/** The call in a row that was selected with `callColumns`. */
export function callOf(row: unknown): Call {
  return rowSchema.parse(row);
}

function jsonOf(text: unknown): unknown {
  return JSON.parse(z.string().parse(text));
}

const insertSql = `INSERT INTO calls (key, ${writtenColumns.join(', ')})
  VALUES (:key, ${writtenColumns.map((column) => `:${column}`).join(', ')})`;
const setSql = writtenColumns.map((column) => `${column} = :${column}`).join(', ');
const updateSql = `UPDATE calls SET ${setSql} WHERE key = :key`;
const moveSql = `UPDATE calls SET key = :key, ${setSql} WHERE key = :formerKey`;

/** What is in the table already: the call and where it stands in the list. */
export interface KnownCall {
  readonly key: number;
  readonly call: Call;
}

/** Writes the row of a call and its lists, in the bin or not; what has not changed since `known` is not written again. */
export function writeCall(connection: Connection, key: number, call: Call, known: KnownCall | null): void {
  const values: Readonly<Record<string, Value>> = {
    key,
    ...Object.fromEntries(plain.map(([column, field]) => [column, call[field]])),
    ...Object.fromEntries(lists.map(([column, field]) => [column, JSON.stringify(call[field])])),
    has_promise: call.promises.length > 0 ? 1 : 0,
  };
  if (known === null) connection.prepare(insertSql).run(values);
  else if (known.key === key) connection.prepare(updateSql).run(values);
  else connection.prepare(moveSql).run({ ...values, formerKey: known.key });

  const { id } = call;
  const hasChanged = (field: 'linesUsed' | 'warnings' | 'promises') =>
    JSON.stringify(call[field]) !== JSON.stringify(known?.call[field] ?? []);
  if (hasChanged('linesUsed')) {
    connection.prepare('DELETE FROM call_lines WHERE call_id = :id').run({ id });
    const insert = connection.prepare(
      `INSERT INTO call_lines (call_id, position, line, is_said, result)
       VALUES (:id, :position, :line, :isSaid, :result)`,
    );
    call.linesUsed.forEach(({ line, isSaid, result }, position) => {
      insert.run({ id, position, line, isSaid: isSaid ? 1 : 0, result });
    });
  }
  if (hasChanged('warnings')) {
    connection.prepare('DELETE FROM call_warnings WHERE call_id = :id').run({ id });
    const insert = connection.prepare(
      'INSERT INTO call_warnings (call_id, position, step, at) VALUES (:id, :position, :step, :at)',
    );
    call.warnings.forEach(({ step, at }, position) => {
      insert.run({ id, position, step, at });
    });
  }
  if (hasChanged('promises')) {
    connection.prepare('DELETE FROM call_promises WHERE call_id = :id').run({ id });
    const insert = connection.prepare(
      `INSERT INTO call_promises (call_id, position, text, due_at, done_at)
       VALUES (:id, :position, :text, :dueAt, :doneAt)`,
    );
    call.promises.forEach(({ text, dueAt, doneAt }, position) => {
      insert.run({ id, position, text, dueAt, doneAt });
    });
  }
}
