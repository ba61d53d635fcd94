/**
 * The distributions of statistics.md once more, for the second implementation that the review is checked against: no library,
 * no approximation. Each distribution function is a finite sum that is exact for whole counts and degrees of freedom, and
 * each quantile is found on it by halving.
 */

/** Where `reaches` becomes true between two ends, to the last digit that a number has. */
function halved(low: number, high: number, reaches: (x: number) => boolean): number {
  let [below, above] = [low, high];
  for (;;) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) return above;
    if (reaches(middle)) above = middle;
    else below = middle;
  }
}

/** P(X <= count) of a Poisson variable: the sum of its terms, from the largest down so that none underflows. */
export function poissonUpTo(count: number, expected: number): number {
  if (count < 0) return 0;
  let logTerm = -expected;
  const logTerms = [logTerm];
  for (let k = 1; k <= count; k += 1) {
    logTerm += Math.log(expected / k);
    logTerms.push(logTerm);
  }
  return sumOf(logTerms);
}

/** The quantile of chi-square with an even number of degrees of freedom: P(χ²(2k) <= x) = P(Poisson(x / 2) >= k). */
export function chiSquareQuantile(probability: number, halfDegrees: number): number {
  // Below the middle the tail itself is summed: 1 minus nearly 1 has few digits.
  const reaches = (x: number) => 1 - poissonUpTo(halfDegrees - 1, x / 2) >= probability;
  return halved(0, 40 + 8 * halfDegrees, reaches);
}

/**
 * P(|T| <= √ν·tan θ) for a whole number ν of degrees of freedom, as a finite series in cos θ (Abramowitz and Stegun 26.7.3
 * and 26.7.4).
 */
export function studentWithin(angle: number, degrees: number): number {
  const cosine = Math.cos(angle);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let j = isOdd ? 3 : 2; j <= degrees - 2; j += 2) {
    term *= ((j - 1) / j) * cosine ** 2;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** The t quantile for a probability above one half. */
export function studentQuantile(probability: number, degrees: number): number {
  const angle = halved(0, Math.PI / 2, (x) => studentWithin(x, degrees) >= 2 * probability - 1);
  return Math.sqrt(degrees) * Math.tan(angle);
}

/**
 * The smallest whole number up to which a negative binomial variable lies with at least this probability: its terms are
 * added one by one. `shape` may be a fraction.
 */
export function negativeBinomialQuantile(probability: number, shape: number, success: number): number {
  let logTerm = shape * Math.log(success);
  let sum = Math.exp(logTerm);
  let count = 0;
  while (sum < probability) {
    logTerm += Math.log(((shape + count) / (count + 1)) * (1 - success));
    count += 1;
    sum += Math.exp(logTerm);
  }
  return count;
}

/** P(X = k) for each k of a binomial variable. */
function binomialTerms(trials: number, chance: number): readonly number[] {
  const terms: number[] = [];
  let logTerm = trials * Math.log(1 - chance);
  for (let k = 0; k <= trials; k += 1) {
    terms.push(Math.exp(logTerm));
    logTerm += Math.log((trials - k) / (k + 1)) + Math.log(chance / (1 - chance));
  }
  return terms;
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Clopper and Pearson's exact 95 % interval of a share, for 0 < hits < trials. */
export function exactShareInterval(
  hits: number,
  trials: number,
): { readonly low: number; readonly high: number } {
  return {
    low: halved(0, 1, (chance) => total(binomialTerms(trials, chance).slice(hits)) >= 0.025),
    high: halved(0, 1, (chance) => total(binomialTerms(trials, chance).slice(0, hits + 1)) <= 0.025),
  };
}

/** How likely a count at least as unlikely as `hits` is, by chance alone (the exact two-sided test). */
export function exactShareTest(hits: number, trials: number, chance: number): number {
  const terms = binomialTerms(trials, chance);
  const seen = terms[hits] ?? 0;
  return total(terms.filter((term) => term <= seen * (1 + 1e-9)));
}

function sumOf(logTerms: readonly number[]): number {
  const largest = Math.max(...logTerms);
  return Math.exp(largest) * total(logTerms.map((logTerm) => Math.exp(logTerm - largest)));
}
