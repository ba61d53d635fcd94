import { z } from 'zod';
import { localDaySchema } from '../../domain/time.ts';
import { namedWeekOfDay, type Week } from '../../domain/week.ts';
import type { Connection } from './driver.ts';

/** What a week can be looked at for, and which rows of it count: as the indexes by day have them. */
const counted: Readonly<Record<string, string>> = {
  calls: "status = 'logged' AND binned_at IS NULL",
  pauses: 'true',
  shifts: 'true',
  wins: 'binned_at IS NULL',
};

const rowSchema = z.object({ monday: z.string() });

/** The weeks in which there is anything, newest first, at most `most`: a look at an index for each, however full it is. */
export function recordedWeeks(connection: Connection, most: number): readonly Week[] {
  return connection
    .prepare(
      `SELECT monday FROM (${Object.entries(counted).map(mondaysOf).join(' UNION ')})
       WHERE monday IS NOT NULL ORDER BY monday DESC LIMIT :most`,
    )
    .all({ most })
    .flatMap((row) => weekOf(rowSchema.parse(row).monday) ?? []);
}

/** The weeks at both ends of the calendar have no name, and cannot be looked at. */
function weekOf(monday: string): Week | null {
  const day = localDaySchema.safeParse(monday);
  return day.success ? namedWeekOfDay(day.data) : null;
}

/** From each Monday to the last day that is recorded before it. */
function mondaysOf([table, condition]: readonly [string, string]): string {
  const last = (before: string) =>
    `(SELECT date(local_day, 'weekday 0', '-6 days') FROM ${table}
      WHERE ${condition} AND local_day < ${before} ORDER BY local_day DESC LIMIT 1)`;
  return `SELECT monday FROM (
    WITH RECURSIVE weeks (monday) AS (
      SELECT ${last("'~'")} UNION ALL
      SELECT ${last('weeks.monday')} FROM weeks WHERE weeks.monday IS NOT NULL LIMIT :most)
    SELECT monday FROM weeks)`;
}
