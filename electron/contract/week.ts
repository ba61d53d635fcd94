import { z } from 'zod';
import type { Review } from '../../domain/review/review.ts';
import type { WeekStrip } from '../../domain/review/strip.ts';
import type { Suggestion } from '../../domain/review/suggest-tries.ts';
import { type Try, tryDraftSchema, tryResultSchema, trySchema, tryTextSchema } from '../../domain/tries.ts';
import { type Week, weekSchema } from '../../domain/week.ts';
import { intent, panel } from './intent.ts';

/** A week as the log has it. */
export interface WeekSeen {
  readonly review: Review;
  readonly strip: WeekStrip;
  /** The nearest earlier and later week to look at; null where there is none. */
  readonly earlier: Week | null;
  readonly later: Week | null;
  readonly isThisWeek: boolean;
  /** The newest weeks in which there is anything, newest first: some years of them. */
  readonly weeks: readonly Week[];
}

/** A week looked back at. */
export interface WeekBehind extends WeekSeen {
  /** Of the lines in the review, those that the playbook still has. */
  readonly lineTexts: readonly LineText[];
}

export interface LineText {
  readonly line: string;
  readonly text: string;
}

/** What may follow from it. */
export interface WeekAhead {
  /** What was chosen on the page of the week before, to be looked at again here; null: nothing. */
  readonly tried: Try | null;
  /** What was chosen on this page; null: nothing. */
  readonly chosen: Try | null;
  /** False for weeks of long ago. */
  readonly isChoosable: boolean;
  /** Two to four; none where nothing can be chosen. */
  readonly suggestions: readonly Suggestion[];
  /** What was being typed instead when the page was last left. */
  readonly draft: string;
  /**
   * The one quiet card (statistics.md D11), with the week it is about and the site's way to reach support, or blank; null:
   * not due, or put away. The week that runs has that of the one before until it has its own.
   */
  readonly quiet: { readonly week: Week; readonly support: string } | null;
}

export interface WeekPage extends WeekBehind {
  readonly ahead: WeekAhead;
}

/** Intents about the weekly review. */
export const weekContract = {
  /** Without a week: this one. */
  readWeek: intent<WeekPage>()(panel, z.strictObject({ week: weekSchema.nullable() })),
  /** The one thing to try after that week, in place of any other; null: none after all. */
  chooseTry: intent<null>()(panel, z.strictObject({ week: weekSchema, text: tryTextSchema.nullable() })),
  /** Takes a choice back: what was chosen before it is there as it was (null: nothing was). */
  restoreTry: intent<null>()(panel, z.strictObject({ week: weekSchema, before: trySchema.nullable() })),
  /** How that week's went; null: not said after all. */
  judgeTry: intent<null>()(panel, z.strictObject({ week: weekSchema, result: tryResultSchema.nullable() })),
  /** Saved as it is typed. */
  draftTry: intent<null>()(panel, z.strictObject({ text: tryDraftSchema })),
  putQuietCardAway: intent<null>()(panel, z.strictObject({ week: weekSchema, isAway: z.boolean() })),
} as const;
