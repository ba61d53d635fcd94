import type { Call } from '../../domain/call.ts';
import type { Shift } from '../../domain/records.ts';
import { judgedUses } from '../../domain/review/history.ts';
import { hourOf, workedHours } from '../../domain/review/worked-hours.ts';
import { type LocalDay, localDayOf, type Stamp } from '../../domain/time.ts';
import { mondayBefore } from '../../domain/week.ts';
import type { Connection, Value } from './driver.ts';

export type CountedCall = Pick<Call, 'startedAt' | 'linesUsed'>;
export type CountedShift = Pick<Shift, 'startedAt' | 'endedAt'>;

/** What is to be added to the sums by week, or with sign -1 taken off them. */
export interface WeekSums {
  /** A logged call. */
  readonly addCall: (call: CountedCall, sign: 1 | -1) => void;
  readonly addShift: (shift: CountedShift, sign: 1 | -1) => void;
  readonly addTo: (connection: Connection) => void;
}

interface LineSum {
  readonly line: string;
  readonly monday: string;
  readonly said: number;
  readonly helped: number;
}

interface HourSum {
  /** Weekday (1 Monday to 7 Sunday) times 24, plus the hour. */
  readonly cell: number;
  readonly monday: string;
  readonly calls: number;
  /** Microseconds. */
  readonly worked: number;
}

export function weekSums(): WeekSums {
  const lines = new Map<string, LineSum>();
  const hours = new Map<string, HourSum>();
  const mondayOf = mondays();
  const addHour = ({ cell, monday, calls, worked }: HourSum) => {
    const key = `${cell} ${monday}`;
    const sum = hours.get(key);
    hours.set(key, { cell, monday, calls: (sum?.calls ?? 0) + calls, worked: (sum?.worked ?? 0) + worked });
  };
  return {
    addCall: (call, sign) => {
      const monday = mondayOf(call.startedAt);
      for (const [line, { said, helped }] of judgedUses(call)) {
        const key = `${monday} ${line}`;
        const sum = lines.get(key);
        lines.set(key, {
          line,
          monday,
          said: (sum?.said ?? 0) + sign * said,
          helped: (sum?.helped ?? 0) + sign * helped,
        });
      }
      const { weekday, hour } = hourOf(call.startedAt);
      addHour({ cell: weekday * 24 + hour, monday, calls: sign, worked: 0 });
    },
    addShift: (shift, sign) => {
      const monday = mondayOf(shift.startedAt);
      for (const { weekday, hour, worked } of workedHours(shift)) {
        addHour({ cell: weekday * 24 + hour, monday, calls: 0, worked: sign * worked });
      }
    },
    addTo: (connection) => {
      for (const { line, monday, said, helped } of lines.values()) {
        addInTable(connection, 'line_weeks', { line, monday }, { said, helped });
      }
      for (const { cell, monday, calls, worked } of hours.values()) {
        addInTable(connection, 'hour_weeks', { cell, monday }, { calls, worked });
        addInTable(connection, 'hour_totals', { cell }, { calls, worked });
      }
    },
  };
}

/** Adds to the counts of one row, made if need be; one with nothing left goes. Both counts are 0 or more in the end. */
function addInTable(
  connection: Connection,
  table: 'line_weeks' | 'hour_weeks' | 'hour_totals',
  key: Readonly<Record<string, Value>>,
  counts: Readonly<Record<string, number>>,
): void {
  if (Object.values(counts).every((count) => count === 0)) return;
  const keys = Object.keys(key);
  const names = Object.keys(counts);
  const all = [...keys, ...names];
  connection
    .prepare(
      `INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map((name) => `:${name}`).join(', ')})
       ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${names.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`,
    )
    .run({ ...key, ...counts });
  if (Object.values(counts).every((count) => count >= 0)) return;
  connection
    .prepare(
      `DELETE FROM ${table} WHERE ${keys.map((name) => `${name} = :${name}`).join(' AND ')}
       AND ${names.map((name) => `${name} <= 0`).join(' AND ')}`,
    )
    .run(key);
}

/** The Monday of a moment's week; looked up once a day, not once a call. */
function mondays(): (stamp: Stamp) => string {
  const known = new Map<LocalDay, string>();
  return (stamp) => {
    const day = localDayOf(stamp);
    const found = known.get(day) ?? mondayBefore(day);
    known.set(day, found);
    return found;
  };
}
