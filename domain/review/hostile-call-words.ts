import type { HostileCallsReview } from './hostile-calls.ts';
import { figured, numberWord, rangeWords, short } from './number-words.ts';
import { perHundredWords } from './per-hundred-words.ts';
import type { Review } from './review.ts';
import { usualRangeWords } from './usual-range-words.ts';

/** Stands beside the hostile calls: they are not a mark for anyone. */
export const luckNote = 'Luck of the draw: what came at you, not your doing.';

/** D1 and D2: how many came, whether that is usual, by shift and by calls taken. `luckNote` goes with it. */
export interface CameWords {
  /** What comes before a picture: whether it is usual, where that is known; else how many came, and when it will be known. */
  readonly first: readonly string[];
  /** The numbers that are behind it. */
  readonly behind: readonly string[];
}

export function cameWords(review: Review): CameWords {
  const { hostileCalls, usualRange, aside } = review;
  const came = hostileCallWords(hostileCalls);
  const perHundred = perHundredWords(aside.perHundred);
  if (hostileCalls.calls === 0 && hostileCalls.shifts === 0) return { first: [came], behind: perHundred };
  const usual = usualRangeWords(review);
  return usualRange.verdict === 'not-enough-history'
    ? { first: [came, ...usual], behind: perHundred }
    : { first: usual.slice(0, 1), behind: [came, ...perHundred, ...usual.slice(1)] };
}

/** All of them, where they stand one below the other. */
export function allCameWords(review: Review): readonly string[] {
  const { first, behind } = cameWords(review);
  return [...first, ...behind];
}

/** D1: `6 hostile calls in 5 shifts: about one a shift (0.4 to 2.6).` */
export function hostileCallWords(review: HostileCallsReview): string {
  const { calls, shifts, rate, low, high } = review;
  const came = calls === 0 ? 'No hostile calls' : figured(calls, 'hostile call');
  if (shifts === 0) {
    return calls === 0
      ? 'No hostile calls noted, and no shifts.'
      : `${came}. No shifts noted, so nothing to count them by.`;
  }
  const within = `${came} in ${figured(shifts, 'shift')}`;
  if (rate === null || low === null || high === null) {
    return `${within}.`;
  }
  const interval = rangeWords(low, high);
  return calls === 0
    ? `${within} (${interval} a shift).`
    : `${within}: ${rateWords(rate)} a shift (${interval}).`;
}

/** Whole numbers in words where the rate is near one, as a person would say it; else one decimal. */
function rateWords(rate: number): string {
  const whole = Math.round(rate);
  if (whole >= 1 && Math.abs(rate - whole) <= 0.25) {
    return `${rate === whole ? '' : 'about '}${numberWord(whole)}`;
  }
  return rate < 0.05 ? 'less than 0.1' : `about ${short(rate)}`;
}
