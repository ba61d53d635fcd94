import type { MinutesUnderFireReview } from './hostile-calls.ts';
import { durationWords, figured } from './number-words.ts';

/** D5: minutes first, and the share of the time worked where that is known. */
export function underFireWords(review: MinutesUnderFireReview): readonly string[] {
  const { n, minutes, shiftMinutes, share } = review;
  if (n === 0 || minutes === null) return ['No call’s length noted.'];
  const total = `Under fire for ${durationWords(minutes)} (of ${figured(n, 'call')} whose length you noted).`;
  // Above 1 either the shifts or the calls are noted otherwise than they were.
  if (share === null || shiftMinutes === null || share <= 0 || share > 1) return [total];
  const ofHour = Math.round(60 * share);
  const about = ofHour === 0 ? 'less than 1 minute' : `about ${figured(ofHour, 'minute')}`;
  return [total, `That is ${about} of every hour, in ${durationWords(shiftMinutes)} of shifts.`];
}
