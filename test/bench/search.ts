import builtIn from '../../assets/playbook.json' with { type: 'json' };
import { builtInPlaybookSchema } from '../../domain/playbook.ts';
import { type SearchEntry, search, searchIndex } from '../../domain/search-playbook.ts';
import { situationNames } from '../../domain/situations.ts';

/** As typed, letter by letter; with slips, without accents, and with words that are in no line. */
const queries = [
  'manager',
  'whta is still open',
  "i'll call you by",
  'sumary',
  'which part',
  'zzz',
  'resume uber',
];
/** The page shows so many. */
const mostShown = 50;

export interface Searches {
  /** How long it took to make what is searched, in milliseconds. */
  readonly indexing: number;
  /** How long each search took. */
  readonly searches: readonly number[];
}

/** Searches a playbook of so many lines as the page does while a query is typed; each query so many times. */
export function timedSearches(lines: number, times: number): Searches {
  const entries = entriesOf(lines);
  const from = performance.now();
  const index = searchIndex(entries);
  const indexing = performance.now() - from;
  const searches: number[] = [];
  for (let round = 0; round < times; round += 1) {
    for (const query of queries) {
      for (let end = 1; end <= query.length; end += 1) {
        const start = performance.now();
        search(index, query.slice(0, end), mostShown);
        searches.push(performance.now() - start);
      }
    }
  }
  return { indexing, searches };
}

/** Lines of the length and words that lines have: two built-in ones joined, each pair once. */
function entriesOf(count: number): readonly SearchEntry[] {
  const pages = builtInPlaybookSchema.parse(builtIn).situations;
  const texts = pages.flatMap(({ key, lines }) =>
    lines.map(({ text }) => ({ title: situationNames[key], text })),
  );
  return Array.from({ length: count }, (_, index) => {
    const first = texts[index % texts.length];
    const second = texts[Math.floor(index / texts.length) % texts.length];
    return {
      id: String(index),
      title: first?.title ?? '',
      text: `${first?.text.split(/(?<=[.?!]) /u)[0]} ${second?.text.split(/(?<=[.?!]) /u).at(-1)}`,
    };
  });
}
