import type { Connection } from './driver.ts';

/**
 * FTS5 takes deleted words out of its pages (`secure-delete`), but not out of the small table that says which page a word
 * is on (`call_words_idx`): where a page began with the word, that table goes on naming it, or its beginning. It names
 * them only to tell two pages apart, so the next word that is still there does as well: nothing lies between the two.
 */

/** A beginning of fewer bytes says nothing of a word. */
const shortestBeginning = 3;

// The segments of the index are few and their pages many, so each segment is looked up instead of read. All words are
// marked with 0 there, and what would be behind them with 1.
const replaceSql = `
  WITH RECURSIVE segments (id) AS (
    SELECT min(segid) FROM call_words_idx
    UNION ALL
    SELECT (SELECT min(segid) FROM call_words_idx WHERE segid > id) FROM segments WHERE id IS NOT NULL
  ),
  stale (segid, term, next) AS MATERIALIZED (
    SELECT segid, term,
      (SELECT live.term FROM call_words_terms AS live WHERE live.term >= CAST(substr(idx.term, 2) AS TEXT) LIMIT 1)
    FROM call_words_idx AS idx
    WHERE segid IN (SELECT id FROM segments) AND term IN (SELECT unhex('30' || value) FROM json_each(:beginnings))
  )
  UPDATE call_words_idx SET term = CAST(coalesce('0' || stale.next, '1') AS BLOB)
  FROM stale
  WHERE call_words_idx.segid = stale.segid AND call_words_idx.term = stale.term
    AND (stale.next IS NULL
      OR substr(CAST('0' || stale.next AS BLOB), 1, length(stale.term)) <> stale.term)`;

/** Has words that were taken out of the index of words named nowhere any more; those that other calls say stay. */
export function dropSeparators(connection: Connection, words: Iterable<string>): void {
  const beginnings = new Set<string>();
  for (const word of words) {
    const bytes = Buffer.from(word);
    for (let length = shortestBeginning; length <= bytes.length; length += 1) {
      beginnings.add(bytes.toString('hex', 0, length));
    }
  }
  if (beginnings.size === 0) return;
  connection.unguarded(() => {
    connection.prepare(replaceSql).run({ beginnings: JSON.stringify([...beginnings]) });
  });
}
