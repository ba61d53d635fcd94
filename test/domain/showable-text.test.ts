import { describe, expect, test } from 'vitest';
import { pathInWords, valueInWords } from '../../domain/pack-issue-words.ts';
import { quoted } from '../../domain/quoted.ts';
import { onOneLine } from '../../domain/showable-text.ts';
import { tryTextSchema } from '../../domain/tries.ts';

const turning = [...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'];

describe('text out of a file, in a line of ours', () => {
  test.each(turning.map((mark) => [mark.codePointAt(0)?.toString(16), mark]))(
    'never turns round what stands behind it: U+%s',
    (_, mark) => {
      const text = `one${mark} two`;
      expect(quoted(text)).toBe('“one two”');
      expect(pathInWords([text])).toBe('“one two”');
      expect(valueInWords(text)).toBe('“one two”');
      expect(tryTextSchema.safeParse(text).success).toBe(false);
    },
  );

  test('is one line, and moves no cursor', () => {
    const text = 'one\u001b[2J\ttwo\r\nthree\u2028four';
    for (const shown of [onOneLine(text), quoted(text), pathInWords([text]), valueInWords(text)]) {
      expect(shown).toMatch(/^“?one \[2J two three four”?$/u);
    }
  });

  test('keeps the marks that a script is written with', () => {
    const hebrew = 'שלום\u200f, Dana';
    expect(onOneLine(hebrew)).toBe(hebrew);
    expect(tryTextSchema.parse(hebrew)).toBe(hebrew);
  });
});
