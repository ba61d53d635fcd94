/** The smallest value that at least `share` of the values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) {
    throw new RangeError('no values to take a percentile of');
  }
  return found;
}

/** Hundredths are all that the clocks of two processes can agree on. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Middle, near-worst and worst of some durations. */
export function spread(values: readonly number[]): {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
} {
  return {
    p50: rounded(percentile(values, 0.5)),
    p95: rounded(percentile(values, 0.95)),
    max: rounded(Math.max(...values)),
  };
}

/** This process's clock in milliseconds since 1970, finer than `Date.now()`. */
export function epoch(): number {
  return performance.timeOrigin + performance.now();
}
