import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOn } from '../../electron/overlay-place.ts';

const faces = ['pausing', 'lines', 'danger'] as const;

test('stands in the middle of a display, a little above its centre', () => {
  expect(placeOn({ x: 0, y: 0, width: 1920, height: 1080 }, 'pausing')).toEqual({
    x: 680,
    y: 281,
    width: 560,
    height: 410,
  });
});

test('shows all of the safety screen where there is room, and as much as fits elsewhere', () => {
  expect(placeOn({ x: 0, y: 0, width: 1920, height: 1040 }, 'danger')).toMatchObject({
    width: 680,
    height: 1020,
  });
  expect(placeOn({ x: 0, y: 0, width: 683, height: 360 }, 'danger')).toMatchObject({
    width: 667,
    height: 344,
  });
});

test('lies wholly inside the work area of any display, wherever it is', () => {
  const area = fc.record({
    x: fc.integer({ min: -8000, max: 8000 }),
    y: fc.integer({ min: -8000, max: 8000 }),
    width: fc.integer({ min: 320, max: 7680 }),
    height: fc.integer({ min: 240, max: 4320 }),
  });
  fc.assert(
    fc.property(area, fc.constantFrom(...faces), (workArea, face) => {
      const place = placeOn(workArea, face);
      expect(place.x).toBeGreaterThanOrEqual(workArea.x);
      expect(place.y).toBeGreaterThanOrEqual(workArea.y);
      expect(place.x + place.width).toBeLessThanOrEqual(workArea.x + workArea.width);
      expect(place.y + place.height).toBeLessThanOrEqual(workArea.y + workArea.height);
    }),
  );
});
