import { type CallSearch, isFiltering } from '../../domain/call-filter.ts';
import { wordsOf } from '../../domain/search-calls.ts';
import type { CallCount, callListContract } from '../contract/call-list.ts';
import type { HandlersOf } from '../ipc.ts';
import { mostCounted } from '../store/call-list.ts';
import type { FoundCalls } from '../store/call-words.ts';
import type { Surroundings } from '../surroundings.ts';
import { ok } from './reply.ts';

/** What only the list of calls needs of the app. */
export interface CallListWorld extends Surroundings {
  /** Searches without making main wait; null when a newer search came before it was done. */
  readonly searchCalls: (search: CallSearch) => Promise<FoundCalls | null>;
}

/** Serves the intents about the list of logged calls. */
export function callListIntents({ store, searchCalls }: CallListWorld): HandlersOf<typeof callListContract> {
  return {
    readCallList: async ({ filter, query, before, limit }) => {
      if (wordsOf(query).length > 0) {
        const found = await searchCalls({ words: query, status: 'logged', filter, before, limit });
        if (found === null) return ok(null);
        const { calls, next, count } = found;
        return ok({ calls, next, total: count === null ? null : countUpTo(count) });
      }
      const { calls, next } = store.calls.page({ filter, before, limit });
      if (before !== null) return ok({ calls, next, total: null });
      const total = isFiltering(filter)
        ? countUpTo(store.calls.count(filter))
        : { count: store.calls.countLogged(), isMore: false };
      return ok({ calls, next, total });
    },
  };
}

/** Counting stops early: a count that reached its end may be more. */
function countUpTo(count: number): CallCount {
  return { count, isMore: count >= mostCounted };
}
