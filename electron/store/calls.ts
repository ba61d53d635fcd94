import { z } from 'zod';
import { type Call, callSchema } from '../../domain/call.ts';
import type { LineTallies } from '../../domain/line-tally.ts';
import { type CalmSituationKey, calmSituationSchema } from '../../domain/situations.ts';
import { epochOf, type LocalDay, type Stamp } from '../../domain/time.ts';
import type { Connection } from './driver.ts';

/** Difficult calls, drafts and logged. A binned one is out of every list until it is restored or purged. */
export interface CallTable {
  /** Writes the call as it is, new or not. */
  readonly save: (call: Call) => void;
  readonly get: (id: string) => Call | null;
  /** Drafts, oldest first. */
  readonly drafts: () => readonly Call[];
  readonly countDrafts: () => number;
  /** Logged, newest first, at most `limit`. */
  readonly newest: (limit: number) => readonly Call[];
  readonly countLogged: () => number;
  /** Logged, with a local day from `from` to `to`, newest first. */
  readonly loggedBetween: (from: LocalDay, to: LocalDay) => readonly Call[];
  /** Everything that is not binned, oldest first. */
  readonly all: () => readonly Call[];
  /** How often each calm situation was logged since a day. */
  readonly situationCounts: (since: LocalDay) => ReadonlyMap<CalmSituationKey, number>;
  /** What each line has shown in logged calls, of the uses that the rep judged (statistics.md D7). */
  readonly lineTallies: () => LineTallies;
  readonly bin: (id: string, at: Stamp) => boolean;
  readonly restore: (id: string) => boolean;
  /** Removes what is binned, for good. */
  readonly purge: () => void;
  /** First and last local day with a logged call. */
  readonly span: () => DaySpan | null;
}

export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

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
const columnNames = [...plain, ...lists].map(([column]) => column);

const columns = `${columnNames.join(', ')},
  (SELECT json_group_array(json_array(line, is_said, result) ORDER BY position) FROM call_lines
     WHERE call_id = calls.id) AS lines_used,
  (SELECT json_group_array(json_array(step, at) ORDER BY position) FROM call_warnings
     WHERE call_id = calls.id) AS warnings,
  (SELECT json_group_array(json_array(text, due_at, done_at) ORDER BY position) FROM call_promises
     WHERE call_id = calls.id) AS promises`;

const saveSql = `INSERT INTO calls (key, ${columnNames.join(', ')})
  VALUES (:key, ${columnNames.map((column) => `:${column}`).join(', ')})
  ON CONFLICT (id) DO UPDATE SET key = excluded.key,
    ${columnNames.map((column) => `${column} = excluded.${column}`).join(', ')}`;

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

function jsonOf(text: unknown): unknown {
  return JSON.parse(z.string().parse(text));
}

const spanSchema = z.object({ first: z.string().nullable(), last: z.string().nullable() });

/** The first and last day of a `SELECT min(local_day) AS first, max(local_day) AS last`. */
export function spanOf(row: unknown): DaySpan | null {
  const { first, last } = spanSchema.parse(row);
  return first === null || last === null ? null : { first, last };
}

const freeKeySchema = z.object({ key: z.number() });
const keySchema = freeKeySchema.optional();

const countSchema = z.object({ count: z.number() });

