import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseOpening,
  likeliestSituation,
  linesOnPage,
  type Ordering,
  offeredLines,
  pageCount,
  returnLineFor,
  spokenCue,
} from '../../domain/choose-lines.ts';
import type { SaidStep } from '../../domain/ladder.ts';
import type { LineTallies } from '../../domain/line-tally.ts';
import { noChanges, playbookOf } from '../../domain/own-playbook.ts';
import { type Line, type Playbook, pageOf } from '../../domain/playbook.ts';
import { blankPolicy, type Policy } from '../../domain/policy.ts';
import {
  type CalmSituationKey,
  calmSituationKeys,
  digitOfSituation,
  type PageKey,
  situationOfDigit,
} from '../../domain/situations.ts';
import { stampSchema } from '../../domain/time.ts';
import { builtInPlaybook, playbook } from '../support/built-in-playbook.ts';

const anyChance = fc.double({ min: 0, max: 1, noNaN: true });
const anySeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const nothingKnown: LineTallies = new Map();
const someStamp = stampSchema.parse('2026-11-21T14:32:00+01:00');
/** Seeds of pauses enough for everything that can be drawn to be drawn. */
const seeds = Array.from({ length: 200 }, (_, index) => index * 7919);

function opening(
  book: Playbook,
  pause: { situation: PageKey; withBridge?: boolean; tallies?: LineTallies; seed?: number },
  chance = 0,
) {
  return chooseOpening(book, { withBridge: true, tallies: nothingKnown, seed: 1, ...pause }, () => chance);
}

/** The built-in playbook with these lines starred, and these switched off. */
function changedBook(starred: readonly string[], off: readonly string[] = []): Playbook {
  return playbookOf(builtInPlaybook, {
    ...noChanges,
    lines: {
      ...Object.fromEntries(starred.map((id) => [id, { isStarred: true as const }])),
      ...Object.fromEntries(off.map((id) => [id, { isOff: true as const }])),
    },
  });
}

describe('chooseOpening', () => {
  it('takes one of each, whatever chance says', () => {
    fc.assert(
      fc.property(anyChance, anySeed, fc.constantFrom(...calmSituationKeys), (chance, seed, situation) => {
        const { bridge, cue, returnLine } = opening(playbook, { situation, seed }, chance);
        expect(playbook.bridges).toContain(bridge);
        expect(playbook.cues).toContain(cue);
        expect(playbook.returnLines).toContain(returnLine);
      }),
    );
  });

  it('can reach every cue, and goes without a bridge when told to', () => {
    const count = playbook.cues.length;
    const pause = { situation: 'insult', withBridge: false } as const;
    const cues = playbook.cues.map((_, index) => opening(playbook, pause, index / count).cue?.id);
    expect(cues).toEqual(playbook.cues.map((cue) => cue.id));
    expect(opening(playbook, pause).bridge).toBeNull();
  });

  it('keeps to the starred ones where there are any', () => {
    const book = changedBook(['cue-3', 'bridge-2', 'return-2']);
    for (const seed of seeds) {
      const { bridge, cue, returnLine } = opening(book, { situation: 'blamed', seed }, (seed % 97) / 97);
      expect([bridge?.id, cue?.id, returnLine?.id]).toEqual(['bridge-2', 'cue-3', 'return-2']);
    }
  });

  it('offers nothing that is switched off, and none where all is', () => {
    const all = playbook.cues.map(({ id }) => id);
    const [kept, ...others] = all;
    for (const chance of [0, 0.5, 0.99]) {
      expect(opening(changedBook([], others), { situation: 'insult' }, chance).cue?.id).toBe(kept);
    }
    expect(opening(changedBook([], all), { situation: 'insult' }).cue).toBeNull();
    const noReturn = changedBook(
      [],
      playbook.returnLines.map(({ id }) => id),
    );
    expect(opening(noReturn, { situation: 'insult' }).returnLine).toBeNull();
  });
});

describe('the return line', () => {
  /** Ids of all that can be drawn. */
  const reachable = (situation: CalmSituationKey) =>
    [...new Set(seeds.map((seed) => opening(playbook, { situation, seed }).returnLine?.id))].toSorted();

  it('speaks of an insult only where there was one', () => {
    const forAll = ['return-1', 'return-2', 'return-3'];
    for (const situation of calmSituationKeys) {
      const isInsulting = ['insult', 'prejudice', 'abuse'].includes(situation);
      expect(reachable(situation), situation).toEqual(isInsulting ? [...forAll, 'return-4'] : forAll);
    }
  });

  it('is mostly the one that helped', () => {
    const tallies: LineTallies = new Map([
      ['return-1', { said: 30, helped: 3 }],
      ['return-2', { said: 30, helped: 3 }],
      ['return-3', { said: 30, helped: 27 }],
    ]);
    const picked = seeds.filter(
      (seed) => opening(playbook, { situation: 'blamed', tallies, seed }).returnLine?.id === 'return-3',
    );
    expect(picked.length).toBeGreaterThan(seeds.length / 2);
  });

  it('stays as it was picked as long as it fits, else gives way to the first that does', () => {
    expect(returnLineFor(playbook, 'shouting', 'return-3')?.id).toBe('return-3');
    expect(returnLineFor(playbook, 'abuse', 'return-4')?.id).toBe('return-4');
    expect(returnLineFor(playbook, 'our-fault', 'return-4')?.id).toBe('return-1');
    expect(returnLineFor(playbook, 'insult', 'gone')?.id).toBe('return-1');
    expect(returnLineFor(changedBook([], ['return-1']), 'insult', 'return-1')?.id).toBe('return-2');
  });

  it('fits a situation of the rep’s own as it fits what that counts as', () => {
    const book = playbookOf(builtInPlaybook, {
      ...noChanges,
      pages: [
        { key: 'own-slurs', name: 'Slurs', countsAs: 'abuse', avoidInShort: '' },
        { key: 'own-returns', name: 'Returns', countsAs: 'our-fault', avoidInShort: '' },
      ],
    });
    expect(returnLineFor(book, 'own-slurs', 'return-4')?.id).toBe('return-4');
    expect(returnLineFor(book, 'own-returns', 'return-4')?.id).toBe('return-1');
  });

  it('always fits what it stands over', () => {
    const insulting = ['insult', 'prejudice', 'abuse'];
    fc.assert(
      fc.property(
        anySeed,
        fc.constantFrom(...calmSituationKeys),
        fc.constantFrom(...calmSituationKeys),
        (seed, likeliest, situation) => {
          const picked = opening(playbook, { situation: likeliest, seed }).returnLine?.id ?? null;
          const line = returnLineFor(playbook, situation, picked);
          expect(line).not.toBeNull();
          expect(line?.id === 'return-4' && !insulting.includes(situation)).toBe(false);
        },
      ),
    );
  });
});

