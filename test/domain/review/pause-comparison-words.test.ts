import { describe, expect, it } from 'vitest';
import type { PauseComparison } from '../../../domain/review/calm-change.ts';
import { pauseComparisonWords } from '../../../domain/review/pause-comparison-words.ts';

function words(difference: number, standardError: number, verdict: PauseComparison['verdict']) {
  return pauseComparisonWords({ withPause: 14, without: 12, difference, standardError, verdict });
}

const cause = 'You pause on different calls, so this does not say why.';

describe('pauseComparisonWords', () => {
  it('says what it needs', () => {
    expect(pauseComparisonWords(null)).toEqual([
      'Not enough to compare yet: it needs records of eight weeks, 20 rated calls in them, and at least four with a pause and four without wherever you were about as wound up at worst.',
    ]);
  });

  it.each([
    [1.5, 0.54, 'you came down 1.5 points more, give or take 1.1.'],
    [1, 0.3, 'you came down 1 point more, give or take 0.6.'],
    [-1.2, 0.4, 'you came down 1.2 points less, give or take 0.8.'],
    [2, 0, 'you came down 2 points more.'],
    [0.04, 0.01, 'you came down less than 0.1 points more.'],
  ])('%f ± %f', (difference, standardError, end) => {
    expect(words(difference, standardError, 'can-tell')).toEqual([
      `14 calls with a pause, 12 without, as wound up at worst: with a pause ${end}`,
      cause,
    ]);
  });

  it('says when it cannot tell', () => {
    expect(words(0.3, 0.5, 'cannot-tell-yet')).toEqual([
      '14 calls with a pause, 12 without, as wound up at worst: can’t tell yet whether there is a difference.',
    ]);
  });
});
