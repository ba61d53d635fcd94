import type { HostileCallsReview } from './hostile-calls.ts';
import { figured, numberWord, rangeWords, short } from './number-words.ts';
import { perHundredWords } from './per-hundred-words.ts';
import type { Review } from './review.ts';
import { usualRangeWords } from './usual-range-words.ts';

/** Stands beside the hostile calls: they are not a mark for anyone. */
export const luckNote = 'Luck of the draw: what came at you, not your doing.';

/** D1 and D2 together: how many came, by shift and by calls taken, and whether that is usual. `luckNote` goes with it. */
export function cameWords(review: Review): readonly string[] {
  const { hostileCalls, aside } = review;
  return [
    hostileCallWords(hostileCalls),
    ...perHundredWords(aside.perHundred),
    ...(hostileCalls.calls > 0 || hostileCalls.shifts > 0 ? usualRangeWords(review) : []),
  ];
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
