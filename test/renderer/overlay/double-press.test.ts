import { describe, expect, test } from 'vitest';
import { isRestOfDoublePress } from '../../../renderer/overlay/double-press.ts';

const goOn = { face: 'pausing', x: 900, y: 640, at: 1000 };

describe('the rest of a double click', () => {
  test('is a click at once, on the same spot of the screen, over another face', () => {
    expect(isRestOfDoublePress(goOn, { face: 'lines', x: 902, y: 639, at: 1180 })).toBe(true);
  });

  test.each([
    ['nothing before it', null, {}],
    ['the same face: two presses of one button', goOn, { face: 'pausing' }],
    ['another spot', goOn, { x: 905 }],
    ['another spot, lower', goOn, { y: 660 }],
    ['a moment later', goOn, { at: 1400 }],
  ] as const)('is not a click with %s', (_name, before, change) => {
    expect(isRestOfDoublePress(before, { ...goOn, face: 'lines', at: 1180, ...change })).toBe(false);
  });
});
