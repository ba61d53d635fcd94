import { mean, meanInterval, median, stratifiedDifference } from '../statistics.ts';
import type { ReviewedCall } from './records.ts';
import { listedValues } from './sample-sizes.ts';

/**
 * statistics.md D3: points from 'wound up at worst' down to 'now', -8 to 8, positive for coming down. What a small
 * sample withholds is null: n 0 nothing; n 1 to 4 the values and, from 2, median and range; from 5 the mean too, and
 * its interval where the values differ.
 */
export interface CalmChangeReview {
  readonly n: number;
  /** In the order of the calls, for n 1 to 4; else null. */
  readonly values: readonly number[] | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * statistics.md D3b: how much further down with a pause than without, in points, among calls that were as bad at worst.
 * `can-tell`: the difference is more than two standard errors from none.
 */
export interface PauseComparison {
  readonly withPause: number;
  readonly without: number;
  readonly difference: number;
  readonly standardError: number;
  readonly verdict: 'can-tell' | 'cannot-tell-yet';
}

/** From this many values on there is a range and a median. */
const valuesForMedian = 2;
/** Two ratings of 1 to 9 are at most this far apart. */
const widestChange = 8;
/** The bands of the rating at worst within which calls are compared, by their last point (D3b). */
const peakBands = [3, 6, 9] as const;
const leastInABand = 4;
const leastCompared = 20;

export function reviewCalmChange(calls: readonly ReviewedCall[]): CalmChangeReview {
  const changes = calls.flatMap((call) => calmChangeOf(call) ?? []);
  const n = changes.length;
  const isListed = n <= listedValues;
  const hasMedian = n >= valuesForMedian;
  const interval = isListed ? null : meanInterval(changes, { low: -widestChange, high: widestChange });
  return {
    n,
    values: n > 0 && isListed ? changes : null,
    mean: isListed ? null : mean(changes),
    median: hasMedian ? median(changes) : null,
    min: hasMedian ? Math.min(...changes) : null,
    max: hasMedian ? Math.max(...changes) : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** The change where both ratings are there; danger has none, whatever an imported record says. */
function calmChangeOf(call: ReviewedCall): number | null {
  const { situation, woundUpPeak, woundUpNow } = call;
  return situation === 'danger' || woundUpPeak === null || woundUpNow === null
    ? null
    : woundUpPeak - woundUpNow;
}

/**
 * Calls with a pause beside calls without one. Bands in which one kind is missing are not used; null unless every band that
 * is used has at least four of each, and all of them together twenty.
 *
 * @param paused ids of the calls in which the rep paused.
 */
export function comparePauses(
  calls: readonly ReviewedCall[],
  paused: ReadonlySet<string>,
): PauseComparison | null {
  const strata = peakBands
    .map((last, index) => {
      const first = (peakBands[index - 1] ?? 0) + 1;
      const inBand = calls.filter(({ woundUpPeak: peak }) => peak !== null && first <= peak && peak <= last);
      const changesOf = (isPaused: boolean) =>
        inBand.filter(({ id }) => paused.has(id) === isPaused).flatMap((call) => calmChangeOf(call) ?? []);
      return { one: changesOf(true), other: changesOf(false) };
    })
    .filter(({ one, other }) => one.length > 0 && other.length > 0);
  const withPause = strata.reduce((sum, { one }) => sum + one.length, 0);
  const without = strata.reduce((sum, { other }) => sum + other.length, 0);
  const isEnough = strata.every(
    ({ one, other }) => one.length >= leastInABand && other.length >= leastInABand,
  );
  const found = isEnough && withPause + without >= leastCompared ? stratifiedDifference(strata) : null;
  if (found === null) return null;
  return {
    withPause,
    without,
    ...found,
    verdict: Math.abs(found.difference) > 2 * found.standardError ? 'can-tell' : 'cannot-tell-yet',
  };
}
