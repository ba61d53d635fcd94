import { isOverdue } from '../../../domain/promises.ts';
import { type LocalDay, localDayOf, type Stamp } from '../../../domain/time.ts';
import { sinceWords } from '../log/wall-time.ts';

/** `by 15:00`, `by tomorrow, 09:00`, `was due yesterday, 15:00`: when a promise is due, and no alarm about it. */
export function dueWords(dueAt: Stamp, now: Stamp, today: LocalDay): string {
  const when = sinceWords(dueAt, today);
  if (!isOverdue({ dueAt }, now)) return `by ${when}`;
  return localDayOf(dueAt) === today ? `was due at ${when}` : `was due ${when}`;
}
