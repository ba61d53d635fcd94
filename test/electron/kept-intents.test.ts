import { expect, test } from 'vitest';
import { refusalFor } from '../../electron/kept-intents.ts';

const card = '4111 1111 1111 1111';

test('no intent that stores what was typed takes card details, whatever window sends it', () => {
  expect(refusalFor('changeCall', { id: 'a', visit: 'v', change: { ink: card } })).toMatch(
    /^The note in ink/u,
  );
  expect(refusalFor('logCall', { id: 'a', visit: 'v', change: { promises: [{ text: card }] } })).toMatch(
    /^A promise/u,
  );
  expect(refusalFor('addWin', { text: card, kind: 'other' })).toMatch(/card number/u);
  expect(refusalFor('draftWin', { text: card, kind: 'other' })).toMatch(/card number/u);
  expect(refusalFor('editPlaybook', { type: 'add-line', text: card })).toMatch(/card number/u);
  expect(refusalFor('changeSettings', { name: card })).toMatch(/^The name/u);
});

test('what is only looked for or tried goes through', () => {
  expect(refusalFor('readCallList', { query: card })).toBeNull();
  expect(refusalFor('unlockLog', { passphrase: card })).toBeNull();
  expect(
    refusalFor('changeCall', { id: 'a', visit: 'v', change: { ink: 'Rang from (212) 555-0187' } }),
  ).toBeNull();
});
