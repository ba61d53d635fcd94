import { describe, expect, it } from 'vitest';
import { reviewCarryOver } from '../../../domain/review/carry-over.ts';
import { carryOverWords, sinceWords } from '../../../domain/review/carry-over-words.ts';
import { shiftStamp } from '../../../domain/time.ts';
import { at, buildCall } from '../../support/build-records.ts';

/** Hard calls of no length, each `[minutes since the last, wound up at worst]`. */
function words(...calls: readonly (readonly [since: number, peak: number])[]) {
  let startedAt = at('2026-11-18T08:00:00+01:00');
  const chain = calls.map(([since, woundUpPeak]) => {
    startedAt = shiftStamp(startedAt, since * 60_000);
    return buildCall({ startedAt, endedAt: startedAt, woundUpPeak });
  });
  return carryOverWords(reviewCarryOver(chain));
}

const lead =
  'How wound up you were at worst, 1 to 9, soon after another hard call and later, over nine weeks.';

describe('carryOverWords', () => {
  it('is plain about none', () => {
    expect(words([0, 5])).toEqual([
      'No rated call came within eight hours of another one, in the week and the eight before it.',
    ]);
  });

  it('lists one to four', () => {
    expect(words([0, 3], [4.5, 7], [5, 6], [2, 8], [60, 2])).toEqual([
      'Of 4 rated calls within eight hours of another one, 3 came less than 15 minutes after it.',
      lead,
      'Less than 5 minutes after, 2 calls: 7 and 8.',
      '5 to 15 minutes after, 1 call: 6.',
      '1 to 8 hours after, 1 call: 2.',
    ]);
  });

  it('says first how many came soon after another one', () => {
    const first = (...calls: readonly (readonly [number, number])[]) => words(...calls)[0];
    expect(first([0, 3], [14, 7])).toBe(
      'One rated call came within eight hours of another one, less than 15 minutes after it.',
    );
    expect(first([0, 3], [15, 7])).toBe(
      'One rated call came within eight hours of another one, 15 minutes or more after it.',
    );
    expect(first([0, 3], [20, 7], [90, 7])).toBe(
      'Of 2 rated calls within eight hours of another one, none came less than 15 minutes after it.',
    );
    expect(first([0, 3], [2, 7], [3, 7])).toBe(
      'Of 2 rated calls within eight hours of another one, all came less than 15 minutes after it.',
    );
  });

  it('has a median and a range from five on', () => {
    const peaks = [7, 6, 8, 5, 8, 9].map((peak) => [1, peak] as const);
    expect(words([0, 3], ...peaks)[2]).toBe(
      'Less than 5 minutes after, 6 calls: from 5 to 9, 7.5 in the middle.',
    );
    expect(words(...Array.from({ length: 6 }, () => [20, 4] as const))[2]).toBe(
      '15 to 60 minutes after, 5 calls: 4 every time.',
    );
  });
});

describe('sinceWords', () => {
  it('names a stretch of time', () => {
    expect(reviewCarryOver([]).map(sinceWords)).toEqual([
      'less than 5 minutes after',
      '5 to 15 minutes after',
      '15 to 60 minutes after',
      '1 to 8 hours after',
    ]);
  });
});
