import { z } from 'zod';
import { keptReminders, reminders, reminderWords, shownReminderSchema } from '../domain/promise-reminders.ts';
import { epochOf } from '../domain/time.ts';
import { alarm } from './clock.ts';
import { remembered } from './remembered.ts';
import type { Surroundings } from './surroundings.ts';

/** The alarm runs on a clock that no change of the computer's time moves: so often it is held against that time. */
const lookAgain = 5 * 60_000;

export interface ReminderWorld extends Pick<Surroundings, 'clock' | 'store' | 'settings' | 'onTrouble'> {
  /** Somebody is there, and no pause is on the screen. */
  readonly isFree: () => boolean;
  /** A quiet notification with these words. */
  readonly show: (words: string) => void;
}

/**
 * Brings promises back before they are due, in a running shift only. It has a timer only while there is a promise to come
 * in a shift that runs; `look` is to be called whenever a record, a setting or `isFree` has changed.
 */
export interface PromiseReminder {
  readonly look: () => void;
  /** The log is shut, or the app ends: nothing is looked at any more. */
  readonly stop: () => void;
}

export function createPromiseReminder(world: ReminderWorld): PromiseReminder {
  const { clock, store, settings, isFree, show, onTrouble } = world;
  const shown = remembered(store, 'promises-reminded', z.array(shownReminderSchema).readonly());
  const bell = alarm(clock, () => look());

  const look = () => {
    bell.set(null);
    // Whoever comes back, or puts the pause away, makes it look again.
    if (!settings().remindOfPromises || !isFree()) return;
    try {
      const now = clock.stamp();
      const shift = store.shifts.running();
      const promises = shift === null ? [] : store.calls.openPromises();
      const known = shown.get() ?? [];
      const { now: due, nextAt } = reminders(promises, shift, known, now);
      if (due.length > 0) {
        // Remembered first: rather not shown by a crash in between than shown again and again.
        shown.set(keptReminders(known, due, now));
        show(reminderWords(due, now));
      }
      if (nextAt !== null) bell.set(clock.now() + Math.min(nextAt - epochOf(now), lookAgain));
    } catch (error) {
      onTrouble('promise reminder', error);
    }
  };
  return { look, stop: () => bell.set(null) };
}
