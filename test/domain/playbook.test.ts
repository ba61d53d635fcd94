import { describe, expect, it } from 'vitest';
import {
  type Line,
  longestLine,
  type Playbook,
  pageOf,
  playbookSchema,
  textOfLine,
  wordCount,
} from '../../domain/playbook.ts';
import { calmSituationKeys } from '../../domain/situations.ts';
import { playbook } from '../support/built-in-playbook.ts';

function linesOf(book: Playbook): readonly Line[] {
  return [
    ...book.bridges,
    ...book.returnLines,
    ...book.cues,
    ...book.situations.flatMap((page) => page.lines),
    ...book.danger.lines,
  ];
}

/** Every text on its pages that is not a line. */
function readingOf(book: Playbook): readonly string[] {
  const { signs, works, avoid, atOnce, toOthers, toSelf, writeDown } = book.danger;
  return [
    book.bridgeNote,
    ...book.situations.flatMap((page) => [
      page.signs,
      page.works,
      page.avoid,
      page.avoidInShort,
      page.safety,
    ]),
    signs,
    works,
    avoid,
    ...atOnce,
    toOthers.heading,
    ...toOthers.steps,
    toSelf.heading,
    ...toSelf.steps,
    ...writeDown,
  ];
}

describe('the built-in playbook', () => {
  it('has the twelve situations in order, with six lines each', () => {
    expect(playbook.situations.map((page) => page.key)).toEqual(calmSituationKeys);
    for (const page of playbook.situations) {
      expect(
        page.lines.map((line) => line.id),
        page.key,
      ).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${page.key}-${n}`));
    }
    expect(playbook.danger.lines.map((line) => [line.id, line.threatTo])).toEqual([
      ['danger-1', 'self'],
      ['danger-2', 'self'],
      ['danger-3', 'self'],
      ['danger-4', 'self'],
      ['danger-5', 'self'],
      ['danger-6', 'others'],
    ]);
    expect([playbook.bridges.length, playbook.returnLines.length, playbook.cues.length]).toEqual([4, 4, 8]);
  });

  it('has lines that can be said: short, plain, and never “calm down”', () => {
    for (const { id, text } of linesOf(playbook)) {
      expect(wordCount(text), id).toBeLessThanOrEqual(longestLine);
      expect(text, id).not.toMatch(/calm down|i understand exactly|policy says/iu);
      expect(text, id).toMatch(/[.?]$/u);
    }
  });

  it('promises no length of silence, because the rep sets it', () => {
    for (const { id, text } of playbook.bridges) {
      expect(text, id).not.toMatch(/\b(?:five|six|seven|eight|nine|ten) seconds\b/iu);
    }
  });

  it('keeps what to avoid short enough for a glance', () => {
    for (const page of playbook.situations) {
      expect(page.avoidInShort.length, page.key).toBeLessThanOrEqual(70);
      expect(page.avoidInShort, page.key).toMatch(/^[a-z“]/u);
    }
  });

  it('has steps in danger of at most twelve words', () => {
    const { atOnce, toOthers, toSelf, writeDown } = playbook.danger;
    for (const step of [...atOnce, ...toOthers.steps, ...toSelf.steps, ...writeDown]) {
      expect(wordCount(step), step).toBeLessThanOrEqual(12);
    }
  });

  it('ships without numbers to call, notes of its sources, or straight quotes', () => {
    for (const text of [...linesOf(playbook).map((line) => line.text), ...readingOf(playbook)]) {
      expect(text).not.toMatch(/\d|→|\*|\[[MS]\b|['"]|\bB\d|\bA\d/u);
    }
  });
});

describe('playbookSchema', () => {
  const [first, ...others] = playbook.situations;
  const refuses = (book: object): string => {
    const parsed = playbookSchema.safeParse({ ...playbook, ...book });
    expect(parsed.success).toBe(false);
    return parsed.error?.issues.map((issue) => issue.message).join('\n') ?? '';
  };

  it('refuses a missing situation, a situation twice and an id twice', () => {
    expect(refuses({ situations: others })).toContain('“insult” once, got it 0 times');
    expect(refuses({ situations: [...playbook.situations, first] })).toContain(
      '“insult” once, got it 2 times',
    );
    expect(refuses({ cues: [{ id: 'bridge-1', text: 'One breath.' }] })).toContain(
      '“bridge-1” is used twice',
    );
  });

  it('refuses a situation without a return line, and a return line for an unknown one', () => {
    const text = 'Here it is.';
    expect(refuses({ returnLines: [{ id: 'only', text, situations: ['insult'] }] })).toContain(
      'no return line fits “shouting”',
    );
    expect(refuses({ returnLines: [{ id: 'lost', text, situations: ['nowhere'] }] })).toContain('"insult"');
  });

  it('refuses a line that is too long to say', () => {
    const text = Array.from({ length: longestLine + 1 }, () => 'word').join(' ');
    expect(refuses({ cues: [{ id: 'long', text }] })).toContain('20 words or fewer');
  });

  it('refuses an unknown key', () => {
    expect(refuses({ extra: 1 })).toContain('extra');
  });
});

describe('looking things up', () => {
  it('finds a page and a text', () => {
    expect(pageOf(playbook, 'abuse').key).toBe('abuse');
    expect(textOfLine(playbook, 'return-2')).toBe('I’m back. The next thing I can do is this.');
    expect(textOfLine(playbook, 'danger-2')).toBe('Are you safe right now, and is anyone with you?');
    expect(textOfLine(playbook, 'none')).toBeUndefined();
  });
});
