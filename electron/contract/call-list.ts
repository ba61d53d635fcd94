import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import { callFilterSchema, longestQuery } from '../../domain/call-filter.ts';
import { intent, panel } from './intent.ts';

/** A logged call, and where it stands in the list: larger is newer. */
export interface CallInList {
  readonly key: number;
  readonly call: Call;
}

export interface CallCount {
  readonly count: number;
  /** There are more; they were not counted. */
  readonly isMore: boolean;
}

/** One page of the list, newest first. */
export interface CallListPage {
  readonly calls: readonly CallInList[];
  /** Where the next page begins; null: there is none. */
  readonly next: number | null;
  /** How many calls the list has in all; null on every page but the first. */
  readonly total: CallCount | null;
}

/** Most calls that one page can have: reading them takes a few milliseconds. */
export const largestCallPage = 250;

/** Intents about the list of logged calls. */
export const callListContract = {
  /** Null: a newer search came before this one was done, so nobody waits for it any more. */
  readCallList: intent<CallListPage | null>()(
    panel,
    z.strictObject({
      filter: callFilterSchema,
      /** As typed; empty: not searched. */
      query: z.string().max(longestQuery),
      /** `next` of the page before; null: the first page. */
      before: z.int().nullable(),
      limit: z.int().min(1).max(largestCallPage),
    }),
  ),
} as const;
