import { describe, expect, it } from 'vitest';
import { cameWords, hostileCallWords } from '../../../domain/review/hostile-call-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import { weekSchema } from '../../../domain/week.ts';
import { at, buildCall, buildRecords, buildShift, many } from '../../support/build-records.ts';
import { reviewOfRecords, type WholeRecords } from '../../support/review-of-records.ts';

function review(records: Partial<WholeRecords> = {}, week = '2026-W47'): Review {
  return reviewOfRecords(weekSchema.parse(week), buildRecords(records));
}

describe('hostileCallWords', () => {
  const words = (calls: number, shifts: number) =>
    hostileCallWords(
      review({ calls: many(calls, () => buildCall()), shifts: many(shifts, () => buildShift()) })
        .hostileCalls,
    );

  it.each([
    [6, 5, '6 hostile calls in 5 shifts: about one a shift (0.4 to 2.6).'],
    [3, 5, '3 hostile calls in 5 shifts: about 0.6 a shift (0.1 to 1.8).'],
    [10, 5, '10 hostile calls in 5 shifts: two a shift (1 to 3.7).'],
    [60, 5, '60 hostile calls in 5 shifts: 12 a shift (9.2 to 15.4).'],
    [1, 5, '1 hostile call in 5 shifts: about 0.2 a shift (0 to 1.1).'],
    [0, 5, 'No hostile calls in 5 shifts (0 to 0.7 a shift).'],
    [0, 1, 'No hostile calls in 1 shift.'],
    [2, 2, '2 hostile calls in 2 shifts.'],
    [1, 0, '1 hostile call. No shifts noted, so nothing to count them by.'],
    [0, 0, 'No hostile calls noted, and no shifts.'],
  ])('%i in %i: %s', (calls, shifts, sentence) => {
    expect(words(calls, shifts)).toBe(sentence);
  });
});

describe('cameWords', () => {
  const weekOf = (calls: number, before: number) =>
    review({
      calls: [
        ...many(calls, () => buildCall()),
        ...many(before, () => buildCall({ startedAt: at('2026-11-10T10:00:00+01:00') })),
      ],
      shifts: [
        ...many(5, () => buildShift()),
        ...many(20, () => buildShift({ startedAt: at('2026-11-10T09:00:00+01:00') })),
      ],
    });

  it('says before a picture whether it was usual, where that is known, and leaves the numbers behind it', () => {
    expect(cameWords(weekOf(14, 24))).toEqual({
      first: ['More came at you than usual: 14, where five shifts usually bring 2 to 12.'],
      behind: [
        '14 hostile calls in 5 shifts: about three a shift (1.5 to 4.7).',
        'Usual is counted from 24 calls in 20 shifts of the eight weeks before.',
      ],
    });
  });

  it('says how many came, and what is missing, where it is not', () => {
    expect(cameWords(weekOf(6, 0))).toEqual({
      first: [
        '6 hostile calls in 5 shifts: about one a shift (0.4 to 2.6).',
        'Your usual range comes once the eight weeks before hold ten shifts and five calls: so far 20 shifts and no calls.',
      ],
      behind: [],
    });
    expect(cameWords(review())).toEqual({ first: ['No hostile calls noted, and no shifts.'], behind: [] });
  });
});
