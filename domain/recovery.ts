import type { Call, CallChange, CallEntry } from './call.ts';
import { epochOf, type Stamp, shiftStamp } from './time.ts';

const minuteMs = 60_000;
/** How long after a call its recovery is asked for. */
export const recoveryAskedFor = 4 * 60 * minuteMs;
/** A call that is not logged is asked of for this long: later the first thing to say is what it was. */
export const draftRecoveryAskedFor = 60 * minuteMs;
/** From this intensity on a few minutes are offered after a call. */
const hardFrom = 4;

/** How a call was got over: `steady` again, or the `next-call` came before that (statistics.md D4). */
export const recoveryKinds = ['steady', 'next-call'] as const;
export type RecoveryKind = (typeof recoveryKinds)[number];

export interface Recovered {
  readonly kind: RecoveryKind;
  readonly at: Stamp;
}

/**
 * The call whose recovery is asked for, or was just said: the newest of all, for some hours. Not an older one, because
 * whoever is steady after the newest is steady; and never a danger call, of which nothing of the kind is kept. A draft that
 * has waited long is asked of again once it is logged.
 */
export function callToRecoverFrom(calls: readonly Call[], now: Stamp): Call | null {
  const newest = calls.reduce<Call | null>(
    (best, call) => (best === null || epochOf(call.startedAt) > epochOf(best.startedAt) ? call : best),
    null,
  );
  if (newest === null || newest.situation === 'danger') return null;
  const hasWaited = epochOf(now) - epochOf(newest.createdAt) >= draftRecoveryAskedFor;
  if (newest.status === 'draft' && recoveredOf(newest) === null && hasWaited) return null;
  const over = endOf(newest) ?? newest.startedAt;
  return epochOf(now) - epochOf(over) < recoveryAskedFor ? newest : null;
}

/**
 * The call before that one, where it is asked of still: with the next one the rep's answer to it is known, and only a tap
 * is missing.
 */
export function callBefore(calls: readonly Call[], next: Call, now: Stamp): Call | null {
  const earlier = calls.filter(
    ({ id, startedAt }) => id !== next.id && epochOf(startedAt) <= epochOf(next.startedAt),
  );
  const before = callToRecoverFrom(earlier, now);
  const over = before === null ? null : (endOf(before) ?? before.startedAt);
  return over !== null && epochOf(over) <= epochOf(next.startedAt) ? before : null;
}

/** What was said of a call's recovery; null: nothing yet. Of both, what came first decides. */
export function recoveredOf({
  recoveredAt,
  nextCallCameFirstAt,
}: Pick<CallEntry, 'recoveredAt' | 'nextCallCameFirstAt'>): Recovered | null {
  const steady: Recovered | null = recoveredAt === null ? null : { kind: 'steady', at: recoveredAt };
  const next: Recovered | null =
    nextCallCameFirstAt === null ? null : { kind: 'next-call', at: nextCallCameFirstAt };
  if (steady === null || next === null) return steady ?? next;
  return epochOf(next.at) < epochOf(steady.at) ? next : steady;
}

/**
 * What one tap writes. It says when the rep was steady again and nothing else: where the end of the call is not known it
 * stays unknown, because a guess would make a recovery of no time at all. Minutes that were given make it known.
 */
export function recoveryChange(call: Call, kind: RecoveryKind, now: Stamp): CallChange {
  const end = endOf(call);
  const isOver = end !== null && epochOf(end) <= epochOf(now);
  return {
    ...(kind === 'steady' ? { recoveredAt: now } : { nextCallCameFirstAt: now }),
    ...(call.endedAt === null && isOver ? { endedAt: end } : {}),
  };
}

/** Takes the tap back. */
export const noRecovery: CallChange = { recoveredAt: null, nextCallCameFirstAt: null };

/** After a call like this the rep is offered a few minutes. */
export function isHard({ status, intensity }: Pick<Call, 'status' | 'intensity'>): boolean {
  return status === 'logged' && intensity !== null && intensity >= hardFrom;
}

/** When the call was over, as far as it was said. */
function endOf({ endedAt, startedAt, minutes }: Call): Stamp | null {
  if (endedAt !== null) return endedAt;
  return minutes === null ? null : shiftStamp(startedAt, minutes * minuteMs);
}
