import { idSchema } from '../domain/call-fields.ts';
import type { HardLoad } from '../domain/load-words.ts';
import { isForgotten } from '../domain/records.ts';
import { hardLoad } from '../domain/review/load.ts';
import { baselineWeeks } from '../domain/review/review.ts';
import { weekOfShift } from '../domain/review-note.ts';
import { dayAfter, dayMs, localDayOf, type Stamp, shiftStamp } from '../domain/time.ts';
import { daysOfWeek, weeksLater } from '../domain/week.ts';
import { remembered } from './remembered.ts';
import type { Store } from './store/open.ts';

/** The shift in which the hint was put away: said once more in the next hard one, not with each call that comes. */
function putAwayIn(store: Pick<Store, 'state'>) {
  return remembered(store, 'load-put-away', idSchema);
}

/** Whether the running shift is hard by this rep's own usual range; null: it is not, none runs, or it was put away. */
export function loadNow(
  store: Pick<Store, 'calls' | 'shifts' | 'review' | 'state'>,
  now: Stamp,
): HardLoad | null {
  const shift = store.shifts.running();
  if (shift === null || isForgotten(shift, now)) return null;
  // A day more on both sides: whoever travels has calls of that shift on another local day.
  const from = localDayOf(shiftStamp(shift.startedAt, -dayMs));
  const calls = [...store.calls.drafts(), ...store.calls.loggedBetween(from, dayAfter(localDayOf(now)))];
  const load = hardLoad(calls, shift, baselineOf(store, weekOfShift(shift)));
  return load === null || putAwayIn(store).get() === shift.id ? null : load;
}

/** For this shift; null: it is back. */
export function putLoadAway(store: Pick<Store, 'state'>, shiftId: string | null): void {
  putAwayIn(store).set(shiftId);
}

function baselineOf({ review }: Pick<Store, 'review'>, week: ReturnType<typeof weekOfShift>) {
  const { from } = daysOfWeek(weeksLater(week, -baselineWeeks));
  const { to } = daysOfWeek(weeksLater(week, -1));
  const days = review.countsByDay(from, to);
  return {
    calls: days.reduce((sum, { calls }) => sum + calls, 0),
    shifts: days.reduce((sum, { shifts }) => sum + shifts, 0),
  };
}
