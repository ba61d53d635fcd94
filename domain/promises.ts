import type { CallPromise } from './call.ts';
import type { SituationKey } from './situations.ts';
import { clockTimeOf, dayAfter, epochOf, type LocalDay, localDayOf, type Stamp } from './time.ts';

/** A promise that is not done yet, with what is known of the call it was made in. */
export interface OpenPromise {
  readonly callId: string;
  /** Its place among the promises of that call. */
  readonly position: number;
  readonly promise: CallPromise;
  /** Of the call; null: not said. */
  readonly situation: SituationKey | null;
  readonly startedAt: Stamp;
  /** When the call was changed last. */
  readonly editedAt: Stamp;
}

/** Whether its time has passed. Without a time there is none to pass. */
export function isOverdue({ dueAt }: Pick<CallPromise, 'dueAt'>, now: Stamp): boolean {
  return dueAt !== null && epochOf(dueAt) < epochOf(now);
}

/** The day that is meant by a time alone, `09:00`: the one on which the clock shows it next. */
export function dayOfPromise(time: string, now: Stamp): LocalDay {
  const today = localDayOf(now);
  return time > clockTimeOf(now) ? today : dayAfter(today);
}
