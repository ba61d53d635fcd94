import { describe, expect, it } from 'vitest';
import { byHourWords } from '../../../domain/review/by-hour-words.ts';
import { buildReview } from '../../support/build-review.ts';

/** Of `[hour, calls, hours worked]`. */
function words(...hours: readonly (readonly [hour: number, calls: number, hoursWorked: number])[]) {
  const byHour = hours.map(([hour, calls, hoursWorked]) => ({
    hour,
    calls,
    hoursWorked,
    rate: hoursWorked === 0 ? null : calls / hoursWorked,
  }));
  return byHourWords(buildReview({ byHour }, { whyNoHours: null }));
}

describe('byHourWords', () => {
  it.each([
    [
      'shift-without-end',
      'Not shown by hour while a shift has no end: how many hours were worked is not known yet.',
    ],
    [
      'too-few-weeks',
      'Not shown by hour yet: it needs shifts in four different weeks, so that one Monday does not speak for all of them.',
    ],
    [
      'too-few-calls',
      'Not shown by hour yet: it needs 20 logged calls, so that one call does not look like a pattern.',
    ],
  ] as const)('says why not: %s', (whyNoHours, sentence) => {
    expect(byHourWords(buildReview({ byHour: null }, { whyNoHours }))).toEqual([sentence]);
  });

  it('goes by the time worked, and not by the calls', () => {
    expect(words([9, 10, 40], [14, 8, 20], [23, 3, 2])).toEqual([
      '21 calls in 62 hours worked, in the week and all before it.',
      'Most for the time worked: 14:00 to 15:00 (8 calls in 20 hours), about 0.4 an hour.',
    ]);
  });

  it('names two hours alike, and none of many', () => {
    expect(words([9, 10, 25], [23, 8, 20.5])[1]).toBe(
      'Most for the time worked: 09:00 to 10:00 (10 calls in 25 hours) and 23:00 to 24:00 (8 calls in 20.5 hours), about 0.4 an hour.',
    );
    expect(words(...[9, 10, 11, 12].map((hour) => [hour, 6, 20] as const))[1]).toBe(
      'No hour of the day stands out.',
    );
  });

  it('makes no rate of fewer than five calls, nor of calls outside every shift', () => {
    expect(words([9, 4, 1], [14, 16, 0])[1]).toBe(
      'No hour of the day has five calls in time worked, so none stands out.',
    );
    expect(words([9, 20, 1000], [14, 4, 1])[1]).toBe(
      'Most for the time worked: 09:00 to 10:00 (20 calls in 1000 hours), less than 0.1 an hour.',
    );
    expect(words([9, 5, 1])[1]).toMatch(/\(5 calls in 1 hour\), about 5 an hour\.$/u);
  });
});
