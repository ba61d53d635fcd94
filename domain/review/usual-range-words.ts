import { baselineCallsNeeded, baselineShiftsNeeded } from './baseline-needs.ts';
import type { UsualRangeReview } from './hostile-calls.ts';
import { figured, rangeWords } from './number-words.ts';

/** D2: whether as many came as usual, or what is still needed to say so. */
export function usualRangeWords(review: UsualRangeReview): readonly string[] {
  const { baselineCalls, baselineShifts, low, high, verdict } = review;
  const so = `${figured(baselineShifts, 'shift')} and ${figured(baselineCalls, 'call')}`;
  if (verdict === 'not-enough-history' || low === null || high === null) {
    return [
      baselineShifts < baselineShiftsNeeded || baselineCalls < baselineCallsNeeded
        ? `A usual range needs ten shifts and five calls in the eight weeks before: so far ${so}.`
        : 'A usual range needs a shift in the week itself, and none is noted.',
    ];
  }
  const by = `(${rangeWords(low, high)}), by ${so} of the eight weeks before`;
  return [`${verdictWords[verdict]} ${by}.`];
}

const verdictWords = {
  usual: 'Within your usual range',
  more: 'More came at you than usual',
  fewer: 'Quieter than usual',
} as const;
