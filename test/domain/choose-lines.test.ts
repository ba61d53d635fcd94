import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseOpening,
  likeliestSituation,
  linesAtOnce,
  linesOnPage,
  pageCount,
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

describe('chooseOpening', () => {
  it('takes one of each, whatever chance says', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        const opening = chooseOpening(playbook, true, () => chance);
        expect(playbook.bridges).toContain(opening.bridge);
        expect(playbook.cues).toContain(opening.cue);
        expect(playbook.returnLines).toContain(opening.returnLine);
      }),
    );
  });

  it('can reach every cue, and goes without a bridge when told to', () => {
    const count = playbook.cues.length;
    const cues = playbook.cues.map((_, index) => chooseOpening(playbook, false, () => index / count).cue.id);
    expect(cues).toEqual(playbook.cues.map((cue) => cue.id));
    expect(chooseOpening(playbook, false, () => 0).bridge).toBeNull();
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
