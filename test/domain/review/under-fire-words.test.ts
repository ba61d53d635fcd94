import { describe, expect, it } from 'vitest';
import { underFireWords } from '../../../domain/review/under-fire-words.ts';

describe('underFireWords', () => {
  it.each([
    [0, null, 2400, ['No call’s length noted.']],
    [1, 1, null, ['Under fire for 1 minute (of 1 call whose length you noted).']],
    [5, 52, null, ['Under fire for 52 minutes (of 5 calls whose length you noted).']],
    [
      5,
      52,
      2400,
      [
        'Under fire for 52 minutes (of 5 calls whose length you noted).',
        'That is about 1 minute of every hour, in 40 hours of shifts.',
      ],
    ],
    [
      2,
      12.5,
      1250,
      [
        'Under fire for 12.5 minutes (of 2 calls whose length you noted).',
        'That is about 1 minute of every hour, in 20 hours 50 minutes of shifts.',
      ],
    ],
    [
      1,
      2,
      2400,
      [
        'Under fire for 2 minutes (of 1 call whose length you noted).',
        'That is less than 1 minute of every hour, in 40 hours of shifts.',
      ],
    ],
    [2, 0, 2400, ['Under fire for 0 minutes (of 2 calls whose length you noted).']],
    [4, 960, 480, ['Under fire for 16 hours (of 4 calls whose length you noted).']],
  ])('%i calls, %s minutes of %s', (n, minutes, shiftMinutes, sentences) => {
    const share = minutes === null || shiftMinutes === null ? null : minutes / shiftMinutes;
    expect(underFireWords({ n, minutes, shiftMinutes, share })).toEqual(sentences);
  });
});
