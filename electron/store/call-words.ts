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
 * newest first is the order in which matches are found. FTS5 takes words out only when it is told which it once took in,
 * so `call_texts` remembers them.
 */

const textSchema = z.object({ words: z.string() }).optional();

/** Brings the words of one call up to date; null: none of it is to be found any more. */
export function writeWords(connection: Connection, key: number, call: Call | null): void {
  const words = call === null ? '' : indexedText(call);
  const former =
    textSchema.parse(connection.prepare('SELECT words FROM call_texts WHERE key = :key').get({ key }))
      ?.words ?? '';
  if (words === former) return;
  // Only what has changed, because that is little while somebody types. Words with the same beginning share entries of
  // the index of beginnings, so all that begin with the same letter go and come together.
  const [before, after] = [wordsIn(former), wordsIn(words)];
  const changed = new Set([...missingIn(before, after), ...missingIn(after, before)].map(letterOf));
  const among = (some: ReadonlySet<string>) =>
    [...some].filter((word) => changed.has(letterOf(word))).join(' ');
  // Both, even where one is of nothing: FTS5 counts what comes and goes.
  if (before.size > 0) {
    connection
      .prepare("INSERT INTO call_words (call_words, rowid, words) VALUES ('delete', :key, :words)")
      .run({ key, words: among(before) });
  }
  if (after.size > 0) {
    connection
      .prepare('INSERT INTO call_words (rowid, words) VALUES (:key, :words)')
      .run({ key, words: among(after) });
    connection
      .prepare(
        `INSERT INTO call_texts (key, words) VALUES (:key, :words)
         ON CONFLICT (key) DO UPDATE SET words = excluded.words`,
      )
      .run({ key, words });
  } else {
    connection.prepare('DELETE FROM call_texts WHERE key = :key').run({ key });
  }
  dropSeparators(connection, missingIn(after, before));
}

function wordsIn(words: string): Set<string> {
  return new Set(words === '' ? [] : words.split(' '));
}

function missingIn(words: ReadonlySet<string>, some: ReadonlySet<string>): readonly string[] {
  return [...some].filter((word) => !words.has(word));
}

function letterOf(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0);
}

const versionSchema = z.object({ words_version: z.number() });
const keyedSchema = z.looseObject({ key: z.number() });

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
    // Each between quotation marks, which no word contains: no query can be a mistake in SQLite's own language.
    const match = wordsOf(words)
      .map((word) => `"${foldedWord(word)}"*`)
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
