import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hardLoad } from '../../../domain/review/load.ts';
import { publishedReview } from '../../../domain/review/review.ts';
import { type AnyWeek, anyWeek, recordsOf } from '../../support/any-weeks.ts';
import { referenceLoad, referenceReview, referenceStrip } from '../../support/reference-review.ts';
import { reviewOfRecords, stripOfRecords } from '../../support/review-of-records.ts';

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

test('a second implementation, by other ways to each number, agrees on 2,000 random weeks', () => {
  const reached = new Map<string, number>();
  const count = (what: string, isSo: boolean) => reached.set(what, (reached.get(what) ?? 0) + Number(isSo));
  fc.assert(
    fc.property(anyWeek, (some: AnyWeek) => {
      const records = recordsOf(some);
      const review = reviewOfRecords(some.week, records);
      const { aside, ...expected } = referenceReview(some.week, some.log);
      expect(differences(publishedReview(review), expected)).toEqual([]);
      const { whyNoHours: _, ...screen } = review.aside;
      expect(differences(screen, aside)).toEqual([]);
      const strip = stripOfRecords(some.week, records, 12);
      expect(differences(strip, referenceStrip(some.week, some.log, 12))).toEqual([]);
      const { baselineCalls, baselineShifts } = review.usualRange;
      const shift = records.shifts.find(({ startedAt }) => startedAt.slice(0, 10) >= review.from);
      const shiftIn = some.log.shifts.find(({ id }) => id === shift?.id);
      if (shift !== undefined && shiftIn !== undefined) {
        const load = hardLoad(records.calls, shift, { calls: baselineCalls, shifts: baselineShifts });
        expect(differences(load, referenceLoad(some.week, some.log, shiftIn))).toEqual([]);
        count('a heavy shift', load !== null);
        count('a shift as usual', load === null && baselineShifts >= 10 && baselineCalls >= 5);
      }
      const { perHundred, pauseComparison, carryOver, byHourOfWeek, recoveryTimes } = screen;
      count(
        'next calls that are listed',
        carryOver.some(({ values }) => values !== null),
      );
      count(
        'next calls with a median',
        carryOver.some(({ median }) => median !== null),
      );
      count('the hours of the week', byHourOfWeek !== null);
      count(
        'a time that was cut short',
        recoveryTimes.some(({ isCensored }) => isCensored),
      );
      count(
        'a strip with a gap',
        strip.some(({ rate }) => rate === null),
      );
      count(
        'a strip with a rate',
        strip.some(({ rate }) => rate !== null && rate > 0),
      );
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
