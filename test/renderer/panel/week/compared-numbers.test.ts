import { describe, expect, it } from 'vitest';
import { weekSchema } from '../../../../domain/week.ts';
import { comparedNumbers } from '../../../../renderer/panel/week/compared-numbers.ts';
import { buildCall, buildPause, buildRecords, buildShift, many } from '../../../support/build-records.ts';
import { reviewOfRecords, type WholeRecords } from '../../../support/review-of-records.ts';

/** What stands beside each number of such a week. */
function besides(records: Partial<WholeRecords>) {
  const review = reviewOfRecords(weekSchema.parse('2026-W47'), buildRecords(records));
  return Object.fromEntries(comparedNumbers.map(({ name, nOf }) => [name, nOf(review)]));
}

describe('comparedNumbers', () => {
  it('say in plain words what they are made of', () => {
    const week = {
      calls: [...many(2, () => buildCall({ woundUpPeak: 6, woundUpNow: 3 })), buildCall({ minutes: 8 })],
      shifts: [buildShift({ stillOnMyMind: 3 })],
      pauses: [buildPause(), buildPause()],
    };
    expect(besides(week)).toEqual({
      'Worth keeping': '',
      'Back to steady': '',
      Pauses: 'from 2 pauses',
      'What came at you': 'from 1 shift',
      'Your usual range': '',
      'What came, and how it ended': 'from 3 calls',
      'Coming down': 'from 2 calls',
      'Time under fire': 'from 1 call',
      'Still on my mind': 'from 1 shift',
      'What to ask for': 'from 3 calls',
    });
  });

  it('show no zero', () => {
    expect(new Set(Object.values(besides({})))).toEqual(new Set(['']));
  });
});
