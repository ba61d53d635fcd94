import { z } from 'zod';
import { idSchema } from './call-fields.ts';
import type { OpenPromise } from './promises.ts';
import { isForgotten, type Shift } from './records.ts';
import { clockTimeOf, epochOf, type Stamp, stampSchema } from './time.ts';

const minuteMs = 60_000;
/** So long before its time a promise comes back. */
export const remindBefore = 10 * minuteMs;
/** Somebody who is writing a call down has its promises before them, and a time may be half typed. */
export const writingRest = 2 * minuteMs;
/** Longer than any shift, so that nothing that was shown comes up again in it. */
const rememberFor = 48 * 60 * minuteMs;

/** A reminder that was shown. It is told by its time: a promise that is put off comes back at the new one. */
export const shownReminderSchema = z.object({ callId: idSchema, dueAt: stampSchema });
export type ShownReminder = Readonly<z.infer<typeof shownReminderSchema>>;

export interface Reminders {
  /** To be shown now, soonest first. */
  readonly now: readonly ShownReminder[];
  /** When to look again, in milliseconds since 1970; null: nothing is to come. */
  readonly nextAt: number | null;
}

/**
 * The reminders of a shift: each of its open promises comes back once, a little before its time, or as soon after it as
 * the computer is awake. Off shift there are none, and what fell due then is not made up for: it stands on Today.
 */
export function reminders(
  promises: readonly OpenPromise[],
  shift: Shift | null,
  shown: readonly ShownReminder[],
  now: Stamp,
): Reminders {
  if (shift === null || isForgotten(shift, now)) return { now: [], nextAt: null };
  const known = new Set(shown.map(keyOf));
  const due: ShownReminder[] = [];
  let nextAt: number | null = null;
  for (const { callId, promise, editedAt } of promises) {
    const { dueAt } = promise;
    if (dueAt === null) continue;
    const reminder = { callId, dueAt };
    const at = epochOf(dueAt);
    // Written down only when its time had passed: whoever did that knows.
    if (at < epochOf(shift.startedAt) || at <= epochOf(editedAt) || known.has(keyOf(reminder))) continue;
    const remindAt = Math.max(at - remindBefore, Math.min(at, epochOf(editedAt) + writingRest));
    if (remindAt > epochOf(now)) {
      nextAt = Math.min(nextAt ?? remindAt, remindAt);
    } else {
      // Two of one call at one time are one reminder.
      known.add(keyOf(reminder));
      due.push(reminder);
    }
  }
  return { now: due.toSorted((one, other) => epochOf(one.dueAt) - epochOf(other.dueAt)), nextAt };
}

/** What to remember once `fresh` were shown: not more than can matter. */
export function keptReminders(
  shown: readonly ShownReminder[],
  fresh: readonly ShownReminder[],
  now: Stamp,
): readonly ShownReminder[] {
  return [...shown, ...fresh].filter(({ dueAt }) => epochOf(dueAt) > epochOf(now) - rememberFor);
}

/** What a notification says: others may read it, so it names no promise, no caller and no case. */
export function reminderWords(due: readonly ShownReminder[], now: Stamp): string {
  const first = due[0];
  if (first === undefined) return '';
  const time = clockTimeOf(first.dueAt);
  if (due.length > 1) return `${due.length} promises are due, the first at ${time}`;
  return epochOf(first.dueAt) < epochOf(now) ? `A promise was due at ${time}` : `A promise is due at ${time}`;
}

function keyOf({ callId, dueAt }: ShownReminder): string {
  return JSON.stringify([callId, epochOf(dueAt)]);
}
