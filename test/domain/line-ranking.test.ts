import fc from 'fast-check';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';
import { describe, expect, it } from 'vitest';
import { type RankedLine, rankLines } from '../../domain/line-ranking.ts';
import { isStillTried, type LineTally, lineInWords, rankingInWords } from '../../domain/line-tally.ts';

const letters = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const linesNamed = (ids: readonly string[], starred: readonly string[] = []): readonly RankedLine[] =>
  ids.map((id) => ({ id, isStarred: starred.includes(id) }));
const idsOf = (lines: readonly RankedLine[]) => lines.map(({ id }) => id);
const seeds = Array.from({ length: 200 }, (_, index) => index);

describe('rankLines', () => {
  it('gives the same order for the same arguments, and another for another pause', () => {
    const lines = linesNamed(letters);
    const orders = seeds.map((seed) => idsOf(rankLines(lines, new Map(), seed)).join(''));
    expect(seeds.map((seed) => idsOf(rankLines(lines, new Map(), seed)).join(''))).toEqual(orders);
    expect(new Set(orders).size).toBeGreaterThan(100);
    for (const letter of letters) {
      const leads = orders.filter((order) => order.startsWith(letter)).length;
      // Nothing is known of any: each leads about 33 times in 200; 10 is four standard deviations off.
      expect(leads, letter).toBeGreaterThan(10);
    }
  });

  it('lets a line lead that helped', () => {
    const tallies = new Map([
      ['a', { said: 40, helped: 8 }],
      ['b', { said: 40, helped: 36 }],
      ['c', { said: 40, helped: 12 }],
    ]);
    const lines = linesNamed(['a', 'b', 'c']);
    expect(seeds.filter((seed) => rankLines(lines, tallies, seed)[0]?.id === 'b')).toEqual(seeds);
  });

  it('keeps stars first, in the order of the playbook, whatever helped', () => {
    const tallies = new Map([
      ['a', { said: 50, helped: 50 }],
      ['c', { said: 50, helped: 0 }],
      ['e', { said: 50, helped: 1 }],
    ]);
    for (const seed of seeds) {
      expect(idsOf(rankLines(linesNamed(letters, ['e', 'c']), tallies, seed)).slice(0, 2)).toEqual([
        'c',
        'e',
      ]);
    }
  });

  it('has one line still being tried among the first three, as long as there is one', () => {
    const known: [string, LineTally][] = letters.map((id) => [id, { said: 500, helped: 490 }]);
    const tallies = new Map([...known, ['e', { said: 4, helped: 0 }], ['f', { said: 4, helped: 0 }]]);
    for (const seed of seeds) {
      const third = rankLines(linesNamed(letters), tallies, seed)[2];
      expect(['e', 'f']).toContain(third?.id);
      expect(['e', 'f']).toContain(rankLines(linesNamed(letters, ['a', 'b']), tallies, seed)[2]?.id);
    }
  });

  it('leaves the three places to three stars', () => {
    const tallies = new Map(['a', 'b', 'c'].map((id) => [id, { said: 9, helped: 1 }]));
    for (const seed of seeds) {
      expect(idsOf(rankLines(linesNamed(letters, ['a', 'b', 'c']), tallies, seed)).slice(0, 3)).toEqual([
        'a',
        'b',
        'c',
      ]);
    }
  });

  it('does not reshuffle when a line is starred or one is put at the end', () => {
    const tallies = new Map(letters.map((id, index) => [id, { said: 20, helped: 3 * index }]));
    for (const seed of seeds) {
      const before = idsOf(rankLines(linesNamed(letters), tallies, seed));
      const starred = idsOf(rankLines(linesNamed(letters, ['b']), tallies, seed));
      expect(starred.filter((id) => id !== 'b')).toEqual(before.filter((id) => id !== 'b'));
      const longer = idsOf(
        rankLines(linesNamed([...letters, 'g']), new Map([...tallies, ['g', { said: 20, helped: 9 }]]), seed),
      );
      expect(longer.filter((id) => id !== 'g')).toEqual(before);
    }
  });

  it('always gives every line once, for thousands of uses and for tallies that cannot be', () => {
    const tally = fc.record({ said: fc.nat(1_000_000), helped: fc.nat(1_000_000) });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ maxLength: 8 }), { maxLength: 12 }),
        fc.array(tally, { maxLength: 12 }),
        fc.integer(),
        (ids, list, seed) => {
          const tallies = new Map(list.map((each, index) => [ids[index] ?? 'gone', each]));
          const lines = linesNamed(ids, ids.slice(0, 1));
          const ranked = rankLines(lines, tallies, seed);
          expect(ranked).toHaveLength(lines.length);
          expect(new Set(ranked)).toEqual(new Set(lines));
          const triedOnes = lines.filter(({ id }) => isStillTried(tallies.get(id)));
          expect(ranked.slice(0, 3).some((line) => triedOnes.includes(line))).toBe(triedOnes.length > 0);
        },
      ),
    );
  });
});

