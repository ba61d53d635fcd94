import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishedReview } from '../../../domain/review/review.ts';
import { type AnyWeek, anyWeek, recordsOf } from '../../support/any-weeks.ts';
import { referenceReview } from '../../support/reference-review.ts';
import { reviewOfRecords } from '../../support/review-of-records.ts';

const closest = 1e-9;

/** Where two values differ, by their place: numbers by more than 1e-9 of their size, anything else at all. */
function differences(one: unknown, other: unknown, place = ''): readonly string[] {
  if (typeof one === 'number' && typeof other === 'number') {
    const isClose = Math.abs(one - other) <= closest * Math.max(1, Math.abs(other));
    return isClose ? [] : [`${place}: ${one}, not ${other}`];
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other ? [] : [`${place}: ${one}, not ${other}`];
  }
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) =>
    differences(Reflect.get(one, key), Reflect.get(other, key), place === '' ? key : `${place}.${key}`),
  );
}

test('a second implementation, by other ways to each number, agrees on 2,000 random weeks', {
  timeout: 180_000,
}, () => {
  const reached = new Map<string, number>();
  const count = (what: string, isSo: boolean) => reached.set(what, (reached.get(what) ?? 0) + Number(isSo));
  fc.assert(
    fc.property(anyWeek, (some: AnyWeek) => {
      const review = reviewOfRecords(some.week, recordsOf(some));
      const { aside, ...expected } = referenceReview(some.week, some.log);
      expect(differences(publishedReview(review), expected)).toEqual([]);
      const { contained, perHundred, causesNotYours, pauseComparison } = review.aside;
      expect(differences({ contained, perHundred, causesNotYours, pauseComparison }, aside)).toEqual([]);
      count('a calm change with an interval', review.calmChange.low !== null);
      count('a rate with an interval', review.hostileCalls.low !== null);
      count('the usual range', review.usualRange.low !== null);
      count('a median recovery', review.recovery.medianMinutes !== null);
      count(
        'over half not steady before the next call',
        review.recovery.n > 4 && review.recovery.medianMinutes === null,
      );
      count('the hours', review.byHour !== null);
      count('calls of a hundred', perHundred !== null);
      count('a pause comparison', pauseComparison !== null);
      count('the quiet card', review.carryHome.quietCard);
      count('a line judged', review.lines.length > 0);
    }),
    // A week is long: the first one that fails, with its seed, says more than minutes of making it shorter.
    { numRuns: 2000, endOnFailure: true },
  );
  // Two that are silent agree on everything.
  for (const [what, times] of reached) expect(times, what).toBeGreaterThan(0);
});
