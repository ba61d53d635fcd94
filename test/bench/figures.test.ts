import { describe, expect, test } from 'vitest';
import { percentile, spread } from './figures.ts';

describe('percentile', () => {
  const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  test('is the smallest value that so many do not exceed, in whatever order they come', () => {
    expect(percentile(oneToHundred, 0.5)).toBe(50);
    expect(percentile(oneToHundred, 0.95)).toBe(95);
    expect(percentile([7], 0.95)).toBe(7);
  });

  test('never hides the worst of a few values', () => {
    expect(spread([1, 2, 3, 90])).toEqual({ p50: 2, p95: 90, max: 90 });
  });

  test('refuses to make a figure out of nothing', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});
