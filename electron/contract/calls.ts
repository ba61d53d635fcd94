import { z } from 'zod';
import { type Call, callChangeSchema } from '../../domain/call.ts';
import { idSchema } from '../../domain/call-fields.ts';
import { byId, intent, nothing, panel } from './intent.ts';

export interface CallsPage {
  /** Logged, newest first, at most the number asked for. */
  readonly calls: readonly Call[];
  readonly total: number;
}

/** Intents about the calls of the log. */
export const callsContract = {
  /** A draft without a pause: a call that is logged by hand. */
  startDraft: intent<Call>()(panel, nothing),
  /**
   * Saved as it is typed; the answer is the call as it now stands in the store. A logged call stays logged: what would
   * turn it to or from danger goes with `logCall`.
   */
  changeCall: intent<Call>()(panel, z.strictObject({ id: idSchema, change: callChangeSchema })),
  /** With a last change, if any: both or none. */
  logCall: intent<Call>()(panel, z.strictObject({ id: idSchema, change: callChangeSchema.optional() })),
  /** 'Not a hard call' on a draft, delete on a logged call; can be undone until the app stops. */
  binCall: intent<null>()(panel, byId),
  restoreCall: intent<null>()(panel, byId),
  readCall: intent<Call>()(panel, byId),

  readCalls: intent<CallsPage>()(panel, z.strictObject({ limit: z.int().min(1).max(100_000) })),
} as const;
