import { isOverdue } from '../../../domain/promises.ts';
import { type LocalDay, localDayOf, type Stamp } from '../../../domain/time.ts';
import { clockWords, nearDayWords } from '../log/wall-time.ts';

/** `by 15:00`, `by tomorrow, 09:00`, `was due yesterday, 15:00`: when a promise is due, and no alarm about it. */
export function dueWords(dueAt: Stamp, now: Stamp, today: LocalDay): string {
  const day = localDayOf(dueAt);
  const near = nearDayWords(day, today);
  const time = clockWords(dueAt);
  const when =
    day === today
      ? time
      : `${near === 'Yesterday' || near === 'Tomorrow' ? near.toLowerCase() : near}, ${time}`;
  if (!isOverdue({ dueAt }, now)) return `by ${when}`;
  return day === today ? `was due at ${when}` : `was due ${when}`;
}
