import { Temporal } from 'temporal-polyfill';
import type { Call } from '../call.ts';
import type { PauseRecord, Shift, Win } from '../records.ts';
import type { LocalDay, Stamp } from '../time.ts';

/** What a review reads of a call. */
export type ReviewedCall = Pick<
  Call,
  | 'id'
  | 'status'
  | 'startedAt'
  | 'minutes'
  | 'situation'
  | 'intensity'
  | 'woundUpPeak'
  | 'woundUpNow'
  | 'outcome'
  | 'cause'
  | 'endedAt'
  | 'recoveredAt'
  | 'nextCallCameFirstAt'
>;

/** What has been recorded, in any order; drafts and a pause that still runs may be among it. */
export interface Records {
  readonly calls: readonly ReviewedCall[];
  readonly shifts: readonly Shift[];
  readonly pauses: readonly PauseRecord[];
  readonly wins: readonly Win[];
}

/** From the first to the last local day, both included. */
export interface Days {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/**
 * The records of some days, oldest first. A record belongs to its own local day: calls, pauses and shifts to the one on
 * which they started, whatever zone the computer is in. Of the calls only logged ones count.
 */
export function recordsIn(days: Days, records: Records): Records {
  const { calls, shifts, pauses, wins } = within(days, records);
  return {
    calls: oldestFirst(
      calls.filter(({ status }) => status === 'logged'),
      ({ startedAt }) => startedAt,
    ),
    shifts: oldestFirst(shifts, ({ startedAt }) => startedAt),
    pauses: oldestFirst(pauses, ({ startedAt }) => startedAt),
    wins: oldestFirst(wins, ({ at }) => at),
  };
}

/** Those of some days, in the order they are in. */
export function within({ from, to }: Days, { calls, shifts, pauses, wins }: Records): Records {
  const isWithin = (stamp: Stamp) => {
    const day = stamp.slice(0, dayLength);
    return from <= day && day <= to;
  };
  return {
    calls: calls.filter(({ startedAt }) => isWithin(startedAt)),
    shifts: shifts.filter(({ startedAt }) => isWithin(startedAt)),
    pauses: pauses.filter(({ startedAt }) => isWithin(startedAt)),
    wins: wins.filter(({ at }) => isWithin(at)),
  };
}

/** By the instant, not by the clock on the wall; at the same instant by id, so that the order given never matters. */
function oldestFirst<T extends { readonly id: string }>(
  records: readonly T[],
  stampOf: (record: T) => Stamp,
): readonly T[] {
  return records.toSorted(
    (one, other) => inTime(stampOf(one), stampOf(other)) || (one.id < other.id ? -1 : 1),
  );
}

/** Below 0 where one moment is before the other, 0 where they are the same. */
function inTime(one: Stamp, other: Stamp): number {
  // Written alike and with the same offset, they sort as text, which is many times faster.
  if (one.length === other.length && one.slice(-offsetLength) === other.slice(-offsetLength)) {
    return one === other ? 0 : one < other ? -1 : 1;
  }
  const between = instantOf(one) - instantOf(other);
  return between === none ? 0 : between < none ? -1 : 1;
}

const none = 0n;
/** `2026-11-21`. */
const dayLength = 10;
/** `+01:00`. */
const offsetLength = 6;

/** Minutes between two moments, an exact difference: negative where `to` is the earlier one. */
export function minutesBetween(from: Stamp, to: Stamp): number {
  return minutesIn(instantOf(to) - instantOf(from));
}

/** Nanoseconds as minutes. */
export function minutesIn(nanoseconds: bigint): number {
  return Number(nanoseconds) / nanosecondsInAMinute;
}

/** Whole microseconds between two moments; what is finer is cut off. */
export function microsecondsBetween(from: Stamp, to: Stamp): number {
  return Number(microsecondOf(to) - microsecondOf(from));
}

export const nanosecondsInAMinute = 60e9;
const thousand = 1000n;

/** The last one that has begun, also before 1970. */
function microsecondOf(stamp: Stamp): bigint {
  const instant = instantOf(stamp);
  return (instant - (((instant % thousand) + thousand) % thousand)) / thousand;
}

/** In nanoseconds, as fine as a stamp can be: a file may hold parts of a millisecond. */
export function instantOf(stamp: Stamp): bigint {
  return Temporal.Instant.from(stamp).epochNanoseconds;
}
