import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adviceOn, gapsOf } from '../../domain/line-advice.ts';
import { builtInPlaybook } from '../support/built-in-playbook.ts';

const idsOf = (text: string) => adviceOn(text).map(({ id }) => id);

describe('advice while writing a line', () => {
  test.each([
    ['Please calm down and listen.', 'calm-down'],
    ['You need to settle down first.', 'calm-down'],
    ['I understand exactly how you feel.', 'exactly-how-you-feel'],
    ['I know how you’re feeling today.', 'exactly-how-you-feel'],
    ['Our policy says no.', 'policy'],
    ['I promise this gets fixed.', 'promise'],
    ['It will never happen again.', 'promise'],
    ['We can look at that.', 'we'],
    ['I’m sorry, and I apologise for the wait.', 'sorry'],
  ])('“%s” is hinted at', (text, id) => {
    expect(idsOf(text)).toContain(id);
  });

  test('says by how many words a line is too long', () => {
    expect(adviceOn(Array(22).fill('word').join(' '))[0]?.text).toContain('2 words over 20');
    expect(idsOf(Array(20).fill('word').join(' '))).toEqual([]);
  });

  test('has nothing to say of most lines that the app comes with, nor of none', () => {
    const lines = builtInPlaybook.situations.flatMap((page) => page.lines);
    const hinted = lines.filter((line) => adviceOn(line.text).some(({ id }) => id !== 'we'));

    expect(hinted.map(({ text }) => text)).toEqual([]);
    expect(adviceOn('')).toEqual([]);
  });
});

describe('gaps for the voice', () => {
  test('are told apart from what is said as it stands', () => {
    expect(gapsOf('I’ll call you by [time], [name].')).toEqual([
      { start: 0, text: 'I’ll call you by ', isGap: false },
      { start: 17, text: 'time', isGap: true },
      { start: 23, text: ', ', isGap: false },
      { start: 25, text: 'name', isGap: true },
      { start: 31, text: '.', isGap: false },
    ]);
  });

  test('lose nothing of a line, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '[', ']', ' ', '…') }), (line) => {
        const whole = gapsOf(line)
          .map((part) => (part.isGap ? `[${part.text}]` : part.text))
          .join('');
        expect(whole).toBe(line);
      }),
    );
  });
});
