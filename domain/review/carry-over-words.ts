import type { CarryOverGroup } from './carry-over.ts';
import { capital, figured, listed, rangeWords, short } from './number-words.ts';

/**
 * Whether one hard call carries over into the next, over the week and the eight before it: how many came soon after another,
 * what is told of them, and a sentence for each stretch of time.
 */
export function carryOverWords(groups: readonly CarryOverGroup[]): readonly string[] {
  const said = groups.filter(({ n }) => n > 0);
  if (said.length === 0) {
    return ['No rated call came within eight hours of another one, in the week and the eight before it.'];
  }
  return [
    soonAfterWords(groups),
    'How wound up you were at worst, 1 to 9, soon after another hard call and later, over nine weeks.',
    ...said.map(
      (group) => `${capital(sinceWords(group))}, ${figured(group.n, 'call')}: ${peakWords(group)}.`,
    ),
  ];
}

/** In minutes: a call that came sooner than this left hardly any time. */
const soon = 15;

/** How many came soon after another one is a fact; that those were harder would be a guess. */
function soonAfterWords(groups: readonly CarryOverGroup[]): string {
  const all = sum(groups);
  const soonAfter = sum(groups.filter(({ below }) => below <= soon));
  if (all === 1) {
    return `One rated call came within eight hours of another one, ${soonAfter === 1 ? `less than ${soon} minutes` : `${soon} minutes or more`} after it.`;
  }
  const came = soonAfter === 0 ? 'none' : soonAfter === all ? 'all' : soonAfter;
  return `Of ${figured(all, 'rated call')} within eight hours of another one, ${came} came less than ${soon} minutes after it.`;
}

function sum(groups: readonly CarryOverGroup[]): number {
  return groups.reduce((total, { n }) => total + n, 0);
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
    : `from ${rangeWords(min, max)}, ${short(median)} in the middle`;
}
