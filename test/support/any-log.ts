import fc from 'fast-check';
import {
  askedForLimit,
  boundaryKeys,
  causeKeys,
  didLimit,
  directions,
  feelings,
  lineResults,
  noteLimit,
  outcomeKeys,
  promiseLimit,
  referenceLimit,
  roleLimit,
} from '../../domain/call-fields.ts';
import { pauseEndings, winKinds, winLimit } from '../../domain/records.ts';
import { situationKeys } from '../../domain/situations.ts';
import { tryLimit, tryResults } from '../../domain/tries.ts';

/**
 * Logs over the whole public format, as values of JSON: every key there, missing or null; every value of every list of
 * values; texts of any characters up to their longest; times of any offset and fraction.
 */

const unit = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abc XYZ 019 .,;:!?-=+@\'"\\/\t\n\r') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'é',
      'ß',
      'Ж',
      '好',
      '😀',
      '👩‍👩‍👧',
      '\u0000',
      '\u001f',
      '\u2028',
      '\ufeff',
      '\u202e',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);

function text(limit: number, least = 0): fc.Arbitrary<string> {
  const some = fc.oneof(
    { weight: 5, arbitrary: fc.string({ unit, minLength: least, maxLength: Math.min(limit, 12) }) },
    { weight: 1, arbitrary: fc.string({ unit, minLength: least, maxLength: limit }) },
    { weight: 1, arbitrary: unit.map((one) => one.repeat(limit)) },
  );
  return some.map((given) => given.slice(0, limit).toWellFormed()).filter((given) => given.length >= least);
}

const twoDigits = (most: number, least = 0) =>
  fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, '0'));

const offset = fc.oneof(
  fc.constantFrom(
    'Z',
    '+00:00',
    '-00:00',
    '+05:45',
    '+14:00',
    '-12:00',
    '+01:00',
    '-09:30',
    '+23:59',
    '-23:59',
  ),
  fc.tuple(fc.constantFrom('+', '-'), twoDigits(14), twoDigits(59)).map(([sign, h, m]) => `${sign}${h}:${m}`),
);
const fraction = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.stringMatching(/^\.\d{1,9}$/u) },
);
const year = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 2020, max: 2030 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9998 }) },
);
const stamp = fc
  .tuple(
    year.map((number) => String(number).padStart(4, '0')),
    twoDigits(12, 1),
    twoDigits(28, 1),
    twoDigits(23),
    twoDigits(59),
    twoDigits(59),
    fraction,
    offset,
  )
  .map(([y, mo, d, h, mi, s, f, o]) => `${y}-${mo}-${d}T${h}:${mi}:${s}${f}${o}`);

/** There, missing or null. */
function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> {
  return fc.oneof(
    { weight: 4, arbitrary },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constant(undefined) },
  );
}

