import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOn, type Rectangle, sizeOf, spotOf, usualSpot } from '../../electron/overlay-place.ts';

const area = fc.record({
  x: fc.integer({ min: -8000, max: 8000 }),
  y: fc.integer({ min: -8000, max: 8000 }),
  width: fc.integer({ min: 320, max: 7680 }),
  height: fc.integer({ min: 240, max: 4320 }),
});
const size = fc.record({
  width: fc.integer({ min: 1, max: 3000 }),
  height: fc.integer({ min: 1, max: 3000 }),
});
const corner = fc.record({
  x: fc.integer({ min: -20_000, max: 20_000 }),
  y: fc.integer({ min: -20_000, max: 20_000 }),
});
const spot = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
});

function expectInside(place: Rectangle, workArea: Rectangle) {
  expect(place.x).toBeGreaterThanOrEqual(workArea.x);
  expect(place.y).toBeGreaterThanOrEqual(workArea.y);
  expect(place.x + place.width).toBeLessThanOrEqual(workArea.x + workArea.width);
  expect(place.y + place.height).toBeLessThanOrEqual(workArea.y + workArea.height);
}

describe('how large it is', () => {
  const faces = ['pausing', 'lines', 'ladder', 'danger'] as const;
  const facesInBoth = faces.flatMap((face) => [[face, false] as const, [face, true] as const]);

  test('twice as large with text of twice the size, in both directions', () => {
    for (const [face, isPractice] of facesInBoth) {
      const { width, height } = sizeOf({ face, size: 'large', textScale: 100, isPractice });
      expect(sizeOf({ face, size: 'large', textScale: 200, isPractice })).toEqual({
        width: width * 2,
        height: height * 2,
      });
    }
  });

  test('compact is smaller than large, for every face', () => {
    for (const [face, isPractice] of facesInBoth) {
      const large = sizeOf({ face, size: 'large', textScale: 125, isPractice });
      const compact = sizeOf({ face, size: 'compact', textScale: 125, isPractice });
      expect(compact.width).toBeLessThan(large.width);
      expect(compact.height).toBeLessThan(large.height);
    }
  });
});

test('practice has room for its strip, and a blank ladder takes no more than it needs', () => {
  for (const size of ['large', 'compact'] as const) {
    const ladder = { face: 'ladder', size, textScale: 100, isPractice: false } as const;
    expect(sizeOf({ ...ladder, isPractice: true }).height).toBeGreaterThan(sizeOf(ladder).height + 40);
    expect(sizeOf({ ...ladder, isFilledIn: false }).height).toBeLessThan(sizeOf(ladder).height);
  }
});

describe('where it is', () => {
  test('in the middle of a display, a little above its centre', () => {
    expect(placeOn({ x: 0, y: 0, width: 1920, height: 1080 }, { width: 560, height: 410 })).toEqual({
      x: 680,
      y: 281,
      width: 560,
      height: 410,
    });
  });

  test('as much of it is shown as fits', () => {
    expect(placeOn({ x: 0, y: 0, width: 683, height: 360 }, { width: 680, height: 1020 })).toMatchObject({
      width: 667,
      height: 344,
    });
  });

  test('wholly inside the work area of any display, at any spot', () => {
    fc.assert(
      fc.property(area, size, spot, (workArea, wanted, at) => {
        const place = placeOn(workArea, wanted, at);
        expectInside(place, workArea);
        for (const value of Object.values(place)) expect(Number.isInteger(value)).toBe(true);
      }),
    );
  });
});

describe('where it was dragged to', () => {
  test('is where it stays, to the pixel, as long as that is inside', () => {
    const inside = fc.tuple(area, size).chain(([workArea, wanted]) =>
      fc
        .record({
          dx: fc.nat(Math.max(0, workArea.width - placeOn(workArea, wanted).width)),
          dy: fc.nat(Math.max(0, workArea.height - placeOn(workArea, wanted).height)),
        })
        .map(({ dx, dy }) => ({ workArea, wanted, x: workArea.x + dx, y: workArea.y + dy })),
    );
    fc.assert(
      fc.property(inside, ({ workArea, wanted, x, y }) => {
        expect(placeOn(workArea, wanted, spotOf(workArea, wanted, { x, y }))).toMatchObject({ x, y });
      }),
    );
  });

  test('is inside, wherever it was dragged to', () => {
    fc.assert(
      fc.property(area, size, corner, (workArea, wanted, to) => {
        expectInside(placeOn(workArea, wanted, spotOf(workArea, wanted, to)), workArea);
      }),
    );
  });

  test('is inside on another display, with another face', () => {
    fc.assert(
      fc.property(area, area, size, size, corner, (workArea, other, wanted, otherSize, to) => {
        expectInside(placeOn(other, otherSize, spotOf(workArea, wanted, to)), other);
      }),
    );
  });

  test('a corner of the display stays that corner for a larger face', () => {
    const workArea = { x: 100, y: 40, width: 1920, height: 1040 };
    const small = { width: 560, height: 410 };
    const lowerRight = spotOf(workArea, small, { x: 5000, y: 5000 });
    const large = placeOn(workArea, { width: 680, height: 640 }, lowerRight);
    expect([large.x + large.width, large.y + large.height]).toEqual([2020, 1080]);
    expect(lowerRight).not.toEqual(usualSpot);
  });
});
