import { z } from 'zod';
import { type Call, callChangeSchema, callSchema } from '../../domain/call.ts';
import { idSchema, referenceLimit, textSchema } from '../../domain/call-fields.ts';
import type { CaseHistory } from '../../domain/case-history.ts';
import type { PencilNote } from '../../domain/pencil.ts';
import type { Win } from '../../domain/records.ts';
import type { Stamp } from '../../domain/time.ts';
import { byId, intent, nothing, panel } from './intent.ts';

/** What a logged call said before a visit to its form. */
export interface CallVersion {
  /** The visit that changed it, which is also its name. */
  readonly visit: string;
  readonly replacedAt: Stamp;
  readonly call: Call;
}

/** Something that was deleted since the app started, and can still be had back. */
export type Binned =
  | { readonly kind: 'call'; readonly call: Call; readonly binnedAt: Stamp }
  | { readonly kind: 'win'; readonly win: Win; readonly binnedAt: Stamp };

/**
 * One visit to the form of a call, or to its note: what a logged call said before is kept once a visit, so that a typed
 * word is not a version of its own.
 */
const visit = idSchema;
const pencilNoteSchema = callSchema.pick({ pencil: true, pencilAt: true, pencilKeptAt: true });

/** Intents about the calls of the log. */
export const callsContract = {
  /** A draft without a pause: a call that is logged by hand. */
  startDraft: intent<Call>()(panel, nothing),
  /**
   * Saved as it is typed; the answer is the call as it now stands in the store. A logged call stays logged: what would
   * turn it to or from danger goes with `logCall`.
   */
  changeCall: intent<Call>()(panel, z.strictObject({ id: idSchema, visit, change: callChangeSchema })),
  /** With a last change, if any: both or none. */
  logCall: intent<Call>()(
    panel,
    z.strictObject({ id: idSchema, visit, change: callChangeSchema.optional() }),
  ),
  /** 'Not a hard call' on a draft, delete on a logged call; can be undone until the app stops. */
  binCall: intent<null>()(panel, byId),
  restoreCall: intent<null>()(panel, byId),
  /** Calls, drafts and wins, the last deleted first. */
  readBin: intent<readonly Binned[]>()(panel, nothing),
  readCall: intent<Call>()(panel, byId),
  /** For its form: a draft that is opened soon after the call is given the time at which the call was over. */
  openCall: intent<Call>()(panel, byId),

  /** What a logged call said before, newest first. */
  readVersions: intent<readonly CallVersion[]>()(panel, byId),
  /** The call says again what it said before the visit `version`; that is an edit like any other. */
  restoreVersion: intent<Call>()(panel, z.strictObject({ id: idSchema, visit, version: idSchema })),

  /** Earlier hard calls with this case reference; null: none. */
  readCase: intent<CaseHistory | null>()(
    panel,
    z.strictObject({ id: idSchema, caseRef: textSchema(referenceLimit) }),
  ),

  /** The note stays in pencil and is not asked about any more; or is, after all. */
  keepPencil: intent<Call>()(panel, z.strictObject({ id: idSchema, isKept: z.boolean() })),
  /** Out of the call and of what it said before. The answer is the note, which can be brought back while the app runs. */
  binPencil: intent<PencilNote>()(panel, byId),
  restorePencil: intent<Call>()(panel, z.strictObject({ id: idSchema, note: pencilNoteSchema })),
} as const;
