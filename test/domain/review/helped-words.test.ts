import { describe, expect, it } from 'vitest';
import { reviewLines } from '../../../domain/review/helped.ts';
import { helpedWords } from '../../../domain/review/helped-words.ts';

const texts: Readonly<Record<string, string>> = {
  fixing: 'Let’s go back to what needs fixing.',
  'so-far': 'Here’s what I have so far.',
};

/** Of `[line, said, helped]`. */
function words(...tallies: readonly (readonly [line: string, said: number, helped: number])[]) {
  const review = reviewLines(new Map(tallies.map(([line, said, helped]) => [line, { said, helped }])));
  return helpedWords(review, (line) => texts[line] ?? null);
}

describe('helpedWords', () => {
  it('is plain about none', () => {
    expect(words()).toEqual(['No line is marked yet. Mark what helped on a call, and it is counted here.']);
  });

  it.each([
    [5, 5, 'helped 5 of the 5 times you said it so far (rough: 6 to 10 times in ten).'],
    [9, 0, 'helped 0 of the 9 times you said it so far (rough: 0 to 3 times in ten).'],
    [15, 13, 'helped 13 of the 15 times you said it so far (6 to over 9 times in ten).'],
    [15, 2, 'helped 2 of the 15 times you said it so far (under 1 to 4 times in ten).'],
    [10, 7, 'helped 7 of the 10 times you said it so far (4 to 9 times in ten).'],
    [19, 15, 'helped 15 of the 19 times you said it so far (6 to 9 times in ten).'],
    [20, 15, 'helped 15 of the 20 times you said it so far: 75% (53% to 89%).'],
  ])('said %i times, %i of them helped', (said, helped, end) => {
    expect(words(['fixing', said, helped])).toEqual([`“Let’s go back to what needs fixing.” ${end}`]);
  });

  it('puts the surest first, and names a line that is gone', () => {
    expect(words(['fixing', 8, 6], ['gone', 8, 7])).toEqual([
      'A line that is no longer in the playbook helped 7 of the 8 times you said it so far (rough: 5 to over 9 times in ten).',
      '“Let’s go back to what needs fixing.” helped 6 of the 8 times you said it so far (rough: 4 to 9 times in ten).',
    ]);
  });

  it('lists what is still being tried, without a range', () => {
    expect(words(['fixing', 1, 1])).toEqual([
      'No line was said five times yet, so it is early to tell.',
      'Still trying, said fewer than five times: “Let’s go back to what needs fixing.” (said once, helped).',
    ]);
    expect(words(['fixing', 4, 3], ['so-far', 2, 0], ['gone', 1, 0])[1]).toBe(
      'Still trying, said fewer than five times: “Let’s go back to what needs fixing.” (helped 3 of 4 times), “Here’s what I have so far.” (helped 0 of 2 times) and a line that is no longer in the playbook (said once, did not help).',
    );
  });

  it('counts the rest of a long list', () => {
    const judged = (count: number) =>
      Array.from({ length: count }, (_, index) => [`line-${index}`, 6, 3] as const);
    expect(words(...judged(6))).toHaveLength(6);
    expect(words(...judged(6)).at(-1)).toBe('1 more line was said five times or more.');
    expect(words(...judged(9)).at(-1)).toBe('4 more lines were said five times or more.');
    const tried = Array.from({ length: 5 }, (_, index) => [`line-${index}`, 2, 1] as const);
    expect(words(...tried)[1]).toMatch(/ and 2 more lines\.$/u);
    expect(words(...tried.slice(1))[1]).toMatch(/ and 1 more line\.$/u);
  });

  it('stays on one line, whatever a pack put into a text', () => {
    const sentences = helpedWords(
      reviewLines(new Map([['odd', { said: 5, helped: 5 }]])),
      () => 'Two\nlines\u001b[2J.',
    );
    expect(sentences[0]).toMatch(/^“Two lines \[2J\.” helped/u);
  });
});
