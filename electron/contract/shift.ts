import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import { type Shift, type Win, type WinDraft, winDraftSchema, winEntrySchema } from '../../domain/records.ts';
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
}

/** A draft, and when the pause was that left it; null for a call that is logged by hand. */
export interface WaitingCall {
  readonly call: Call;
  readonly pausedAt: Stamp | null;
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

  readToday: intent<TodayPage>()(panel, nothing),
} as const;