const id = text(64, 1);
const list = <T>(entry: fc.Arbitrary<T>, most: number) =>
  maybe(
    fc.oneof(
      { weight: 6, arbitrary: fc.array(entry, { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.array(entry, { maxLength: most, minLength: Math.min(most, 8) }) },
    ),
  );

const callDetails = {
  startedAt: stamp,
  minutes: maybe(fc.oneof(fc.integer({ min: 0, max: 240 }), fc.double({ min: 0, max: 240, noNaN: true }))),
  direction: maybe(fc.constantFrom(...directions)),
  alsoSituations: maybe(fc.array(fc.constantFrom(...situationKeys), { maxLength: 2 })),
  woundUpPeak: maybe(fc.integer({ min: 1, max: 9 })),
  woundUpNow: maybe(fc.integer({ min: 1, max: 9 })),
  feelings: maybe(fc.array(fc.oneof(fc.constantFrom(...feelings), text(40, 1)), { maxLength: 2 })),
  boundary: maybe(fc.constantFrom(...boundaryKeys)),
  cause: maybe(fc.constantFrom(...causeKeys)),
  askedFor: maybe(text(askedForLimit)),
  did: maybe(text(didLimit)),
  saidNoTo: maybe(text(didLimit)),
  promises: list(fc.record({ text: text(promiseLimit), dueAt: maybe(stamp), doneAt: maybe(stamp) }), 100),
  toldBy: maybe(text(roleLimit)),
  handovers: list(
    fc.record({ to: text(roleLimit), at: maybe(stamp), kind: maybe(fc.constantFrom('warm', 'cold')) }),
    100,
  ),
  witness: maybe(text(roleLimit)),
  caseRef: maybe(text(referenceLimit)),
  recordingRef: maybe(text(referenceLimit)),
  pencil: maybe(text(noteLimit)),
  ink: maybe(text(noteLimit)),
  linesUsed: list(fc.record({ line: id, result: maybe(fc.constantFrom(...lineResults)) }), 100),
  warnings: list(fc.record({ step: fc.integer({ min: 1, max: 3 }), at: maybe(stamp) }), 100),
  endedAt: maybe(stamp),
  recoveredAt: maybe(stamp),
  nextCallCameFirstAt: maybe(stamp),
  createdAt: maybe(stamp),
  editedAt: maybe(stamp),
};

const intensity = fc.integer({ min: 1, max: 5 });
const call = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      ...callDetails,
      id,
      status: fc.constant('logged'),
      situation: fc.constantFrom(...situationKeys.filter((key) => key !== 'danger')),
      intensity,
      outcome: fc.constantFrom(...outcomeKeys),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...callDetails,
      id,
      status: fc.constant('logged'),
      situation: fc.constant('danger'),
      intensity: fc.constantFrom(null, undefined),
      outcome: fc.constantFrom(...outcomeKeys),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...callDetails,
      id,
      status: fc.constant('draft'),
      situation: maybe(fc.constantFrom(...situationKeys)),
      intensity: maybe(intensity),
      outcome: maybe(fc.constantFrom(...outcomeKeys)),
    }),
  },
);

const shift = fc.record({
  id,
  startedAt: stamp,
  endedAt: maybe(stamp),
  callsTaken: maybe(fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constant(Number.MAX_SAFE_INTEGER))),
  stillOnMyMind: maybe(fc.integer({ min: 0, max: 10 })),
});

const pause = fc.record({
  id,
  startedAt: stamp,
  plannedSeconds: maybe(fc.integer({ min: 5, max: 10 })),
  actualSeconds: maybe(
    fc.oneof(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
  ),
  ending: maybe(fc.constantFrom(...pauseEndings)),
  bridge: maybe(id),
  callId: maybe(id),
});

const win = fc.record({ id, at: stamp, kind: maybe(fc.constantFrom(...winKinds)), text: text(winLimit, 1) });

const chosen = fc.record({
  week: fc.tuple(fc.integer({ min: 2020, max: 2030 }), twoDigits(52, 1)).map(([y, week]) => `${y}-W${week}`),
  text: text(tryLimit, 1),
  chosenAt: stamp,
  result: maybe(fc.constantFrom(...tryResults)),
});

const listOf = <T extends { readonly id: string }>(entry: fc.Arbitrary<T>, most: number) =>
  fc.uniqueArray(entry, { maxLength: most, selector: (each) => each.id });

export interface AnyLog {
  readonly format: 'unflappable-log';
  readonly version: 1;
  readonly [key: string]: unknown;
}

/** A whole log. Some pauses belong to calls that are in it. */
export const anyLog: fc.Arbitrary<AnyLog> = fc
  .record({
    exportedAt: maybe(stamp),
    shifts: maybe(listOf(shift, 4)),
    pauses: maybe(listOf(pause, 6)),
    calls: maybe(listOf(call, 6)),
    wins: maybe(listOf(win, 4)),
    tries: maybe(fc.uniqueArray(chosen, { maxLength: 3, selector: ({ week }) => week })),
  })
  .map(({ pauses, calls, ...rest }) => ({
    format: 'unflappable-log' as const,
    version: 1 as const,
    ...rest,
    calls,
    pauses: pauses?.map((each, index) => (index % 2 === 0 ? each : { ...each, callId: calls?.[0]?.id })),
  }));
