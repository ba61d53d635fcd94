import { causesInSentence } from './cause-words.ts';
import { capital, counted, figured } from './number-words.ts';
import type { Review } from './review.ts';
import { tallyWords } from './tally-words.ts';

/**
 * D10: `4 of 5 unsolved calls were not yours to solve: outage (3), rule or price (1).` Where no cause
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
    ...(limits === 0 ? [] : [limitsWords(limits)]),
  ];
}

function notYoursWords(
  { count, notYours }: Review['unsolved'],
  causesNotYours: Review['aside']['causesNotYours'],
): string {
  const known = causesNotYours.reduce((sum, tally) => sum + tally.count, 0);
  const other = notYours > known ? `, other (${notYours - known})` : '';
  const causes = `${tallyWords(causesNotYours, causesInSentence, null)}${other}`;
  // “All were not” could be heard as “not all were”.
  if (count > 1 && count === notYours) {
    return `${count === 2 ? 'Neither' : 'None'} of the ${figured(count, 'unsolved call')} was yours to solve: ${causes}.`;
  }
  return `${which(count, notYours)} not yours to solve: ${causes}.`;
}

function which(count: number, notYours: number): string {
  if (count === 1) return 'The one unsolved call was';
  return `${notYours} of ${count} unsolved calls ${notYours === 1 ? 'was' : 'were'}`;
}

function limitsWords(limits: number): string {
  return limits === 1
    ? 'One call contained or ended after a warning: a limit kept.'
    : `${capital(counted(limits, 'call'))} contained or ended after a warning: limits kept.`;
}

function allWords(calls: number): string {
  if (calls === 1) return 'The one logged call was';
  return calls === 2 ? 'Both logged calls were' : `All ${calls} logged calls were`;
}
