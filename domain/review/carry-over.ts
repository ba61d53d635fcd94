import { median } from '../statistics.ts';
import { instantOf, minutesIn, nanosecondsInAMinute, type ReviewedCall } from './records.ts';
import { listedValues } from './sample-sizes.ts';

/**
 * Whether one hard call carries over into the next: how wound up the rep was at worst in the next one, by the minutes since
 * the last. It is not said how a call began, so 'at worst' is the nearest there is.
 */
export interface CarryOverGroup {
  /** Minutes since the last hard call: from `from` on, below `below`. */
  readonly from: number;
  readonly below: number;
  readonly n: number;
  /** Wound up at worst, 1 to 9, oldest first, for n 1 to 4; else null. */
  readonly values: readonly number[] | null;
  /** From five on. */
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** In minutes. A call that comes later than the last of these is no longer the next one, but another day's. */
const bounds = [0, 5, 15, 60, 8 * 60] as const;

/**
 * By how long ago the last hard call was over, within eight hours; calls that overlap count as no time between. The end of
 * the last one is when it ended, else its start and length; where neither is known the pair is left out. Danger is no part of
 * it, and ends a chain.
 *
 * @param calls logged, oldest first.
 */
export function reviewCarryOver(calls: readonly ReviewedCall[]): readonly CarryOverGroup[] {
  // Each time is read once: of nine weeks there are many.
  const timed = calls.map((call) => {
    const start = instantOf(call.startedAt);
    return { call, start, end: call.situation === 'danger' ? null : endOf(call, start) };
  });
  const pairs = timed.slice(1).flatMap(({ call, start }, index) => {
    const end = timed[index]?.end ?? null;
    if (end === null || call.situation === 'danger' || call.woundUpPeak === null) return [];
    return [{ minutes: Math.max(0, minutesIn(start - end)), peak: call.woundUpPeak }];
  });
  return bounds.slice(0, -1).map((from, index) => {
    const below = bounds[index + 1] ?? Number.POSITIVE_INFINITY;
    const peaks = pairs.filter(({ minutes }) => from <= minutes && minutes < below).map(({ peak }) => peak);
    const isListed = peaks.length <= listedValues;
    return {
      from,
      below,
      n: peaks.length,
      values: isListed && peaks.length > 0 ? peaks : null,
      median: isListed ? null : median(peaks),
      min: isListed ? null : Math.min(...peaks),
      max: isListed ? null : Math.max(...peaks),
    };
  });
}

function endOf({ endedAt, minutes }: ReviewedCall, start: bigint): bigint | null {
  const end = endedAt === null ? null : instantOf(endedAt);
  if (end !== null && end >= start) return end;
  return minutes === null ? null : start + BigInt(Math.round(minutes * nanosecondsInAMinute));
}
