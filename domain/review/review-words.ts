import { dateRangeWords } from '../day-words.ts';
import { counted, times } from './number-words.ts';
import type { Review } from './review.ts';

/** `16 – 22 November`; with the year where it is not `thisYear`. */
export function weekTitle(review: Pick<Review, 'from' | 'to'>, thisYear: number): string {
  return dateRangeWords(review.from, review.to, thisYear);
}

/** One sentence for the week: at most two good things, else what there was, plainly. */
export function headline(review: Review): string {
  const { wins, pauses, hostileCalls, askFor, aside } = review;
  const good = [
    wins.turnarounds > 0 && `turned ${counted(wins.turnarounds, 'hard call')} around`,
    askFor.endedAfterWarning > 0 && `said no to abuse ${times(askFor.endedAfterWarning)}`,
    aside.contained > 0 && `kept ${counted(aside.contained, 'hard call')} contained`,
    wins.thanked > 0 && `were thanked ${times(wins.thanked)}`,
  ].filter((clause) => clause !== false);
  if (good.length > 0) {
    return `You ${good.slice(0, 2).join(', and ')}.`;
  }
  if (wins.count > 0) {
    return `You kept ${counted(wins.count, 'small good thing')} from this week.`;
  }
  if (hostileCalls.calls > 0) {
    return `You logged ${counted(hostileCalls.calls, 'hostile call')} this week.`;
  }
  if (pauses.count > 0) {
    return `You paused ${times(pauses.count)} this week.`;
  }
  return hostileCalls.shifts > 0
    ? 'A week without a logged hostile call.'
    : 'Nothing written down this week, and that is fine.';
}
