import uFuzzy from '@leeoniya/ufuzzy';

/** Something to find. */
export interface SearchEntry {
  readonly id: string;
  readonly text: string;
  /** What its chapter is called: found too, never marked. */
  readonly title: string;
}

/** Where a text matched, for marking: UTF-16 units of the text as it stands, from `start` up to but without `end`. */
export interface MatchedRange {
  readonly start: number;
  readonly end: number;
}

export interface Hit {
  readonly id: string;
  /** In the text, in order, none overlapping; empty where only the chapter's name matched. */
  readonly ranges: readonly MatchedRange[];
}

export interface Found {
  /** Best first, at most as many as asked for. */
  readonly hits: readonly Hit[];
  /** How many there are in all. */
  readonly total: number;
}

/** Everything that can be found, folded once a playbook. */
export interface SearchIndex {
  readonly entries: readonly SearchEntry[];
  /** Text and title of each; the text unit for unit as long as it stands, after a space. */
  readonly folded: string[];
}

export function searchIndex(entries: readonly SearchEntry[]): SearchIndex {
  return { entries, folded: entries.map(({ text, title }) => ` ${folded(text)} ${folded(title)}`) };
}

// One slip in a word: a letter too many, too few, another, or two swapped.
const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });

/**
 * What fits a query, in any order of its words: case, accents and apostrophes do not matter, a word may be unfinished,
 * and one of three letters or more may have a slip in it. All words are wanted; where nothing has them all, those with
 * any. Where words begin exactly as asked comes first, else the playbook's order.
 */
export function search(index: SearchIndex, query: string, limit: number): Found {
  const terms = folded(query).replaceAll("'", '').split(' ').filter(Boolean);
  const places = withAll(index, terms) ?? withAny(index, terms);
  const ranked = places
    .map((at) => ({ at, score: scoreOf(index.folded[at] ?? '', terms) }))
    .sort((one, other) => other.score - one.score || one.at - other.at)
    .slice(0, limit);
  return {
    hits: ranked.flatMap(({ at }) => {
      const entry = index.entries[at];
      return entry === undefined
        ? []
        : [{ id: entry.id, ranges: rangesIn(index.folded[at] ?? '', terms, entry.text.length) }];
    }),
    total: places.length,
  };
}

/** The places that have every term; null where none has. */
function withAll(index: SearchIndex, terms: readonly string[]): readonly number[] | null {
  let places: number[] | undefined;
  for (const term of terms) {
    places = fuzzy.filter(index.folded, term, places) ?? [];
    if (places.length === 0) return null;
  }
  return places ?? [];
}

function withAny(index: SearchIndex, terms: readonly string[]): readonly number[] {
  return [...new Set(terms.flatMap((term) => fuzzy.filter(index.folded, term) ?? []))];
}

/** How well a folded text fits: two for each term that a word begins with, one for each that is inside one. */
function scoreOf(text: string, terms: readonly string[]): number {
  let score = 0;
  for (const term of terms) {
    if (text.includes(` ${term}`)) score += 2;
    else if (text.includes(term)) score += 1;
  }
  return score;
}

/** What of a text the terms matched, merged where they touch. */
function rangesIn(text: string, terms: readonly string[], textLength: number): readonly MatchedRange[] {
  const ranges: MatchedRange[] = [];
  for (const term of terms) {
    const places = fuzzy.filter([text], term) ?? [];
    const [pairs = []] = places.length === 0 ? [] : fuzzy.info(places, [text], term).ranges;
    for (let pair = 0; pair + 1 < pairs.length; pair += 2) {
      // The folded text begins with a space of its own.
      const start = (pairs[pair] ?? 0) - 1;
      const end = Math.min((pairs[pair + 1] ?? 0) - 1, textLength);
      if (start < end) ranges.push({ start, end });
    }
  }
  return merged(ranges.toSorted((one, other) => one.start - other.start));
}

function merged(ranges: readonly MatchedRange[]): readonly MatchedRange[] {
  const done: MatchedRange[] = [];
  for (const range of ranges) {
    const last = done.at(-1);
    if (last !== undefined && range.start <= last.end) {
      done[done.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else {
      done.push(range);
    }
  }
  return done;
}

/** Without case and accents, apostrophes alike, all else that is no letter or digit a space: unit for unit. */
function folded(text: string): string {
  return text.replaceAll('’', "'").replace(/[^a-z0-9' ]/gu, (character) => {
    const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    const isWord = /^[\p{L}\p{N}]+$/u.test(plain);
    return isWord && plain.length === character.length ? plain : ' '.repeat(character.length);
  });
}
