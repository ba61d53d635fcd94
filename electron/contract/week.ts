import { z } from 'zod';
import type { Review } from '../../domain/review/review.ts';
import type { WeekStrip } from '../../domain/review/strip.ts';
import { type Week, weekSchema } from '../../domain/week.ts';
import { intent, panel } from './intent.ts';

export interface WeekPage {
  readonly review: Review;
  readonly strip: WeekStrip;
  /** The nearest earlier and later week to look at; null where there is none. */
  readonly earlier: Week | null;
  readonly later: Week | null;
  readonly isThisWeek: boolean;
  /** The weeks in which there is anything, newest first. */
  readonly weeks: readonly Week[];
  /** Of the lines in the review, those that the playbook still has. */
  readonly lineTexts: readonly LineText[];
}

export interface LineText {
  readonly line: string;
  readonly text: string;
}

/** Intents about the weekly review. */
export const weekContract = {
  /** Without a week: this one. */
  readWeek: intent<WeekPage>()(panel, z.strictObject({ week: weekSchema.nullable() })),
} as const;
