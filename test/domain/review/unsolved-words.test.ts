import { describe, expect, it } from 'vitest';
import { type Cause, causeKeys } from '../../../domain/call-fields.ts';
import { unsolvedWords } from '../../../domain/review/unsolved-words.ts';
import { weekSchema } from '../../../domain/week.ts';
import { buildCall, buildRecords, many } from '../../support/build-records.ts';
import { reviewOfRecords } from '../../support/review-of-records.ts';

/** In a week of `solved` calls that were, and one that was partly for each cause. */
function words(solved: number, ...causes: readonly (Cause | null)[]) {
  const calls = [
    ...many(solved, () => buildCall()),
    ...causes.map((cause) => buildCall({ outcome: 'partly-solved', cause })),
  ];
  return unsolvedWords(reviewOfRecords(weekSchema.parse('2026-W47'), buildRecords({ calls })));
}

describe('unsolvedWords', () => {
  it('counts what was not the rep’s to solve', () => {
    expect(words(2, 'outage', 'rule-or-price', 'outage', null, 'outage')).toEqual([
      '4 of 5 unsolved calls were not yours to solve: outage (3), rule or price (1).',
    ]);
    expect(words(0, 'outage', 'our-slip')).toEqual([
      '1 of 2 unsolved calls was not yours to solve: outage (1).',
    ]);
    expect(words(3, 'callers-own-constraint')).toEqual([
      'The one unsolved call was not yours to solve: their own constraint (1).',
    ]);
    expect(words(1, 'outage', 'outage')).toEqual([
      'Neither of the 2 unsolved calls was yours to solve: outage (2).',
    ]);
    expect(words(1, 'outage', 'outage', 'outage')).toEqual([
      'None of the 3 unsolved calls was yours to solve: outage (3).',
    ]);
  });

  it('adds up where a fourth cause is not among the three', () => {
    const all = causeKeys.flatMap((cause, index) => many(index + 1, () => cause));
    expect(words(0, ...all)[0]).toMatch(/\((?:4|5|6|7)\), other \(4\)\.$/u);
  });

  it('never says that the others were the rep’s', () => {
    expect(words(0)).toEqual([]);
    expect(words(1)).toEqual(['The one logged call was solved.']);
    expect(words(2)).toEqual(['Both logged calls were solved.']);
    expect(words(5)).toEqual(['All 5 logged calls were solved.']);
    expect(words(4, null)).toEqual([]);
    expect(words(0, 'our-slip')).toEqual([]);
  });

  it('calls a call that was contained or ended a limit kept', () => {
    const week = (...calls: readonly ReturnType<typeof buildCall>[]) =>
      unsolvedWords(reviewOfRecords(weekSchema.parse('2026-W47'), buildRecords({ calls })));
    const contained = buildCall({ outcome: 'contained' });
    expect(week(contained)).toEqual(['One call contained or ended after a warning: a limit kept.']);
    expect(
      week(contained, buildCall({ outcome: 'ended-after-warning', cause: 'outage' }), buildCall()),
    ).toEqual([
      '1 of 2 unsolved calls was not yours to solve: outage (1).',
      'Two calls contained or ended after a warning: limits kept.',
    ]);
  });
});
