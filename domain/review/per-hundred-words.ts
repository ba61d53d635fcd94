import type { PerHundred } from './hostile-calls.ts';
import { figured, rangeWords, short } from './number-words.ts';
import { valuesForPercent } from './sample-sizes.ts';

/** D1 by calls taken. Nothing where a shift does not say how many: it is for who wants to note it. */
export function perHundredWords(review: PerHundred | null): readonly string[] {
  if (review === null) return [];
  const { callsTaken, perHundred, low, high } = review;
  const calls = Math.round((perHundred * callsTaken) / 100);
  if (callsTaken === 1) return [`The one call you took was ${calls === 0 ? 'not ' : ''}a hostile one.`];
  const counts = `${calls === 0 ? 'None' : calls} of the ${figured(callsTaken, 'call')} you took`;
  if (callsTaken < valuesForPercent) return [`${counts}.`];
  const interval = rangeWords(low, high);
  if (calls === 0) return [`${counts} (${interval} of every 100).`];
  const about = perHundred < 0.05 ? 'less than 0.1' : `about ${short(perHundred)}`;
  return [`${counts}: ${about} of every 100 (${interval}).`];
}
