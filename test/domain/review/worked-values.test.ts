import { describe, expect, test } from 'vitest';
import type { Call } from '../../../domain/call.ts';
import { comparePauses } from '../../../domain/review/calm-change.ts';
import { publishedReview, type Review } from '../../../domain/review/review.ts';
import { kaplanMeierMedian, predictiveRange, stratifiedDifference } from '../../../domain/statistics.ts';
import { type Stamp, shiftStamp } from '../../../domain/time.ts';
import { type Week, weekSchema, weeksLater } from '../../../domain/week.ts';
import {
  at,
  buildCall,
  buildPause,
  buildRecords,
  buildShift,
  buildUse,
  buildWin,
  many,
} from '../../support/build-records.ts';
import { exactShareInterval, exactShareTest } from '../../support/reference-quantiles.ts';
import { survivalSteps } from '../../support/reference-review.ts';
import { reviewOfRecords, type WholeRecords } from '../../support/review-of-records.ts';

// Every value that statistics.md and data-format.md work out, to the digits that are written there.

const week = weekSchema.parse('2026-W47');
const wednesday = at('2026-11-18T10:00:00+01:00');
const minuteMs = 60_000;
const weekMs = 7 * 24 * 60 * minuteMs;

const reviewed = (some: Partial<WholeRecords>, which: Week = week): Review =>
  reviewOfRecords(which, buildRecords(some));
const weeksBefore = (count: number): Stamp => shiftStamp(wednesday, -count * weekMs);

describe('D1, hostile calls a shift', () => {
  test.each([
    { k: 0, s: 5, rate: 0, low: 0, high: 0.738 },
    { k: 3, s: 5, rate: 0.6, low: 0.124, high: 1.753 },
    { k: 10, s: 5, rate: 2, low: 0.959, high: 3.678 },
  ])('$k calls in $s shifts are $rate [$low, $high]', ({ k, s, rate, low, high }) => {
    const { hostileCalls } = reviewed({
      calls: many(k, () => buildCall()),
      shifts: many(s, () => buildShift()),
    });
    expect(hostileCalls).toMatchObject({ calls: k, shifts: s });
    expect(hostileCalls.rate).toBeCloseTo(rate, 12);
    expect(hostileCalls.low).toBeCloseTo(low, 3);
    expect(hostileCalls.high).toBeCloseTo(high, 3);
  });

  test('the words’ own example: 6 in 5 shifts, 0.4 to 2.6', () => {
    const { hostileCalls } = reviewed({
      calls: many(6, () => buildCall()),
      shifts: many(5, () => buildShift()),
    });
    expect(hostileCalls.rate).toBeCloseTo(1.2, 12);
    expect(hostileCalls.low).toBeCloseTo(0.4, 1);
    expect(hostileCalls.high).toBeCloseTo(2.6, 1);
  });
});

