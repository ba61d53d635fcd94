import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import type { CallFilter } from '../../domain/call-filter.ts';
import { dayMs, epochOf, type LocalDay, stampSchema } from '../../domain/time.ts';
import { callColumns, callOf } from './call-rows.ts';
import type { Connection, Value } from './driver.ts';

/** A call, and where it stands in the list: larger is newer. */
export interface ListedCall {
  readonly key: number;
  readonly call: Call;
}

/** One page of a list, newest first. */
export interface CallListQuery {
  readonly filter: CallFilter;
  /** `next` of the page before; null: the first page. */
  readonly before: number | null;
  readonly limit: number;
}

export interface ListedCalls {
  readonly calls: readonly ListedCall[];
  /** Where the next page begins; null: there is none. */
  readonly next: number | null;
}

/** Counting stops here: nobody reads more exactly than “1,000 or more”. */
export const mostCounted = 1000;

const keySchema = z.object({ key: z.number() });
const countSchema = z.object({ count: z.number() });

/** The calls that are not binned and pass a filter, as a condition on `calls`. */
export function whichCalls(
  filter: CallFilter,
  status: 'logged' | 'any',
): { readonly where: string; readonly values: Readonly<Record<string, Value>> } {
  const conditions = ['calls.binned_at IS NULL'];
  const values: Record<string, Value> = {};
  if (status === 'logged') conditions.push("calls.status = 'logged'");
  for (const field of ['situation', 'outcome', 'intensity'] as const) {
    if (filter[field] === null) continue;
    conditions.push(`calls.${field} = :${field}`);
    values[field] = filter[field];
  }
  if (filter.hasPromise) conditions.push('calls.has_promise = 1');
  if (filter.hasPencil) conditions.push("calls.pencil <> ''");
  // The key narrows first: no local day is further than a day from the same day in UTC.
  if (filter.from !== null) {
    conditions.push('calls.local_day >= :from AND calls.key >= :fromKey');
    values.from = filter.from;
    values.fromKey = midnightOf(filter.from) - dayMs;
  }
  if (filter.to !== null) {
    conditions.push('calls.local_day <= :to AND calls.key < :toKey');
    values.to = filter.to;
    values.toKey = midnightOf(filter.to) + 2 * dayMs;
  }
  return { where: conditions.join(' AND '), values };
}

/** In UTC. Keys are milliseconds since 1970 as far as days are concerned. */
function midnightOf(day: LocalDay): number {
  return epochOf(stampSchema.parse(`${day}T00:00:00Z`));
}

/** Runs `select` for one more than the page holds, so as to know whether there is another page. */
export function listed(
  connection: Connection,
  { before, limit }: Pick<CallListQuery, 'before' | 'limit'>,
  select: (
    limit: number,
    before: number | null,
  ) => { readonly sql: string; readonly values: Readonly<Record<string, Value>> },
): ListedCalls {
  const { sql, values } = select(limit + 1, before);
  const rows = connection.prepare(`SELECT calls.key AS key, ${callColumns} FROM ${sql}`).all(values);
  const calls = rows.slice(0, limit).map((row) => ({ key: keySchema.parse(row).key, call: callOf(row) }));
  return { calls, next: rows.length > limit ? (calls.at(-1)?.key ?? null) : null };
}

/** Logged calls that pass a filter, newest first. */
export function pageOf(connection: Connection, query: CallListQuery): ListedCalls {
  const { where, values } = whichCalls(query.filter, 'logged');
  return listed(connection, query, (limit, before) => ({
    sql: `calls WHERE ${where} ${before === null ? '' : 'AND calls.key < :before'} ORDER BY calls.key DESC LIMIT :limit`,
    values: { ...values, limit, ...(before === null ? {} : { before }) },
  }));
}

/** How many logged calls pass a filter, at most `mostCounted`. */
export function countOf(connection: Connection, filter: CallFilter): number {
  const { where, values } = whichCalls(filter, 'logged');
  return countSchema.parse(
    connection
      .prepare(`SELECT count(*) AS count FROM (SELECT 1 FROM calls WHERE ${where} LIMIT ${mostCounted})`)
      .get(values),
  ).count;
}
