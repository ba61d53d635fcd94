import { describe, expect, it } from 'vitest';
import { reviewPerHundred } from '../../../domain/review/hostile-calls.ts';
import { perHundredWords } from '../../../domain/review/per-hundred-words.ts';

describe('perHundredWords', () => {
  it.each([
    [0, 1, ['The one call you took was not a hostile one.']],
    [1, 1, ['The one call you took was a hostile one.']],
    [0, 19, ['None of the 19 calls you took.']],
    [3, 19, ['3 of the 19 calls you took.']],
    [3, 20, ['3 of the 20 calls you took: about 15 of every 100 (5.2 to 36).']],
    [0, 42, ['None of the 42 calls you took (0 to 8.4 of every 100).']],
    [1, 9000, ['1 of the 9000 calls you took: less than 0.1 of every 100 (0 to 0.1).']],
  ])('%i of %i', (calls, callsTaken, sentences) => {
    expect(perHundredWords(reviewPerHundred(calls, [{ callsTaken }]))).toEqual(sentences);
  });

  it('says nothing where a shift does not say', () => {
    expect(perHundredWords(reviewPerHundred(3, [{ callsTaken: 40 }, { callsTaken: null }]))).toEqual([]);
  });
});