describe('D2, usual or not', () => {
  const baseline = {
    calls: many(24, () => buildCall({ startedAt: weeksBefore(3) })),
    shifts: many(20, () => buildShift({ startedAt: weeksBefore(2), endedAt: null })),
  };
  const weekOf = (calls: number) =>
    reviewed({
      calls: [...baseline.calls, ...many(calls, () => buildCall())],
      shifts: [...baseline.shifts, ...many(5, () => buildShift())],
    }).usualRange;

  test('after 24 calls in 20 shifts, 5 shifts usually have 2 to 12', () => {
    expect(predictiveRange(24, 20, 5)).toEqual({ low: 2, high: 12 });
    expect(weekOf(9)).toEqual({
      calls: 9,
      baselineCalls: 24,
      baselineShifts: 20,
      low: 2,
      high: 12,
      verdict: 'usual',
    });
  });

  test.each([
    [14, 'more'],
    [13, 'more'],
    [12, 'usual'],
    [9, 'usual'],
    [2, 'usual'],
    [1, 'fewer'],
  ] as const)('%i calls are %s', (calls, verdict) => {
    expect(weekOf(calls).verdict).toBe(verdict);
  });

  test('9 is no more than chance: p = .28, ratio 1.5 [0.61, 3.34]', () => {
    // Of 33 calls 9 in the week's 5 of 25 shifts.
    expect(exactShareTest(9, 33, 5 / 25)).toBeCloseTo(0.28, 2);
    const { low, high } = exactShareInterval(9, 33);
    const ratio = (share: number) => (share / (1 - share)) * (20 / 5);
    expect(ratio(9 / 33)).toBeCloseTo(1.5, 12);
    expect(ratio(low)).toBeCloseTo(0.61, 2);
    expect(ratio(high)).toBeCloseTo(3.34, 2);
  });

  test.each([
    { calls: 4, shifts: 20 },
    { calls: 24, shifts: 9 },
  ])('needs more than $calls calls in $shifts shifts', ({ calls, shifts }) => {
    const { usualRange } = reviewed({
      calls: [...baseline.calls.slice(0, calls), buildCall()],
      shifts: [...baseline.shifts.slice(0, shifts), buildShift()],
    });
    expect(usualRange).toMatchObject({ low: null, high: null, verdict: 'not-enough-history' });
  });

  test('is enough from 5 calls in 10 shifts on', () => {
    const { usualRange } = reviewed({
      calls: [...baseline.calls.slice(0, 5), buildCall()],
      shifts: [...baseline.shifts.slice(0, 10), buildShift()],
    });
    expect(usualRange.verdict).toBe('usual');
  });

  test('looks at the eight whole weeks before, and no others', () => {
    const calls = [0, 1, 8, 9, -1].map((count) => buildCall({ startedAt: weeksBefore(count) }));
    expect(reviewed({ calls }).usualRange).toMatchObject({ calls: 1, baselineCalls: 2 });
  });
});

describe('D3, calm change', () => {
  test('3, 2, 4, 1, 2, 3, 2 come to 2.43 [1.53, 3.33], median 2', () => {
    const calls = [3, 2, 4, 1, 2, 3, 2].map((change) =>
      buildCall({ woundUpPeak: 5 + change, woundUpNow: 5 }),
    );
    const { calmChange } = reviewed({ calls });
    expect(calmChange).toMatchObject({ n: 7, values: null, median: 2, min: 1, max: 4 });
    expect(calmChange.mean).toBeCloseTo(2.43, 2);
    expect(calmChange.low).toBeCloseTo(1.53, 2);
    expect(calmChange.high).toBeCloseTo(3.33, 2);
  });
});

