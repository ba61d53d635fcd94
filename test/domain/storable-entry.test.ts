import { expect, it } from 'vitest';
import { hinderedIn, storable } from '../../domain/storable-entry.ts';
import { suggestedBoundary } from '../../domain/suggested-boundary.ts';

it('a text that is too long or must not be stored waits, and the rest of the form does not', () => {
  const part = {
    pencil: 'x'.repeat(601),
    ink: 'She read out 4111 1111 1111 1111 to me.',
    askedFor: 'A refund',
    promises: [{ text: 'Card 4111-1111-1111-1111', dueAt: null, doneAt: null }],
    toldBy: 'TL',
    minutes: null,
  };
  expect([...hinderedIn(part)].toSorted()).toEqual([
    ['ink', 'blocked'],
    ['pencil', 'too-long'],
    ['promises', 'blocked'],
  ]);
  expect(storable(part)).toEqual({ askedFor: 'A refund', toldBy: 'TL', minutes: null });
});

it('half of a character is not a text', () => {
  expect(hinderedIn({ witness: '\ud83d' }).get('witness')).toBe('too-long');
});

it('the limit that was kept is suggested by the warnings, never over what the rep said', () => {
  const warning = { step: 1, at: null };
  const none = { boundary: null, warnings: [], outcome: 'ended-after-warning' } as const;
  expect(suggestedBoundary(none)).toBeNull();
  expect(suggestedBoundary({ ...none, warnings: [warning] })).toBe('ended');
  expect(suggestedBoundary({ ...none, outcome: null, warnings: [warning] })).toBe('warned-once');
  expect(
    suggestedBoundary({ ...none, outcome: 'solved', warnings: [warning, { ...warning, step: 2 }] }),
  ).toBe('warned-twice');
  expect(suggestedBoundary({ boundary: 'none', warnings: [warning], outcome: null })).toBeNull();
});
