import { dateRangeWords } from '../day-words.ts';
import { counted, times } from './number-words.ts';
import type { Review } from './review.ts';
import type { WeekPart } from './week-sheet.ts';

/** `16 – 22 November`; with the year where it is not `thisYear`. */
export function weekTitle(review: Pick<Review, 'from' | 'to'>, thisYear: number): string {
  return dateRangeWords(review.from, review.to, thisYear);
}

/**
 * One sentence for the week: at most two good things, else what there was, plainly. It fits any week, and names none.
 *
 * @param isTold whether a part of the week may be spoken of: what is left off a paper is left out of its first line too.
 * @returns empty where what may be spoken of says nothing.
 */
export function headline(review: Review, isTold: (part: WeekPart) => boolean = () => true): string {
  const said = ownWords(review, isTold);
  // Who had a hard week is told that it was one.
  const isHard = review.usualRange.verdict === 'more' && isTold('hostile-calls');
  return isHard ? `${said === '' ? '' : `${said} `}More came at you than usual.` : said;
}

/** Of a week that has only begun, an empty log says nothing yet. */
export function leadOfWeek(review: Review, isThisWeek: boolean): string {
  return isThisWeek && isNothingIn(review) ? 'Nothing yet this week, and that is fine.' : headline(review);
}

/** Nothing was written down; that a shift, a call, a pause or a win is missing says nothing else. */
export function isNothingIn({ wins, pauses, hostileCalls }: Review): boolean {
  return wins.count + pauses.count + hostileCalls.calls + hostileCalls.shifts === 0;
}

/** The week by what the rep did and kept. */
function ownWords(review: Review, isTold: (part: WeekPart) => boolean): string {
  const good = goodThings(review, isTold);
  if (good.length > 0) return `You ${good.slice(0, 2).join(', and ')}.`;
  const { wins, pauses, hostileCalls } = review;
  if (wins.count > 0 && isTold('wins')) {
    return `You kept ${counted(wins.count, 'small good thing')} from the week.`;
  }
  if (hostileCalls.calls > 0 && isTold('hostile-calls')) {
    return `You logged ${counted(hostileCalls.calls, 'hostile call')}.`;
  }
  if (pauses.count > 0 && isTold('pauses')) return `You paused ${times(pauses.count)}.`;
  if (isNothingIn(review)) {
    return 'Nothing was written down, and that is fine.';
  }
  return hostileCalls.calls === 0 && hostileCalls.shifts > 0 && isTold('hostile-calls')
    ? 'A week without a logged hostile call.'
    : '';
}

/** What the rep did, in the order of what it may have cost; each only where a part that says it may be spoken of. */
function goodThings({ wins, askFor, aside }: Review, isTold: (part: WeekPart) => boolean): readonly string[] {
  const areWinsTold = isTold('wins');
  const areLimitsTold = isTold('unsolved');
  return [
    areWinsTold && wins.turnarounds > 0 && `turned ${counted(wins.turnarounds, 'hard call')} around`,
    (areLimitsTold || isTold('ask-for')) &&
      askFor.endedAfterWarning > 0 &&
      `said no to abuse ${times(askFor.endedAfterWarning)}`,
    areLimitsTold && aside.contained > 0 && `kept ${counted(aside.contained, 'hard call')} contained`,
    areWinsTold && wins.thanked > 0 && `were thanked ${times(wins.thanked)}`,
  ].filter((clause) => clause !== false);
}
