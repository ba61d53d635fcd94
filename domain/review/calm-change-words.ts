import type { CalmChangeReview } from './calm-change.ts';
import { figured, listed, plural, short } from './number-words.ts';
import { valuesForFull } from './sample-sizes.ts';

/** Stands beside the calm change, always (statistics.md D3). */
export const calmChangeNote =
  'Feelings fade anyway, the peak is remembered, and you chose what to log. This shows you coming down, not what caused it.';

/** D3: how far the rep came down from the worst moment to logging. `calmChangeNote` goes with it. */
export function calmChangeWords(review: CalmChangeReview): readonly string[] {
  const { n, values, min, max, low, high } = review;
  if (n === 0) {
    return ['No call was rated at worst and now.'];
  }
  const rated = `${figured(n, 'call')} rated at worst and now`;
  if (values !== null) {
    return [`${rated}: ${fewWords(review, values)}.`];
  }
  if (review.mean === null || review.median === null || min === null || max === null) {
    return [`${rated}.`];
  }
  if (low === null || high === null) {
    return [`${rated}: ${change(review.median)} every time.`];
  }
  const all = `${spread(min, max)}; ${halfChange(review.median)}`;
  const interval = `${change(low)} to ${change(high)}`;
  return n < valuesForFull
    ? [`${rated}: ${all}.`, `On average ${change(review.mean)} (rough: ${interval}).`]
    : [`${rated}: on average ${change(review.mean)} (${interval}).`, `All calls: ${all}.`];
}

/** One to four: each of them and, from two on, the median and the range. */
function fewWords({ median, min, max }: CalmChangeReview, values: readonly number[]): string {
  if (median === null || min === null || max === null) return listed(values.map(change));
  if (min === max) return `${change(median)} every time`;
  if (min > 0) return `down ${sameWayWords(values, median)}, from ${min} to ${max}`;
  if (max < 0) return `up ${sameWayWords(values, median)}, from ${-max} to ${-min}`;
  return `${listed(values.map(change))}; ${change(median)} in the middle, ${spread(min, max)}`;
}

function sameWayWords(values: readonly number[], median: number): string {
  const sizes = values.map((value) => short(Math.abs(value)));
  return `${listed(sizes)}; ${short(Math.abs(median))} in the middle`;
}

/** `from 1 to 4 points down`, `from 1 point up to 4 points down`: the ends are whole points, and not the same. */
function spread(min: number, max: number): string {
  if (min > 0) return `from ${min} to ${max} points down`;
  if (max < 0) return `from ${-max} to ${-min} points up`;
  return `from ${pointsWords(min)} to ${pointsWords(max)}`;
}

function pointsWords(points: number): string {
  if (points === 0) return 'no change';
  const size = Math.abs(points);
  return `${size} ${plural(size, 'point')} ${points > 0 ? 'down' : 'up'}`;
}

/** The median said as what it is: at least half of the calls are on this side of it. */
function halfChange(median: number): string {
  const size = short(Math.abs(median));
  if (size === '0') return 'half came down or did not change';
  return median > 0 ? `half came down ${size} or more` : `half went up ${size} or more`;
}

/** Positive is coming down. */
function change(points: number): string {
  const size = short(Math.abs(points));
  return size === '0' ? 'no change' : `${points > 0 ? 'down' : 'up'} ${size}`;
}