describe('what helps, learnt in 60 uses', () => {
  const rates = [0.75, 0.55, 0.5, 0.45, 0.4, 0.3];
  const simulations = 1000;
  const uses = 60;

  /** A rep who is offered six lines in some order of the playbook, says one of three each time and marks it truly. */
  function simulate(number: number, shares: readonly number[]) {
    const generator = xoroshiro128plus(number);
    skipN(generator, 32);
    const chance = () => uniformFloat64(generator);
    const lines = rates
      .map((rate, index) => ({ id: `line-${index}`, isStarred: false, rate, place: chance() }))
      .sort((one, other) => one.place - other.place);
    const tallies = new Map<string, LineTally>();
    const offered = (use: number) => rankLines(lines, tallies, number * 1000 + use).slice(0, 3);
    for (let use = 0; use < uses; use += 1) {
      const choice = chance();
      const three = offered(use);
      const line = three.find((_, index) => choice < shares.slice(0, index + 1).reduce((a, b) => a + b, 0));
      if (line === undefined) {
        throw new Error('the rep said nothing');
      }
      const { said, helped } = tallies.get(line.id) ?? { said: 0, helped: 0 };
      tallies.set(line.id, { said: said + 1, helped: helped + (chance() < line.rate ? 1 : 0) });
    }
    const places = idsOf(offered(uses));
    return {
      isBestShown: places.includes('line-0'),
      isBestFirst: places[0] === 'line-0',
      triedLines: tallies.size,
    };
  }

  it.each([
    ['only ever says the first', [1, 0, 0]],
    ['says the first, second or third, 60, 25 and 15 times in 100', [0.6, 0.25, 0.15001]],
  ])('finds the best of six lines for a rep who %s', (_, shares) => {
    const outcomes = Array.from({ length: simulations }, (_each, number) => simulate(number, shares));
    const share = (of: (outcome: (typeof outcomes)[number]) => boolean) =>
      outcomes.filter(of).length / simulations;
    expect(share(({ isBestShown }) => isBestShown)).toBeGreaterThanOrEqual(0.85);
    expect(share(({ isBestFirst }) => isBestFirst)).toBeGreaterThanOrEqual(0.55);
    expect(outcomes.filter(({ triedLines }) => triedLines < rates.length)).toEqual([]);
  });
});

describe('the words of the ranking', () => {
  it('says what is known of a line, and no more', () => {
    expect(lineInWords(undefined)).toBe('new: not marked yet');
    expect(lineInWords({ said: 0, helped: 0 })).toBe('new: not marked yet');
    expect(lineInWords({ said: 4, helped: 4 })).toBe('said 4, helped 4: still trying');
    expect(lineInWords({ said: 8, helped: 7 })).toBe('said 8, helped 7');
  });

  it('explains the order in one sentence', () => {
    expect(rankingInWords.match(/[.!?]/gu)).toEqual(['.']);
  });
});
