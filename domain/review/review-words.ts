import { outcomeNames } from '../call-fields.ts';
import { dateRangeWords } from '../day-words.ts';
import { situationNames } from '../situations.ts';
import type { Tally } from '../statistics.ts';
import type { CalmChangeReview } from './calm-change.ts';
import type { HostileCallsReview } from './hostile-calls.ts';
import type { Review, WinReview } from './review.ts';

/**
 * The weekly review in sentences. statistics.md rules them: n beside every number; nothing there is a plain sentence;
 * one to four values are listed; up to nine have a median, a range and a rough interval; percentages only from twenty
 * calls on; never better or worse.
 */

/** Below this many values, an interval is called rough. */
const valuesForFull = 10;
/** Below this many calls, a share is not given in percent. */
const callsForPercent = 20;
/** Up to this many values are listed. */
const listedValues = 4;

/** Stands beside the hostile calls: they are not a mark for anyone. */
export const luckNote = 'Luck of the draw: what came at you, not your doing.';

/** Stands beside the calm change, always (statistics.md D3). */
export const calmChangeNote =
  'Feelings fade anyway, the peak is remembered, and you chose what to log. This shows you coming down, not what caused it.';

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

/** D8. This week without wins is asked a question, an earlier one is left in peace; neither is shown a zero. */
export function winWords(wins: WinReview, isThisWeek: boolean): readonly string[] {
  const none = isThisWeek ? 'Anything small worth keeping from this week?' : 'No wins noted.';
  const sentences = [
    wins.count === 0 ? none : `${capital(counted(wins.count, 'small thing'))} worth keeping.`,
  ];
  if (wins.thanked > 0) {
    sentences.push(`You were thanked ${times(wins.thanked)}.`);
  }
  if (wins.turnarounds > 0) {
    sentences.push(`${capital(counted(wins.turnarounds, 'hard call'))} turned around.`);
  }
  return sentences;
}

/** D9: `Paused 9 times, logged 6.` Information, not a debt. */
export function pauseWords(review: Pick<Review, 'pauses' | 'hostileCalls' | 'aside'>): readonly string[] {
  const { count, medianSeconds } = review.pauses;
  const { calls } = review.hostileCalls;
  if (count === 0 || medianSeconds === null) {
    return [
      calls === 0
        ? 'No pauses this week. The key is there when you want it.'
        : `No pauses this week, logged ${calls}.`,
    ];
  }
  const seconds = review.aside.pauseSeconds;
  const paused = `Paused ${count > 2 ? `${count} times` : times(count)}, logged ${calls === 0 ? 'none' : calls}.`;
  if (count <= listedValues) {
    const subject = count === 1 ? 'It' : 'They';
    return [paused, `${subject} lasted ${listed(seconds.map(short))} ${secondsWord(seconds)}.`];
  }
  const [shortest, longest] = [short(Math.min(...seconds)), short(Math.max(...seconds))];
  if (shortest === longest) {
    return [paused, `${shortest} ${secondsWord([Math.min(...seconds)])} every time.`];
  }
  const half = `Half lasted ${short(medianSeconds)} ${secondsWord([medianSeconds])} or less`;
  return [
    paused,
    count < valuesForFull ? `${half}; the shortest ${shortest}, the longest ${longest}.` : `${half}.`,
  ];
}

/** D1: `6 hostile calls in 5 shifts: about one a shift (0.4 to 2.6).` */
export function hostileCallWords(review: HostileCallsReview): string {
  const { calls, shifts, rate, low, high } = review;
  const came = calls === 0 ? 'No hostile calls' : `${calls} hostile ${plural(calls, 'call')}`;
  if (shifts === 0) {
    return `${came}${calls === 0 ? ' this week' : ''}. No shifts noted, so nothing to count them by.`;
  }
  const within = `${came} in ${shifts} ${plural(shifts, 'shift')}`;
  if (rate === null || low === null || high === null) {
    return `${within}.`;
  }
  const interval = `(${short(low)} to ${short(high)})`;
  return calls === 0
    ? `${within} (${short(low)} to ${short(high)} a shift).`
    : `${within}: ${rateWords(rate)} a shift ${interval}.`;
}

