import { useEffect, useState } from 'react';
import type { Reply } from '../../electron/contract/intent.ts';

export interface Answered<T> {
  /** The newest answer; it stays while a fresher one is on its way. */
  readonly value: T | null;
  /** Why there is none, or none fresher: a sentence, or empty. */
  readonly problem: string;
  /** The freshness that was asked for. */
  readonly asOf: string;
}

/**
 * Asks main for what a page shows, again whenever `freshness` changes. `ask` must be stable: an answer to another
 * question than the current one is dropped.
 */
export function useAnswer<T>(ask: () => Promise<Reply<T>>, freshness: string): Answered<T> {
  const [answered, setAnswered] = useState<Answered<T>>({ value: null, problem: '', asOf: '' });
  useEffect(() => {
    let isCurrent = true;
    void ask().then((reply) => {
      if (!isCurrent) return;
      setAnswered((before) =>
        reply.ok
          ? { value: reply.value, problem: '', asOf: freshness }
          : { value: before.value, problem: reply.message, asOf: freshness },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, freshness]);
  return answered;
}
