import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RecoveryTime, reviewRecovery } from '../../../domain/review/recovery.ts';
import { recoveryWords } from '../../../domain/review/recovery-words.ts';
import { buildReview } from '../../support/build-review.ts';

/** `5` is back to steady after five minutes, `5+` the next call after five. */
function words(...times: readonly string[]) {
  const recoveryTimes = times.map(
    (time): RecoveryTime => ({ minutes: Number.parseFloat(time), isCensored: time.endsWith('+') }),
  );
  return recoveryWords(buildReview({ recovery: reviewRecovery(recoveryTimes) }, { recoveryTimes }));
}

describe('recoveryWords', () => {
  it('is plain about none', () => {
    expect(words()).toEqual(['No time back to steady noted.']);
  });

  it('lists one to four', () => {
    expect(words('3')).toEqual(['1 call with a time back to steady: 3 minutes.']);
    expect(words('0.5', '75', '1')).toEqual([
      '3 calls with a time back to steady: half a minute, 1 hour 15 minutes and 1 minute.',
    ]);
  });

  it('gives the median and the range from five on', () => {
    expect(words('3', '5', '6', '8', '10', '12')).toEqual([
      '6 calls with a time back to steady: half took 6 minutes or less; the shortest 3 minutes, the longest 12 minutes.',
    ]);
  });

  it('says it once where all took as long', () => {
    expect(words('8', '8', '8', '8', '8')).toEqual([
      '5 calls with a time back to steady: 8 minutes every time.',
    ]);
  });

  it('says first in how many the next call came first, then the times that are known', () => {
    expect(words('0.5', '5+', '75', '1')).toEqual([
      'In 1 of 4 calls the next call came before you were back to steady.',
      'In the other 3 it took half a minute, 1 hour 15 minutes and 1 minute.',
    ]);
    expect(words('3', '5+', '6', '8', '8', '10+', '12')).toEqual([
      'In 2 of 7 calls the next call came before you were back to steady.',
      'In the other 5 it took from 3 minutes to 12 minutes.',
      'Given the time, about half would be steady by 8 minutes (rough).',
    ]);
    expect(words('1+', '8', '8', '8', '8', '8')[1]).toBe('In the other 5 it took 8 minutes every time.');
  });

  it('has no time where the next call always came first', () => {
    expect(words('5+')).toEqual([
      'In the one call with a time noted the next call came before you were back to steady.',
    ]);
    expect(words('5+', '2+')).toEqual([
      'In both calls with a time noted the next call came before you were back to steady.',
    ]);
    expect(words('5+', '2+', '1+', '4+', '4+')[0]).toBe(
      'In all 5 calls with a time noted the next call came before you were back to steady.',
    );
  });

  it('does not take a next call for a time', () => {
    expect(words('1+', '3', '3', '3', '12', '12', '40+')[1]).toBe(
      'In the other 5 it took from 3 minutes to 12 minutes.',
    );
  });

  it('calls it rough until ten times are known', () => {
    const nine = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    expect(words(...nine, '9+').at(-1)).toBe(
      'Given the time, about half would be steady by 5 minutes (rough).',
    );
    expect(words(...nine, '10', '10+').at(-1)).toBe(
      'Given the time, about half would be steady by 6 minutes.',
    );
  });

  it('says that there was too little time where over half were not back before the next call, from five on', () => {
    const tooLittle =
      'Over half were not back to steady before the next call: there was too little time between calls to say how long it takes.';
    expect(words('3', '5+', '6+', '8+', '10+')).toEqual([
      'In 4 of 5 calls the next call came before you were back to steady.',
      'In the other one it took 3 minutes.',
      tooLittle,
    ]);
    expect(words('5+', '2+', '1+', '4+', '4+').at(-1)).toBe(tooLittle);
    expect(words('5+', '2+', '1+', '4+')).not.toContain(tooLittle);
  });

  it('says so only where it is true, however the times lie', () => {
    const time = fc.record({ minutes: fc.integer({ min: 0, max: 9 }), isCensored: fc.boolean() });
    fc.assert(
      fc.property(fc.array(time, { maxLength: 12 }), (recoveryTimes) => {
        const said = recoveryWords(
          buildReview({ recovery: reviewRecovery(recoveryTimes) }, { recoveryTimes }),
        ).join(' ');
        if (!said.includes('Over half')) return;
        const cutShort = recoveryTimes.filter(({ isCensored }) => isCensored).length;
        expect(cutShort).toBeGreaterThan(recoveryTimes.length / 2);
        expect(said).not.toContain('about half would');
      }),
      { numRuns: 1000 },
    );
  });
});
