import { z } from 'zod';
import { callSchema } from '../../domain/call.ts';
import { shiftSchema } from '../../domain/records.ts';
import { enoughCalls, enoughWeeks, type History } from '../../domain/review/history.ts';
import type { LocalDay } from '../../domain/time.ts';
import { listIn } from './call-rows.ts';
import type { Connection } from './driver.ts';
import { type CountedCall, type CountedShift, weekSums } from './week-sums.ts';

/**
 * What all records up to a week add up to (domain/review/history.ts), kept by week beside them and changed in the same
 * transaction: a review of any week takes as long in a log of years.
 */

/** Another number when what is counted, or how, has changed: all is counted anew then. */
const countedVersion = 1;

/** A logged call has become another one; null: it is not in the log (any more). */
export function recountWeek(
  connection: Connection,
  before: CountedCall | null,
  after: CountedCall | null,
): void {
  const isSame =
    before !== null &&
    after !== null &&
    before.startedAt === after.startedAt &&
    JSON.stringify(before.linesUsed) === JSON.stringify(after.linesUsed);
  if (isSame) return;
  const sums = weekSums();
  if (before !== null) sums.addCall(before, -1);
  if (after !== null) sums.addCall(after, 1);
  sums.addTo(connection);
}

/** A shift has become another one; null: it is not in the log (any more). */
export function recountShift(
  connection: Connection,
  before: CountedShift | null,
  after: CountedShift | null,
): void {
  const sums = weekSums();
  if (before !== null) sums.addShift(before, -1);
  if (after !== null) sums.addShift(after, 1);
  sums.addTo(connection);
}

const stateSchema = z.object({ weeks_version: z.number(), logged: z.number(), counted: z.number() });
const shiftRowSchema = z.object({ started_at: z.string(), ended_at: z.string().nullable() });
const { startedAt, linesUsed } = callSchema.shape;
/** Compiled: there may be a million of them. */
const callRowSchema = z.compile(z.object({ key: z.number(), startedAt, linesUsed: listIn(linesUsed) }), {
  strict: true,
});
const shiftPartSchema = shiftSchema.pick({ startedAt: true, endedAt: true });
const atOnce = 2000;

/**
 * Whether all is counted, and as this program counts. A program of a former version that had the log open while it was
 * brought up to date goes on writing without these sums: each logged call is in them once, and so it shows.
 */
export function areWeeksCounted(connection: Connection): boolean {
  const { weeks_version, logged, counted } = stateSchema.parse(
    connection
      .prepare(
        `SELECT weeks_version, logged, (SELECT coalesce(sum(calls), 0) FROM hour_totals) AS counted
         FROM call_totals`,
      )
      .get(),
  );
  return weeks_version === countedVersion && counted === logged;
}

/** Counts everything anew where it was counted otherwise, or not at all. */
export function refreshWeekTotals(connection: Connection): void {
  if (areWeeksCounted(connection)) return;
  connection.transaction(() => {
    // Looked up again: another program may just have made it.
    if (areWeeksCounted(connection)) return;
    connection.script('DELETE FROM line_weeks; DELETE FROM hour_weeks; DELETE FROM hour_totals');
    const sums = weekSums();
    for (const row of connection.prepare('SELECT started_at, ended_at FROM shifts').all()) {
      const { started_at, ended_at } = shiftRowSchema.parse(row);
      sums.addShift(shiftPartSchema.parse({ startedAt: started_at, endedAt: ended_at }), 1);
    }
    for (let after = Number.MIN_SAFE_INTEGER; ; ) {
      const rows = connection
        .prepare(
          `SELECT key, started_at AS startedAt, lines_used AS linesUsed FROM calls
           WHERE status = 'logged' AND binned_at IS NULL AND key > :after ORDER BY key LIMIT ${atOnce}`,
        )
        .all({ after });
      for (const row of rows) {
        const call = callRowSchema.parse(row);
        after = call.key;
        sums.addCall(call, 1);
      }
      if (rows.length === 0) break;
    }
    sums.addTo(connection);
    connection.prepare('UPDATE call_totals SET weeks_version = :version').run({ version: countedVersion });
  });
}

const lineSchema = z.object({ line: z.string(), said: z.number(), helped: z.number() });
const cellSchema = z.object({ cell: z.number(), calls: z.number(), worked: z.number() });
const countSchema = z.object({ count: z.number() });

/**
 * What all records up to the Sunday `to` add up to. With the plus SQLite looks up the few that are open; without it it reads
 * all days up to then.
 */
export function historyUpTo(connection: Connection, to: LocalDay): History {
  const count = (sql: string) => countSchema.parse(connection.prepare(sql).get({ to })).count;
  return {
    lines: new Map(
      connection
        .prepare(
          `SELECT line_tallies.line AS line, line_tallies.said - coalesce(sum(later.said), 0) AS said,
             line_tallies.helped - coalesce(sum(later.helped), 0) AS helped
           FROM line_tallies LEFT JOIN line_weeks later ON later.line = line_tallies.line AND later.monday > :to
           GROUP BY line_tallies.line`,
        )
        .all({ to })
        .map((row) => lineSchema.parse(row))
        .filter(({ said }) => said > 0)
        .map(({ line, said, helped }) => [line, { said, helped }] as const),
    ),
    openPromises: count(
      `SELECT coalesce(sum((SELECT count(*) FROM json_each(promises) WHERE value ->> 'doneAt' IS NULL)), 0) AS count
       FROM calls WHERE has_open_promise = 1 AND status = 'logged' AND binned_at IS NULL AND +local_day <= :to`,
    ),
    hours: {
      calls: count(
        `SELECT count(*) AS count FROM (SELECT 1 FROM calls
         WHERE status = 'logged' AND binned_at IS NULL AND local_day <= :to LIMIT ${enoughCalls})`,
      ),
      weeks: count(
        `SELECT count(*) AS count FROM (SELECT DISTINCT date(local_day, 'weekday 0', '-6 days') FROM shifts
         WHERE local_day <= :to LIMIT ${enoughWeeks})`,
      ),
      openShifts: count('SELECT count(*) AS count FROM shifts WHERE ended_at IS NULL AND +local_day <= :to'),
      cells: connection
        .prepare(
          `SELECT hour_totals.cell AS cell, hour_totals.calls - coalesce(sum(later.calls), 0) AS calls,
             hour_totals.worked - coalesce(sum(later.worked), 0) AS worked
           FROM hour_totals LEFT JOIN hour_weeks later ON later.cell = hour_totals.cell AND later.monday > :to
           GROUP BY hour_totals.cell ORDER BY hour_totals.cell`,
        )
        .all({ to })
        .map((row) => cellSchema.parse(row))
        .filter(({ calls, worked }) => calls > 0 || worked > 0)
        .map(({ cell, calls, worked }) => ({
          weekday: Math.floor(cell / 24),
          hour: cell % 24,
          calls,
          worked,
        })),
    },
  };
}
