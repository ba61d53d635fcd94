import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  kaplanMeierMedian,
  mean,
  meanInterval,
  median,
  poissonInterval,
  predictiveRange,
  standardDeviation,
  topThree,
  wilsonInterval,
} from '../../domain/statistics.ts';
import {
  chiSquareQuantile,
  negativeBinomialQuantile,
  poissonUpTo,
  studentQuantile,
} from '../support/reference-quantiles.ts';
import { survivalSteps } from '../support/reference-review.ts';

const ratings = { low: -8, high: 8 };

describe('poissonInterval', () => {
  it.each([
    { count: 0, shifts: 5, low: 0, high: 0.738 },
    { count: 3, shifts: 5, low: 0.124, high: 1.753 },
    { count: 10, shifts: 5, low: 0.959, high: 3.678 },
  ])('gives the worked value of $count calls in $shifts shifts', ({ count, shifts, low, high }) => {
    const interval = poissonInterval(count, shifts);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it('is exact: at either end the count lies 2.5 % out in the tail', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 }), (count, shifts) => {
        const { low, high } = poissonInterval(count, shifts);
        expect(poissonUpTo(count, high * shifts)).toBeCloseTo(0.025, 8);
        if (count > 0) {
          expect(1 - poissonUpTo(count - 1, low * shifts)).toBeCloseTo(0.025, 8);
        }
      }),
    );
  });

  it('holds the rate between its ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 60 }), (count, shifts) => {
        const { low, high } = poissonInterval(count, shifts);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(count / shifts);
        expect(high).toBeGreaterThan(count / shifts);
      }),
    );
  });

  it('moves down with one more quiet shift', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 60 }), (count, shifts) => {
        const before = poissonInterval(count, shifts);
        const after = poissonInterval(count, shifts + 1);
        expect(after.low).toBeLessThan(before.low);
        expect(after.high).toBeLessThan(before.high);
      }),
    );
  });

  it.each([
    [-1, 5],
    [1.5, 5],
    [3, 0],
    [3, Number.NaN],
  ])('refuses %d in %d', (count, shifts) => {
    expect(() => poissonInterval(count, shifts)).toThrow(RangeError);
  });
});

describe('meanInterval', () => {
  it('gives the worked value', () => {
    const changes = [3, 2, 4, 1, 2, 3, 2];
    expect(mean(changes)).toBeCloseTo(2.43, 2);
    expect(standardDeviation(changes)).toBeCloseTo(0.976, 3);
    expect(median(changes)).toBe(2);
    const interval = meanInterval(changes, ratings);
    expect(interval?.low).toBeCloseTo(1.53, 2);
    expect(interval?.high).toBeCloseTo(3.33, 2);
  });

  it('holds 95 % of the t distribution, integrated by hand', () => {
    const values = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, (changes) => {
        const wide = meanInterval(changes, { low: -1e9, high: 1e9 });
        const centre = mean(changes);
        const spread = standardDeviation(changes);
        if (wide === null || centre === null || spread === null) {
          expect(new Set(changes).size).toBe(1);
          return;
        }
        expect((wide.low + wide.high) / 2).toBeCloseTo(centre, 6);
        const t = ((wide.high - wide.low) / 2 / spread) * Math.sqrt(changes.length);
        expect(tWithin(t, changes.length - 1)).toBeCloseTo(0.95, 6);
      }),
    );
  });

  it('is clipped to what a value can be', () => {
    expect(meanInterval([-8, 8], ratings)).toEqual(ratings);
  });

  it('does not know the order of the values', () => {
    const shuffled = fc
      .array(fc.integer({ min: -8, max: 8 }), { minLength: 2, maxLength: 20 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const one = meanInterval(list, ratings);
        const two = meanInterval(other, ratings);
        expect(two?.low ?? 0).toBeCloseTo(one?.low ?? 0, 9);
        expect(two?.high ?? 0).toBeCloseTo(one?.high ?? 0, 9);
        expect(median(other)).toBe(median(list));
      }),
    );
  });

  it.each([[[]], [[3]], [[2, 2, 2, 2, 2]], [[0.1, 0.1, 0.1]]])('withholds the interval of %j', (values) => {
    expect(meanInterval(values, ratings)).toBeNull();
  });
});

describe('wilsonInterval', () => {
  it.each([
    [4, 5, 0.376, 0.964],
    [7, 8, 0.529, 0.978],
    [5, 5, 0.566, 1],
  ])('gives the worked value of %i of %i', (hits, trials, low, high) => {
    expect(wilsonInterval(hits, trials).low).toBeCloseTo(low, 3);
    expect(wilsonInterval(hits, trials).high).toBeCloseTo(high, 3);
  });

  it('begins at 0 for none and ends at 1 for all, exactly', () => {
    expect(wilsonInterval(0, 7).low).toBe(0);
    expect(wilsonInterval(7, 7).high).toBe(1);
  });

  it.each([
    [1, 0],
    [-1, 5],
    [6, 5],
    [2.5, 5],
  ])('refuses %d of %d', (hits, trials) => {
    expect(() => wilsonInterval(hits, trials)).toThrow(RangeError);
  });
});

