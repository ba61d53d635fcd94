import type { Call } from './call.ts';
import { matchesIn, type SearchedField, searchedTexts } from './search-calls.ts';
import type { MatchedRange } from './search-playbook.ts';

/** A short piece of a call in which words of a query were found. */
export interface Excerpt {
  readonly field: SearchedField;
  /** Cut to fit a line; an ellipsis stands where something is left out. */
  readonly text: string;
  /** In `text`. */
  readonly ranges: readonly MatchedRange[];
}

/** So much of a text stands before its first match, and so much in all, in UTF-16 units. */
const before = 40;
const longest = 140;

/** Where most of the words were found, cut around the first of them; null where none is. */
export function excerptOf(call: Call, words: readonly string[]): Excerpt | null {
  const candidates = searchedTexts(call)
    .map(({ field, text }) => ({
      field,
      text,
      ranges: matchesIn(text, words),
      matched: matchedIn(text, words),
    }))
    .filter(({ ranges }) => ranges.length > 0);
  const best = candidates.toSorted((one, other) => other.matched - one.matched)[0];
  return best === undefined ? null : cut(best);
}

/** How many of the words a text has. */
function matchedIn(text: string, words: readonly string[]): number {
  return words.filter((word) => matchesIn(text, [word]).length > 0).length;
}

function cut({ field, text, ranges }: Excerpt): Excerpt {
  const first = ranges[0]?.start ?? 0;
  const from = first <= before ? 0 : wordStart(text, first - before, first);
  const to = text.length - from <= longest ? text.length : wordEnd(text, from + longest);
  const lead = from === 0 ? '' : '… ';
  const shift = lead.length - from;
  return {
    field,
    text: `${lead}${text.slice(from, to)}${to === text.length ? '' : ' …'}`,
    ranges: ranges
      .filter(({ end }) => end <= to)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}

/** The first beginning of a word from `at` on, at most `latest`. */
function wordStart(text: string, at: number, latest: number): number {
  const blank = text.slice(at, latest).search(/\s/u);
  return blank < 0 ? latest : at + blank + 1;
}

/** The end of the last whole word before `at`; in one without blanks, not within a character. */
function wordEnd(text: string, at: number): number {
  const blank = text
    .slice(0, at)
    .trimEnd()
    .search(/\s\S*$/u);
  if (blank > at - before) return blank;
  return /[\uD800-\uDBFF]/u.test(text.charAt(at - 1)) ? at - 1 : at;
}
