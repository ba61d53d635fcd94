import { durationWords, figured, listed } from './number-words.ts';
import type { RecoveryTime } from './recovery.ts';
import type { Review } from './review.ts';

/** D4 and D4b: how long it took to be steady again, from the end of a call. */
export function recoveryWords({
  recovery,
  aside: { recoveryTimes: times },
}: Pick<Review, 'recovery' | 'aside'>): readonly string[] {
  const { n, censored, medianMinutes, values } = recovery;
  if (n === 0) {
    return ['No time back to steady noted this week. “Back to steady” on Today is there if you want it.'];
  }
  const noted = `${figured(n, 'call')} with a time back to steady`;
  const note = nextCallNote(n, censored);
  if (values !== null) {
    return [`${noted}: ${listed(times.map(timeWords))}.`, ...note];
  }
  if (medianMinutes === null) {
    return [`${noted}.`, 'Over half were not back to steady before the next call.', ...note];
  }
  const shortest = timeWords(shortestOf(times));
  const longest = timeWords(longestOf(times));
  if (shortest === longest && censored === 0) return [`${noted}: ${shortest} every time.`, ...note];
  return [
    `${noted}: half took ${durationWords(medianMinutes)} or less; the shortest ${shortest}, the longest ${longest}.`,
    ...note,
  ];
}

/** Such a call took at least so long: how long is not known. */
function timeWords({ minutes, isCensored }: RecoveryTime): string {
  return isCensored ? `at least ${durationWords(minutes)}` : durationWords(minutes);
}

function nextCallNote(n: number, censored: number): readonly string[] {
  if (censored === 0) return [];
  if (n === 1) return ['“At least”, because the next call came first.'];
  const which = censored === n ? `all ${n}` : `${censored} of the ${n}`;
  return [`In ${which} the next call came first, so how long is not known.`];
}

/** Of those that are known: another one was cut short by the next call, not by being steady. */
function shortestOf(times: readonly RecoveryTime[]): RecoveryTime {
  const known = times.filter(({ isCensored }) => !isCensored);
  return known.reduce((best, time) => (time.minutes < best.minutes ? time : best));
}

/** Of equal times one that was cut short is the longer: it lasted on. */
function longestOf(times: readonly RecoveryTime[]): RecoveryTime {
  return times.reduce((best, time) =>
    time.minutes > best.minutes || (time.minutes === best.minutes && time.isCensored) ? time : best,
  );
}
