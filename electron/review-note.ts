import { z } from 'zod';
import { idSchema } from '../domain/call-fields.ts';
import type { Shift } from '../domain/records.ts';
import { isLastOfWeek, weekOfShift } from '../domain/review-note.ts';
import { localDayOf } from '../domain/time.ts';
import { daysOfWeek, weekSchema, weeksLater } from '../domain/week.ts';
import { remembered } from './remembered.ts';
import type { Store } from './store/open.ts';

/** How far back shifts say on which day a week usually ends. */
const weeksBack = 13;

const notedSchema = z.object({ week: weekSchema, shiftId: idSchema });

function notedIn(store: Pick<Store, 'state'>) {
  return remembered(store, 'review-note', notedSchema);
}

/** A shift ends now: if it is the last of its week, and no other one was before, its closing says that the review is ready. */
export function noteReview(store: Pick<Store, 'shifts' | 'state'>, shift: Shift): void {
  const noted = notedIn(store);
  const week = weekOfShift(shift);
  if (noted.get()?.week === week) return;
  const { from } = daysOfWeek(weeksLater(week, -weeksBack));
  const past = store.shifts.between(from, localDayOf(shift.startedAt));
  if (isLastOfWeek(shift, past)) noted.set({ week, shiftId: shift.id });
}

/** Whether the closing of this shift says it: once a week. */
export function isReviewNoted(store: Pick<Store, 'state'>, shift: Shift): boolean {
  return notedIn(store).get()?.shiftId === shift.id;
}
