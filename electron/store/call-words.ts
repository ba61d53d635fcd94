import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import { searchedTexts, wordsOf } from '../../domain/search-calls.ts';
import { type CallListQuery, type ListedCalls, listed, mostCounted, whichCalls } from './call-list.ts';
import type { Connection } from './driver.ts';

/**
 * The index of words: one row a call that is not binned and says something, with the call's own key, so that newest
 * first is the order in which matches are found. It keeps the text that it indexed, because words can be taken out of
 * it only by the very text that brought them in.
 */

const textSchema = z.object({ text: z.string() }).optional();

/** Brings the words of one call up to date; null: none of it is to be found any more. */
export function writeWords(connection: Connection, key: number, call: Call | null): void {
  const text =
    call === null
      ? ''
      : searchedTexts(call)
          .map((each) => each.text)
          .join('\n');
  const former = textSchema.parse(
    connection.prepare('SELECT text FROM call_words WHERE rowid = :key').get({ key }),
  )?.text;
  if (text === (former ?? '')) return;
  if (text === '') connection.prepare('DELETE FROM call_words WHERE rowid = :key').run({ key });
  else if (former === undefined) {
    connection.prepare('INSERT INTO call_words (rowid, text) VALUES (:key, :text)').run({ key, text });
  } else {
    connection.prepare('UPDATE call_words SET text = :text WHERE rowid = :key').run({ key, text });
  }
}

/** Words, and which calls they are looked for in. */
export interface SearchQuery extends CallListQuery {
  /** As typed. */
  readonly words: string;
  /** Drafts are in the index too. */
  readonly status: 'logged' | 'any';
}

export interface FoundCalls extends ListedCalls {
  /** How many there are in all, at most `mostCounted`; null on a page that is not the first. */
  readonly count: number | null;
}

export type SearchCalls = (query: SearchQuery) => FoundCalls;

const countSchema = z.object({ count: z.number() });

/** Full-text search: calls in which every word begins a word, newest first. */
export function searchCalls(connection: Connection): SearchCalls {
  return ({ words, status, ...query }) => {
    // Each between quotation marks, which no word contains: no query can be a mistake in SQLite's own language.
    const match = wordsOf(words)
      .map((word) => `"${word}"*`)
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
    const count =
      query.before === null
        ? countSchema.parse(
            connection
              .prepare(`SELECT count(*) AS count FROM (SELECT 1 FROM ${from} LIMIT ${mostCounted})`)
              .get({ ...values, match }),
          ).count
        : null;
    return { ...page, count };
  };
}
