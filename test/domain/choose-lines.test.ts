import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseOpening,
  likeliestSituation,
  linesOnPage,
  pageCount,
  returnLineFor,
  spokenCue,
} from '../../domain/choose-lines.ts';
import { linesAtOnce } from '../../domain/line-ranking.ts';
import type { LineTallies } from '../../domain/line-tally.ts';
import { type Line, type Playbook, pageOf } from '../../domain/playbook.ts';
import {
  type CalmSituationKey,
  calmSituationKeys,
  digitOfSituation,
  situationOfDigit,
} from '../../domain/situations.ts';
import { playbook } from '../support/built-in-playbook.ts';

const noTallies: LineTallies = new Map();
const anyChance = fc.double({ min: 0, max: 1, noNaN: true });
const anySeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const anySituation = fc.constantFrom(...calmSituationKeys);
const pauseIn = (situation: CalmSituationKey, seed: number) => ({
  situation,
  withBridge: true,
  tallies: noTallies,
  seed,
});

/** Lines changed by hand. */
function changed<L extends Line>(lines: readonly L[], change: (line: L) => Partial<Line>): readonly L[] {
  return lines.map((line) => ({ ...line, ...change(line) }));
}

describe('chooseOpening', () => {
  it('takes one of each, whatever chance says', () => {
    fc.assert(
      fc.property(anyChance, anySeed, anySituation, (chance, seed, situation) => {
        const opening = chooseOpening(playbook, pauseIn(situation, seed), () => chance);
        expect(playbook.bridges).toContain(opening.bridge);
        expect(playbook.cues).toContain(opening.cue);
        expect(playbook.returnLines).toContain(opening.returnLine);
      }),
    );
  });

  it('can reach every cue, and goes without a bridge when told to', () => {
    const count = playbook.cues.length;
    const pause = { ...pauseIn('insult', 1), withBridge: false };
    const cues = playbook.cues.map((_, index) => chooseOpening(playbook, pause, () => index / count).cue?.id);
    expect(cues).toEqual(playbook.cues.map((cue) => cue.id));
    expect(chooseOpening(playbook, pause, () => 0).bridge).toBeNull();
  });

  it('prefers what is starred, and never takes what is switched off', () => {
    const book: Playbook = {
      ...playbook,
      bridges: changed(playbook.bridges, ({ id }) => ({ isStarred: id === 'bridge-3' })),
      cues: changed(playbook.cues, ({ id }) => ({ isOff: id !== 'cue-2' })),
      returnLines: changed(playbook.returnLines, ({ id }) => ({ isOff: id === 'return-1' })),
    };
    fc.assert(
      fc.property(anyChance, anySeed, anySituation, (chance, seed, situation) => {
        const opening = chooseOpening(book, pauseIn(situation, seed), () => chance);
        expect(opening.bridge?.id).toBe('bridge-3');
        expect(opening.cue?.id).toBe('cue-2');
        expect(opening.returnLine?.id).not.toBe('return-1');
      }),
    );
  });

  it('offers nothing where all is switched off', () => {
    const off = { isOff: true };
    const book: Playbook = {
      ...playbook,
      bridges: changed(playbook.bridges, () => off),
      cues: changed(playbook.cues, () => off),
      returnLines: changed(playbook.returnLines, () => off),
    };
    const opening = chooseOpening(book, pauseIn('insult', 1), () => 0.5);
    expect(opening).toEqual({ bridge: null, cue: null, returnLine: null });
    expect(returnLineFor(book, 'insult', 'return-1')).toBeNull();
  });

  it('begins with the return line that helped', () => {
    const tallies: LineTallies = new Map([
      ['return-1', { said: 40, helped: 2 }],
      ['return-2', { said: 40, helped: 38 }],
      ['return-3', { said: 40, helped: 2 }],
    ]);
    const led = Array.from({ length: 200 }, (_, seed) =>
      chooseOpening(playbook, { ...pauseIn('shouting', seed), tallies }, () => 0),
    ).filter(({ returnLine }) => returnLine?.id === 'return-2');
    expect(led.length).toBeGreaterThan(190);
  });
});

describe('the return line', () => {
  /** Ids of all that chance can pick. */
  const reachable = (situation: CalmSituationKey) =>
    new Set(
      Array.from(
        { length: 100 },
        (_, seed) => chooseOpening(playbook, pauseIn(situation, seed), () => 0).returnLine?.id,
      ).sort(),
    );

  it('speaks of an insult only where there was one', () => {
    const forAll = ['return-1', 'return-2', 'return-3'];
    for (const situation of calmSituationKeys) {
      const isInsulting = ['insult', 'prejudice', 'abuse'].includes(situation);
      expect([...reachable(situation)], situation).toEqual(isInsulting ? [...forAll, 'return-4'] : forAll);
    }
  });

  it('stays as it was picked as long as it fits, else gives way to the first that does', () => {
    expect(returnLineFor(playbook, 'shouting', 'return-3')?.id).toBe('return-3');
    expect(returnLineFor(playbook, 'abuse', 'return-4')?.id).toBe('return-4');
    expect(returnLineFor(playbook, 'our-fault', 'return-4')?.id).toBe('return-1');
    expect(returnLineFor(playbook, 'insult', 'gone')?.id).toBe('return-1');
    expect(returnLineFor(playbook, 'insult', null)?.id).toBe('return-1');
  });

  it('of an own situation fits the one it counts as', () => {
    const own = { ...pageOf(playbook, 'abuse'), key: 'own-slurs' as const };
    const book: Playbook = { ...playbook, pages: [...playbook.pages, own] };
    expect(returnLineFor(book, 'own-slurs', 'return-4')?.id).toBe('return-4');
  });

  it('always fits what it stands over', () => {
    fc.assert(
      fc.property(anySeed, anySituation, anySituation, (seed, likeliest, situation) => {
        const opening = chooseOpening(playbook, pauseIn(likeliest, seed), () => 0);
        const line = returnLineFor(playbook, situation, opening.returnLine?.id ?? null);
        expect(line?.situations ?? [situation]).toContain(situation);
      }),
    );
  });
});

