import { describe, expect, it } from 'vitest';
import { calmChangeWords } from '../../../domain/review/calm-change-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import { weekSchema } from '../../../domain/week.ts';
import { buildCall, buildRecords } from '../../support/build-records.ts';
import { reviewOfRecords, type WholeRecords } from '../../support/review-of-records.ts';

function review(records: Partial<WholeRecords> = {}, week = '2026-W47'): Review {
  return reviewOfRecords(weekSchema.parse(week), buildRecords(records));
}

describe('calmChangeWords', () => {
  const words = (...changes: readonly number[]) =>
    calmChangeWords(
      review({
        calls: changes.map((change) =>
          buildCall({ woundUpPeak: 5 + Math.max(0, change), woundUpNow: 5 - Math.min(0, change) }),
        ),
      }).calmChange,
    );

  it('is plain about none and lists one to four', () => {
    expect(words()).toEqual(['No call was rated at worst and now.']);
    expect(words(3)).toEqual(['1 call rated at worst and now: down 3.']);
  });

  it.each([
    [[2, 3, 4], 'down 2, 3 and 4; 3 in the middle, from 2 to 4'],
    [[4, 1], 'down 4 and 1; 2.5 in the middle, from 1 to 4'],
    [[-1, -4, -2, -2], 'up 1, 4, 2 and 2; 2 in the middle, from 1 to 4'],
    [[3, 0, -1], 'down 3, no change and up 1; no change in the middle, from 1 point up to 3 points down'],
    [[0, 3], 'no change and down 3; down 1.5 in the middle, from no change to 3 points down'],
    [[2, 2], 'down 2 every time'],
    [[0, 0, 0], 'no change every time'],
  ])('has the middle and the range beside two to four values: %j', (changes, said) => {
    expect(words(...changes)).toEqual([`${changes.length} calls rated at worst and now: ${said}.`]);
  });

  it('marks the interval of five to nine as rough', () => {
    expect(words(3, 2, 4, 1, 2, 3, 2)).toEqual([
      '7 calls rated at worst and now: from 1 to 4 points down; half came down 2 or more.',
      'On average down 2.4 (rough: down 1.5 to down 3.3).',
    ]);
    expect(words(2, 2, 2, 2, 2)).toEqual(['5 calls rated at worst and now: down 2 every time.']);
  });

  it('says the median as the half that it is, also where nobody came down', () => {
    expect(words(0, 0, 0, 2, -1)[0]).toBe(
      '5 calls rated at worst and now: from 1 point up to 2 points down; half came down or did not change.',
    );
    expect(words(-2, -1, -1, 0, 1)[0]).toBe(
      '5 calls rated at worst and now: from 2 points up to 1 point down; half went up 1 or more.',
    );
  });

  it('says the same way once where all went it, and has a size of no change', () => {
    expect(words(-1, -2, -4, -1, -2)[0]).toBe(
      '5 calls rated at worst and now: from 1 to 4 points up; half went up 2 or more.',
    );
    expect(words(0, 1, 0, 0, 1)[0]).toBe(
      '5 calls rated at worst and now: from no change to 1 point down; half came down or did not change.',
    );
  });

  it('is full from ten', () => {
    expect(words(3, 2, 4, 1, 2, 3, 2, -1, 2, 3)).toEqual([
      '10 calls rated at worst and now: on average down 2.1 (down 1.1 to down 3.1).',
      'All calls: from 1 point up to 4 points down; half came down 2 or more.',
    ]);
  });
});