/** D3: how far the rep came down from the worst moment to logging. `calmChangeNote` goes with it. */
export function calmChangeWords(review: CalmChangeReview): readonly string[] {
  const { n, values, min, max, low, high } = review;
  if (n === 0) {
    return ['No call was rated at worst and now this week. The ratings are there if you want them.'];
  }
  const rated = `${n} ${plural(n, 'call')} rated at worst and now`;
  if (values !== null) {
    return [`${rated}: ${listed(values.map(change))}.`];
  }
  if (review.mean === null || review.median === null || min === null || max === null) {
    return [`${rated}.`];
  }
  if (low === null || high === null) {
    return [`${rated}: ${change(review.median)} every time.`];
  }
  const middle = `${halfChange(review.median)}, from ${change(min)} to ${change(max)}`;
  const interval = `${change(low)} to ${change(high)}`;
  return n < valuesForFull
    ? [`${rated}: ${middle}.`, `On average ${change(review.mean)} (rough: ${interval}).`]
    : [`${rated}: on average ${change(review.mean)} (${interval}).`, `${capital(middle)}.`];
}

/** D6: what came, and how it ended, the most frequent first; equal counts stand together. */
export function mixWords(review: Pick<Review, 'mix' | 'hostileCalls'>): readonly string[] {
  const { calls } = review.hostileCalls;
  if (calls === 0) {
    return ['No calls logged this week.'];
  }
  const of = `of ${calls} logged ${plural(calls, 'call')}`;
  return [
    `What came: ${tallies(review.mix.situations, situationNames, calls)}, ${of}.`,
    `How it ended: ${tallies(review.mix.outcomes, outcomeNames, calls)}, ${of}.`,
  ];
}

function tallies<K extends string>(
  list: readonly Tally<K>[],
  names: Readonly<Record<K, string>>,
  n: number,
): string {
  const counts = [...new Set(list.map((tally) => tally.count))];
  return counts
    .map((count) => {
      const tied = list.filter((tally) => tally.count === count).map((tally) => names[tally.key]);
      const each = tied.length > 1 ? ' each' : '';
      const share = n >= callsForPercent ? `, ${Math.round((100 * count) / n)}%` : '';
      return `${listed(tied)} (${count}${each}${share})`;
    })
    .join(', ');
}

/** Whole numbers in words where the rate is near one, as a person would say it; else one decimal. */
function rateWords(rate: number): string {
  const whole = Math.round(rate);
  if (whole >= 1 && Math.abs(rate - whole) <= 0.25) {
    return `${rate === whole ? '' : 'about '}${numberWord(whole)}`;
  }
  return rate < 0.05 ? 'less than 0.1' : `about ${short(rate)}`;
}

/** The median said as what it is: at least half of the calls are on this side of it. */
function halfChange(median: number): string {
  const size = short(Math.abs(median));
  if (size === '0') return 'half came down or did not change';
  return median > 0 ? `half came down by ${size} or more` : `half went up by ${size} or more`;
}

/** Positive is coming down. */
function change(points: number): string {
  const size = short(Math.abs(points));
  return size === '0' ? 'no change' : `${points > 0 ? 'down' : 'up'} ${size}`;
}

const numberWords = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

function numberWord(count: number): string {
  return numberWords[count] ?? String(count);
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${numberWord(count)} times`;
}

function counted(count: number, noun: string): string {
  return `${numberWord(count)} ${plural(count, noun)}`;
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

function secondsWord(seconds: readonly number[]): string {
  return seconds.length === 1 && short(seconds[0] ?? 0) === '1' ? 'second' : 'seconds';
}

/** At most one decimal, and none where it would be 0. */
function short(value: number): string {
  return String(Number(value.toFixed(1)));
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
