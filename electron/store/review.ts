import type { History } from '../../domain/review/history.ts';
import type { ReviewedCall } from '../../domain/review/records.ts';
import type { DayCounts } from '../../domain/review/strip.ts';
import type { LocalDay } from '../../domain/time.ts';
import type { Week } from '../../domain/week.ts';
import type { Connection } from './driver.ts';
import { recordedWeeks } from './recorded-weeks.ts';
import { countsByDay, reviewedCalls } from './reviewed-calls.ts';
import { historyUpTo } from './week-totals.ts';

/** What a weekly review reads. */
export interface ReviewTable {
  /** Logged, with a local day from `from` to `to`, in any order. */
  readonly calls: (from: LocalDay, to: LocalDay) => readonly ReviewedCall[];
  readonly countsByDay: (from: LocalDay, to: LocalDay) => readonly DayCounts[];
  /** What all records up to the last day of a week add up to. */
  readonly historyUpTo: (to: LocalDay) => History;
  /** The weeks in which there is anything, newest first, at most `most`. */
  readonly weeks: (most: number) => readonly Week[];
}

export function reviewTable(connection: Connection): ReviewTable {
  return {
    calls: (from, to) => reviewedCalls(connection, from, to),
    countsByDay: (from, to) => countsByDay(connection, from, to),
    historyUpTo: (to) => historyUpTo(connection, to),
    weeks: (most) => recordedWeeks(connection, most),
  };
}
