import { describe, expect, it } from 'vitest';
import { reviewUsualRange } from '../../../domain/review/hostile-calls.ts';
import { usualRangeWords } from '../../../domain/review/usual-range-words.ts';

describe('usualRangeWords', () => {
  it.each([
    [9, 5, 24, 20, 'Within your usual range (2 to 12), by 20 shifts and 24 calls of the eight weeks before.'],
    [2, 5, 24, 20, 'Within your usual range (2 to 12), by 20 shifts and 24 calls of the eight weeks before.'],
    [
      12,
      5,
      24,
      20,
      'Within your usual range (2 to 12), by 20 shifts and 24 calls of the eight weeks before.',
    ],
    [
      14,
      5,
      24,
      20,
      'More came at you than usual (2 to 12), by 20 shifts and 24 calls of the eight weeks before.',
    ],
    [1, 5, 24, 20, 'Quieter than usual (2 to 12), by 20 shifts and 24 calls of the eight weeks before.'],
    [0, 1, 5, 9999, 'Within your usual range (0), by 9999 shifts and 5 calls of the eight weeks before.'],
    [
      3,
      5,
      0,
      0,
      'A usual range needs ten shifts and five calls in the eight weeks before: so far no shifts and no calls.',
    ],
    [
      3,
      5,
      1,
      1,
      'A usual range needs ten shifts and five calls in the eight weeks before: so far 1 shift and 1 call.',
    ],
    [
      3,
      5,
      5,
      9,
      'A usual range needs ten shifts and five calls in the eight weeks before: so far 9 shifts and 5 calls.',
    ],
    [
      3,
      5,
      4,
      10,
      'A usual range needs ten shifts and five calls in the eight weeks before: so far 10 shifts and 4 calls.',
    ],
    [3, 0, 24, 20, 'A usual range needs a shift in the week itself, and none is noted.'],
  ])('%i calls in %i shifts after %i in %i', (calls, shifts, calls0, shifts0, sentence) => {
    expect(usualRangeWords(reviewUsualRange({ calls, shifts }, { calls: calls0, shifts: shifts0 }))).toEqual([
      sentence,
    ]);
  });
});
