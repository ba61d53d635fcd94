import { expect, test } from 'vitest';
import { refusalOf } from '../../domain/guard-words.ts';

test('a refusal names the field in the rep’s words and says what to do', () => {
  expect(refusalOf({ id: 'a', change: { ink: 'paid with 4111 1111 1111 1111' } })).toBe(
    'The note in ink holds what looks like a card number, so it was not kept. Remove it first: card details may not be stored.',
  );
  expect(refusalOf({ change: { promises: [{ text: 'cvv 123', dueAt: null }] } })).toMatch(
    /^A promise holds/u,
  );
  expect(refusalOf({ text: 'cvv 123' })).toMatch(/^The text holds what looks like a card’s security code/u);
});

test('what only tells who a caller is, is not refused', () => {
  expect(refusalOf({ change: { pencil: 'call 212-555-0187' } })).toBeNull();
});
