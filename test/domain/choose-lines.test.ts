import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseOpening,
  likeliestSituation,
  linesAtOnce,
  linesOnPage,
  pageCount,
  returnLineFor,
  spokenCue,
} from '../../domain/choose-lines.ts';
import { pageOf } from '../../domain/playbook.ts';
import {
  type CalmSituationKey,
  calmSituationKeys,
  digitOfSituation,
  situationOfDigit,
} from '../../domain/situations.ts';
import { playbook } from '../support/built-in-playbook.ts';

const anyChance = fc.double({ min: 0, max: 1, noNaN: true });

describe('chooseOpening', () => {
  it('takes one of each, whatever chance says', () => {
    fc.assert(
      fc.property(anyChance, fc.constantFrom(...calmSituationKeys), (chance, situation) => {
        const opening = chooseOpening(playbook, { situation, withBridge: true }, () => chance);
        expect(playbook.bridges).toContain(opening.bridge);
        expect(playbook.cues).toContain(opening.cue);
        expect(playbook.returnLines).toContain(opening.returnLine);
      }),
    );
  });

  it('can reach every cue, and goes without a bridge when told to', () => {
    const count = playbook.cues.length;
    const pause = { situation: 'insult', withBridge: false } as const;
    const cues = playbook.cues.map((_, index) => chooseOpening(playbook, pause, () => index / count).cue.id);
    expect(cues).toEqual(playbook.cues.map((cue) => cue.id));
    expect(chooseOpening(playbook, pause, () => 0).bridge).toBeNull();
  });
});

describe('the return line', () => {
  /** Ids of all that chance can pick. */
  const reachable = (situation: CalmSituationKey) =>
    new Set(
      [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map(
        (chance) => chooseOpening(playbook, { situation, withBridge: true }, () => chance).returnLine.id,
      ),
    );

  it('speaks of an insult only where there was one', () => {
    const forAll = ['return-1', 'return-2', 'return-3'];
    for (const situation of calmSituationKeys) {
      const isInsulting = ['insult', 'prejudice', 'abuse'].includes(situation);
      expect([...reachable(situation)], situation).toEqual(isInsulting ? [...forAll, 'return-4'] : forAll);
    }
  });

  it('stays as it was picked as long as it fits, else gives way to the first that does', () => {
    expect(returnLineFor(playbook, 'shouting', 'return-3').id).toBe('return-3');
    expect(returnLineFor(playbook, 'abuse', 'return-4').id).toBe('return-4');
    expect(returnLineFor(playbook, 'our-fault', 'return-4').id).toBe('return-1');
    expect(returnLineFor(playbook, 'insult', 'gone').id).toBe('return-1');
  });

  it('always fits what it stands over', () => {
    fc.assert(
      fc.property(
        anyChance,
        fc.constantFrom(...calmSituationKeys),
        fc.constantFrom(...calmSituationKeys),
        (chance, likeliest, situation) => {
          const opening = chooseOpening(playbook, { situation: likeliest, withBridge: true }, () => chance);
          const { id } = returnLineFor(playbook, situation, opening.returnLine.id);
          expect([...reachable(situation)]).toContain(id);
        },
      ),
    );
  });
});

describe('linesOnPage', () => {
  it('shows three at a time, all of them in order, and goes round', () => {
    const all = pageOf(playbook, 'blamed').lines;
    expect(pageCount(playbook, 'blamed')).toBe(2);
    expect(linesOnPage(playbook, 'blamed', 0)).toEqual(all.slice(0, 3));
    expect(linesOnPage(playbook, 'blamed', 1)).toEqual(all.slice(3, 6));
    expect(linesOnPage(playbook, 'blamed', 2)).toEqual(all.slice(0, 3));
  });

  it('is never empty and never more than three', () => {
    fc.assert(
      fc.property(fc.constantFrom(...calmSituationKeys), fc.nat(), (situation, page) => {
        const { length } = linesOnPage(playbook, situation, page);
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(linesAtOnce);
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
  const cue = { id: 'cue-1', text: '[Name], their pace isn’t your pace.' };

  it('speaks in the rep’s own name, as it is written', () => {
    expect(spokenCue(cue, 'Sam')).toBe('Sam, their pace isn’t your pace.');
    expect(spokenCue(cue, '$& $1')).toBe('$& $1, their pace isn’t your pace.');
  });

  it('reads whole without a name', () => {
    expect(spokenCue(cue, '')).toBe('Their pace isn’t your pace.');
    expect(spokenCue({ id: 'cue-3', text: 'Be useful, not right.' }, '')).toBe('Be useful, not right.');
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
