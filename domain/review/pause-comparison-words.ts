import type { PauseComparison } from './calm-change.ts';
import { figured, short } from './number-words.ts';

/** D3b, where the rep asked for it. Never as a cause: a rep pauses on other calls. */
export function pauseComparisonWords(comparison: PauseComparison | null): readonly string[] {
  if (comparison === null) {
    return [
      'Not enough to compare yet: it needs records of eight weeks, 20 rated calls in them, and at least four with a pause and four without wherever you were about as wound up at worst.',
    ];
  }
  const { withPause, without, difference, standardError, verdict } = comparison;
  const of = `${figured(withPause, 'call')} with a pause, ${without} without, as wound up at worst`;
  if (verdict === 'cannot-tell-yet') {
    return [`${of}: can’t tell yet whether there is a difference.`];
  }
  const way = difference > 0 ? 'more' : 'less';
  const margin = short(2 * standardError);
  return [
    `${of}: with a pause you came down ${points(difference)} ${way}${margin === '0' ? '' : `, give or take ${margin}`}.`,
    'You pause on different calls, so this does not say why.',
  ];
}

function points(difference: number): string {
  const size = short(Math.abs(difference));
  if (size === '0') return 'less than 0.1 points';
  return `${size} ${size === '1' ? 'point' : 'points'}`;
}
