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
    expect(words()).toEqual([
      'No time back to steady noted this week. “Back to steady” on Today is there if you want it.',
    ]);
  });

  it('lists one to four, and says where a time was cut short', () => {
    expect(words('3')).toEqual(['1 call with a time back to steady: 3 minutes.']);
    expect(words('5+')).toEqual([
      '1 call with a time back to steady: at least 5 minutes.',
      '“At least”, because the next call came first.',
    ]);
    expect(words('0.5', '5+', '75', '1')).toEqual([
      '4 calls with a time back to steady: half a minute, at least 5 minutes, 1 hour 15 minutes and 1 minute.',
      'In 1 of the 4 the next call came first, so how long is not known.',
    ]);
    expect(words('5+', '2+')[1]).toBe('In all 2 the next call came first, so how long is not known.');
  });

  it('gives the median and the range from five on', () => {
    expect(words('3', '5+', '6', '8', '10+', '12')).toEqual([
      '6 calls with a time back to steady: half took 8 minutes or less; the shortest 3 minutes, the longest 12 minutes.',
      'In 2 of the 6 the next call came first, so how long is not known.',
    ]);
  });

  it('does not know the longest where that one was cut short', () => {
    expect(words('3', '3', '3', '12', '12+')[0]).toMatch(/the longest at least 12 minutes\.$/u);
  });

  it('does not take a next call for being steady soon', () => {
    expect(words('1+', '3', '3', '12', '12')[0]).toMatch(/the shortest 3 minutes,/u);
    expect(words('1+', '8', '8', '8', '8')[0]).toMatch(/the shortest 8 minutes, the longest 8 minutes\.$/u);
  });

  it('has no median where over half were not back before the next call', () => {
    expect(words('3', '5+', '6+', '8+', '10+')).toEqual([
      '5 calls with a time back to steady.',
      'Over half were not back to steady before the next call.',
      'In 4 of the 5 the next call came first, so how long is not known.',
    ]);
  });

  it('says it once where all took as long', () => {
    expect(words('8', '8', '8', '8', '8')).toEqual([
      '5 calls with a time back to steady: 8 minutes every time.',
    ]);
  });
});
