import type { Cause } from '../call-fields.ts';
import type { Tally } from '../statistics.ts';
import type { ReviewedCall } from './records.ts';
import type { RecoveryReview } from './recovery.ts';

/** statistics.md D13: neutral facts to ask for something with. No ratings, no notes, nothing of a caller. */
export interface AskForReview {
  /** The week's causes, as in the mix. */
  readonly topCauses: readonly Tally<Cause>[];
  /** D4b: of the calls of which it is known. */
  readonly noTimeToRecover: { readonly count: number; readonly of: number };
  readonly endedAfterWarning: number;
  /** Of the week and before. */
  readonly openPromises: number;
}

export function reviewAskFor(
  calls: readonly ReviewedCall[],
  topCauses: readonly Tally<Cause>[],
  recovery: RecoveryReview,
  openPromises: number,
): AskForReview {
  return {
    topCauses,
    noTimeToRecover: { count: recovery.nextCallCameFirst, of: recovery.n },
    endedAfterWarning: calls.filter(({ outcome }) => outcome === 'ended-after-warning').length,
    openPromises,
  };
}
