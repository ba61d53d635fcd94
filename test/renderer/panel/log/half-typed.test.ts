import { expect, it } from 'vitest';
import { halfTyped } from '../../../../renderer/panel/log/half-typed.ts';

const note = 'She read out 4111 1111 1111 1111 to me.';

it('what cannot be kept whole waits with its call, and only as long as that is so', () => {
  const typed = halfTyped();
  typed.type('a', { ink: note, did: 'Listened' });
  typed.type('a', { pencil: 'x'.repeat(601) });
  typed.type('b', { did: 'Listened' });
  expect(typed.of('a')).toEqual({ ink: note, pencil: 'x'.repeat(601) });
  expect(typed.of('b')).toEqual({});

  typed.type('a', { ink: 'She read out a number to me.' });
  expect(typed.of('a')).toEqual({ pencil: 'x'.repeat(601) });
  typed.forget('a');
  expect(typed.of('a')).toEqual({});
});
