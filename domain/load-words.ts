import { clockTimeOf, type Stamp } from './time.ts';

/** More hard calls in the running shift than this rep usually has in one. */
export interface HardLoad {
  readonly count: number;
  /** When the first of them began. */
  readonly since: Stamp;
  /** The shift in which they came: put away, the hint is away for as long as that runs. */
  readonly shiftId: string;
}

/** `Your third hard call since ten: a few minutes now may help.` */
export function loadWords({ count, since }: Pick<HardLoad, 'count' | 'since'>): string {
  return `Your ${ordinal(count)} hard call since ${timeWords(since)}: a few minutes now may help.`;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const hours = [
  'midnight',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'noon',
];

/** Words up to the ninth, then `10th`, `21st`, `22nd`. */
function ordinal(count: number): string {
  const word = ordinals[count - 1];
  if (word !== undefined) return word;
  const isTeen = Math.floor(count / 10) % 10 === 1;
  const ending = isTeen ? undefined : ['th', 'st', 'nd', 'rd'][count % 10];
  return `${count}${ending ?? 'th'}`;
}

/** A full hour in a word, as it is said; else `10:40`. */
function timeWords(stamp: Stamp): string {
  const clock = clockTimeOf(stamp);
  const hour = Number(clock.slice(0, 2));
  return clock.endsWith(':00') ? (hours[hour > 12 ? hour - 12 : hour] ?? clock) : clock;
}
