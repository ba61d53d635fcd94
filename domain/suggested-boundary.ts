import type { CallEntry } from './call.ts';
import type { Boundary } from './call-fields.ts';

/** How far the limit was kept by the warnings that were said, while the rep has not said so; null: nothing to suggest. */
export function suggestedBoundary({
  boundary,
  warnings,
  outcome,
}: Pick<CallEntry, 'boundary' | 'warnings' | 'outcome'>): Boundary | null {
  if (boundary !== null || warnings.length === 0) return null;
  if (outcome === 'ended-after-warning') return 'ended';
  return warnings.length === 1 ? 'warned-once' : 'warned-twice';
}
