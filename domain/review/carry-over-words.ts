import type { CarryOverGroup } from './carry-over.ts';
import { capital, figured, listed, rangeWords, short } from './number-words.ts';

/** Whether one hard call carries over into the next, over the week and the eight before it: a sentence for each stretch of time. */
export function carryOverWords(groups: readonly CarryOverGroup[]): readonly string[] {
  const said = groups.filter(({ n }) => n > 0);
  if (said.length === 0) {
    return ['No rated call came within eight hours of another one, in the week and the eight before it.'];
  }
  return [
    'How wound up you were at worst, 1 to 9, by how long ago the last hard call was over; the week and the eight before it.',
    ...said.map(
      (group) => `${capital(sinceWords(group))}, ${figured(group.n, 'call')}: ${peakWords(group)}.`,
    ),
  ];
}

/** `less than 5 minutes after`, `15 to 60 minutes after`, `1 to 8 hours after`. */
export function sinceWords({ from, below }: Pick<CarryOverGroup, 'from' | 'below'>): string {
  const isInHours = from >= 60;
  const [first, last] = isInHours ? [from / 60, below / 60] : [from, below];
  const unit = isInHours ? 'hours' : 'minutes';
  return from === 0 ? `less than ${short(last)} ${unit} after` : `${rangeWords(first, last)} ${unit} after`;
}

function peakWords({ values, median, min, max }: CarryOverGroup): string {
  if (values !== null) return listed(values.map(short));
  if (median === null || min === null || max === null) return 'not rated';
  return min === max
    ? `${short(min)} every time`
    : `half ${short(median)} or less, from ${rangeWords(min, max)}`;
}
