import { z } from 'zod';
import { localDaySchema } from '../../domain/time.ts';
import { type Week, weekOfDay } from '../../domain/week.ts';
import type { Connection } from './driver.ts';

/** What a week can be looked at for, and which rows of it count: as the indexes by day have them. */
const counted: Readonly<Record<string, string>> = {
  calls: "status = 'logged' AND binned_at IS NULL",
  pauses: 'true',
  shifts: 'true',
  wins: 'binned_at IS NULL',
};

const rowSchema = z.object({ monday: localDaySchema });

/** The weeks in which there is anything, newest first: a look at an index for each week, however full the week is. */
export function recordedWeeks(connection: Connection): readonly Week[] {
  return connection
    .prepare(
      `SELECT monday FROM (${Object.entries(counted).map(mondaysOf).join(' UNION ')})
       WHERE monday IS NOT NULL ORDER BY monday DESC`,
    )
    .all()
    .map((row) => weekOfDay(rowSchema.parse(row).monday));
}

/** From each Monday to the first day that is recorded after its Sunday. */
function mondaysOf([table, condition]: readonly [string, string]): string {
  const first = (after: string) =>
    `(SELECT date(local_day, 'weekday 0', '-6 days') FROM ${table}
      WHERE ${condition} AND local_day > ${after} ORDER BY local_day LIMIT 1)`;
  return `SELECT monday FROM (
    WITH RECURSIVE weeks (monday) AS (
      SELECT ${first("''")} UNION ALL
      SELECT ${first("date(weeks.monday, '+6 days')")} FROM weeks WHERE weeks.monday IS NOT NULL)
    SELECT monday FROM weeks)`;
}