describe('linesOnPage', () => {
  const idsOf = (lines: readonly Line[]) => lines.map(({ id }) => id);

  it('shows so many at a time, each of them once, and goes round', () => {
    const page = pageOf(playbook, 'blamed');
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: 3 }), (seed, linesShown) => {
        const order = { tallies: noTallies, seed, linesShown };
        const pages = pageCount(page, linesShown);
        expect(pages).toBe(6 / linesShown);
        const shown = Array.from({ length: pages }, (_, number) => idsOf(linesOnPage(page, order, number)));
        expect(shown.every(({ length }) => length === linesShown)).toBe(true);
        expect(shown.flat().sort()).toEqual(idsOf(page.lines).sort());
        expect(idsOf(linesOnPage(page, order, pages))).toEqual(shown[0]);
      }),
    );
  });

  it('stays in its order while it is read, and may have another in the next pause', () => {
    const page = pageOf(playbook, 'insult');
    const orders = new Set(
      Array.from({ length: 20 }, (_, seed) =>
        idsOf(linesOnPage(page, { tallies: noTallies, seed, linesShown: 3 }, 0)).join(),
      ),
    );
    expect(orders.size).toBeGreaterThan(5);
  });

  it('leaves out what is switched off, and is empty where all is', () => {
    const page = pageOf(playbook, 'insult');
    const order = { tallies: noTallies, seed: 1, linesShown: 3 };
    const two = { ...page, lines: changed(page.lines, ({ id }) => ({ isOff: !/-[12]$/u.test(id) })) };
    expect(idsOf(linesOnPage(two, order, 0)).sort()).toEqual(['insult-1', 'insult-2']);
    expect(pageCount(two, 3)).toBe(1);
    const none = { ...page, lines: changed(page.lines, () => ({ isOff: true })) };
    expect(linesOnPage(none, order, 0)).toEqual([]);
    expect(pageCount(none, 3)).toBe(1);
  });

  it('lets a star lead', () => {
    const page = pageOf(playbook, 'insult');
    const starred = { ...page, lines: changed(page.lines, ({ id }) => ({ isStarred: id === 'insult-6' })) };
    fc.assert(
      fc.property(anySeed, (seed) => {
        const [first] = linesOnPage(starred, { tallies: noTallies, seed, linesShown: linesAtOnce }, 0);
        expect(first?.id).toBe('insult-6');
      }),
    );
  });
});

describe('likeliestSituation', () => {
  it.each<[string, [CalmSituationKey, number][], CalmSituationKey]>([
    ['an empty history', [], 'insult'],
    [
      'the most frequent',
      [
        ['insult', 1],
        ['abuse', 3],
        ['blamed', 2],
      ],
      'abuse',
    ],
    [
      'the earlier of a tie',
      [
        ['abuse', 2],
        ['shouting', 2],
        ['insult', 1],
      ],
      'shouting',
    ],
  ])('of %s', (_name, counts, likeliest) => {
    expect(likeliestSituation(new Map(counts))).toBe(likeliest);
  });
});

describe('spokenCue', () => {
  const cueOf = (text: string): Line => ({
    id: 'cue-1',
    text,
    isStarred: false,
    isOff: false,
    builtIn: text,
  });
  const cue = cueOf('[Name], their pace isn’t your pace.');

  it('speaks in the rep’s own name, as it is written', () => {
    expect(spokenCue(cue, 'Sam')).toBe('Sam, their pace isn’t your pace.');
    expect(spokenCue(cue, '$& $1')).toBe('$& $1, their pace isn’t your pace.');
  });

  it('reads whole without a name', () => {
    expect(spokenCue(cue, '')).toBe('Their pace isn’t your pace.');
    expect(spokenCue(cueOf('Be useful, not right.'), '')).toBe('Be useful, not right.');
  });

  it('leaves no gap in any built-in cue', () => {
    for (const each of playbook.cues) {
      expect(spokenCue(each, '')).not.toContain('[');
      expect(spokenCue(each, 'Sam')).not.toContain('[');
    }
  });
});

describe('the digits', () => {
  it('pick the first nine situations and come back', () => {
    expect(situationOfDigit(1)).toBe('insult');
    expect(situationOfDigit(9)).toBe('starts-angry');
    expect(situationOfDigit(0)).toBeUndefined();
    expect(situationOfDigit(10)).toBeUndefined();
    for (const key of calmSituationKeys) {
      const digit = digitOfSituation(key);
      if (digit !== null) expect(situationOfDigit(digit)).toBe(key);
    }
    expect(calmSituationKeys.filter((key) => digitOfSituation(key) === null)).toEqual(['our-fault', 'abuse']);
  });
});
