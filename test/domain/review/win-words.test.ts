import { describe, expect, it } from 'vitest';
import type { Review } from '../../../domain/review/review.ts';
import { winWords } from '../../../domain/review/win-words.ts';
import { weekSchema } from '../../../domain/week.ts';
import { buildCall, buildRecords, buildWin } from '../../support/build-records.ts';
import { reviewOfRecords, type WholeRecords } from '../../support/review-of-records.ts';

function review(records: Partial<WholeRecords> = {}, week = '2026-W47'): Review {
  return reviewOfRecords(weekSchema.parse(week), buildRecords(records));
}

describe('winWords', () => {
  it('asks about this week instead of showing a zero, and leaves an earlier one in peace', () => {
    expect(winWords(review().wins, true)).toEqual(['Anything small worth keeping from this week?']);
    expect(winWords(review({ calls: [buildCall()] }).wins, true)).toEqual([
      'Anything small worth keeping from this week?',
      'One hard call ended solved or partly solved.',
    ]);
    expect(winWords(review().wins, false)).toEqual([
      'None was written down. Many small good things never are.',
    ]);
  });

  it('counts', () => {
    const wins = [buildWin(), buildWin({ kind: 'thanked' }), buildWin({ kind: 'thanked' })];
    expect(winWords(review({ wins }).wins, true)).toEqual([
      'Three small things worth keeping.',
      'You were thanked twice.',
    ]);
    expect(winWords(review({ wins: [buildWin()] }).wins, false)).toEqual(['One small thing worth keeping.']);
  });
});
