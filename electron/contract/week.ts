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
}

/** Intents about the weekly review. */
export const weekContract = {
  /** Without a week: this one. */
  readWeek: intent<WeekPage>()(panel, z.strictObject({ week: weekSchema.nullable() })),
} as const;
