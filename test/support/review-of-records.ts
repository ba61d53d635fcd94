import type { Call } from '../../domain/call.ts';
import { historyOf } from '../../domain/review/history.ts';
import type { Records } from '../../domain/review/records.ts';
import { type Review, reviewWeek } from '../../domain/review/review.ts';
import { type DayCounts, type WeekStrip, weekStrip } from '../../domain/review/strip.ts';
import { localDayOf } from '../../domain/time.ts';
import { daysOfWeek, type Week } from '../../domain/week.ts';

/** A whole log. */
export interface WholeRecords extends Records {
  readonly calls: readonly Call[];
}

/** The review of a week of a whole log. */
export function reviewOfRecords(week: Week, records: WholeRecords): Review {
  return reviewWeek(week, records, historyOf(records, daysOfWeek(week).to));
}

/** The strip of a whole log. */
export function stripOfRecords(week: Week, { calls, shifts }: WholeRecords, count: number): WeekStrip {
  const days: readonly DayCounts[] = [
    ...calls
      .filter(({ status }) => status === 'logged')
      .map(({ startedAt }) => ({ day: localDayOf(startedAt), calls: 1, shifts: 0 })),
    ...shifts.map(({ startedAt }) => ({ day: localDayOf(startedAt), calls: 0, shifts: 1 })),
  ];
  return weekStrip(week, days, count);
}
