import chiSquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/** Both ends of a 95 % interval, low <= high. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const lowerTail = 0.025;
const upperTail = 0.975;

/**
 * 95 % exact interval of a Poisson rate (Garwood 1936; statistics.md D1), per unit of exposure:
 * low = χ²(0.025; 2k) / (2s), and 0 for k = 0; high = χ²(0.975; 2k + 2) / (2s).
 *
 * @param count k, events seen: a whole number, 0 or more.
 * @param exposure s, what they were seen in (shifts): more than 0. The rate itself is k / s.
 */
export function poissonInterval(count: number, exposure: number): Interval {
  if (!Number.isInteger(count) || count < 0 || !(exposure > 0)) {
    throw new RangeError(
      `expected a count of 0 or more and an exposure above 0, got ${count} and ${exposure}`,
    );
  }
  return {
    low: count === 0 ? 0 : chiSquareQuantile(lowerTail, 2 * count) / (2 * exposure),
    high: chiSquareQuantile(upperTail, 2 * count + 2) / (2 * exposure),
  };
}

/** Σx / n; null without values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** √(Σ(x − x̄)² / (n − 1)), the sample's standard deviation; null for fewer than two values. */
export function standardDeviation(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) {
    return null;
  }
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** The middle value, or the mean of the two middle ones; null without values. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/**
 * 95 % interval of a mean (Student 1908; statistics.md D3): x̄ ± t(0.975, n − 1) · sd / √n, clipped to `bounds`, the
 * range that a value can have at all. Null for fewer than two values and where all are equal: a spread of 0 says that
 * the sample is small, not that the mean is certain.
 */
export function meanInterval(values: readonly number[], bounds: Interval): Interval | null {
  const centre = mean(values);
  const spread = standardDeviation(values);
  // Not `spread === 0`: the mean of equal fractions can be off by a rounding error.
  if (centre === null || spread === null || values.every((value) => value === values[0])) {
    return null;
  }
  const half = (tQuantile(upperTail, values.length - 1) * spread) / Math.sqrt(values.length);
  return { low: Math.max(bounds.low, centre - half), high: Math.min(bounds.high, centre + half) };
}

/** How often something occurred. */
export interface Tally<K extends string> {
  readonly key: K;
  readonly count: number;
}

/**
 * The three most frequent of `keys`, most frequent first, then by key; whatever ties with the third is kept as well
 * (statistics.md D6), so the list can be longer than three.
 */
export function topThree<K extends string>(keys: readonly K[]): readonly Tally<K>[] {
  const counts = new Map<K, number>();
  for (const key of keys) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const ranked = [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const third = ranked[2];
  return third === undefined ? ranked : ranked.filter((tally) => tally.count >= third.count);
}
