import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import type { CallFilter } from '../../domain/call-filter.ts';
import { caseKey } from '../../domain/case-history.ts';
import type { LineTallies } from '../../domain/line-tally.ts';
import type { OpenPromise } from '../../domain/promises.ts';
import { type CalmSituationKey, calmSituationSchema } from '../../domain/situations.ts';
import { epochOf, type LocalDay, type Stamp, stampSchema } from '../../domain/time.ts';
import { type CallListQuery, countOf, type ListedCalls, pageOf } from './call-list.ts';
import { callColumns, callOf, type KnownCall, writeCall } from './call-rows.ts';
import { countsRevision, loggedTotal, recount, talliesOf } from './call-totals.ts';
import { writeWords } from './call-words.ts';
import type { Connection, Value } from './driver.ts';
import { openPromises, setPromiseDone } from './open-promises.ts';

/** Difficult calls, drafts and logged. A binned one is out of every list until it is restored or purged. */
export interface CallTable {
  /** Writes the call as it is, new or not. One that was binned is back. */
  readonly save: (call: Call) => void;
  readonly get: (id: string) => Call | null;
  /** Drafts, oldest first. */
  readonly drafts: () => readonly Call[];
  readonly countDrafts: () => number;
  /** Logged, newest first, at most `limit`. */
  readonly newest: (limit: number) => readonly Call[];
  /** Logged and passing a filter, newest first, a page at a time. */
  readonly page: (query: CallListQuery) => ListedCalls;
  /** How many logged ones pass a filter, at most `mostCounted`. */
  readonly count: (filter: CallFilter) => number;
  readonly countLogged: () => number;
  /** How many are logged, and in how many of these prejudice came up: a table for others leaves those out. */
  readonly countForTable: () => { readonly logged: number; readonly ofPrejudice: number };
  /** Logged, with a local day from `from` to `to`, newest first. */
  readonly loggedBetween: (from: LocalDay, to: LocalDay) => readonly Call[];
  /** Everything that is not binned, oldest first. */
  readonly all: () => readonly Call[];
  /** Logged ones on the case with this reference, however it is written, newest first. */
  readonly onCase: (caseRef: string, limit: number) => readonly Call[];
  /** Those with a pencil note that was not kept as it is, drafts too, newest first. */
  readonly inPencil: (limit: number) => readonly Call[];
  /** Soonest first, those without a time last. */
  readonly openPromises: () => readonly OpenPromise[];
  /** Null: open again. False when there is no promise with that text there any more. */
  readonly setPromiseDone: (callId: string, position: number, text: string, doneAt: Stamp | null) => boolean;
  /** How often each calm situation was logged since a day. */
  readonly situationCounts: (since: LocalDay) => ReadonlyMap<CalmSituationKey, number>;
  /** What each line has shown in logged calls, of the uses that the rep judged (statistics.md D7). */
  readonly lineTallies: () => LineTallies;
  /** Another number whenever a logged call has been written here: what is counted over them may be another. */
  readonly countsRevision: () => number;
  readonly bin: (id: string, at: Stamp) => boolean;
  readonly restore: (id: string) => boolean;
  /** What is in the bin, drafts too, with when it came there. */
  readonly binned: () => readonly BinnedCall[];
  /** Removes what is binned, for good. Returns how many there were. */
  readonly purge: () => number;
  /** First and last local day with a logged call. */
  readonly span: () => DaySpan | null;
}

export interface BinnedCall {
  readonly call: Call;
  readonly binnedAt: Stamp;
}

export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

const spanSchema = z.object({ first: z.string().nullable(), last: z.string().nullable() });

/**
 * The first and last day in a table: two looks at its index by day, where `min` and `max` in one statement would read
 * all of it.
 */
export function spanOf(connection: Connection, table: string, condition: string): DaySpan | null {
  const day = (order: 'ASC' | 'DESC') =>
    `(SELECT local_day FROM ${table} WHERE ${condition} ORDER BY local_day ${order} LIMIT 1)`;
  const { first, last } = spanSchema.parse(
    connection.prepare(`SELECT ${day('ASC')} AS first, ${day('DESC')} AS last`).get(),
  );
  return first === null || last === null ? null : { first, last };
}

const freeKeySchema = z.object({ key: z.number().nullable() });
const keyedSchema = z.object({ key: z.number(), binned_at: z.string().nullable() });
const binnedSchema = z.looseObject({ binned_at: stampSchema });
const countSchema = z.object({ count: z.number() });

/** Exactly as the indexes of the list have it. */
const isListed = "status = 'logged' AND binned_at IS NULL";
/** How many calls of one second have a place of their own in it. */
const keysInASecond = 1000;

