import { z } from 'zod';
import { type Call, callSchema } from '../../domain/call.ts';
import type { LineTallies } from '../../domain/line-tally.ts';
import { type CalmSituationKey, calmSituationSchema } from '../../domain/situations.ts';
import type { LocalDay, Stamp } from '../../domain/time.ts';
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

const columns = `id, status, created_at, edited_at, started_at, situation, intensity, outcome, wound_up_peak,
  wound_up_now, pencil, taken_over_by,
  (SELECT json_group_array(json_array(line, is_said, result) ORDER BY position) FROM call_lines
     WHERE call_id = calls.id) AS lines_used,
  (SELECT json_group_array(json_array(step, at) ORDER BY position) FROM call_warnings
     WHERE call_id = calls.id) AS warnings`;

const linesUsedSchema = z
  .array(z.tuple([z.string(), z.number(), z.string().nullable()]))
  .transform((rows) => rows.map(([line, isSaid, result]) => ({ line, isSaid: isSaid === 1, result })))
  .readonly();
const warningsSchema = z
  .array(z.tuple([z.number(), z.string()]))
  .transform((rows) => rows.map(([step, at]) => ({ step, at })))
  .readonly();

const rowSchema = z
  .object({
    id: z.string(),
    status: z.string(),
    created_at: z.string(),
    edited_at: z.string(),
    started_at: z.string(),
    situation: z.string().nullable(),
    intensity: z.number().nullable(),
    outcome: z.string().nullable(),
    wound_up_peak: z.number().nullable(),
    wound_up_now: z.number().nullable(),
    pencil: z.string(),
    taken_over_by: z.string(),
    lines_used: z.string(),
    warnings: z.string(),
  })
  .transform((row) => ({
    id: row.id,
    status: row.status,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    startedAt: row.started_at,
    situation: row.situation,
    intensity: row.intensity,
    outcome: row.outcome,
    woundUpPeak: row.wound_up_peak,
    woundUpNow: row.wound_up_now,
    pencil: row.pencil,
    takenOverBy: row.taken_over_by,
    linesUsed: linesUsedSchema.parse(JSON.parse(row.lines_used)),
    warnings: warningsSchema.parse(JSON.parse(row.warnings)),
  }))
  .pipe(callSchema);

const spanSchema = z.object({ first: z.string().nullable(), last: z.string().nullable() });

/** The first and last day of a `SELECT min(local_day) AS first, max(local_day) AS last`. */
export function spanOf(row: unknown): DaySpan | null {
  const { first, last } = spanSchema.parse(row);
  return first === null || last === null ? null : { first, last };
}

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

  return {
    save: (call) => {
      connection.transaction(() => {
        connection
          .prepare(
            `INSERT INTO calls (id, status, created_at, edited_at, started_at, situation, intensity, outcome,
               wound_up_peak, wound_up_now, pencil, taken_over_by)
             VALUES (:id, :status, :createdAt, :editedAt, :startedAt, :situation, :intensity, :outcome,
               :woundUpPeak, :woundUpNow, :pencil, :takenOverBy)
             ON CONFLICT (id) DO UPDATE SET status = excluded.status, edited_at = excluded.edited_at,
               started_at = excluded.started_at, situation = excluded.situation, intensity = excluded.intensity,
               outcome = excluded.outcome, wound_up_peak = excluded.wound_up_peak,
               wound_up_now = excluded.wound_up_now, pencil = excluded.pencil,
               taken_over_by = excluded.taken_over_by`,
          )
          .run({
            id: call.id,
            status: call.status,
            createdAt: call.createdAt,
            editedAt: call.editedAt,
            startedAt: call.startedAt,
            situation: call.situation,
            intensity: call.intensity,
            outcome: call.outcome,
            woundUpPeak: call.woundUpPeak,
            woundUpNow: call.woundUpNow,
            pencil: call.pencil,
            takenOverBy: call.takenOverBy,
          });
        connection.prepare('DELETE FROM call_lines WHERE call_id = :id').run({ id: call.id });
        call.linesUsed.forEach(({ line, isSaid, result }, position) => {
          connection
            .prepare(
              `INSERT INTO call_lines (call_id, position, line, is_said, result)
               VALUES (:id, :position, :line, :isSaid, :result)`,
            )
            .run({ id: call.id, position, line, isSaid: isSaid ? 1 : 0, result });
        });
        connection.prepare('DELETE FROM call_warnings WHERE call_id = :id').run({ id: call.id });
        call.warnings.forEach(({ step, at }, position) => {
          connection
            .prepare(
              'INSERT INTO call_warnings (call_id, position, step, at) VALUES (:id, :position, :step, :at)',
            )
            .run({ id: call.id, position, step, at });
        });
      });
    },
    get: (id) => list('id = :id', { id })[0] ?? null,
    drafts: () => list("status = 'draft' ORDER BY unixepoch(started_at), created_at"),
    countDrafts: () => count("status = 'draft'"),
    newest: (limit) =>
      list("status = 'logged' ORDER BY unixepoch(started_at) DESC, created_at DESC LIMIT :limit", { limit }),
    countLogged: () => count("status = 'logged'"),
    loggedBetween: (from, to) =>
      list(
        "status = 'logged' AND local_day BETWEEN :from AND :to ORDER BY unixepoch(started_at) DESC, created_at DESC",
        { from, to },
      ),
    all: () => list('1 ORDER BY unixepoch(started_at), created_at, id'),
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