describe('linesOnPage', () => {
  const ordering = (seed: number, linesShown = 3): Ordering => ({ tallies: nothingKnown, seed, linesShown });
  const ids = (lines: readonly Line[]) => lines.map(({ id }) => id);
  const offered = (book: Playbook, situation: CalmSituationKey) =>
    offeredLines(pageOf(book, situation), blankPolicy, []);

  it('shows as many at a time as wanted, every line once, and goes round', () => {
    const lines = offered(playbook, 'blamed');
    for (const linesShown of [1, 2, 3]) {
      const pages = pageCount(lines, linesShown);
      expect(pages).toBe(6 / linesShown);
      const shown = Array.from({ length: pages }, (_, number) =>
        ids(linesOnPage(lines, ordering(5, linesShown), number)),
      );
      expect(shown.every((each) => each.length === linesShown)).toBe(true);
      expect(shown.flat().toSorted()).toEqual(ids(lines).toSorted());
      expect(ids(linesOnPage(lines, ordering(5, linesShown), pages))).toEqual(shown[0]);
    }
  });

  it('keeps its order within a pause and varies it between pauses', () => {
    const lines = offered(playbook, 'blamed');
    const first = (seed: number) => linesOnPage(lines, ordering(seed), 0)[0]?.id;
    expect(first(7)).toBe(first(7));
    expect(new Set(seeds.map(first)).size).toBe(6);
  });

  it('puts a starred line first and leaves out what is switched off', () => {
    const book = changedBook(['blamed-5'], ['blamed-1', 'blamed-2', 'blamed-3', 'blamed-4']);
    const lines = offered(book, 'blamed');
    expect(pageCount(lines, 3)).toBe(1);
    for (const seed of seeds) {
      expect(ids(linesOnPage(lines, ordering(seed), 0))).toEqual(['blamed-5', 'blamed-6']);
    }
  });

  it('has one page, an empty one, where every line is switched off', () => {
    const all = ids(pageOf(playbook, 'blamed').lines);
    const lines = offered(changedBook([], all), 'blamed');
    expect(pageCount(lines, 3)).toBe(1);
    expect(linesOnPage(lines, ordering(1), 0)).toEqual([]);
  });

  it('never offers words that end a call, or threaten to, before the site’s policy and their turn', () => {
    const abuse = pageOf(playbook, 'abuse');
    const said = (...kinds: readonly SaidStep['kind'][]): readonly SaidStep[] =>
      kinds.map((kind, index) => ({ kind, number: index + 1, at: someStamp }));
    const may: Policy = { ...blankPolicy, warnings: 1, mayEndCall: true };
    const calm = ['abuse-1', 'abuse-6'];
    const warnings = ['abuse-2', 'abuse-3'];
    const ends = ['abuse-4', 'abuse-5'];
    const at = (policy: Policy, steps: readonly SaidStep[]) =>
      ids(offeredLines(abuse, policy, steps)).toSorted();

    expect(at(blankPolicy, [])).toEqual(calm);
    expect(at({ ...may, warnings: 'not-allowed' }, [])).toEqual(calm);
    expect(at({ ...may, mayEndCall: false }, [])).toEqual(calm);
    expect(at(may, [])).toEqual([...calm, ...warnings].toSorted());
    expect(at(may, said('warning'))).toEqual([...calm, ...ends].toSorted());
    expect(at(may, said('warning', 'end'))).toEqual([...calm, ...ends].toSorted());
    expect(at({ ...may, warnings: 0 }, [])).toEqual([...calm, ...ends].toSorted());
  });

  it('is never empty and never more than wanted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...calmSituationKeys),
        anySeed,
        fc.integer({ min: 1, max: 3 }),
        fc.nat(),
        (situation, seed, linesShown, number) => {
          const lines = offered(playbook, situation);
          const { length } = linesOnPage(lines, ordering(seed, linesShown), number);
          expect(length).toBeGreaterThan(0);
          expect(length).toBeLessThanOrEqual(linesShown);
        },
      ),
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
    ladder: null,
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
