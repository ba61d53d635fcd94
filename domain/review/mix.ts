import type { Cause, Outcome } from '../call-fields.ts';
import type { SituationKey } from '../situations.ts';
import { type Tally, topThree } from '../statistics.ts';
import type { ReviewedCall } from './records.ts';

/** statistics.md D6: the three most frequent of each; a list is longer where the third is tied. */
export interface MixReview {
  readonly situations: readonly Tally<SituationKey>[];
  readonly causes: readonly Tally<Cause>[];
  readonly outcomes: readonly Tally<Outcome>[];
}

/** statistics.md D10: logged calls that were not solved, and those whose cause was outside the rep's control. */
export interface UnsolvedReview {
  readonly count: number;
  readonly notYours: number;
}

/** Causes outside the rep's control (D10). */
const notYoursToSolve: ReadonlySet<Cause> = new Set([
  'outage',
  'rule-or-price',
  'wait-or-repeat-contact',
  'callers-own-constraint',
]);

export function reviewMix(calls: readonly ReviewedCall[]): MixReview {
  return {
    situations: topThree(calls.flatMap(({ situation }) => situation ?? [])),
    causes: topThree(calls.flatMap(({ cause }) => cause ?? [])),
    outcomes: topThree(calls.flatMap(({ outcome }) => outcome ?? [])),
  };
}

export function reviewUnsolved(calls: readonly ReviewedCall[]): UnsolvedReview {
  const unsolved = unsolvedCalls(calls);
  return { count: unsolved.length, notYours: notYoursIn(unsolved).length };
}

/** Of calls that were not solved, the causes outside the rep's control, the three most frequent. */
export function causesNotYours(calls: readonly ReviewedCall[]): readonly Tally<Cause>[] {
  return topThree(notYoursIn(unsolvedCalls(calls)).flatMap(({ cause }) => cause ?? []));
}

function unsolvedCalls(calls: readonly ReviewedCall[]): readonly ReviewedCall[] {
  return calls.filter(({ outcome }) => outcome !== 'solved');
}

function notYoursIn(calls: readonly ReviewedCall[]): readonly ReviewedCall[] {
  return calls.filter(({ cause }) => cause !== null && notYoursToSolve.has(cause));
}