export function callTable(connection: Connection): CallTable {
  const list = (sql: string, values: Readonly<Record<string, Value>> = {}) =>
    connection.prepare(`SELECT ${callColumns} FROM calls WHERE ${sql}`).all(values).map(callOf);

  /** The call as it is stored, binned or not. */
  const stored = (id: string): (KnownCall & { readonly isBinned: boolean }) | null => {
    const row = connection
      .prepare(`SELECT calls.key AS key, binned_at, ${callColumns} FROM calls WHERE id = :id`)
      .get({ id });
    if (row === undefined) return null;
    const { key, binned_at } = keyedSchema.parse(row);
    return { key, call: callOf(row), isBinned: binned_at !== null };
  };

  /** A place in the list for a call that starts then: the first second from it on that has one left. */
  const freeKey = (startedAt: Stamp): number => {
    const latest = connection.prepare('SELECT max(key) AS key FROM calls WHERE key BETWEEN :from AND :to');
    for (let from = secondOf(startedAt) * keysInASecond; ; from += keysInASecond) {
      const to = from + keysInASecond - 1;
      const { key } = freeKeySchema.parse(latest.get({ from, to }));
      if (key === null) return from;
      if (key < to) return key + 1;
    }
  };

  /** Takes a binned call out of what is counted and found, or puts it back. */
  const setBinned = (id: string, at: Stamp | null): boolean =>
    connection.transaction(() => {
      const known = stored(id);
      if (known === null || known.isBinned === (at !== null)) return false;
      connection.prepare('UPDATE calls SET binned_at = :at WHERE key = :key').run({ at, key: known.key });
      recount(connection, at === null ? null : known.call, at === null ? known.call : null);
      writeWords(connection, known.key, at === null ? known.call : null);
      return true;
    });

  return {
    save: (call) => {
      connection.transaction(() => {
        const known = stored(call.id);
        if (known?.isBinned) setBinned(call.id, null);
        const isInPlace = known !== null && secondOf(known.call.startedAt) === secondOf(call.startedAt);
        const key = isInPlace ? known.key : freeKey(call.startedAt);
        writeCall(connection, key, call, known);
        recount(connection, known?.call ?? null, call);
        if (known !== null && known.key !== key) writeWords(connection, known.key, null);
        writeWords(connection, key, call);
      });
    },
    get: (id) => list('binned_at IS NULL AND id = :id', { id })[0] ?? null,
    drafts: () => list("binned_at IS NULL AND status = 'draft' ORDER BY key"),
    countDrafts: () =>
      countSchema.parse(
        connection
          .prepare("SELECT count(*) AS count FROM calls WHERE binned_at IS NULL AND status = 'draft'")
          .get(),
      ).count,
    newest: (limit) => list(`${isListed} ORDER BY key DESC LIMIT :limit`, { limit }),
    page: (query) => pageOf(connection, query),
    count: (filter) => countOf(connection, filter),
    countLogged: () => loggedTotal(connection),
    countForTable: () => ({
      logged: loggedTotal(connection),
      ofPrejudice: countSchema.parse(
        connection
          .prepare(
            `SELECT count(*) AS count FROM calls WHERE ${isListed}
             AND (situation = 'prejudice' OR also_situations LIKE '%"prejudice"%')`,
          )
          .get(),
      ).count,
    }),
    loggedBetween: (from, to) =>
      list(`${isListed} AND local_day BETWEEN :from AND :to ORDER BY key DESC`, { from, to }),
    all: () => list('binned_at IS NULL ORDER BY key'),
    onCase: (caseRef, limit) =>
      list(`${isListed} AND case_key = :case AND case_key <> '' ORDER BY key DESC LIMIT :limit`, {
        case: caseKey(caseRef),
        limit,
      }),
    inPencil: (limit) =>
      list("binned_at IS NULL AND pencil <> '' AND pencil_kept_at IS NULL ORDER BY key DESC LIMIT :limit", {
        limit,
      }),
    openPromises: () => openPromises(connection),
    setPromiseDone: (callId, position, text, doneAt) =>
      setPromiseDone(connection, callId, position, text, doneAt),
    situationCounts: (since) =>
      new Map(
        connection
          .prepare(
            `SELECT situation, count(*) AS count FROM calls
             WHERE ${isListed} AND situation <> 'danger' AND local_day >= :since
             -- With the plus SQLite looks up the days; without it it reads all of the index by situation.
             GROUP BY +situation`,
          )
          .all({ since })
          .map((row) => z.object({ situation: calmSituationSchema, count: z.number() }).parse(row))
          .map(({ situation, count: times }) => [situation, times] as const),
      ),
    lineTallies: () => talliesOf(connection),
    countsRevision: () => countsRevision(connection),
    bin: (id, at) => setBinned(id, at),
    restore: (id) => setBinned(id, null),
    binned: () =>
      connection
        .prepare(`SELECT binned_at, ${callColumns} FROM calls WHERE binned_at IS NOT NULL ORDER BY key`)
        .all()
        .map((row) => ({ call: callOf(row), binnedAt: binnedSchema.parse(row).binned_at })),
    purge: () =>
      connection.transaction(() => {
        // A pause of a call that is gone stands alone.
        connection
          .prepare(
            `UPDATE pauses SET call_id = NULL
             WHERE call_id IN (SELECT id FROM calls WHERE binned_at IS NOT NULL)`,
          )
          .run();
        return connection.prepare('DELETE FROM calls WHERE binned_at IS NOT NULL').run().changes;
      }),
    span: () => spanOf(connection, 'calls', isListed),
  };
}

function secondOf(startedAt: Stamp): number {
  return Math.floor(epochOf(startedAt) / 1000);
}
