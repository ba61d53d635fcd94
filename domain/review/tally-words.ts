import type { Tally } from '../statistics.ts';
import { percentWords } from './number-words.ts';
import { valuesForPercent } from './sample-sizes.ts';

/**
 * `Shouting (3), Insult (1), Prejudice (1)`: the most frequent first, each with its own count: a name can have an “or” or an “and” in it.
 *
 * @param n what the counts are of, for a percentage where there are enough; null: never one.
 */
export function tallyWords<K extends string>(
  tallies: readonly Tally<K>[],
  names: Readonly<Record<K, string>>,
  n: number | null,
): string {
  const share = (count: number) =>
    n !== null && n >= valuesForPercent ? `, ${percentWords(count / n)}` : '';
  return tallies.map(({ key, count }) => `${names[key]} (${count}${share(count)})`).join(', ');
}
