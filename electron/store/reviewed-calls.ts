import { z } from 'zod';
import { callSchema } from '../../domain/call.ts';
import type { ReviewedCall } from '../../domain/review/records.ts';
import type { DayCounts } from '../../domain/review/strip.ts';
import { type LocalDay, localDaySchema } from '../../domain/time.ts';
import type { Connection } from './driver.ts';

/** The columns that a review reads, and the field of the call that each holds. */
const columns = {
  id: 'id',
  status: 'status',
  started_at: 'startedAt',
  minutes: 'minutes',
  situation: 'situation',
  intensity: 'intensity',
  wound_up_peak: 'woundUpPeak',
  wound_up_now: 'woundUpNow',
  outcome: 'outcome',
  cause: 'cause',
  ended_at: 'endedAt',
  recovered_at: 'recoveredAt',
  next_call_came_first_at: 'nextCallCameFirstAt',
} as const satisfies Readonly<Record<string, keyof ReviewedCall>>;

const selected = Object.entries(columns)
  .map(([column, field]) => `${column} AS ${field}`)
  .join(', ');

/** Compiled: a review reads hundreds of them. */
const reviewedCallSchema = z.compile(
  callSchema.pick({
    id: true,
    status: true,
    startedAt: true,
    minutes: true,
    situation: true,
    intensity: true,
    woundUpPeak: true,
    woundUpNow: true,
    outcome: true,
    cause: true,
    endedAt: true,
    recoveredAt: true,
    nextCallCameFirstAt: true,
  }),
  { strict: true },
);

/** What a review reads of the logged calls with a local day from `from` to `to`. */
export function reviewedCalls(connection: Connection, from: LocalDay, to: LocalDay): readonly ReviewedCall[] {
  return connection
    .prepare(
      `SELECT ${selected} FROM calls
       WHERE status = 'logged' AND binned_at IS NULL AND local_day BETWEEN :from AND :to`,
    )
    .all({ from, to })
    .map((row) => reviewedCallSchema.parse(row));
}

const dayCountSchema = z.object({ day: localDaySchema, calls: z.number(), shifts: z.number() });

/** How many logged calls and shifts each local day from `from` to `to` has; days with neither are left out. */
export function countsByDay(connection: Connection, from: LocalDay, to: LocalDay): readonly DayCounts[] {
  return connection
    .prepare(
      `SELECT day, sum(calls) AS calls, sum(shifts) AS shifts FROM (
         SELECT local_day AS day, count(*) AS calls, 0 AS shifts FROM calls
         WHERE status = 'logged' AND binned_at IS NULL AND local_day BETWEEN :from AND :to GROUP BY local_day
         UNION ALL
         SELECT local_day, 0, count(*) FROM shifts WHERE local_day BETWEEN :from AND :to GROUP BY local_day)
       GROUP BY day`,
    )
    .all({ from, to })
    .map((row) => dayCountSchema.parse(row));
}
