import { capital, counted, times } from './number-words.ts';
import type { WinReview } from './review.ts';

/** So many texts are shown at once (D8); the rest on request. */
export const winsAtOnce = 3;

/** D8. This week without wins is asked a question, an earlier one is left in peace; neither is shown a zero. */
export function winWords(wins: WinReview, isThisWeek: boolean): readonly string[] {
  const none = isThisWeek
    ? 'Anything small worth keeping from this week?'
    : 'None was written down. Many small good things never are.';
  const sentences = [
    wins.count === 0 ? none : `${capital(counted(wins.count, 'small thing'))} worth keeping.`,
  ];
  if (wins.thanked > 0) {
    sentences.push(`You were thanked ${times(wins.thanked)}.`);
  }
  if (wins.turnarounds > 0) {
    sentences.push(`${capital(counted(wins.turnarounds, 'hard call'))} ended solved or partly solved.`);
  }
  return sentences;
}
