import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import { idSchema, promiseLimit, textSchema } from '../../domain/call-fields.ts';
import type { HardLoad } from '../../domain/load-words.ts';
import type { OpenPromise } from '../../domain/promises.ts';
import {
  callsTakenSchema,
  type Shift,
  stillOnMyMindSchema,
  type Win,
  type WinDraft,
  winDraftSchema,
  winEntrySchema,
} from '../../domain/records.ts';
import { type Recovered, recoveryKinds } from '../../domain/recovery.ts';
import {
  type Closing,
  type ClosingPart,
  closingPartSchema,
  closingSchema,
} from '../../domain/shift-close.ts';
import { type LocalDay, type Stamp, stampSchema } from '../../domain/time.ts';
import { byId, intent, nothing, panel } from './intent.ts';

export interface TodayPage {
  readonly day: LocalDay;
  readonly now: Stamp;
  /** Drafts, oldest first. */
  readonly waiting: readonly WaitingCall[];
  /** Logged today, newest first. */
  readonly calls: readonly Call[];
  /** Today's, newest first. */
  readonly wins: readonly Win[];
  /** The win that was being typed when the panel was last left. */
  readonly winDraft: WinDraft;
  readonly pauseCount: number;
  /** Of any day, soonest first, those without a time last. */
  readonly promises: readonly OpenPromise[];
  /** Getting over the newest call of the last hours; null: there is none to get over. */
  readonly recovery: Recovery | null;
  /** The running shift is above the rep's own usual range; null: it is not, or that was put away. */
  readonly load: HardLoad | null;
  /** Calls whose note in pencil waits for a word: of earlier days; of today’s shift while it is being closed. Newest first. */
  readonly pencil: readonly Call[];
  /** The shift that has just ended and is being closed; null: none is. */
  readonly closing: ShiftToClose | null;
}

/** A draft, and when the pause was that left it; null for a call that is logged by hand. */
export interface WaitingCall {
  readonly call: Call;
  readonly pausedAt: Stamp | null;
}

export interface Recovery {
  readonly call: Call;
  /** What the rep said of it; null: nothing yet. */
  readonly recovered: Recovered | null;
  /** A hard one: a few minutes are offered, until that is put away or the shift is over. */
  readonly isMomentOffered: boolean;
  /** The shift has ended since: no call comes next. */
  readonly isShiftOver: boolean;
  /** The call before, of which only this one can say that it came first; null: there is none, or it was said. */
  readonly before: Call | null;
}

export interface ShiftToClose {
  readonly shift: Shift;
  /** What is asked now. */
  readonly part: ClosingPart;
  /** It was the last of its week, which is ready to be looked back at. */
  readonly isReviewReady: boolean;
}

/** Intents about the shift, wins and promises. */
export const shiftContract = {
  startShift: intent<Shift>()(panel, nothing),
  /** Now, or, for a shift that was forgotten, when it really ended. */
  endShift: intent<Shift>()(panel, z.strictObject({ endedAt: stampSchema }).optional()),
  reopenShift: intent<null>()(panel, byId),
  /** Saved as it is typed. */
  draftWin: intent<null>()(panel, winDraftSchema),
  /** What was typed is kept: the draft is empty again. */
  addWin: intent<Win>()(panel, winEntrySchema),
  binWin: intent<null>()(panel, byId),
  restoreWin: intent<null>()(panel, byId),

  /** `text` is that of the promise the rep saw: another one in its place is left alone. */
  keepPromise: intent<null>()(
    panel,
    z.strictObject({
      callId: idSchema,
      position: z.int().min(0),
      text: textSchema(promiseLimit),
      isDone: z.boolean(),
    }),
  ),

  /** Steady again, or the next call came first, as of now; null takes it back. */
  recover: intent<null>()(panel, z.strictObject({ id: idSchema, kind: z.enum(recoveryKinds).nullable() })),
  /** Of that call: the offer of a few minutes is not made again. */
  putMomentAway: intent<null>()(panel, byId),
  /** The hint of a hard shift is not given again in this one; null: it is back. */
  putLoadAway: intent<null>()(panel, z.strictObject({ shiftId: idSchema.nullable() })),

  /** Saved as it is said; null: not said after all. */
  noteShift: intent<Shift>()(
    panel,
    z.strictObject({
      id: idSchema,
      callsTaken: callsTakenSchema.nullable().optional(),
      stillOnMyMind: stillOnMyMindSchema.nullable().optional(),
    }),
  ),
  /** Done with this part, or not wanted. */
  closePart: intent<null>()(panel, z.strictObject({ part: closingPartSchema })),
  /** All that is left of it is not wanted. The answer brings it back. */
  skipClosing: intent<Closing>()(panel, nothing),
  resumeClosing: intent<null>()(panel, closingSchema),

  readToday: intent<TodayPage>()(panel, nothing),
} as const;
