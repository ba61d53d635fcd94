import type { Call } from '../call.ts';
import type { PauseRecord, Shift, Win } from '../records.ts';
import { epochOf, type LocalDay, localDayOf, type Stamp } from '../time.ts';

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
export function recordsIn({ from, to }: Days, records: Records): Records {
  const isWithin = (stamp: Stamp) => {
    const day = localDayOf(stamp);
    return from <= day && day <= to;
  };
  return {
    calls: oldestFirst(
      records.calls.filter(({ status, startedAt }) => status === 'logged' && isWithin(startedAt)),
      ({ startedAt }) => startedAt,
    ),
    shifts: oldestFirst(
      records.shifts.filter(({ startedAt }) => isWithin(startedAt)),
      ({ startedAt }) => startedAt,
    ),
    pauses: oldestFirst(
      records.pauses.filter(({ startedAt }) => isWithin(startedAt)),
      ({ startedAt }) => startedAt,
    ),
    wins: oldestFirst(
      records.wins.filter(({ at }) => isWithin(at)),
      ({ at }) => at,
    ),
  };
}

/** By the instant, not by the clock on the wall; at the same instant by id, so that the order given never matters. */
function oldestFirst<T extends { readonly id: string }>(
  records: readonly T[],
  stampOf: (record: T) => Stamp,
): readonly T[] {
  return records
    .map((record) => ({ record, at: epochOf(stampOf(record)) }))
    .sort((a, b) => a.at - b.at || (a.record.id < b.record.id ? -1 : 1))
    .map(({ record }) => record);
}

/** Minutes between two moments, an exact difference: negative where `to` is the earlier one. */
export function minutesBetween(from: Stamp, to: Stamp): number {
  return (epochOf(to) - epochOf(from)) / 60_000;
}
