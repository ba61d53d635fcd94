import type { Call } from '../call.ts';
import type { LineTallies, LineTally } from '../line-tally.ts';
import type { Shift } from '../records.ts';
import { type LocalDay, localDayOf } from '../time.ts';
import { mondayBefore } from '../week.ts';
import { type HourCell, hourOf, workedHours } from './worked-hours.ts';

/**
 * What all records up to the end of a week add up to. The store keeps these sums with the records, so that a review does not
 * read the whole log (electron/store/week-totals.ts); `historyOf` says what they are.
 */
export interface History {
  /** Of each line, the uses that the rep judged. */
  readonly lines: LineTallies;
  /** Promises without a time at which they were done, on logged calls. */
  readonly openPromises: number;
  readonly hours: HourHistory;
}

/** What statistics.md D12 is made of. */
export interface HourHistory {
  readonly calls: number;
  /** Different weeks with a shift that began in them; `enoughWeeks` stands for more. */
  readonly weeks: number;
  /** Shifts without an end. */
  readonly openShifts: number;
  /** By weekday and hour, each at most once; one in which nothing was is left out. */
  readonly cells: readonly HourCell[];
}

/** More weeks and calls than this need not be counted (statistics.md D12). */
export const enoughWeeks = 4;
export const enoughCalls = 20;

/** What is summed of a call. */
export type SummedCall = Pick<Call, 'status' | 'startedAt' | 'promises' | 'linesUsed'>;

/** The sums over all records of the log with a local day up to `to`. */
export function historyOf(
  records: { readonly calls: readonly SummedCall[]; readonly shifts: readonly Shift[] },
  to: LocalDay,
): History {
  const calls = records.calls.filter((call) => call.status === 'logged' && localDayOf(call.startedAt) <= to);
  const shifts = records.shifts.filter(({ startedAt }) => localDayOf(startedAt) <= to);
  return {
    lines: talliesOf(calls),
    openPromises: calls.flatMap(({ promises }) => promises).filter(({ doneAt }) => doneAt === null).length,
    hours: {
      calls: Math.min(calls.length, enoughCalls),
      weeks: Math.min(
        new Set(shifts.map(({ startedAt }) => mondayBefore(localDayOf(startedAt)))).size,
        enoughWeeks,
      ),
      openShifts: shifts.filter(({ endedAt }) => endedAt === null).length,
      cells: cellsOf(calls, shifts),
    },
  };
}

/** What a logged call adds to the tallies of lines: each use that was judged. */
export function judgedUses({ linesUsed }: Pick<Call, 'linesUsed'>): ReadonlyMap<string, LineTally> {
  const tallies = new Map<string, LineTally>();
  for (const { line, result } of linesUsed) {
    if (result !== 'helped' && result !== 'did-not-help') continue;
    const { said, helped } = tallies.get(line) ?? { said: 0, helped: 0 };
    tallies.set(line, { said: said + 1, helped: helped + (result === 'helped' ? 1 : 0) });
  }
  return tallies;
}

function talliesOf(calls: readonly SummedCall[]): LineTallies {
  const sums = new Map<string, LineTally>();
  for (const call of calls) {
    for (const [line, { said, helped }] of judgedUses(call)) {
      const before = sums.get(line) ?? { said: 0, helped: 0 };
      sums.set(line, { said: before.said + said, helped: before.helped + helped });
    }
  }
  return sums;
}

function cellsOf(calls: readonly SummedCall[], shifts: readonly Shift[]): readonly HourCell[] {
  const cells = new Map<number, HourCell>();
  const add = ({ weekday, hour, calls: more, worked }: HourCell) => {
    const key = weekday * 24 + hour;
    const before = cells.get(key);
    cells.set(key, {
      weekday,
      hour,
      calls: (before?.calls ?? 0) + more,
      worked: (before?.worked ?? 0) + worked,
    });
  };
  for (const call of calls) add({ ...hourOf(call.startedAt), calls: 1, worked: 0 });
  for (const shift of shifts) {
    for (const worked of workedHours(shift)) add({ ...worked, calls: 0 });
  }
  return [...cells.values()].sort((one, other) => one.weekday - other.weekday || one.hour - other.hour);
}
