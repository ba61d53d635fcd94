import { listed, short, times } from './number-words.ts';
import type { Review } from './review.ts';
import { listedValues, valuesForFull } from './sample-sizes.ts';

/** D9: `Paused 9 times, logged 6.` Information, not a debt. */
export function pauseWords(review: Pick<Review, 'pauses' | 'hostileCalls' | 'aside'>): readonly string[] {
  const { count, medianSeconds } = review.pauses;
  const { calls } = review.hostileCalls;
  if (count === 0) return ['No pauses noted.'];
  const seconds = review.aside.pauseSeconds;
  const paused = `Paused ${count > 2 ? `${count} times` : times(count)}, logged ${calls === 0 ? 'none' : calls}.`;
  if (medianSeconds === null) return [paused];
  // A file may hold pauses without a length.
  const of = seconds.length < count ? ` (of ${seconds.length} whose length is known)` : '';
  return [paused, `${lengthWords(seconds, medianSeconds)}${of}.`];
}

function lengthWords(seconds: readonly number[], medianSeconds: number): string {
  if (seconds.length <= listedValues) {
    const subject = seconds.length === 1 ? 'It' : 'They';
    return `${subject} lasted ${listed(seconds.map(short))} ${secondsWord(seconds)}`;
  }
  const [shortest, longest] = [short(Math.min(...seconds)), short(Math.max(...seconds))];
  if (shortest === longest) return `${shortest} ${secondsWord([Math.min(...seconds)])} every time`;
  const half = `Half lasted ${short(medianSeconds)} ${secondsWord([medianSeconds])} or less`;
  return seconds.length < valuesForFull ? `${half}; the shortest ${shortest}, the longest ${longest}` : half;
}

function secondsWord(seconds: readonly number[]): string {
  return seconds.length === 1 && short(seconds[0] ?? 0) === '1' ? 'second' : 'seconds';
}
