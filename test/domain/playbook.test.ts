import { describe, expect, it } from 'vitest';
import {
  type BuiltInPlaybook,
  builtInPlaybookSchema,
  linesOn,
  longestLine,
  pageOf,
  textOfLine,
  wordCount,
} from '../../domain/playbook.ts';
import { calmSituationKeys } from '../../domain/situations.ts';
import { builtInPlaybook, playbook } from '../support/built-in-playbook.ts';

function linesOf(book: BuiltInPlaybook): readonly { readonly id: string; readonly text: string }[] {
  return [
    ...book.bridges,
    ...book.returnLines,
    ...book.cues,
    ...book.situations.flatMap((page) => page.lines),
    ...book.danger.lines,
  ];
}

/** Every text on its pages that is not a line. */
function readingOf(book: BuiltInPlaybook): readonly string[] {
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
    expect(builtInPlaybook.situations.map((page) => page.key)).toEqual(calmSituationKeys);
    for (const page of builtInPlaybook.situations) {
      expect(
        page.lines.map((line) => line.id),
        page.key,
      ).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${page.key}-${n}`));
    }
    expect(builtInPlaybook.danger.lines.map((line) => [line.id, line.threatTo])).toEqual([
      ['danger-1', 'self'],
      ['danger-2', 'self'],
      ['danger-3', 'self'],
      ['danger-4', 'self'],
      ['danger-5', 'self'],
      ['danger-6', 'others'],
    ]);
    expect([
      builtInPlaybook.bridges.length,
      builtInPlaybook.returnLines.length,
      builtInPlaybook.cues.length,
    ]).toEqual([4, 4, 8]);
  });

  it('has lines that can be said: short, plain, and never “calm down”', () => {
    for (const { id, text } of linesOf(builtInPlaybook)) {
      expect(wordCount(text), id).toBeLessThanOrEqual(longestLine);
      expect(text, id).not.toMatch(/calm down|i understand exactly|policy says/iu);
      expect(text, id).toMatch(/[.?]$/u);
    }
  });

  it('promises no length of silence, because the rep sets it', () => {
    for (const { id, text } of builtInPlaybook.bridges) {
      expect(text, id).not.toMatch(/\b(?:five|six|seven|eight|nine|ten) seconds\b/iu);
    }
  });

  it('keeps what to avoid short enough for a glance', () => {
    for (const page of builtInPlaybook.situations) {
      expect(page.avoidInShort.length, page.key).toBeLessThanOrEqual(70);
      expect(page.avoidInShort, page.key).toMatch(/^[a-z“]/u);
    }
  });

  it('has steps in danger of at most twelve words', () => {
    const { atOnce, toOthers, toSelf, writeDown } = builtInPlaybook.danger;
    for (const step of [...atOnce, ...toOthers.steps, ...toSelf.steps, ...writeDown]) {
      expect(wordCount(step), step).toBeLessThanOrEqual(12);
    }
  });

  it('ships without numbers to call, notes of its sources, or straight quotes', () => {
    for (const text of [
      ...linesOf(builtInPlaybook).map((line) => line.text),
      ...readingOf(builtInPlaybook),
    ]) {
      expect(text).not.toMatch(/\d|→|\*|\[[MS]\b|['"]|\bB\d|\bA\d/u);
    }
  });
});

describe('builtInPlaybookSchema', () => {
  const [first, ...others] = builtInPlaybook.situations;
  const refuses = (book: object): string => {
    const parsed = builtInPlaybookSchema.safeParse({ ...builtInPlaybook, ...book });
    expect(parsed.success).toBe(false);
    return parsed.error?.issues.map((issue) => issue.message).join('\n') ?? '';
  };

  it('refuses a missing situation, a situation twice and an id twice', () => {
    expect(refuses({ situations: others })).toContain('“insult” once, got it 0 times');
    expect(refuses({ situations: [...builtInPlaybook.situations, first] })).toContain(
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

  it('gives the first page where the one that was up is gone', () => {
    expect(pageOf(playbook, 'own-gone').key).toBe('insult');
  });

  it('offers no line that is switched off', () => {
    const [first, ...others] = pageOf(playbook, 'insult').lines;
    if (first === undefined) throw new Error('no lines');
    expect(linesOn([{ ...first, isOff: true }, ...others])).toEqual(others);
  });
});
