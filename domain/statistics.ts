import chiSquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import negativeBinomialQuantile from '@stdlib/stats-base-dists-negative-binomial-quantile';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/** Both ends of a 95 % interval, low <= high. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const lowerTail = 0.025;
const upperTail = 0.975;
/** The normal quantile for 95 %, rounded as statistics.md has it. */
const wilsonZ = 1.96;
const jeffreysShape = 0.5;
const roundingError = 1e-12;

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

/**
 * 95 % interval of a share (Wilson 1927; statistics.md D7): centre = (p̂ + z²/2n) / (1 + z²/n), half =
 * z / (1 + z²/n) · √(p̂(1 − p̂)/n + z²/4n²), with p̂ = x/n and z = 1.96, as statistics.md rounds it. Within [0, 1]; at p̂ = 0 it
 * begins at exactly 0, at p̂ = 1 it ends at exactly 1.
 *
 * @param hits x, a whole number, 0 to n.
 * @param trials n, a whole number, 1 or more.
 */
export function wilsonInterval(hits: number, trials: number): Interval {
  if (!Number.isInteger(hits) || !Number.isInteger(trials) || trials < 1 || hits < 0 || hits > trials) {
    throw new RangeError(`expected 0 to n of n ≥ 1 trials, got ${hits} of ${trials}`);
  }
  const share = hits / trials;
  const widening = 1 + wilsonZ ** 2 / trials;
  const centre = (share + wilsonZ ** 2 / (2 * trials)) / widening;
  const half =
    (wilsonZ / widening) * Math.sqrt((share * (1 - share)) / trials + wilsonZ ** 2 / (4 * trials ** 2));
  return { low: hits === 0 ? 0 : centre - half, high: hits === trials ? 1 : centre + half };
}

/**
 * The 95 % range in which the next count is expected, gamma–Poisson (statistics.md D2): from `count` events seen in
 * `exposure`, the rate has the gamma posterior with shape count + 0.5 (Jeffreys' prior) and rate `exposure`, and the next
 * count over `next` is negative binomial with r = count + 0.5 and p = exposure / (exposure + next). Its 2.5 % and 97.5 %
 * quantiles: the smallest whole numbers whose cumulative probability reaches them.
 *
 * @param count events seen, a whole number, 0 or more.
 * @param exposure what they were seen in (shifts), more than 0.
 * @param next what is to come (shifts), more than 0.
 */
export function predictiveRange(count: number, exposure: number, next: number): Interval {
  if (!Number.isInteger(count) || count < 0 || !(exposure > 0) || !(next > 0)) {
    throw new RangeError(
      `expected a count of 0 or more and exposures above 0, got ${count}, ${exposure} and ${next}`,
    );
  }
  const shape = count + jeffreysShape;
  const chance = exposure / (exposure + next);
  return {
    // The library gives none as −0, which would be said so.
    low: negativeBinomialQuantile(lowerTail, shape, chance) + 0,
    high: negativeBinomialQuantile(upperTail, shape, chance) + 0,
  };
}

/** One time to an event; censored: the event had not happened by then, so that it took at least so long. */
export interface SurvivalTime {
  readonly time: number;
  readonly isCensored: boolean;
}

/**
 * The median time to an event where some were cut short (Kaplan and Meier 1958; statistics.md D4). Times in order; at each
 * event S ← S · (1 − 1 / at risk); the median is the first time at which S ≤ 0.5. Of equal times events come before
 * censorings, as the estimator has it. Null where S stays above 0.5, and without times.
 */
export function kaplanMeierMedian(times: readonly SurvivalTime[]): number | null {
  const sorted = times.toSorted(
    (one, other) => one.time - other.time || Number(one.isCensored) - Number(other.isCensored),
  );
  let survival = 1;
  for (const [index, { time, isCensored }] of sorted.entries()) {
    if (isCensored) continue;
    const atRisk = sorted.length - index;
    survival *= (atRisk - 1) / atRisk;
    // A half that was reached by way of thirds is off by a rounding error.
    if (survival <= 0.5 + roundingError) return time;
  }
  return null;
}

/** The values of two groups within one stratum. */
export interface Stratum {
  readonly one: readonly number[];
  readonly other: readonly number[];
}

export interface Difference {
  /** Σ w(x̄₁ − x̄₀) / Σ w. */
  readonly difference: number;
  /** √(Σ w²(s²₁/n₁ + s²₀/n₀)) / Σ w. */
  readonly standardError: number;
}

/**
 * The difference of two groups' means, compared within strata only (statistics.md D3b; the weights are Cochran's and
 * Mantel and Haenszel's, w = n₁·n₀ / (n₁ + n₀)). Strata in which a group is missing say nothing. Null where no stratum has
 * both, and where a group that counts has a single value: its spread is not known.
 */
export function stratifiedDifference(strata: readonly Stratum[]): Difference | null {
  let weights = 0;
  let weighted = 0;
  let variance = 0;
  for (const { one, other } of strata) {
    if (one.length === 0 || other.length === 0) continue;
    const [meanOne, meanOther] = [mean(one), mean(other)];
    const [spreadOne, spreadOther] = [standardDeviation(one), standardDeviation(other)];
    if (meanOne === null || meanOther === null || spreadOne === null || spreadOther === null) return null;
    const weight = (one.length * other.length) / (one.length + other.length);
    weights += weight;
    weighted += weight * (meanOne - meanOther);
    variance += weight ** 2 * (spreadOne ** 2 / one.length + spreadOther ** 2 / other.length);
  }
  return weights === 0
    ? null
    : { difference: weighted / weights, standardError: Math.sqrt(variance) / weights };
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
