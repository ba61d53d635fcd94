import { kaplanMeierMedian } from '../statistics.ts';
import type { Stamp } from '../time.ts';
import { minutesBetween, type ReviewedCall } from './records.ts';

/** How long one call took to get over. */
export interface RecoveryTime {
  /** Minutes from the end of the call to back to steady; censored: to the next call, and at least so long. */
  readonly minutes: number;
  readonly isCensored: boolean;
}

/** statistics.md D4: calls whose end is known, and either when the rep was steady again or when the next call came first. */
export interface RecoveryReview {
  readonly n: number;
  /** Those where the next call came first. */
  readonly censored: number;
  /** Kaplan–Meier, from five on; null where over half were not back to steady before the next call. */
  readonly medianMinutes: number | null;
  /** D4b. */
  readonly nextCallCameFirst: number;
  /** Minutes in the order of the calls, for n 1 to 4; `censored` of them are "at least". Else null. */
  readonly values: readonly number[] | null;
}

/** The median is shown from here on (D4). */
const entriesForMedian = 5;

/** Of calls in their order. */
export function recoveryTimes(calls: readonly ReviewedCall[]): readonly RecoveryTime[] {
  return calls.flatMap((call) => recoveryTimeOf(call) ?? []);
}

export function reviewRecovery(times: readonly RecoveryTime[]): RecoveryReview {
  const n = times.length;
  const censored = times.filter(({ isCensored }) => isCensored).length;
  const hasMedian = n >= entriesForMedian;
  return {
    n,
    censored,
    medianMinutes: hasMedian
      ? kaplanMeierMedian(times.map(({ minutes, isCensored }) => ({ time: minutes, isCensored })))
      : null,
    nextCallCameFirst: censored,
    values: n > 0 && !hasMedian ? times.map(({ minutes }) => minutes) : null,
  };
}

/**
 * Of both moments the earlier decides; of the same moment, back to steady. One before the end of the call, which a time put
 * right later can leave, is none.
 */
function recoveryTimeOf({ endedAt, recoveredAt, nextCallCameFirstAt }: ReviewedCall): RecoveryTime | null {
  if (endedAt === null) return null;
  const steady = minutesAfter(endedAt, recoveredAt);
  const next = minutesAfter(endedAt, nextCallCameFirstAt);
  if (steady !== null && (next === null || steady <= next)) return { minutes: steady, isCensored: false };
  return next === null ? null : { minutes: next, isCensored: true };
}

function minutesAfter(end: Stamp, moment: Stamp | null): number | null {
  const minutes = moment === null ? null : minutesBetween(end, moment);
  return minutes === null || minutes < 0 ? null : minutes;
}
