import { expect, test } from 'vitest';
import { fewTimes } from '../../electron/few-times.ts';

test('allows three in a minute, and again once the first is a minute old', () => {
  let now = 0;
  const isAllowed = fewTimes(3, 60_000, () => now);
  expect([isAllowed(), isAllowed(), isAllowed(), isAllowed()]).toEqual([true, true, true, false]);
  now = 59_999;
  expect(isAllowed()).toBe(false);
  now = 60_000;
  expect(isAllowed()).toBe(true);
});
