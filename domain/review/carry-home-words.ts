import { figured, listed, rangeWords, short } from './number-words.ts';
import type { Review } from './review.ts';
import { listedValues } from './sample-sizes.ts';

/** D11: the answers to 'still on my mind', if the rep gave any. */
export function carryHomeWords({
  carryHome: { n, median },
  aside: { stillOnMyMind: answers },
}: Pick<Review, 'carryHome' | 'aside'>): readonly string[] {
  if (n === 0 || median === null) {
    return ['“Still on my mind” was not noted.'];
  }
  const noted = `“Still on my mind”, 0 to 10, at the end of ${figured(n, 'shift')}`;
  if (n <= listedValues) return [`${noted}: ${listed(answers.map(short))}.`];
  const [least, most] = [Math.min(...answers), Math.max(...answers)];
  return [
    least === most
      ? `${noted}: ${short(least)} every time.`
      : `${noted}: from ${rangeWords(least, most)}, ${short(median)} in the middle.`,
  ];
}
