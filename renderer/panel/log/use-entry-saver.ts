import { useState } from 'react';
import type { CallChange } from '../../../domain/call.ts';
import { send } from '../../coach-api.ts';
import { type ChangeSaver, changeSaver, type SaveState } from '../change-saver.ts';
import { useFlushOnLeave } from '../use-flush-on-leave.ts';

export interface EntrySaver extends ChangeSaver<CallChange> {
  readonly state: SaveState;
  /** This visit to the call: what it said before is kept once a visit. */
  readonly visit: string;
}

/** Saves what is changed in one call as it is changed, as one visit; the last words leave with the component. */
export function useEntrySaver(callId: string): EntrySaver {
  const [state, setState] = useState<SaveState>({ kind: 'untouched' });
  const [visit] = useState(() => crypto.randomUUID());
  const [saver] = useState(() =>
    changeSaver<CallChange>((change) => send('changeCall', { id: callId, visit, change }), setState),
  );
  useFlushOnLeave(saver.flush);
  return { ...saver, state, visit };
}
