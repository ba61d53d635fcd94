import { describe, expect, it } from 'vitest';
import { reviewRate, reviewUsualRange } from '../../../domain/review/hostile-calls.ts';
import { usualRangeWords } from '../../../domain/review/usual-range-words.ts';

function words(calls: number, shifts: number, baselineCalls: number, baselineShifts: number) {
  return usualRangeWords({
    hostileCalls: reviewRate(calls, shifts),
    usualRange: reviewUsualRange({ calls, shifts }, { calls: baselineCalls, shifts: baselineShifts }),
  });
}

describe('usualRangeWords', () => {
  it.each([
    [9, 5, 'Within your usual range: 9, where five shifts usually bring 2 to 12.'],
    [2, 5, 'Within your usual range: 2, where five shifts usually bring 2 to 12.'],
    [12, 5, 'Within your usual range: 12, where five shifts usually bring 2 to 12.'],
    [14, 5, 'More came at you than usual: 14, where five shifts usually bring 2 to 12.'],
    [1, 5, 'Quieter than usual: 1, where five shifts usually bring 2 to 12.'],
    [0, 5, 'Quieter than usual: none, where five shifts usually bring 2 to 12.'],
    [1, 1, 'Within your usual range: 1, where one shift usually brings 0 to 4.'],
  ])('%i calls in %i shifts after 24 in 20', (calls, shifts, sentence) => {
    expect(words(calls, shifts, 24, 20)).toEqual([
      sentence,
      'Usual is counted from 24 calls in 20 shifts of the eight weeks before.',
    ]);
  });

  it('has one number where a range is none', () => {
    expect(words(0, 1, 5, 9999)[0]).toBe('Within your usual range: none, where one shift usually brings 0.');
  });

  it.each([
    [0, 0, 'none'],
    [1, 1, '1 shift and 1 call'],
    [5, 9, '9 shifts and 5 calls'],
    [4, 10, '10 shifts and 4 calls'],
    [0, 3, '3 shifts and no calls'],
  ])('says what there is so far of a usual range: %i calls in %i shifts', (calls, shifts, soFar) => {
    expect(words(3, 5, calls, shifts)).toEqual([
      `Your usual range comes once the eight weeks before hold ten shifts and five calls: so far ${soFar}.`,
    ]);
  });

  it('asks for a shift of the week itself', () => {
    expect(words(3, 0, 24, 20)).toEqual([
      'A usual range needs a shift in the week itself, and none is noted.',
    ]);
  });
});
