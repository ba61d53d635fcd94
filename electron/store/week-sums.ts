import type { Call } from '../../domain/call.ts';
import type { Shift } from '../../domain/records.ts';
import { judgedUses } from '../../domain/review/history.ts';
import { hourOfDay, weekdayOf, workedHours } from '../../domain/review/worked-hours.ts';
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

/** Of a line in a week. */
interface LineSum {
  said: number;
  helped: number;
}

/** Of an hour of the week: weekday (1 Monday to 7 Sunday) times 24, plus the hour. */
interface HourSum {
  calls: number;
  /** Microseconds. */
  worked: number;
}

export function weekSums(): WeekSums {
  // By Monday, as there may be a million calls to be counted at a start.
  const lines = new Map<string, Map<string, LineSum>>();
  const hours = new Map<string, Map<number, HourSum>>();
  const dayOf = days();
  return {
    addCall: (call, sign) => {
      const { monday, weekday } = dayOf(call.startedAt);
      for (const [line, { said, helped }] of judgedUses(call)) {
        const sum = sumIn(lines, monday, line, noUses);
        sum.said += sign * said;
        sum.helped += sign * helped;
      }
      sumIn(hours, monday, weekday * 24 + hourOfDay(call.startedAt), nothing).calls += sign;
    },
    addShift: (shift, sign) => {
      const { monday } = dayOf(shift.startedAt);
      for (const { weekday, hour, worked } of workedHours(shift)) {
        sumIn(hours, monday, weekday * 24 + hour, nothing).worked += sign * worked;
      }
    },
    addTo: (connection) => {
      const addToLineWeeks = adderTo(connection, 'line_weeks', ['line', 'monday'], ['said', 'helped']);
      const addToHourWeeks = adderTo(connection, 'hour_weeks', ['cell', 'monday'], ['calls', 'worked']);
      const addToHourTotals = adderTo(connection, 'hour_totals', ['cell'], ['calls', 'worked']);
      for (const [monday, sums] of lines) {
        for (const [line, sum] of sums) addToLineWeeks({ line, monday }, sum);
      }
      const totals = new Map<number, HourSum>();
      for (const [monday, sums] of hours) {
        for (const [cell, sum] of sums) {
          addToHourWeeks({ cell, monday }, sum);
          const total = totals.get(cell);
          totals.set(cell, {
            calls: (total?.calls ?? 0) + sum.calls,
            worked: (total?.worked ?? 0) + sum.worked,
          });
        }
      }
      for (const [cell, sum] of totals) addToHourTotals({ cell }, sum);
    },
  };
}

const noUses = (): LineSum => ({ said: 0, helped: 0 });
const nothing = (): HourSum => ({ calls: 0, worked: 0 });

/** The sum of something in a week, to be added to. */
function sumIn<K, S>(sums: Map<string, Map<K, S>>, monday: string, key: K, start: () => S): S {
  const week = sums.get(monday) ?? new Map<K, S>();
  const sum = week.get(key) ?? start();
  sums.set(monday, week.set(key, sum));
  return sum;
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

/** The weekday of a moment, and its week’s Monday; looked up once a day, not once a call. */
function days(): (stamp: Stamp) => { readonly monday: string; readonly weekday: number } {
  const known = new Map<LocalDay, { readonly monday: string; readonly weekday: number }>();
  return (stamp) => {
    const day = localDayOf(stamp);
    const found = known.get(day) ?? { monday: mondayBefore(day), weekday: weekdayOf(day) };
    known.set(day, found);
    return found;
  };
}
