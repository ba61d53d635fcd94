import { baselineCallsNeeded, baselineShiftsNeeded } from './baseline-needs.ts';
import { counted, figured, rangeWords } from './number-words.ts';
import type { Review } from './review.ts';

/** D2: whether as many came as usual, and what usual is counted from; or what is still needed to say so. */
export function usualRangeWords({
  usualRange,
  hostileCalls: { shifts },
}: Pick<Review, 'usualRange' | 'hostileCalls'>): readonly string[] {
  const { calls, baselineCalls, baselineShifts, low, high, verdict } = usualRange;
  if (verdict === 'not-enough-history' || low === null || high === null) {
    return [
      baselineShifts < baselineShiftsNeeded || baselineCalls < baselineCallsNeeded
        ? `Your usual range comes once the eight weeks before hold ten shifts and five calls: so far ${soFar(baselineShifts, baselineCalls)}.`
        : 'A usual range needs a shift in the week itself, and none is noted.',
    ];
  }
  const bring = `${counted(shifts, 'shift')} usually ${shifts === 1 ? 'brings' : 'bring'}`;
  return [
    `${verdictWords[verdict]}: ${calls === 0 ? 'none' : calls}, where ${bring} ${rangeWords(low, high)}.`,
    `Usual is counted from ${figured(baselineCalls, 'call')} in ${figured(baselineShifts, 'shift')} of the eight weeks before.`,
  ];
}

function soFar(shifts: number, calls: number): string {
  return shifts === 0 && calls === 0 ? 'none' : `${figured(shifts, 'shift')} and ${figured(calls, 'call')}`;
}

const verdictWords = {
  usual: 'Within your usual range',
  more: 'More came at you than usual',
  fewer: 'Quieter than usual',
} as const;
