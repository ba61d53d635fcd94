import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Breathing, breathAt } from '../../domain/breath.ts';

/** Six breaths of ten seconds, four of them in. */
const minute: Breathing = { startedAt: 1000, deadline: 61_000, lengthSeconds: 10, inSeconds: 4 };

test.each([
  [1000, 'in', 60],
  [4999, 'in', 57],
  [5000, 'out', 56],
  [10_999, 'out', 51],
  [11_000, 'in', 50],
  [60_999, 'out', 1],
  [61_000, 'out', 0],
])('at %s it says %s, with %s seconds left', (now, phase, secondsLeft) => {
  expect(breathAt(minute, now)).toMatchObject({ phase, secondsLeft });
});

test('it says when to look again: nothing changes before that, something does then', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 59_999 }), (into) => {
      const now = minute.startedAt + into;
      const { phase, secondsLeft, changesIn } = breathAt(minute, now);
      if (changesIn === null) throw new Error('it is not over yet');
      expect(breathAt(minute, now + changesIn - 1)).toMatchObject({ phase, secondsLeft });
      expect(breathAt(minute, now + changesIn)).not.toMatchObject({ phase, secondsLeft });
    }),
  );
});