export function callTable(connection: Connection): CallTable {
  const list = (sql: string, values: Readonly<Record<string, string | number>> = {}) =>
    connection
      .prepare(`SELECT ${columns} FROM calls WHERE binned_at IS NULL AND ${sql}`)
      .all(values)
      .map((row) => rowSchema.parse(row));
  const count = (sql: string) =>
    countSchema.parse(
      connection.prepare(`SELECT count(*) AS count FROM calls WHERE binned_at IS NULL AND ${sql}`).get(),
    ).count;

  /** Where a call stands in the list: where it stood, as long as its start is the same. */
  const keyOf = ({ id, startedAt }: Call): number => {
    const from = Math.floor(epochOf(startedAt) / 1000) * 1000;
    const known = keySchema.parse(connection.prepare('SELECT key FROM calls WHERE id = :id').get({ id }));
    if (known !== undefined && Math.floor(known.key / 1000) * 1000 === from) return known.key;
    // The first that is free: of many calls in one second some stand a second later in the list.
    return freeKeySchema.parse(
      connection
        .prepare(
          `SELECT key + 1 AS key FROM (SELECT :before AS key UNION ALL SELECT key FROM calls WHERE key >= :from)
           AS taken WHERE NOT EXISTS (SELECT 1 FROM calls WHERE calls.key = taken.key + 1) ORDER BY key LIMIT 1`,
        )
        .get({ from, before: from - 1 }),
    ).key;
  };

  return {
    save: (call) => {
      connection.transaction(() => {
        connection.prepare(saveSql).run({
          key: keyOf(call),
          ...Object.fromEntries(plain.map(([column, field]) => [column, call[field]])),
          ...Object.fromEntries(lists.map(([column, field]) => [column, JSON.stringify(call[field])])),
        });
        const { id } = call;
        connection.prepare('DELETE FROM call_lines WHERE call_id = :id').run({ id });
        call.linesUsed.forEach(({ line, isSaid, result }, position) => {
          connection
            .prepare(
              `INSERT INTO call_lines (call_id, position, line, is_said, result)
               VALUES (:id, :position, :line, :isSaid, :result)`,
            )
            .run({ id, position, line, isSaid: isSaid ? 1 : 0, result });
        });
        connection.prepare('DELETE FROM call_warnings WHERE call_id = :id').run({ id });
        call.warnings.forEach(({ step, at }, position) => {
          connection
            .prepare(
              'INSERT INTO call_warnings (call_id, position, step, at) VALUES (:id, :position, :step, :at)',
            )
            .run({ id, position, step, at });
        });
        connection.prepare('DELETE FROM call_promises WHERE call_id = :id').run({ id });
        call.promises.forEach(({ text, dueAt, doneAt }, position) => {
          connection
            .prepare(
              `INSERT INTO call_promises (call_id, position, text, due_at, done_at)
               VALUES (:id, :position, :text, :dueAt, :doneAt)`,
            )
            .run({ id, position, text, dueAt, doneAt });
        });
      });
    },
    get: (id) => list('id = :id', { id })[0] ?? null,
    drafts: () => list("status = 'draft' ORDER BY key"),
    countDrafts: () => count("status = 'draft'"),
    newest: (limit) => list("status = 'logged' ORDER BY key DESC LIMIT :limit", { limit }),
    countLogged: () => count("status = 'logged'"),
    loggedBetween: (from, to) =>
      list("status = 'logged' AND local_day BETWEEN :from AND :to ORDER BY key DESC", { from, to }),
    all: () => list('1 ORDER BY key'),
    situationCounts: (since) =>
      new Map(
        connection
          .prepare(
            `SELECT situation, count(*) AS count FROM calls
             WHERE binned_at IS NULL AND status = 'logged' AND situation <> 'danger' AND local_day >= :since
             GROUP BY situation`,
          )
          .all({ since })
          .map((row) => z.object({ situation: calmSituationSchema, count: z.number() }).parse(row))
          .map(({ situation, count: times }) => [situation, times] as const),
      ),
    lineTallies: () =>
      new Map(
        connection
          .prepare(
            `SELECT line, count(*) AS said, sum(result = 'helped') AS helped
             FROM call_lines
             -- Not a join: that would look up every call, and those that do not count are few.
             WHERE result IN ('helped', 'did-not-help')
               AND call_id NOT IN (SELECT id FROM calls WHERE status <> 'logged' OR binned_at IS NOT NULL)
             GROUP BY line`,
          )
          .all()
          .map((row) => z.object({ line: z.string(), said: z.number(), helped: z.number() }).parse(row))
          .map(({ line, said, helped }) => [line, { said, helped }] as const),
      ),
    bin: (id, at) =>
      connection
        .prepare('UPDATE calls SET binned_at = :at WHERE id = :id AND binned_at IS NULL')
        .run({ id, at }).changes === 1,
    restore: (id) =>
      connection
        .prepare('UPDATE calls SET binned_at = NULL WHERE id = :id AND binned_at IS NOT NULL')
        .run({ id }).changes === 1,
    purge: () => {
      connection.prepare('DELETE FROM calls WHERE binned_at IS NOT NULL').run();
    },
    span: () =>
      spanOf(
        connection
          .prepare(
            `SELECT min(local_day) AS first, max(local_day) AS last FROM calls
             WHERE binned_at IS NULL AND status = 'logged'`,
          )
          .get(),
      ),
  };
}
