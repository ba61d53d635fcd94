import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../domain/call-excerpt.ts';
import { wordsOf } from '../../domain/search-calls.ts';
import { buildCall } from '../support/build-records.ts';

/** The excerpt with what is marked between brackets. */
function marked(call: Parameters<typeof excerptOf>[0], query: string): string | null {
  const excerpt = excerptOf(call, wordsOf(query));
  if (excerpt === null) return null;
  let text = '';
  let at = 0;
  for (const { start, end } of excerpt.ranges) {
    text += `${excerpt.text.slice(at, start)}[${excerpt.text.slice(start, end)}]`;
    at = end;
  }
  return `${excerpt.field}: ${text}${excerpt.text.slice(at)}`;
}

describe('an excerpt', () => {
  test('is of the field that has most of the words', () => {
    const call = buildCall({ askedFor: 'A refund.', ink: 'The café refund was late.', pencil: 'Ugh.' });
    expect(marked(call, 'cafe ref')).toBe('ink: The [café] [ref]und was late.');
    expect(marked(call, 'refund')).toBe('askedFor: A [refund].');
    expect(marked(call, 'ugh')).toBe('pencil: [Ugh].');
    expect(marked(call, 'nowhere')).toBeNull();
  });

  test('of a list is of the entry that matches', () => {
    const promises = ['Write to her', 'Call the depot'].map((text) => ({ text, dueAt: null, doneAt: null }));
    expect(marked(buildCall({ promises }), 'depot')).toBe('promises: Call the [depot]');
  });

  test('of a long text is cut between words, around the match', () => {
    const ink = `${'before '.repeat(30)}needle ${'after '.repeat(30)}`.trim();
    expect(marked(buildCall({ ink }), 'needle')).toBe(
      `ink: … ${'before '.repeat(5)}[needle] ${'after '.repeat(16).trim()} …`,
    );
  });

  test('is short and marks what it says, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 500 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        (rest, needle) => {
          const call = buildCall({ ink: `${rest} ${needle} ${rest}`.toWellFormed() });
          const excerpt = excerptOf(call, wordsOf(needle));
          if (wordsOf(needle).length === 0) {
            expect(excerpt).toBeNull();
            return;
          }
          expect(excerpt).not.toBeNull();
          expect(excerpt?.text.length).toBeLessThanOrEqual(144 + needle.length);
          expect(excerpt?.text.isWellFormed()).toBe(true);
          for (const { start, end } of excerpt?.ranges ?? []) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(excerpt?.text.length ?? 0);
          }
        },
      ),
    );
  });
});
