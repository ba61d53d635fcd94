import { expect, test } from 'vitest';
import { foundText } from '../../electron/cli/found-calls.ts';
import { buildCall } from '../support/build-records.ts';

test('a found call is shown with nothing in it that moves a cursor or turns a line round', () => {
  const call = buildCall({ id: 'a\u202eb\u001b[2J', ink: 'The router\u202e was\n\u001b[31m down' });
  const [head, ink, ...rest] = foundText([call], 'router').split('\n');
  expect(head).toMatch(/ · ab \[2J$/u);
  expect(head).not.toMatch(/\p{Cc}/u);
  expect(ink).toBe('  ink: The router was [31m down');
  expect(rest).toEqual(['']);
});
