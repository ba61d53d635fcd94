import { type Call, type CallEntry, logCall, newDraft } from '../../domain/call.ts';
import { type Stamp, stampSchema } from '../../domain/time.ts';

/** A stamp from plain text. */
export function at(text: string): Stamp {
  return stampSchema.parse(text);
}

/** A draft that waits. */
export function draft(id: string, startedAt: string, entry: Partial<CallEntry> = {}): Call {
  return newDraft(id, at(startedAt), { pausedAt: null, ...entry });
}

/** A logged call: an insult of intensity 3 that was solved, unless `entry` says otherwise. */
export function logged(id: string, startedAt: string, entry: Partial<CallEntry> = {}): Call {
  const result = logCall(
    draft(id, startedAt, { situation: 'insult', intensity: 3, outcome: 'solved', ...entry }),
    at(startedAt),
  );
  if (!result.ok) {
    throw new Error(`the call lacks ${result.missing.join(', ')}`);
  }
  return result.call;
}
