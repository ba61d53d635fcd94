import type { Tally } from '../statistics.ts';
import { listed, percentWords } from './number-words.ts';
import { valuesForPercent } from './sample-sizes.ts';

/**
 * `Shouting (3), Insult and Prejudice (1 each)`: the most frequent first, equal counts together.
 *
 * @param n what the counts are of, for a percentage where there are enough; null: never one.
 */
export function tallyWords<K extends string>(
  tallies: readonly Tally<K>[],
  names: Readonly<Record<K, string>>,
  n: number | null,
): string {
  const counts = [...new Set(tallies.map(({ count }) => count))];
  return counts
    .map((count) => {
      const tied = tallies.filter((tally) => tally.count === count).map(({ key }) => names[key]);
      const each = tied.length > 1 ? ' each' : '';
      const share = n !== null && n >= valuesForPercent ? `, ${percentWords(count / n)}` : '';
      return `${listed(tied)} (${count}${each}${share})`;
    })
    .join(', ');
}
