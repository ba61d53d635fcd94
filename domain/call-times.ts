import type { Call, CallEntry } from './call.ts';
import { longestCall } from './call-fields.ts';
import { clockTimeOf, dayAfter, epochOf, type LocalDay, localDayOf, type Stamp, shiftStamp } from './time.ts';

/** When a call began, how long it took, and when it was over: what of these follows from the others. */
export type CallTimes = Pick<CallEntry, 'startedAt' | 'minutes' | 'endedAt'>;

const minuteMs = 60_000;

/**
 * Whoever opens a draft this soon after it was made has just hung up. Later it cannot be known when the call was over,
 * and recovery is counted from there (statistics.md D4), so nothing is guessed.
 */
const justHungUp = 30 * minuteMs;

/** When a draft’s call was over, as far as it can be known by the log being opened now; null: not. */
export function endByOpening(draft: Call, now: Stamp): Stamp | null {
  if (draft.status !== 'draft' || draft.situation === 'danger') return null;
  if (draft.endedAt !== null) return draft.endedAt;
  // Got over already: it was over before that, and nobody knows how long before.
  if (draft.recoveredAt !== null || draft.nextCallCameFirstAt !== null) return null;
  const since = epochOf(now) - epochOf(draft.createdAt);
  return since >= 0 && since <= justHungUp && epochOf(now) >= epochOf(draft.startedAt) ? now : null;
}

/** The day that is meant by a time alone in a call: the one it began on, and the next where it went on over midnight. */
export function dayInCall(time: string, startedAt: Stamp): LocalDay {
  const began = clockTimeOf(startedAt);
  const since = (minutesOf(time) - minutesOf(began) + minutesOfDay) % minutesOfDay;
  return time < began && since <= longestCall ? dayAfter(localDayOf(startedAt)) : localDayOf(startedAt);
}

const minutesOfDay = 24 * 60;

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function withMinutes({ startedAt, endedAt }: CallTimes, minutes: number | null): Partial<CallTimes> {
  return { minutes, endedAt: minutes === null ? endedAt : shiftStamp(startedAt, minutes * minuteMs) };
}

/** A start that is put right moves the end only where the end was counted from it. */
export function withStart({ minutes, endedAt }: CallTimes, startedAt: Stamp): Partial<CallTimes> {
  return minutes === null || endedAt === null
    ? { startedAt }
    : { startedAt, ...withMinutes({ startedAt, minutes, endedAt }, minutes) };
}

/** An end that is put right says how long the call took, where that was said at all. */
export function withEnd({ startedAt, minutes }: CallTimes, endedAt: Stamp | null): Partial<CallTimes> {
  if (minutes === null || endedAt === null) return { endedAt };
  const taken = Math.round((epochOf(endedAt) - epochOf(startedAt)) / minuteMs);
  return { endedAt, minutes: taken >= 0 && taken <= longestCall ? taken : null };
}

/** Why a call cannot have been over at that time, in words for the rep; empty when it can. */
export function endTimeProblem(
  {
    startedAt,
    recoveredAt,
    nextCallCameFirstAt,
  }: Pick<CallEntry, 'startedAt' | 'recoveredAt' | 'nextCallCameFirstAt'>,
  endedAt: Stamp | null,
): string {
  if (endedAt === null) return '';
  const end = epochOf(endedAt);
  if (end < epochOf(startedAt)) return 'That is before the call began.';
  if (recoveredAt !== null && end > epochOf(recoveredAt)) {
    return `You were back to steady at ${clockTimeOf(recoveredAt)}, before that.`;
  }
  if (nextCallCameFirstAt !== null && end > epochOf(nextCallCameFirstAt)) {
    return `The next call came at ${clockTimeOf(nextCallCameFirstAt)}, before that.`;
  }
  return '';
}
