import type { Call } from '../../domain/call.ts';
import { outcomeKeys } from '../../domain/call-fields.ts';
import { calmSituationKeys } from '../../domain/situations.ts';
import { type Stamp, shiftStamp } from '../../domain/time.ts';
import { buildCall } from './build-records.ts';

const hourMs = 3_600_000;

/** Logged calls, the newest at `last`, one every few hours before it: as months of shifts leave them. */
export function manyCalls(count: number, last: Stamp): readonly Call[] {
  return Array.from({ length: count }, (_, index) =>
    buildCall({
      startedAt: shiftStamp(last, -index * 3 * hourMs),
      situation: calmSituationKeys[index % calmSituationKeys.length] ?? 'insult',
      outcome: outcomeKeys[index % 7] ?? 'solved',
      intensity: (index % 5) + 1,
      caseRef: `CASE-${index}`,
      pencil: index % 4 === 0 ? `Note number ${index}, about a parcel that never came.` : '',
      ink: index % 6 === 0 ? 'The caller asked for the depot’s number and was given it.' : '',
    }),
  );
}