describe('predictiveRange', () => {
  it('gives the worked value', () => {
    expect(predictiveRange(24, 20, 5)).toEqual({ low: 2, high: 12 });
  });

  it('begins at 0, which is not −0', () => {
    expect(predictiveRange(5, 30, 1)).toStrictEqual({ low: 0, high: 1 });
  });

  it('is where the terms, added one by one, reach 2.5 and 97.5 %', () => {
    const counts = fc.integer({ min: 0, max: 600 });
    const shifts = fc.integer({ min: 1, max: 80 });
    fc.assert(
      fc.property(counts, shifts, shifts, (count, exposure, next) => {
        const at = (probability: number) =>
          negativeBinomialQuantile(probability, count + 0.5, exposure / (exposure + next));
        expect(predictiveRange(count, exposure, next)).toEqual({ low: at(0.025), high: at(0.975) });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [-1, 5, 5],
    [3, 0, 5],
    [3, 5, 0],
  ])('refuses %d in %d for %d', (count, exposure, next) => {
    expect(() => predictiveRange(count, exposure, next)).toThrow(RangeError);
  });
});

describe('the library’s quantiles', () => {
  it('are those of sums that are exact, to a part of 10⁹', () => {
    for (let count = 0; count <= 250; count += 1) {
      const { low, high } = poissonInterval(count, 1);
      const closest = 1e-9 * Math.max(1, high);
      expect(Math.abs(high - chiSquareQuantile(0.975, count + 1) / 2)).toBeLessThan(closest);
      if (count > 0) expect(Math.abs(low - chiSquareQuantile(0.025, count) / 2)).toBeLessThan(closest);
    }
    for (let n = 2; n <= 250; n += 1) {
      const values = Array.from({ length: n }, (_, index) => index % 2);
      const spread = standardDeviation(values) ?? Number.NaN;
      const { low = 0, high = 0 } = meanInterval(values, { low: -100, high: 100 }) ?? {};
      const t = (((high - low) / 2) * Math.sqrt(n)) / spread;
      expect(Math.abs(t - studentQuantile(0.975, n - 1))).toBeLessThan(1e-9);
    }
  });
});

describe('kaplanMeierMedian', () => {
  const times = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 15 }), isCensored: fc.boolean() }), {
    maxLength: 60,
  });

  it('is the first time at which a fraction of whole numbers is at most one half', () => {
    fc.assert(
      fc.property(times, (given) => {
        const found = kaplanMeierMedian(
          given.map(({ minutes, isCensored }) => ({ time: minutes, isCensored })),
        );
        expect(found).toBe(survivalSteps(given).find(({ isHalf }) => isHalf)?.minutes ?? null);
      }),
      { numRuns: 2000 },
    );
  });

  it('is null without times, and where over half were cut short first', () => {
    expect(kaplanMeierMedian([])).toBeNull();
    expect(
      kaplanMeierMedian([
        { time: 1, isCensored: false },
        { time: 2, isCensored: true },
        { time: 3, isCensored: true },
      ]),
    ).toBeNull();
  });

  it('has what happened before what was cut short at the same time', () => {
    expect(
      kaplanMeierMedian([
        { time: 4, isCensored: true },
        { time: 4, isCensored: false },
      ]),
    ).toBe(4);
  });
});

describe('median', () => {
  it.each([
    { values: [], middle: null },
    { values: [7], middle: 7 },
    { values: [8, 5], middle: 6.5 },
    { values: [10, 9, 8.5], middle: 9 },
    { values: [100, 9, 20, 8], middle: 14.5 },
  ])('of $values is $middle', ({ values, middle }) => {
    expect(median(values)).toBe(middle);
  });

  it('leaves the list as it was', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('mean and standardDeviation', () => {
  it('are null where there is too little', () => {
    expect(mean([])).toBeNull();
    expect(standardDeviation([])).toBeNull();
    expect(standardDeviation([4])).toBeNull();
    expect(standardDeviation([4, 4])).toBe(0);
  });
});

describe('topThree', () => {
  it('orders by count, then by key', () => {
    expect(topThree(['b', 'c', 'a', 'c', 'b', 'd', 'c'])).toEqual([
      { key: 'c', count: 3 },
      { key: 'b', count: 2 },
      { key: 'a', count: 1 },
      { key: 'd', count: 1 },
    ]);
  });

  it('cuts what is rarer than the third', () => {
    expect(topThree(['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'd']).map((tally) => tally.key)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('is empty for nothing', () => {
    expect(topThree([])).toEqual([]);
  });

  it('never loses a key that ties with the third, in any order', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 40 });
    const both = keys.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(both, ([list, shuffled]) => {
        const top = topThree(list);
        expect(topThree(shuffled)).toEqual(top);
        const kept = new Set(top.map((tally) => tally.key));
        const least = Math.min(...top.map((tally) => tally.count));
        for (const key of new Set(list)) {
          const count = list.filter((other) => other === key).length;
          expect(kept.has(key)).toBe(top.length < 3 || count >= least);
        }
      }),
    );
  });
});

/**
 * P(|T| <= t) with ν degrees of freedom, by Simpson's rule over the angle: with x = √ν tan θ the density is
 * proportional to cos^(ν−1) θ, so no constant is needed.
 */
function tWithin(t: number, degrees: number): number {
  const density = (angle: number) => Math.cos(angle) ** (degrees - 1);
  return simpson(density, Math.atan(t / Math.sqrt(degrees))) / simpson(density, Math.PI / 2);
}

function simpson(f: (x: number) => number, end: number): number {
  const steps = 2000;
  const width = end / steps;
  let sum = f(0) + f(end);
  for (let i = 1; i < steps; i += 1) {
    sum += (i % 2 === 0 ? 2 : 4) * f(i * width);
  }
  return (sum * width) / 3;
}
