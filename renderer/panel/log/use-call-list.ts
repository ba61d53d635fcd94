import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { CallFilter } from '../../../domain/call-filter.ts';
import type { CallCount, CallInList, CallListPage } from '../../../electron/contract/call-list.ts';
import type { Reply } from '../../../electron/contract/intent.ts';
import { send } from '../../coach-api.ts';

/** So many calls are asked for at first, and each time the end comes into sight. */
const pageSize = 50;
/** So many when everything up to the end is wanted, or what is shown is asked for anew. */
const largePage = 250;
/** More than these are not gathered at once: the end of a log of years is reached by its dates. */
const mostAtOnce = 5000;

export interface Question {
  readonly query: string;
  readonly filter: CallFilter;
}

export interface LoadedCalls {
  /** What these calls are the answer to; the same object as long as it is the same question. */
  readonly question: Question;
  readonly calls: readonly CallInList[];
  readonly next: number | null;
  readonly total: CallCount;
}

export interface CallList {
  /** The newest answer; it stays while a fresher one is on its way. Null before the first. */
  readonly loaded: LoadedCalls | null;
  /** Why there is none, or none fresher: a sentence, or empty. */
  readonly problem: string;
  /** Asks for the next page, if there is one. */
  readonly more: () => void;
  /** Asks for all the pages that are left (up to a limit); resolves with all the calls there are then. */
  readonly toTheEnd: () => Promise<readonly CallInList[]>;
}

/**
 * The list of calls, a page at a time. When a record changed (`revision`), what is shown is asked for anew and takes the
 * place of the old at one stroke; while `isPaused` nothing is asked.
 */
export function useCallList(question: Question, revision: string, isPaused: boolean): CallList {
  const [loaded, setLoaded] = useState<LoadedCalls | null>(null);
  const [problem, setProblem] = useState('');
  const newest = useRef<LoadedCalls | null>(null);
  /** Counts the questions: an answer to an earlier one is dropped. */
  const asking = useRef(0);
  const coming = useRef<Promise<boolean>>(null);

  const keep = useCallback((value: LoadedCalls) => {
    newest.current = value;
    setLoaded(value);
    setProblem('');
  }, []);

  const { query, filter } = question;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed record is a reason to ask anew
  useEffect(() => {
    if (isPaused) return;
    asking.current += 1;
    const serial = asking.current;
    const isCurrent = () => serial === asking.current;
    const before = newest.current;
    const isSame = before !== null && before.question.query === query && before.question.filter === filter;
    const asked = isSame ? before.question : { query, filter };
    const count = isSame ? Math.max(before.calls.length, pageSize) : pageSize;
    void gather(asked, count, isCurrent).then((answer) => {
      if (!isCurrent() || answer === null) return;
      if (typeof answer === 'string') setProblem(answer);
      else if (isSame) keep(answer);
      // A letter that is typed meanwhile goes before the answer to those so far.
      else startTransition(() => keep(answer));
    });
    return () => {
      asking.current += 1;
    };
  }, [query, filter, revision, isPaused, keep]);

  const ask = useCallback(
    async (before: LoadedCalls, limit: number): Promise<boolean> => {
      const serial = asking.current;
      const reply = await send('readCallList', { ...before.question, before: before.next, limit });
      // Asked anew meanwhile: this page belongs to a list that is gone.
      if (serial !== asking.current || newest.current !== before) return false;
      if (!reply.ok) {
        setProblem(reply.message);
        return false;
      }
      if (reply.value === null) return false;
      keep({ ...before, calls: [...before.calls, ...reply.value.calls], next: reply.value.next });
      return true;
    },
    [keep],
  );
  /** Adds one page, or waits for the one that is on its way; false when there is none or it cannot be had. */
  const add = useCallback(
    (limit: number): Promise<boolean> => {
      const before = newest.current;
      if (before === null || before.next === null) return Promise.resolve(false);
      coming.current ??= ask(before, limit).finally(() => {
        coming.current = null;
      });
      return coming.current;
    },
    [ask],
  );

  const more = useCallback(() => void add(pageSize), [add]);
  const toTheEnd = useCallback(async () => {
    const first = newest.current?.calls.length ?? 0;
    while ((newest.current?.calls.length ?? 0) - first < mostAtOnce && (await add(largePage)));
    return newest.current?.calls ?? [];
  }, [add]);

  return { loaded, problem, more, toTheEnd };
}

/** The first `count` calls and the rest of their page; a sentence when they cannot be had, null when nobody waits. */
async function gather(
  question: Question,
  count: number,
  isCurrent: () => boolean,
): Promise<LoadedCalls | string | null> {
  let calls: readonly CallInList[] = [];
  let total: CallCount | null = null;
  let next: number | null = null;
  do {
    const limit = Math.min(Math.max(count - calls.length, pageSize), largePage);
    const reply: Reply<CallListPage | null> = await send('readCallList', {
      ...question,
      before: next,
      limit,
    });
    if (!isCurrent()) return null;
    if (!reply.ok) return reply.message;
    const page: CallListPage | null = reply.value;
    if (page === null) return null;
    calls = [...calls, ...page.calls];
    total ??= page.total;
    next = page.next;
  } while (next !== null && calls.length < count);
  return total === null ? null : { question, calls, next, total };
}
