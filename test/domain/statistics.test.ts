import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mean,
  meanInterval,
  median,
  poissonInterval,
  standardDeviation,
  topThree,
} from '../../domain/statistics.ts';

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

/** P(X <= count) of a Poisson variable, term by term. */
function poissonUpTo(count: number, expected: number): number {
  let logTerm = -expected;
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= count; k += 1) {
    logTerm += Math.log(expected) - Math.log(k);
    sum += Math.exp(logTerm);
  }
  return sum;
}

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
