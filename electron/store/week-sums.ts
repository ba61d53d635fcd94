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
      const addToLineWeeks = adderTo(connection, 'line_weeks', ['line', 'monday'], ['said', 'helped']);
      const addToHourWeeks = adderTo(connection, 'hour_weeks', ['cell', 'monday'], ['calls', 'worked']);
      const addToHourTotals = adderTo(connection, 'hour_totals', ['cell'], ['calls', 'worked']);
      for (const { line, monday, said, helped } of lines.values()) {
        addToLineWeeks({ line, monday }, { said, helped });
      }
      const totals = new Map<number, { readonly calls: number; readonly worked: number }>();
      for (const { cell, monday, calls, worked } of hours.values()) {
        addToHourWeeks({ cell, monday }, { calls, worked });
        const total = totals.get(cell);
        totals.set(cell, { calls: (total?.calls ?? 0) + calls, worked: (total?.worked ?? 0) + worked });
      }
      for (const [cell, counts] of totals) addToHourTotals({ cell }, counts);
    },
  };
}

/** Adds to the counts of one row, made if need be; one with nothing left goes. All counts are 0 or more in the end. */
function adderTo<Key extends string, Count extends string>(
  connection: Connection,
  table: 'line_weeks' | 'hour_weeks' | 'hour_totals',
  keys: readonly Key[],
  counts: readonly Count[],
): (key: Readonly<Record<Key, Value>>, added: Readonly<Record<Count, number>>) => void {
  const all = [...keys, ...counts];
  const add = connection.prepare(
    `INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map((name) => `:${name}`).join(', ')})
     ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${counts.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`,
  );
  const removeEmpty = connection.prepare(
    `DELETE FROM ${table} WHERE ${keys.map((name) => `${name} = :${name}`).join(' AND ')}
     AND ${counts.map((name) => `${name} <= 0`).join(' AND ')}`,
  );
  return (key, added) => {
    if (counts.every((name) => added[name] === 0)) return;
    add.run({ ...key, ...added });
    if (counts.some((name) => added[name] < 0)) removeEmpty.run(key);
  };
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
