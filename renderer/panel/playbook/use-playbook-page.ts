import { useEffect, useState } from 'react';
import type { PlaybookPage } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';

export interface ReadPlaybook {
  /** The newest that main has answered. */
  readonly page: PlaybookPage | null;
  readonly problem: string;
  /** An answer to a change is a newer page too: nothing has to be asked again before it shows. */
  readonly take: (page: PlaybookPage) => void;
}

/** The playbook, asked for again whenever `freshness` changes. Main answers in order: the last answer is the newest. */
export function usePlaybookPage(freshness: string): ReadPlaybook {
  const [page, take] = useState<PlaybookPage | null>(null);
  const [problem, setProblem] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another freshness asks again
  useEffect(() => {
    let isCurrent = true;
    void send('readPlaybook').then((reply) => {
      if (!isCurrent) return;
      setProblem(reply.ok ? '' : reply.message);
      if (reply.ok) take(reply.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [freshness]);
  return { page, problem, take };
}
