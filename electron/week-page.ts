import { type Records, reviewWeek, weekStrip } from '../domain/review.ts';
import { localDayOf, type Stamp } from '../domain/time.ts';
import { daysOfWeek, type Week, weekOfDay, weeksLater } from '../domain/week.ts';
import type { WeekPage } from './contract.ts';
import type { Store } from './store/open.ts';

/** How many weeks the strip shows, the reviewed one last. */
const stripWeeks = 12;

/** The review of a week (null: the one of `now`) with what its page needs around it. */
export function weekPage(store: Store, wanted: Week | null, now: Stamp): WeekPage {
  const thisWeek = weekOfDay(localDayOf(now));
  const week = wanted ?? thisWeek;
  const { from, to } = daysOfWeek(week);
  const stripFrom = daysOfWeek(weeksLater(week, 1 - stripWeeks)).from;
  const records: Records = {
    calls: store.calls.loggedBetween(stripFrom, to),
    shifts: store.shifts.between(stripFrom, to),
    pauses: store.pauses.between(from, to),
    wins: store.wins.between(from, to),
  };
  const spans = [store.calls.span(), store.shifts.span(), store.pauses.span(), store.wins.span()];
  return {
    review: reviewWeek(week, records),
    strip: weekStrip(week, records, stripWeeks),
    earlier: spans.some((span) => span !== null && span.first < from) ? weeksLater(week, -1) : null,
    later:
      week < thisWeek || spans.some((span) => span !== null && span.last > to) ? weeksLater(week, 1) : null,
    isThisWeek: week === thisWeek,
  };
}
