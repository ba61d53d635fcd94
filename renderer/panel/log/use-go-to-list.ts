import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { CallsListHandle } from './calls-list.tsx';
import type { LoadedCalls, Question } from './use-call-list.ts';

export interface WayToList {
  /** To what is found by these words. */
  readonly go: (query: string) => void;
  /** The rep types on. */
  readonly stay: () => void;
}

/**
 * Leads the keyboard from the search field to what was found. Pressed before the answer to what is typed is there it waits
 * for that one: the rows of an older answer are about to go. Whoever types on, or goes elsewhere, stays there.
 */
export function useGoToList(
  filter: Question['filter'],
  loaded: LoadedCalls | null,
  search: RefObject<HTMLElement | null>,
  list: RefObject<CallsListHandle | null>,
): WayToList {
  const answered = loaded?.question;
  const wanted = useRef<Question | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null || answered === undefined || !isSame(answered, wanted.current)) return;
    wanted.current = null;
    if (document.activeElement === search.current) list.current?.focus();
  }, [answered, search, list]);
  return {
    go: (query) => {
      const now = { query, filter };
      if (answered !== undefined && isSame(answered, now)) list.current?.focus();
      else wanted.current = now;
    },
    stay: () => {
      wanted.current = null;
    },
  };
}

function isSame(one: Question, other: Question): boolean {
  return one.query === other.query && one.filter === other.filter;
}
