import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import type { CallsListHandle } from './calls-list.tsx';
import type { LoadedCalls, Question } from './use-call-list.ts';

/**
 * Leads the keyboard from the search field to what was found. Pressed before the answer to what is asked is there it waits
 * for that one: the rows of an older answer are about to go. Whoever types on, or goes elsewhere, stays there.
 */
export function useGoToList(
  { query, filter }: Question,
  loaded: LoadedCalls | null,
  search: RefObject<HTMLElement | null>,
  list: RefObject<CallsListHandle | null>,
): () => void {
  const [wanted, setWanted] = useState<Question | null>(null);
  const answered = loaded?.question;
  const isWanted = wanted?.query === query && wanted.filter === filter;
  const isAnswered = answered?.query === query && answered.filter === filter;
  useLayoutEffect(() => {
    if (wanted === null) return;
    if (isWanted && !isAnswered) return;
    setWanted(null);
    if (isWanted && document.activeElement === search.current) list.current?.focus();
  }, [wanted, isWanted, isAnswered, search, list]);
  return useCallback(() => {
    if (isAnswered) list.current?.focus();
    else setWanted({ query, filter });
  }, [query, filter, isAnswered, list]);
}
