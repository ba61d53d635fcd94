import { causesInSentence } from './cause-words.ts';
import { figured } from './number-words.ts';
import type { Review } from './review.ts';
import { tallyWords } from './tally-words.ts';

/**
 * D10: `4 of 5 unsolved calls were not yours to solve: outage (3), rule or price (1).` Nothing in a week without calls. Where no
 * cause says so it is not said that they were the rep’s to solve: nobody knows.
 */
export function unsolvedWords({
  unsolved: { count, notYours },
  hostileCalls: { calls },
  aside: { causesNotYours },
}: Pick<Review, 'unsolved' | 'hostileCalls' | 'aside'>): readonly string[] {
  if (calls === 0) return [];
  if (count === 0) {
    return [`${allWords(calls)} solved.`];
  }
  if (notYours === 0) {
    return [
      `Not solved: ${count} of ${figured(calls, 'logged call')}.`,
      'Where a cause is noted, it can show what was never yours to solve.',
    ];
  }
  const known = causesNotYours.reduce((sum, tally) => sum + tally.count, 0);
  const other = notYours > known ? `, other (${notYours - known})` : '';
  const causes = `${tallyWords(causesNotYours, causesInSentence, null)}${other}`;
  const which =
    count === 1
      ? 'The one unsolved call was'
      : `${notYours} of ${count} unsolved calls ${notYours === 1 ? 'was' : 'were'}`;
  return [`${which} not yours to solve: ${causes}.`];
}

function allWords(calls: number): string {
  if (calls === 1) return 'The one logged call was';
  return calls === 2 ? 'Both logged calls were' : `All ${calls} logged calls were`;
}
