import { causesInSentence } from './cause-words.ts';
import type { Review } from './review.ts';
import { tallyWords } from './tally-words.ts';

/**
 * D10: `For 4 of 5 calls that were not solved, the cause was not yours to solve: outage (3), rule or price (1).` Where no cause
 * says so nothing is said: nobody knows whether they were the rep’s to solve, and a count of them would sound like a debt.
 */
export function unsolvedWords({
  unsolved,
  hostileCalls: { calls },
  askFor: { endedAfterWarning },
  aside: { contained, causesNotYours },
}: Pick<Review, 'unsolved' | 'hostileCalls' | 'askFor' | 'aside'>): readonly string[] {
  if (calls === 0) return [];
  if (unsolved.count === 0) return [`${allWords(calls)} solved.`];
  const limits = contained + endedAfterWarning;
  return [
    ...(unsolved.notYours === 0 ? [] : [notYoursWords(unsolved, causesNotYours)]),
    ...(limits === 0 ? [] : [`Contained or ended after a warning: ${limits}, a limit kept.`]),
  ];
}

function notYoursWords(
  { count, notYours }: Review['unsolved'],
  causesNotYours: Review['aside']['causesNotYours'],
): string {
  const known = causesNotYours.reduce((sum, tally) => sum + tally.count, 0);
  const other = notYours > known ? `, other (${notYours - known})` : '';
  const causes = `${tallyWords(causesNotYours, causesInSentence, null)}${other}`;
  const which =
    count === 1 ? 'the one call that was not solved' : `${notYours} of ${count} calls that were not solved`;
  return `For ${which}, the cause was not yours to solve: ${causes}.`;
}

function allWords(calls: number): string {
  if (calls === 1) return 'The one logged call was';
  return calls === 2 ? 'Both logged calls were' : `All ${calls} logged calls were`;
}
