import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import { type CallSearch, isFiltering } from '../../domain/call-filter.ts';
import { foldedWord, indexedText, indexedTextVersion, wordsOf } from '../../domain/search-calls.ts';
import { type ListedCalls, listed, mostCounted, whichCalls } from './call-list.ts';
import { callColumns, callOf } from './call-rows.ts';
import type { Connection } from './driver.ts';
import { dropSeparators } from './stale-separators.ts';

/**
 * The index of words: for each call that is not binned and says something its words, under the call's own key, so that
 * newest first is the order in which matches are found. FTS5 takes out only what it is told that it once took in, so
 * `call_texts` remembers the words.
 *
 * What is indexed are beginnings: a search for “ref” finds one entry that has all calls with such words, newest first,
 * instead of gathering those of “refund”, “refuse” and “reference”. FTS5 can do that itself, but not take in and out only
 * what has changed of a text, which is little while somebody types.
 */

/** Longer beginnings are looked for among whole words: few words share one. */
const longestBeginning = 6;

const textSchema = z.object({ words: z.string() }).optional();

/** Brings the words of one call up to date; null: none of it is to be found any more. */
export function writeWords(connection: Connection, key: number, call: Call | null): void {
  const words = call === null ? '' : indexedText(call);
  const former =
    textSchema.parse(connection.prepare('SELECT words FROM call_texts WHERE key = :key').get({ key }))
      ?.words ?? '';
  if (words === former) return;
  const [before, after] = [entriesOf(former), entriesOf(words)];
  const gone = [...before].filter((entry) => !after.has(entry));
  const come = [...after].filter((entry) => !before.has(entry));
  if (gone.length > 0) {
    connection
      .prepare("INSERT INTO call_words (call_words, rowid, entries) VALUES ('delete', :key, :entries)")
      .run({ key, entries: gone.join(' ') });
  }
  // Also of nothing: FTS5 counts that as often as something is taken out, something was taken in.
  if (after.size > 0) {
    connection
      .prepare('INSERT INTO call_words (rowid, entries) VALUES (:key, :entries)')
      .run({ key, entries: come.join(' ') });
    connection
      .prepare(
        `INSERT INTO call_texts (key, words) VALUES (:key, :words)
         ON CONFLICT (key) DO UPDATE SET words = excluded.words`,
      )
      .run({ key, words });
  } else {
    connection.prepare('DELETE FROM call_texts WHERE key = :key').run({ key });
  }
  dropSeparators(connection, gone);
}

/** What the index has of some words: their beginnings, each with its length before it, and the longer words. */
export function entriesOf(words: string): ReadonlySet<string> {
  const entries = new Set<string>();
  for (const word of words === '' ? [] : words.split(' ')) {
    const characters = Array.from(word);
    const most = Math.min(characters.length, longestBeginning);
    for (let length = 1; length <= most; length += 1) entries.add(beginning(characters, length));
    if (characters.length > longestBeginning) entries.add(wholeWord(word));
  }
  return entries;
}

/** What finds the words that begin so, in FTS5's own language. */
function lookedFor(word: string): string {
  const characters = Array.from(word);
  // Between quotation marks, which no word contains: no query can be a mistake.
  return characters.length <= longestBeginning
    ? `"${beginning(characters, characters.length)}"`
    : `"${wholeWord(word)}"*`;
}

function beginning(characters: readonly string[], length: number): string {
  return `${length}${characters.slice(0, length).join('')}`;
}

function wholeWord(word: string): string {
  return `w${word}`;
}

const versionSchema = z.object({ words_version: z.number() });
const keyedSchema = z.object({ key: z.number() });

/** Makes the index anew where it was made by a program that took words otherwise, or never. */
export function refreshWords(connection: Connection): void {
  const isFresh = () =>
    versionSchema.parse(connection.prepare('SELECT words_version FROM call_totals').get()).words_version ===
    indexedTextVersion;
  if (isFresh()) return;
  connection.transaction(() => {
    // Looked up again: another program may just have made it.
    if (isFresh()) return;
    connection.script("DELETE FROM call_texts; INSERT INTO call_words (call_words) VALUES ('delete-all')");
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const rows = connection
        .prepare(
          `SELECT calls.key AS key, ${callColumns} FROM calls WHERE binned_at IS NULL AND key > :after
           ORDER BY key LIMIT 500`,
        )
        .all({ after });
      for (const row of rows) {
        after = keyedSchema.parse(row).key;
        writeWords(connection, after, callOf(row));
      }
      if (rows.length === 0) break;
    }
    connection
      .prepare('UPDATE call_totals SET words_version = :version')
      .run({ version: indexedTextVersion });
  });
}

export interface FoundCalls extends ListedCalls {
  /** How many there are in all, at most `mostCounted`; null on a page that is not the first. */
  readonly count: number | null;
}

export type SearchCalls = (query: CallSearch) => FoundCalls;

const countSchema = z.object({ count: z.number() });

/** Full-text search: calls in which every word begins a word, newest first. */
export function searchCalls(connection: Connection): SearchCalls {
  return ({ words, status, ...query }) => {
    const match = wordsOf(words)
      .map((word) => lookedFor(foldedWord(word)))
      .join(' ');
    if (match === '') return { calls: [], next: null, count: query.before === null ? 0 : null };
    const { where, values } = whichCalls(query.filter, status);
    // In this order: the index finds the newest matches first, and stops when there are enough.
    const from = `call_words CROSS JOIN calls ON calls.key = call_words.rowid
      WHERE call_words MATCH :match AND ${where}`;
    const page = listed(connection, query, (limit, before) => ({
      sql: `${from} ${before === null ? '' : 'AND call_words.rowid < :before'} ORDER BY call_words.rowid DESC LIMIT :limit`,
      values: { ...values, match, limit, ...(before === null ? {} : { before }) },
    }));
    // Without a filter there is no need to look at the calls: the index has all but the few drafts that are not wanted.
    const counted = isFiltering(query.filter)
      ? from
      : `call_words WHERE call_words MATCH :match
           ${status === 'any' ? '' : "AND rowid NOT IN (SELECT key FROM calls WHERE status = 'draft')"}`;
    const count =
      query.before === null
        ? countSchema.parse(
            connection
              .prepare(`SELECT count(*) AS count FROM (SELECT 1 FROM ${counted} LIMIT ${mostCounted})`)
              .get(isFiltering(query.filter) ? { ...values, match } : { match }),
          ).count
        : null;
    return { ...page, count };
  };
}
