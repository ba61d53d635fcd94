import { Temporal } from 'temporal-polyfill';
import type { Shift } from './records.ts';
import { localDayOf } from './time.ts';
import { type Week, weekOfDay } from './week.ts';

/** Which shift is the last of the rep's week: at its end the week is ready to be looked back at. */

/** Of so many weeks, the newest ones with shifts. */
const weeksLookedAt = 4;
const friday = 5;

/** The week that a shift belongs to: that of the local day on which it began. */
export function weekOfShift({ startedAt }: Pick<Shift, 'startedAt'>): Week {
  return weekOfDay(localDayOf(startedAt));
}

/**
 * The weekday (1 Monday to 7 Sunday) on which the rep's week usually ends: that of the last shift in most of the last four
 * weeks with shifts; of two that are as frequent the later one; Friday without history.
 *
 * @param past shifts of earlier weeks, in any order.
 */
export function usualLastDay(past: readonly Pick<Shift, 'startedAt'>[]): number {
  const lastDays = new Map<Week, number>();
  for (const shift of past) {
    const week = weekOfShift(shift);
    lastDays.set(week, Math.max(weekdayOf(shift), lastDays.get(week) ?? 0));
  }
  const newest = [...lastDays]
    .toSorted(([one], [other]) => (one < other ? 1 : -1))
    .slice(0, weeksLookedAt)
    .map(([, day]) => day);
  const timesOf = (day: number) => newest.filter((each) => each === day).length;
  return newest.reduce<number>(
    (best, day) =>
      timesOf(day) > timesOf(best) || (timesOf(day) === timesOf(best) && day > best) ? day : best,
    newest[0] ?? friday,
  );
}

/** Whether a shift that ends now is the last of its week: on its usual last day, or later. No week goes beyond Sunday. */
export function isLastOfWeek(
  shift: Pick<Shift, 'startedAt'>,
  past: readonly Pick<Shift, 'startedAt'>[],
): boolean {
  const week = weekOfShift(shift);
  return weekdayOf(shift) >= usualLastDay(past.filter((each) => weekOfShift(each) < week));
}

function weekdayOf({ startedAt }: Pick<Shift, 'startedAt'>): number {
  return Temporal.PlainDate.from(localDayOf(startedAt)).dayOfWeek;
}
