import type { Call } from '../call.ts';
import type { HardLoad } from '../load-words.ts';
import type { Shift } from '../records.ts';
import { epochOf } from '../time.ts';
import { usualRange } from './hostile-calls.ts';

/**
 * The load of a shift, where it is above the rep's own usual range for one shift (statistics.md D2): whoever has a few
 * calls more than usual may want a few minutes, and nobody else's numbers come in. Null: within the range, or too little
 * history to know one.
 *
 * @param calls drafts and logged ones, in any order; those that began before the shift are left alone.
 * @param baseline hostile calls and shifts of the eight whole weeks before.
 */
export function hardLoad(
  calls: readonly Pick<Call, 'startedAt'>[],
  shift: Pick<Shift, 'id' | 'startedAt'>,
  baseline: { readonly calls: number; readonly shifts: number },
): HardLoad | null {
  const range = usualRange(baseline, 1);
  const begun = calls
    .filter(({ startedAt }) => epochOf(startedAt) >= epochOf(shift.startedAt))
    .toSorted((one, other) => epochOf(one.startedAt) - epochOf(other.startedAt));
  const [first] = begun;
  if (range === null || first === undefined || begun.length <= range.high) return null;
  return { count: begun.length, since: first.startedAt, shiftId: shift.id };
}
