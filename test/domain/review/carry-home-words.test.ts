import { describe, expect, it } from 'vitest';
import { reviewCarryHome } from '../../../domain/review/carry-home.ts';
import { carryHomeWords } from '../../../domain/review/carry-home-words.ts';
import { buildShift } from '../../support/build-records.ts';
import { buildReview } from '../../support/build-review.ts';

describe('carryHomeWords', () => {
  it.each([
    [[], '“Still on my mind” was not noted.'],
    [[0], '“Still on my mind”, 0 to 10, at the end of 1 shift: 0.'],
    [[2, 7], '“Still on my mind”, 0 to 10, at the end of 2 shifts: 2 and 7.'],
    [[2, 7, 3, 10], '“Still on my mind”, 0 to 10, at the end of 4 shifts: 2, 7, 3 and 10.'],
    [[2, 7, 3, 3, 1], '“Still on my mind”, 0 to 10, at the end of 5 shifts: from 1 to 7, 3 in the middle.'],
    [
      [2, 7, 3, 4, 1, 9],
      '“Still on my mind”, 0 to 10, at the end of 6 shifts: from 1 to 9, 3.5 in the middle.',
    ],
    [[4, 4, 4, 4, 4], '“Still on my mind”, 0 to 10, at the end of 5 shifts: 4 every time.'],
  ])('%j', (answers, sentence) => {
    const shifts = answers.map((stillOnMyMind) => buildShift({ stillOnMyMind }));
    expect(
      carryHomeWords(buildReview({ carryHome: reviewCarryHome(shifts, []) }, { stillOnMyMind: answers })),
    ).toEqual([sentence]);
  });
});
