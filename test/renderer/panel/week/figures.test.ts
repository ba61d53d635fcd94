import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recoveryLayout, wholeNumbersLayout } from '../../../../renderer/panel/week/dot-layouts.ts';
import { figure, intervalFigure, scaleEnd, stacked } from '../../../../renderer/panel/week/figures.ts';

test('a figure has at most two decimals, a real minus, and a dash for what is withheld', () => {
  expect([0.6, 2.4285714, 3, -1.5, -0.001, null].map(figure)).toEqual(['0.6', '2.43', '3', '−1.5', '0', '–']);
  expect(intervalFigure(0.124, 1.753)).toBe('0.12 to 1.75');
  expect(intervalFigure(null, 1)).toBe('–');
});

test('a scale ends at a round number that holds every value', () => {
  expect([0.3, 1, 1.2, 5, 7, 21, 51].map(scaleEnd)).toEqual([1, 1, 2, 5, 10, 50, 100]);
});

test('no two dots of a picture lie on each other, and none is missing or moved sideways', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { maxLength: 40 }),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      (values, apart) => {
        const dots = stacked(values, apart);
        expect(dots.map(({ x }) => x)).toEqual(values);
        const hidden = dots.some((dot, index) =>
          dots
            .slice(0, index)
            .some((other) => other.level === dot.level && Math.abs(other.x - dot.x) < apart),
        );
        expect(hidden).toBe(false);
      },
    ),
  );
});

test('the room of a picture is as high as its dots, and its median has a row of its own', () => {
  expect(wholeNumbersLayout([3, 3, 3, 5]).rows).toBe(3);
  expect(wholeNumbersLayout([]).rows).toBe(1);
  const times = [4, 4, 90].map((minutes) => ({ minutes, isCensored: false }));
  expect(recoveryLayout(times, null)).toMatchObject({ rows: 2, top: 100 });
  expect(recoveryLayout(times, 4).rows).toBe(3);
});
