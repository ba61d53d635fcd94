import { expect, test } from 'vitest';
import { findGuarded } from '../../domain/guards.ts';
import { withoutFindings } from '../../domain/remove-findings.ts';

const remove = (text: string) => withoutFindings(text, findGuarded(text, { regions: ['US'] })).text;

test.each([
  ['He read out 4111 1111 1111 1111 to me', 'He read out to me'],
  ['He read out 4111 1111 1111 1111, then hung up', 'He read out, then hung up'],
  ['He read out 4111 1111 1111 1111', 'He read out'],
  ['4111 1111 1111 1111 was read out', 'was read out'],
  ['First line\n4111 1111 1111 1111\nlast line', 'First line\n\nlast line'],
  ['Paid (4111111111111111) and left', 'Paid and left'],
  ['Read 4111 1111 1111 1111 exp 04/27 cvv 123 and left', 'Read and left'],
  ['Read 4111 1111 1111 1111, expires: 04/27', 'Read,'],
  ['It was 123, the cvv', 'It was, the cvv'],
  ['Told me his password is hunter2 twice', 'Told me his password is twice'],
  ['Rang from (212) 555-0187 at noon', 'Rang from at noon'],
  ['From (212) 555-0187 he read 4111 1111 1111 1111 exp 04/27 cvv 123 twice', 'From he read twice'],
  ['Tel: (212) 555-0187, at noon', ', at noon'],
  ['Write to sam@example.tel (212) 555-0187 and wait', 'Write to and wait'],
])('%s', (text, rest) => {
  expect(remove(text)).toBe(rest);
});

test('the caret stands where the first one was', () => {
  const text = 'Read 4111 1111 1111 1111 exp 04/27 and left';
  expect(withoutFindings(text, findGuarded(text))).toEqual({ text: 'Read and left', caret: 5 });
});
