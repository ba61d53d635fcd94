import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptAround } from '../../domain/guard-excerpt.ts';

/** With what was found between brackets. */
function shown(text: string, found: string): string {
  const at = text.indexOf(found);
  const { text: around, start, end } = excerptAround(text, { start: at, end: at + found.length });
  return `${around.slice(0, start)}[${around.slice(start, end)}]${around.slice(end)}`;
}

test.each([
  ['Call 555 back', 'Call [555] back'],
  ['555', '[555]'],
  ['She said that I should call 555 back before noon today', '…I should call [555] back before…'],
  ['Incomprehensibilities555incomprehensibilities', '…[555]…'],
])('%s', (text, excerpt) => {
  expect(shown(text, '555')).toBe(excerpt);
});

test('any part of any text is in its excerpt, whole, and no character is cut in two', () => {
  const parts = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(parts, fc.string({ minLength: 1 }), parts, (before, found, after) => {
      const text = `${before}${found}${after}`;
      fc.pre(text.isWellFormed());
      const place = { start: before.length, end: before.length + found.length };
      const excerpt = excerptAround(text, place);
      expect(excerpt.text.slice(excerpt.start, excerpt.end)).toBe(found);
      expect(excerpt.text.isWellFormed()).toBe(true);
    }),
  );
});
