import { expect, test } from 'vitest';
import {
  type Closing,
  type ClosingPart,
  isLastPart,
  partToClose,
  withPartDone,
} from '../../domain/shift-close.ts';

const begun: Closing = { shiftId: 'shift', done: [] };

function walk(
  closing: Closing,
  waiting: { readonly promises: number; readonly pencil: number },
): ClosingPart[] {
  const part = partToClose(closing, waiting);
  return part === null ? [] : [part, ...walk(withPartDone(closing, part), waiting)];
}

test('the parts come one after the other, and then the shift is closed', () => {
  expect(walk(begun, { promises: 2, pencil: 1 })).toEqual(['good-things', 'promises', 'pencil', 'numbers']);
});

test('what has nothing in it is not asked', () => {
  expect(walk(begun, { promises: 0, pencil: 0 })).toEqual(['good-things', 'numbers']);
  // The last promise is done while its part is on screen: it goes on.
  const atPromises = withPartDone(begun, 'good-things');
  expect(partToClose(atPromises, { promises: 1, pencil: 0 })).toBe('promises');
  expect(partToClose(atPromises, { promises: 0, pencil: 0 })).toBe('numbers');
});

test('a part is done once', () => {
  expect(withPartDone(withPartDone(begun, 'numbers'), 'numbers').done).toEqual(['numbers']);
  expect(isLastPart('numbers')).toBe(true);
  expect(isLastPart('good-things')).toBe(false);
});
