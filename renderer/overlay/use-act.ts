import { useState } from 'react';
import type { Reply } from '../../electron/contract/intent.ts';
import type { Action } from '../../electron/contract.ts';
import { send } from '../coach-api.ts';

export interface Acting {
  readonly act: (action: Action) => void;
  /** Copies a line; the answer is whether it is on the clipboard. */
  readonly copy: (text: string) => Promise<boolean>;
  /** Why the last press did nothing, in the rep's words; null when it went through. */
  readonly refusal: string | null;
}

/** Sends what the rep presses on one face, and keeps the reason when it was refused. */
export function useAct(): Acting {
  const [refusal, setRefusal] = useState<string | null>(null);
  const settle = (reply: Reply<null>) => {
    setRefusal(reply.ok ? null : reply.message);
    return reply.ok;
  };
  return {
    act: (action) => void send('act', action).then(settle),
    copy: (text) => send('copyText', { text }).then(settle),
    refusal,
  };
}
