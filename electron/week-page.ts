import { type Review, reviewedDays, reviewWeek } from '../domain/review/review.ts';
import { weekStrip } from '../domain/review/strip.ts';
import { localDayOf, type Stamp } from '../domain/time.ts';
import { daysOfWeek, type Week, weekOfDay, weeksLater } from '../domain/week.ts';
import type { WeekSeen } from './contract/week.ts';
import type { ReadOnlyStore } from './store/open.ts';

/** How many weeks the strip shows, the reviewed one last. */
const stripWeeks = 12;
/** So many can be picked from the list, the newest: three years. Earlier ones are led to week by week. */
const weeksInList = 156;

/** The review of a week, from what the log holds. */
export function reviewOf(
  store: Pick<ReadOnlyStore, 'review' | 'shifts' | 'pauses' | 'wins'>,
  week: Week,
): Review {
  const days = reviewedDays(week);
  const { from, to } = daysOfWeek(week);
  return reviewWeek(
    week,
    {
      calls: store.review.calls(days.from, days.to),
      shifts: store.shifts.between(days.from, days.to),
      pauses: store.pauses.between(days.from, days.to),
      wins: store.wins.between(from, to),
    },
    store.review.historyUpTo(to),
  );
}

/** The review of a week (null: the one of `now`) with what its page needs around it. */
export function seenWeek(store: ReadOnlyStore, wanted: Week | null, now: Stamp): WeekSeen {
  const thisWeek = weekOfDay(localDayOf(now));
  const week = wanted ?? thisWeek;
  const { from, to } = daysOfWeek(week);
  const stripFrom = daysOfWeek(weeksLater(week, 1 - stripWeeks)).from;
  const spans = [store.calls.span(), store.shifts.span(), store.pauses.span(), store.wins.span()];
  return {
    review: reviewOf(store, week),
    strip: weekStrip(week, store.review.countsByDay(stripFrom, to), stripWeeks),
    earlier: spans.some((span) => span !== null && span.first < from) ? weeksLater(week, -1) : null,
    later:
      week < thisWeek || spans.some((span) => span !== null && span.last > to) ? weeksLater(week, 1) : null,
    isThisWeek: week === thisWeek,
    weeks: store.review.weeks(weeksInList),
  };
}
