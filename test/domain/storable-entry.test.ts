import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callEntrySchema } from '../../domain/call.ts';
import { findBlocked, firstBlocked, isBlocked } from '../../domain/guards.ts';
import { hinderedIn, storable, storableText } from '../../domain/storable-entry.ts';
import { suggestedBoundary } from '../../domain/suggested-boundary.ts';

const card = '4111 1111 1111 1111';

it('a text that is too long or must not be stored is kept as far as it can be, and the rest of the form is whole', () => {
  const part = {
    pencil: 'x'.repeat(601),
    ink: `She read out ${card} to me.`,
    askedFor: 'A refund',
    promises: [
      { text: 'Card 4111-1111-1111-1111', dueAt: null, doneAt: null },
      { text: 'Call back', dueAt: null, doneAt: null },
    ],
    toldBy: 'TL',
    minutes: null,
  };
  expect([...hinderedIn(part)].toSorted()).toEqual([
    ['ink', 'blocked'],
    ['pencil', 'too-long'],
    ['promises', 'blocked'],
  ]);
  expect(storable(part)).toEqual({
    ...part,
    pencil: 'x'.repeat(600),
    ink: 'She read out … to me.',
    promises: [
      { text: 'Card …', dueAt: null, doneAt: null },
      { text: 'Call back', dueAt: null, doneAt: null },
    ],
  });
});

it('half of a character is not a text, and takes nothing with it', () => {
  expect(hinderedIn({ witness: '\ud83d' }).get('witness')).toBe('too-long');
  expect(storable({ witness: 'TL \ud83d and me' })).toEqual({ witness: 'TL \ufffd and me' });
});

it('what cannot be mended is left out', () => {
  expect(storable({ minutes: 100_000, askedFor: 'A refund' })).toEqual({ askedFor: 'A refund' });
});

describe('what of any text can be stored', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      card,
      '4111-1111-1111-1111',
      'CVV 123',
      'exp 04/27',
      '5500 0000 0000 0004',
      '12',
      '4',
      ' ',
      '…',
      '🙂',
      'é',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));

  it('is never blocked, always fits, and is the text itself wherever that could be kept', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 80 }), (typed, limit) => {
        const kept = storableText(typed, limit);
        expect(isBlocked(kept)).toBe(false);
        expect(kept.length).toBeLessThanOrEqual(limit);
        expect(kept.isWellFormed()).toBe(true);
        if (!isBlocked(typed) && typed.length <= limit) expect(kept).toBe(typed);
      }),
    );
  });

  it('loses no character outside what is marked', () => {
    fc.assert(
      fc.property(text, (typed) => {
        // What only shows once the rest is gone is marked then, so that it is compared where one look finds all.
        const marked = findBlocked(typed);
        const isOutside = (place: number) => !marked.some(({ start, end }) => start <= place && place < end);
        const outside = typed
          .split('')
          .filter((_, place) => isOutside(place))
          .join('');
        fc.pre(
          !isBlocked(
            marked.reduceRight((rest, { start, end }) => `${rest.slice(0, start)}…${rest.slice(end)}`, typed),
          ),
        );
        expect(storableText(typed, 10_000).replaceAll('…', '')).toBe(outside.replaceAll('…', ''));
      }),
    );
  });

  it('is the first whole characters of one that is too long', () => {
    expect(storableText('ab🙂cd', 3)).toBe('ab');
    expect(storableText('ab🙂cd', 4)).toBe('ab🙂');
    expect(storableText(`${card} ${'x'.repeat(10)}`, 5)).toBe('… xxx');
  });

  it('makes an entry that the log takes', () => {
    fc.assert(
      fc.property(
        fc.record({
          pencil: text,
          toldBy: text,
          handovers: fc.array(fc.record({ to: text }), { maxLength: 3 }),
        }),
        ({ handovers, ...rest }) => {
          const part = { ...rest, handovers: handovers.map(({ to }) => ({ to, at: null, kind: null })) };
          const kept = storable(part);
          expect(Object.keys(kept).toSorted()).toEqual(['handovers', 'pencil', 'toldBy']);
          expect(callEntrySchema.partial().safeParse(kept).success).toBe(true);
          expect(firstBlocked(kept)).toBeNull();
        },
      ),
    );
  });
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
