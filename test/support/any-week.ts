import fc from 'fast-check';
import type { Call } from '../../domain/call.ts';
import { causeKeys, lineResults, longestCall, outcomeKeys } from '../../domain/call-fields.ts';
import { pauseEndings, winKinds } from '../../domain/records.ts';
import { situationKeys } from '../../domain/situations.ts';
import { type Stamp, shiftStamp } from '../../domain/time.ts';
import { at, buildCall, buildPause, buildRecords, buildShift, buildUse, buildWin } from './build-records.ts';
import type { WholeRecords } from './review-of-records.ts';

/** Monday of 2026-W47, the week that the records are around. */
const monday = at('2026-11-16T00:00:00+01:00');
const dayMinutes = 24 * 60;
const after = (stamp: Stamp, minutes: number) => shiftStamp(stamp, minutes * 60_000);

const weeksBefore = fc.integer({ min: -56 * dayMinutes, max: -1 }).map((minutes) => after(monday, minutes));

/** In the week more often than in the eight before; crowded, so that calls follow each other. */
const stamp = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 7 * dayMinutes - 1 }).map((minutes) => after(monday, minutes)),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 300 }).map((minutes) => after(monday, minutes)),
  },
  { weight: 2, arbitrary: weeksBefore },
);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const minutes = fc.oneof(
  fc.integer({ min: 0, max: longestCall }),
  fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4),
);
const rating = fc.integer({ min: 1, max: 9 });

const call: fc.Arbitrary<Call> = fc
  .record({
    startedAt: stamp,
    minutes: maybe(minutes),
    situation: fc.constantFrom(...situationKeys),
    intensity: fc.integer({ min: 1, max: 5 }),
    outcome: fc.constantFrom(...outcomeKeys),
    woundUpPeak: maybe(rating),
    woundUpNow: maybe(rating),
    cause: maybe(fc.constantFrom(...causeKeys)),
    untilEnd: maybe(minutes),
    // A file may say that somebody was steady before the call was over.
    untilSteady: maybe(fc.oneof(fc.integer({ min: -5, max: 30 }), fc.integer({ min: 0, max: 20_000 }))),
    untilNext: maybe(fc.integer({ min: 0, max: 30 })),
    lines: fc.array(
      fc.record({
        line: fc.constantFrom(...'aaaaabcdefg'),
        result: maybe(fc.constantFrom(...lineResults)),
      }),
      { maxLength: 5 },
    ),
    promised: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ untilEnd, untilSteady, untilNext, lines, promised, ...entry }) => {
    const endedAt = untilEnd === null ? null : after(entry.startedAt, untilEnd);
    const since = endedAt ?? entry.startedAt;
    return buildCall({
      ...entry,
      intensity: entry.situation === 'danger' ? null : entry.intensity,
      endedAt,
      recoveredAt: untilSteady === null ? null : after(since, untilSteady),
      nextCallCameFirstAt: untilNext === null ? null : after(since, untilNext),
      linesUsed: lines.map(({ line, result }) => buildUse(line, { result })),
      promises: Array.from({ length: promised }, () => ({ text: 'Ring back', dueAt: null, doneAt: null })),
    });
  });

const shift = fc
  .record({
    // Mostly of the weeks before, as most shifts are.
    startedAt: fc.oneof(stamp, weeksBefore),
    length: fc.option(
      // A clock that was put back ends a shift before it began.
      fc.oneof(
        { weight: 40, arbitrary: fc.integer({ min: 0, max: 12 * 60 }) },
        { weight: 1, arbitrary: fc.integer({ min: -60, max: -1 }) },
      ),
      { nil: null, freq: 60 },
    ),
    callsTaken: maybe(fc.integer({ min: 0, max: 60 })),
    stillOnMyMind: maybe(fc.integer({ min: 0, max: 10 })),
  })
  .map(({ length, ...entry }) =>
    buildShift({ ...entry, endedAt: length === null ? null : after(entry.startedAt, length) }),
  );

const pause = fc
  .record({
    startedAt: stamp,
    actualSeconds: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.double({ min: 0, max: 600, noNaN: true })),
    ending: fc.constantFrom(...pauseEndings),
    call: fc.nat(),
  })
  .map(({ call: index, ...entry }) => ({ index, pause: buildPause(entry) }));

const win = fc.record({ at: stamp, kind: fc.constantFrom(...winKinds) }).map((entry) => buildWin(entry));

/** Few or many: a week is empty as often as it is full. */
function some<T>(arbitrary: fc.Arbitrary<T>, most: number): fc.Arbitrary<readonly T[]> {
  return fc.oneof(
    fc.array(arbitrary, { maxLength: 3 }),
    fc.array(arbitrary, { maxLength: most, size: 'max' }),
  );
}

/** The records of some weeks up to 2026-W47, as a rep or a file might have them; some pauses belong to a call. */
export const anyWeek: fc.Arbitrary<WholeRecords> = fc
  .record({ calls: some(call, 90), shifts: some(shift, 60), pauses: some(pause, 60), wins: some(win, 12) })
  .map(({ calls, pauses, ...others }) =>
    buildRecords({
      ...others,
      calls,
      pauses: pauses.map(({ index, pause: one }) => ({
        ...one,
        callId: calls[index % Math.max(1, calls.length)]?.id ?? null,
      })),
    }),
  );
