import { createContext, useContext, useState } from 'react';
import type { CallEntry } from '../../../domain/call.ts';
import { hinderedIn } from '../../../domain/storable-entry.ts';

/**
 * What is typed into calls and cannot be kept whole: the log has as much of it as may be kept, and the panel the rest
 * while it is open, whatever is looked at meanwhile and while the log is locked.
 */
export interface HalfTyped {
  /** The fields of a call that wait, whole. */
  readonly of: (callId: string) => Partial<CallEntry>;
  /** What of these fields of a call cannot be kept whole waits from here on, and no more of them than that. */
  readonly type: (callId: string, part: Partial<CallEntry>) => void;
  /** Nothing of a call waits any more. */
  readonly forget: (callId: string) => void;
}

export function halfTyped(): HalfTyped {
  const waiting = new Map<string, Partial<CallEntry>>();
  const of = (callId: string) => waiting.get(callId) ?? {};
  return {
    of,
    type: (callId, part) => {
      const fields = { ...of(callId), ...part };
      const hindered = hinderedIn(fields);
      const left: Partial<CallEntry> = Object.fromEntries(
        [...hindered.keys()].map((key) => [key, fields[key]]),
      );
      if (hindered.size === 0) waiting.delete(callId);
      else waiting.set(callId, left);
    },
    forget: (callId) => void waiting.delete(callId),
  };
}

export function useHalfTyped(): HalfTyped {
  const [held] = useState(halfTyped);
  return held;
}

const Held = createContext<HalfTyped | null>(null);
/** Gives every page below it what waits half typed. */
export const HalfTypedProvider = Held.Provider;

export function useSharedHalfTyped(): HalfTyped {
  const shared = useContext(Held);
  if (shared === null) throw new Error('nothing above this component holds what is half typed');
  return shared;
}
