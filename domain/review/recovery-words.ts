import { capital, durationWords, figured, listed } from './number-words.ts';
import type { RecoveryReview } from './recovery.ts';
import type { Review } from './review.ts';
import { listedValues, valuesForFull } from './sample-sizes.ts';

/**
 * Whether there are enough calls for a median, and the survival curve never comes down to one half: over half of the calls were cut
 * short by the next one, and how long half of them take cannot be known (D4).
 */
export function isMedianOutOfReach({ n, values, medianMinutes }: RecoveryReview): boolean {
  return n > 0 && values === null && medianMinutes === null;
}

/** Said in the place of a median that is out of reach. */
export const overHalfNotSteady = 'over half were not back to steady before the next call';

/**
 * D4 and D4b: how long it took to be steady again, from the end of a call. Where the next call came first that is said
 * first: what is known of the others is not how long a call took.
 */
export function recoveryWords({
  recovery,
  aside: { recoveryTimes },
}: Pick<Review, 'recovery' | 'aside'>): readonly string[] {
  const { n, censored, medianMinutes } = recovery;
  if (n === 0) return ['No time back to steady noted.'];
  const known = recoveryTimes.filter(({ isCensored }) => !isCensored).map(({ minutes }) => minutes);
  if (censored === 0) {
    return [`${figured(n, 'call')} with a time back to steady: ${allKnownWords(known, medianMinutes)}.`];
  }
  return [
    `${nextCallWords(recovery)} the next call came before you were back to steady.`,
    ...(known.length === 0 ? [] : [`${knownCountWords(known.length)} ${knownWords(known)}.`]),
    ...(medianMinutes === null ? [] : [estimateWords(medianMinutes, known.length)]),
    ...(isMedianOutOfReach(recovery)
      ? [`${capital(overHalfNotSteady)}: there was too little time between calls to say how long it takes.`]
      : []),
  ];
}

function nextCallWords({ n, censored }: RecoveryReview): string {
  if (n === 1) return 'In the one call with a time noted';
  if (censored < n) return `In ${censored} of ${n} calls`;
  return n === 2 ? 'In both calls with a time noted' : `In all ${n} calls with a time noted`;
}

function knownCountWords(count: number): string {
  return `In the other ${count === 1 ? 'one' : count} it took`;
}

function knownWords(known: readonly number[]): string {
  if (known.length <= listedValues) return listed(known.map(durationWords));
  const [shortest, longest] = endWords(known);
  return shortest === longest ? `${shortest} every time` : `from ${shortest} to ${longest}`;
}

/** Every time is known: half of them is a count, not an estimate. */
function allKnownWords(known: readonly number[], medianMinutes: number | null): string {
  const [shortest, longest] = endWords(known);
  if (medianMinutes === null || shortest === longest) return knownWords(known);
  return `half took ${durationWords(medianMinutes)} or less; the shortest ${shortest}, the longest ${longest}`;
}

/** Kaplan–Meier, which goes by those that were cut short as well. */
function estimateWords(medianMinutes: number, known: number): string {
  const rough = known < valuesForFull ? ' (rough)' : '';
  return `Given the time, about half would be steady by ${durationWords(medianMinutes)}${rough}.`;
}

function endWords(known: readonly number[]): readonly [shortest: string, longest: string] {
  return [durationWords(Math.min(...known)), durationWords(Math.max(...known))];
}
