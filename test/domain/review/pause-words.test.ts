import { describe, expect, it } from 'vitest';
import { pauseWords } from '../../../domain/review/pause-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import { median } from '../../../domain/statistics.ts';
import { weekSchema } from '../../../domain/week.ts';
import { buildCall, buildPause, buildRecords, many } from '../../support/build-records.ts';
import { buildReview } from '../../support/build-review.ts';
import { reviewOfRecords, type WholeRecords } from '../../support/review-of-records.ts';

function review(records: Partial<WholeRecords> = {}, week = '2026-W47'): Review {
  return reviewOfRecords(weekSchema.parse(week), buildRecords(records));
}

describe('pauseWords', () => {
  const paused = (...seconds: readonly number[]) =>
    seconds.map((actualSeconds) => buildPause({ actualSeconds }));

  it('is plain about none', () => {
    expect(pauseWords(review())).toEqual(['No pauses noted.']);
    expect(pauseWords(review({ calls: many(6, () => buildCall()) }))).toEqual(['No pauses noted.']);
  });

  it('lists one to four', () => {
    expect(pauseWords(review({ pauses: paused(8) }))).toEqual([
      'Paused once, logged none.',
      'It lasted 8 seconds.',
    ]);
    expect(pauseWords(review({ pauses: paused(1) }))[1]).toBe('It lasted 1 second.');
    expect(pauseWords(review({ pauses: paused(8, 3.52, 16), calls: [buildCall()] }))).toEqual([
      'Paused 3 times, logged 1.',
      'They lasted 8, 3.5 and 16 seconds.',
    ]);
  });

  it('gives the median and range of five to nine, and only the median from ten', () => {
    expect(
      pauseWords(review({ pauses: paused(8, 8, 8, 5, 16, 8, 8, 9, 8), calls: many(6, () => buildCall()) })),
    ).toEqual([
      'Paused 9 times, logged 6.',
      'Half lasted 8 seconds or less; the shortest 5, the longest 16.',
    ]);
    expect(pauseWords(review({ pauses: paused(5, 8, 8, 8, 8, 8, 8, 8, 8, 16) }))[1]).toBe(
      'Half lasted 8 seconds or less.',
    );
  });

  it('says it once where all were as long', () => {
    expect(pauseWords(review({ pauses: paused(...many(5, () => 8)) }))[1]).toBe('8 seconds every time.');
    expect(pauseWords(review({ pauses: paused(...many(12, () => 8.02)) }))[1]).toBe('8 seconds every time.');
  });

  it('counts pauses without a length, and says of how many it knows one', () => {
    const words = (count: number, pauseSeconds: readonly number[]) =>
      pauseWords(buildReview({ pauses: { count, medianSeconds: median(pauseSeconds) } }, { pauseSeconds }));
    expect(words(2, [])).toEqual(['Paused twice, logged none.']);
    expect(words(3, [8])).toEqual([
      'Paused 3 times, logged none.',
      'It lasted 8 seconds (of 1 whose length is known).',
    ]);
    expect(words(12, [8, 8, 5, 9, 8])[1]).toBe(
      'Half lasted 8 seconds or less; the shortest 5, the longest 9 (of 5 whose length is known).',
    );
  });
});