describe('D3b, with and without a pause', () => {
  test('bands {3, 4, 2 | 2, 1} and {5, 4 | 3, 4, 2} differ by 1.5, SE 0.54', () => {
    const found = stratifiedDifference([
      { one: [3, 4, 2], other: [2, 1] },
      { one: [5, 4], other: [3, 4, 2] },
    ]);
    expect(found?.difference).toBeCloseTo(1.5, 12);
    expect(found?.standardError).toBeCloseTo(0.54, 2);
  });

  /** Calls of one peak, by how far they came down; those with a pause first. */
  const ofPeak = (
    woundUpPeak: number,
    paused: readonly number[],
    not: readonly number[],
    startedAt = wednesday,
  ) => {
    const rated = (change: number): Call =>
      buildCall({ startedAt, woundUpPeak, woundUpNow: woundUpPeak - change });
    const [one, other] = [paused.map(rated), not.map(rated)];
    return { calls: [...one, ...other], pauses: one.map(({ id }) => buildPause({ startedAt, callId: id })) };
  };
  const idsOf = ({ pauses }: Pick<WholeRecords, 'pauses'>) =>
    new Set(pauses.flatMap(({ callId }) => callId ?? []));

  test.each([
    { peak: 3, other: 4, isOne: false },
    { peak: 4, other: 6, isOne: true },
    { peak: 6, other: 7, isOne: false },
    { peak: 7, other: 9, isOne: true },
  ])('a peak of $peak is compared with one of $other: $isOne', ({ peak, other, isOne }) => {
    const paused = ofPeak(peak, [2, 1, 2, 1, 2, 1, 2, 1, 2, 1], []);
    const not = ofPeak(other, [], [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
    const found = comparePauses([...paused.calls, ...not.calls], idsOf(paused));
    expect(found !== null).toBe(isOne);
  });

  test('needs four of each in every band that is used, and twenty in all', () => {
    const enough = ofPeak(8, [3, 2, 3, 2, 3, 2, 3, 2, 3, 2], [1, 0, 1, 0, 1, 0, 1, 0, 1, 0]);
    expect(comparePauses(enough.calls, idsOf(enough))).toMatchObject({
      withPause: 10,
      without: 10,
      difference: 2,
      verdict: 'can-tell',
    });
    expect(comparePauses(enough.calls.slice(1), idsOf(enough))).toBeNull();
    const few = ofPeak(5, [1, 2, 3], [1, 2, 3, 4]);
    expect(
      comparePauses([...enough.calls, ...few.calls], idsOf({ pauses: [...enough.pauses, ...few.pauses] })),
    ).toBeNull();
    // A band with one kind only is not used.
    const alone = ofPeak(5, [], [1, 2, 3, 4]);
    expect(comparePauses([...enough.calls, ...alone.calls], idsOf(enough))).toMatchObject({ without: 10 });
  });

  test('says “can’t tell yet” where two standard errors reach none', () => {
    const same = ofPeak(8, [3, 2, 3, 2, 3, 2, 3, 2, 3, 2], [2, 3, 2, 3, 2, 3, 2, 3, 2, 3]);
    expect(comparePauses(same.calls, idsOf(same))).toMatchObject({
      difference: 0,
      verdict: 'cannot-tell-yet',
    });
  });

  test('needs records that go back eight weeks', () => {
    const enough = ofPeak(8, [3, 2, 3, 2, 3, 2, 3, 2, 3, 2], [1, 0, 1, 0, 1, 0, 1, 0, 1, 0]);
    const since = (weeks: number) =>
      reviewed({ ...enough, shifts: [buildShift({ startedAt: weeksBefore(weeks), endedAt: null })] }).aside
        .pauseComparison;
    expect(since(6)).toBeNull();
    expect(since(7)).toMatchObject({ withPause: 10, without: 10 });
  });
});

describe('D4, recovery', () => {
  const times = [
    { minutes: 3, isCensored: false },
    { minutes: 5, isCensored: true },
    { minutes: 6, isCensored: false },
    { minutes: 8, isCensored: false },
    { minutes: 10, isCensored: true },
    { minutes: 12, isCensored: false },
  ];

  test('3, 5+, 6, 8, 10+, 12 survive by .833, .625, .417: a median of 8', () => {
    const survival = survivalSteps(times).map((step) => step.survival);
    expect(survival.slice(0, 3).map((each) => each.toFixed(3))).toEqual(['0.833', '0.625', '0.417']);
    expect(kaplanMeierMedian(times.map(({ minutes, isCensored }) => ({ time: minutes, isCensored })))).toBe(
      8,
    );
    const calls = times.map(({ minutes, isCensored }) => {
      const moment = shiftStamp(wednesday, minutes * minuteMs);
      return buildCall({
        endedAt: wednesday,
        recoveredAt: isCensored ? null : moment,
        nextCallCameFirstAt: isCensored ? moment : null,
      });
    });
    const { recovery, askFor } = reviewed({ calls });
    expect(recovery).toEqual({ n: 6, censored: 2, medianMinutes: 8, nextCallCameFirst: 2, values: null });
    // D4b.
    expect(askFor.noTimeToRecover).toEqual({ count: 2, of: 6 });
  });
});

describe('D5, time under fire', () => {
  test('52 minutes in 2,400 of shifts are a share of 0.0217', () => {
    const { minutesUnderFire } = reviewed({
      calls: [20, 12, 8, 8, 4, null].map((minutes) => buildCall({ minutes })),
      shifts: many(5, () => buildShift()),
    });
    expect(minutesUnderFire).toMatchObject({ n: 5, minutes: 52, shiftMinutes: 2400 });
    expect(minutesUnderFire.share).toBeCloseTo(0.0217, 4);
  });
});

describe('D7, what helped', () => {
  const judged = (line: string, helped: number, n: number) =>
    many(n, () => line).map((each, index) =>
      buildCall({
        startedAt: weeksBefore(60),
        linesUsed: [buildUse(each, { result: index < helped ? 'helped' : 'did-not-help' })],
      }),
    );

  test('4 of 5, 7 of 8 and 5 of 5 lie in [.376, .964], [.529, .978] and [.566, 1]', () => {
    const { lines, stillTrying } = reviewed({
      calls: [
        ...judged('four', 4, 5),
        ...judged('seven', 7, 8),
        ...judged('five', 5, 5),
        ...judged('three', 2, 3),
      ],
    });
    // By the lower end.
    expect(lines.map(({ line, n, helped }) => [line, helped, n])).toEqual([
      ['five', 5, 5],
      ['seven', 7, 8],
      ['four', 4, 5],
    ]);
    const expected = [
      [1, 0.566, 1],
      [0.875, 0.529, 0.978],
      [0.8, 0.376, 0.964],
    ] as const;
    for (const [index, [share, low, high]] of expected.entries()) {
      expect(lines[index]?.share).toBe(share);
      expect(lines[index]?.low).toBeCloseTo(low, 3);
      expect(lines[index]?.high).toBeCloseTo(high, 3);
    }
    expect(stillTrying).toEqual([{ line: 'three', n: 3, helped: 2 }]);
  });

  test('D1 of a hundred calls taken has the same interval', () => {
    const shifts = [3, 5].map((callsTaken) => buildShift({ callsTaken }));
    const { perHundred } = reviewed({ calls: many(7, () => buildCall()), shifts }).aside;
    expect(perHundred).toMatchObject({ callsTaken: 8, perHundred: 87.5 });
    expect(perHundred?.low).toBeCloseTo(52.9, 1);
    expect(perHundred?.high).toBeCloseTo(97.8, 1);
  });
});

test('D8: two wins, one of them thanks, and a call that was turned around', () => {
  const { wins } = reviewed({
    calls: [buildCall({ intensity: 4, outcome: 'partly-solved' }), buildCall({ intensity: 2 })],
    wins: [buildWin({ kind: 'thanked', text: 'She said thank you.' }), buildWin({ text: 'It worked.' })],
  });
  expect(wins).toMatchObject({ count: 2, thanked: 1, turnarounds: 1 });
});

test('D9: nine pauses, a median of 8 seconds', () => {
  const { pauses } = reviewed({
    pauses: [5, 8, 8, 8, 8, 8, 16, 3, 9.5].map((actualSeconds) => buildPause({ actualSeconds })),
  });
  expect(pauses).toEqual({ count: 9, medianSeconds: 8 });
});

test('D10: 4 of 5 unsolved calls were not yours to solve', () => {
  const { unsolved, aside } = reviewed({
    calls: [
      buildCall({ outcome: 'solved', cause: 'outage' }),
      buildCall({ outcome: 'contained', cause: 'outage' }),
      buildCall({ outcome: 'partly-solved', cause: 'rule-or-price' }),
      buildCall({ outcome: 'handed-over', cause: 'wait-or-repeat-contact' }),
      buildCall({ outcome: 'caller-hung-up', cause: 'callers-own-constraint' }),
      buildCall({ outcome: 'follow-up-due', cause: 'our-slip' }),
    ],
  });
  expect(unsolved).toEqual({ count: 5, notYours: 4 });
  expect(aside.causesNotYours.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
});

describe('D11, carry-home', () => {
  const answered = (answers: readonly (number | null)[], weeks = 0) =>
    answers.map((stillOnMyMind) =>
      buildShift({ startedAt: weeksBefore(weeks), endedAt: null, stillOnMyMind }),
    );

  test('four answers have a median of 3', () => {
    expect(reviewed({ shifts: answered([2, 3, 3, 8, null]) }).carryHome).toEqual({
      n: 4,
      median: 3,
      quietCard: false,
    });
  });

  test.each([
    { before: [7, 7, 7], now: [7, 8, 10], isDue: true },
    { before: [7, 7, 6], now: [7, 8, 10], isDue: false },
    { before: [7, 7, 7], now: [7, 8, 6], isDue: false },
    { before: [7, 7, 7, 0, 0], now: [0, 7, 8, 9], isDue: true },
  ])('after $before and $now the card is due: $isDue', ({ before, now, isDue }) => {
    const shifts = [...answered(before, 1), ...answered(now)];
    expect(reviewed({ shifts }).carryHome.quietCard).toBe(isDue);
  });
});

describe('D12, when', () => {
  /** Each week a shift from nine to five. */
  const shiftsOf = (weeks: number) =>
    many(weeks, () => null).map((_, index) =>
      buildShift({
        startedAt: shiftStamp(weeksBefore(index), -60 * minuteMs),
        endedAt: shiftStamp(weeksBefore(index), 7 * 60 * minuteMs),
      }),
    );

  test('four calls in twenty hours worked are 0.2 an hour', () => {
    const calls = [
      ...many(4, () => buildCall({ startedAt: at('2026-11-18T09:30:00+01:00') })),
      ...many(16, () => buildCall({ startedAt: at('2026-11-18T18:30:00+01:00') })),
    ];
    const { byHour, aside } = reviewed({ calls, shifts: shiftsOf(20) });
    expect(byHour?.[0]).toEqual({ hour: 9, calls: 4, hoursWorked: 20, rate: 0.2 });
    expect(byHour?.map(({ hour }) => hour)).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 18]);
    // Outside every shift.
    expect(byHour?.at(-1)).toEqual({ hour: 18, calls: 16, hoursWorked: 0, rate: null });
    expect(aside.byHourOfWeek?.[0]).toEqual({ weekday: 3, hour: 9, calls: 4, hoursWorked: 20, rate: 0.2 });
  });

  test.each([
    { weeks: 4, calls: 20, isOpen: false, why: null },
    { weeks: 3, calls: 20, isOpen: false, why: 'too-few-weeks' },
    { weeks: 4, calls: 19, isOpen: false, why: 'too-few-calls' },
    { weeks: 4, calls: 20, isOpen: true, why: 'shift-without-end' },
  ])('of $weeks weeks and $calls calls: $why', ({ weeks, calls, isOpen, why }) => {
    const { byHour, aside } = reviewed({
      calls: many(calls, () => buildCall()),
      shifts: [
        ...shiftsOf(weeks),
        ...(isOpen ? [buildShift({ startedAt: weeksBefore(1), endedAt: null })] : []),
      ],
    });
    expect(aside.whyNoHours).toBe(why);
    expect(byHour === null).toBe(why !== null);
  });
});

test('D13: what to ask for, from the week; promises from before it too', () => {
  const open = { text: 'Call back', dueAt: null, doneAt: null };
  const { askFor } = reviewed({
    calls: [
      ...many(3, () => buildCall({ cause: 'outage' })),
      buildCall({ outcome: 'ended-after-warning', promises: [open, { ...open, doneAt: wednesday }] }),
      buildCall({ startedAt: weeksBefore(30), promises: [open] }),
      buildCall({ startedAt: weeksBefore(-1), promises: [open] }),
      buildCall({ status: 'draft', promises: [open] }),
    ],
  });
  expect(askFor).toEqual({
    topCauses: [{ key: 'outage', count: 3 }],
    noTimeToRecover: { count: 0, of: 0 },
    endedAfterWarning: 1,
    openPromises: 2,
  });
});

test('the public review has the keys of data-format.md, in its order', () => {
  const review = publishedReview(reviewed({}, weeksLater(week, 1)));
  expect(Object.keys(review).join(' ')).toBe(
    'week from to wins lines stillTrying recovery pauses calmChange hostileCalls usualRange minutesUnderFire mix unsolved carryHome byHour askFor',
  );
});
