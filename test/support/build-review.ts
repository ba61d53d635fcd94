import type { Aside, PublishedReview, Review } from '../../domain/review/review.ts';
import { weekSchema } from '../../domain/week.ts';
import { buildRecords } from './build-records.ts';
import { reviewOfRecords } from './review-of-records.ts';

const emptyReview = reviewOfRecords(weekSchema.parse('2026-W47'), buildRecords());

/** The review of a week in which nothing was noted, and whatever is said otherwise. */
export function buildReview(parts: Partial<PublishedReview> = {}, aside: Partial<Aside> = {}): Review {
  return { ...emptyReview, ...parts, aside: { ...emptyReview.aside, ...aside } };
}
