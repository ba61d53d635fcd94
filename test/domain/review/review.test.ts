import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeKeys } from '../../../domain/call-fields.ts';
import { pauseEndings } from '../../../domain/records.ts';
import { situationKeys } from '../../../domain/situations.ts';
import { stampAt } from '../../../domain/time.ts';
import { weekSchema } from '../../../domain/week.ts';
import {
  at,
  buildCall,
  buildPause,
  buildRecords,
  buildShift,
  buildWin,
  many,
} from '../../support/build-records.ts';
import { reviewOfRecords, stripOfRecords, type WholeRecords } from '../../support/review-of-records.ts';

const week = weekSchema.parse('2026-W47');

describe('an empty week', () => {
  it('has no numbers where there is nothing to count', () => {
    expect(reviewOfRecords(week, buildRecords())).toEqual({
      week: '2026-W47',
      from: '2026-11-16',
      to: '2026-11-22',
      wins: { count: 0, thanked: 0, turnarounds: 0, texts: [] },
      lines: [],
      stillTrying: [],
      recovery: { n: 0, censored: 0, medianMinutes: null, nextCallCameFirst: 0, values: null },
      pauses: { count: 0, medianSeconds: null },
      calmChange: {
        n: 0,
        values: null,
        mean: null,
        median: null,
        min: null,
        max: null,
        low: null,
        high: null,
      },
      hostileCalls: { calls: 0, shifts: 0, rate: null, low: null, high: null },
      usualRange: {
        calls: 0,
        baselineCalls: 0,
        baselineShifts: 0,
        low: null,
        high: null,
        verdict: 'not-enough-history',
      },
      minutesUnderFire: { n: 0, minutes: null, shiftMinutes: null, share: null },
      mix: { situations: [], causes: [], outcomes: [] },
      unsolved: { count: 0, notYours: 0 },
      carryHome: { n: 0, median: null, quietCard: false },
      byHour: null,
      askFor: {
        topCauses: [],
        noTimeToRecover: { count: 0, of: 0 },
        endedAfterWarning: 0,
        openPromises: 0,
      },
      aside: {
        contained: 0,
        pauseSeconds: [],
        recoveryTimes: [],
        perHundred: null,
        causesNotYours: [],
        stillOnMyMind: [],
        byHourOfWeek: null,
        whyNoHours: 'too-few-weeks',
        carryOver: [0, 5, 15, 60].map((from, index) => ({
          from,
          below: [5, 15, 60, 480][index],
          n: 0,
          values: null,
          median: null,
          min: null,
          max: null,
        })),
        pauseComparison: null,
      },
    });
  });
});

describe('which records count', () => {
  it('is decided by the local day they were lived in', () => {
    const calls = [
      // Sunday night in Berlin is Monday nowhere that matters: its own wall says Sunday.
      buildCall({ startedAt: at('2026-11-15T23:59:59+01:00') }),
      buildCall({ startedAt: at('2026-11-16T00:00:00+01:00') }),
      buildCall({ startedAt: at('2026-11-22T23:59:59-08:00') }),
      buildCall({ startedAt: at('2026-11-23T00:00:00+13:00') }),
    ];
    expect(reviewOfRecords(week, buildRecords({ calls })).hostileCalls.calls).toBe(2);
  });

  it('leaves drafts out of everything', () => {
    const draft = buildCall({
      status: 'draft',
      woundUpPeak: 7,
      woundUpNow: 2,
      intensity: 5,
      outcome: 'solved',
    });
    expect(reviewOfRecords(week, buildRecords({ calls: [draft] }))).toEqual(
      reviewOfRecords(week, buildRecords()),
    );
  });

  it('takes a shift by the day it started, open or not', () => {
    const shifts = [
      buildShift({ startedAt: at('2026-11-15T22:00:00+01:00'), endedAt: at('2026-11-16T06:00:00+01:00') }),
      buildShift({ startedAt: at('2026-11-22T22:00:00+01:00'), endedAt: at('2026-11-23T06:00:00+01:00') }),
      buildShift({ endedAt: null }),
    ];
    expect(reviewOfRecords(week, buildRecords({ shifts })).hostileCalls.shifts).toBe(2);
  });

  it('counts danger among the calls and the mix, and nowhere else', () => {
    // As a foreign file might hold it; the app itself stores no score of such a call.
    const danger = buildCall({
      situation: 'danger',
      intensity: 5,
      outcome: 'solved',
      woundUpPeak: 9,
      woundUpNow: 1,
    });
    const review = reviewOfRecords(week, buildRecords({ calls: [danger] }));
    expect(review.hostileCalls.calls).toBe(1);
    expect(review.mix.situations).toEqual([{ key: 'danger', count: 1 }]);
    expect(review.calmChange.n).toBe(0);
    expect(review.wins.turnarounds).toBe(0);
  });
});

describe('wins', () => {
  it('are counted, with the texts newest first by the instant', () => {
    const wins = [
      buildWin({ text: 'second', at: at('2026-11-18T12:00:00+01:00'), kind: 'thanked' }),
      buildWin({ text: 'third', at: at('2026-11-18T11:30:00Z') }),
      buildWin({ text: 'first', at: at('2026-11-16T08:00:00+01:00') }),
      buildWin({ text: 'last week', at: at('2026-11-15T08:00:00+01:00'), kind: 'thanked' }),
    ];
    expect(reviewOfRecords(week, buildRecords({ wins })).wins).toEqual({
      count: 3,
      thanked: 1,
      turnarounds: 0,
      texts: ['third', 'second', 'first'],
    });
  });

  it.each([
    [3, 'solved', 1],
    [5, 'partly-solved', 1],
    [2, 'solved', 0],
    [3, 'contained', 0],
    [4, 'ended-after-warning', 0],
  ] as const)('intensity %i and %s turn %i calls around', (intensity, outcome, turnarounds) => {
    const calls = [buildCall({ intensity, outcome })];
    expect(reviewOfRecords(week, buildRecords({ calls })).wins.turnarounds).toBe(turnarounds);
  });
});

describe('pauses', () => {
  it('count when they ran their length or were ended on purpose', () => {
    const pauses = [
      buildPause({ ending: 'ran-its-length', actualSeconds: 8 }),
      buildPause({ ending: 'ended-by-rep', actualSeconds: 3.5 }),
      buildPause({ ending: 'extended', actualSeconds: 16 }),
      buildPause({ ending: 'ran-its-length', actualSeconds: 9 }),
      buildPause({ ending: 'interrupted', actualSeconds: 8 }),
      buildPause({ ending: null, actualSeconds: null }),
      buildPause({ startedAt: at('2026-11-23T08:00:00+01:00') }),
    ];
    const review = reviewOfRecords(week, buildRecords({ pauses }));
    expect(review.pauses).toEqual({ count: 4, medianSeconds: 8.5 });
    expect(review.aside.pauseSeconds.toSorted((a, b) => a - b)).toEqual([3.5, 8, 9, 16]);
  });

  it('count without a length too, which is not a length of nothing', () => {
    const pauses = [buildPause({ actualSeconds: null }), buildPause({ actualSeconds: 6 })];
    expect(reviewOfRecords(week, buildRecords({ pauses })).pauses).toEqual({ count: 2, medianSeconds: 6 });
    const unknown = buildRecords({ pauses: [buildPause({ actualSeconds: null })] });
    expect(reviewOfRecords(week, unknown).pauses).toEqual({ count: 1, medianSeconds: null });
  });
});

describe('a file of others', () => {
  it('may say that the rep was back to steady before the call was over, which is no time to get over it', () => {
    const [endedAt, before, after] = [
      at('2026-11-18T10:20:00+01:00'),
      at('2026-11-18T10:10:00+01:00'),
      at('2026-11-18T10:30:00+01:00'),
    ];
    const calls = [
      buildCall({ endedAt, recoveredAt: before }),
      buildCall({ endedAt, recoveredAt: before, nextCallCameFirstAt: after }),
    ];
    const { recovery } = reviewOfRecords(week, buildRecords({ calls }));
    expect(recovery).toMatchObject({ n: 1, censored: 1, values: [10] });
  });

  it('may hold times finer than a millisecond, which count in full', () => {
    const calls = [
      buildCall({
        endedAt: at('2026-11-18T10:00:00.000001+01:00'),
        recoveredAt: at('2026-11-18T09:06:00.000002Z'),
      }),
    ];
    const wins = [
      buildWin({ id: 'a', text: 'later', at: at('2026-11-18T12:00:00.0002+01:00') }),
      buildWin({ id: 'b', text: 'earlier', at: at('2026-11-18T12:00:00.0001+01:00') }),
    ];
    const review = reviewOfRecords(week, buildRecords({ calls, wins }));
    expect(review.recovery.values?.[0]).toBeCloseTo(6 + 1 / 60e6, 12);
    expect(review.wins.texts).toEqual(['later', 'earlier']);
  });

  it('may say parts of a minute, and the next call is counted from then', () => {
    const calls = [
      buildCall({ startedAt: at('2026-11-18T10:00:00+01:00'), minutes: 4.987654321 }),
      buildCall({ startedAt: at('2026-11-18T10:10:00+01:00'), woundUpPeak: 7 }),
    ];
    const { carryOver } = reviewOfRecords(week, buildRecords({ calls })).aside;
    expect(carryOver.map(({ n }) => n)).toEqual([0, 1, 0, 0]);
    expect(carryOver[1]?.values).toEqual([7]);
  });
});

describe('calm change', () => {
  const ratedBy = (changes: readonly number[]) =>
    buildRecords({
      calls: [
        ...changes.map((change, index) =>
          buildCall({
            startedAt: at(`2026-11-18T1${index % 10}:00:00+01:00`),
            woundUpPeak: 5 + Math.max(0, change),
            woundUpNow: 5 - Math.min(0, change),
          }),
        ),
        // Half a rating is none.
        buildCall({ woundUpPeak: 9 }),
        buildCall({ woundUpNow: 1 }),
      ],
    });
  const calmChange = (changes: readonly number[]) => reviewOfRecords(week, ratedBy(changes)).calmChange;

  it('gives the worked value in full', () => {
    const change = calmChange([3, 2, 4, 1, 2, 3, 2]);
    expect(change).toMatchObject({ n: 7, values: null, median: 2, min: 1, max: 4 });
    expect(change.mean).toBeCloseTo(17 / 7, 12);
    expect(change.low).toBeCloseTo(1.53, 2);
    expect(change.high).toBeCloseTo(3.33, 2);
  });

  it('lists one to four values in the order of the calls, and averages none', () => {
    expect(calmChange([3])).toEqual({
      n: 1,
      values: [3],
      mean: null,
      median: null,
      min: null,
      max: null,
      low: null,
      high: null,
    });
    expect(calmChange([3, -1, 0, 2])).toEqual({
      n: 4,
      values: [3, -1, 0, 2],
      mean: null,
      median: 1,
      min: -1,
      max: 3,
      low: null,
      high: null,
    });
  });

  it('has no interval where all values are the same', () => {
    expect(calmChange([2, 2, 2, 2, 2])).toMatchObject({ n: 5, mean: 2, median: 2, low: null, high: null });
  });
});

describe('hostile calls', () => {
  const rate = (calls: number, shifts: number) =>
    reviewOfRecords(
      week,
      buildRecords({ calls: many(calls, () => buildCall()), shifts: many(shifts, () => buildShift()) }),
    ).hostileCalls;

  it('gives the worked values', () => {
    expect(rate(0, 5)).toMatchObject({ calls: 0, shifts: 5, rate: 0, low: 0 });
    expect(rate(0, 5).high).toBeCloseTo(0.738, 3);
    expect(rate(3, 5).rate).toBeCloseTo(0.6, 12);
    expect(rate(3, 5).low).toBeCloseTo(0.124, 3);
    expect(rate(3, 5).high).toBeCloseTo(1.753, 3);
    expect(rate(10, 5).low).toBeCloseTo(0.959, 3);
    expect(rate(10, 5).high).toBeCloseTo(3.678, 3);
  });

  it('withholds the interval below three shifts and the rate without any', () => {
    expect(rate(4, 0)).toEqual({ calls: 4, shifts: 0, rate: null, low: null, high: null });
    expect(rate(4, 2)).toEqual({ calls: 4, shifts: 2, rate: 2, low: null, high: null });
    expect(rate(4, 3).low).not.toBeNull();
  });

  it('falls with one more quiet shift', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 10 }), (calls, shifts) => {
        expect(rate(calls, shifts + 1).rate ?? 0).toBeLessThan(rate(calls, shifts).rate ?? 0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the mix', () => {
  it('holds the top three with their ties, and what the screen says of limits kept', () => {
    const review = reviewOfRecords(
      week,
      buildRecords({
        calls: [
          buildCall({ situation: 'shouting', outcome: 'contained' }),
          buildCall({ situation: 'shouting', outcome: 'ended-after-warning' }),
          buildCall({ situation: 'insult', outcome: 'ended-after-warning' }),
          buildCall({ situation: 'blamed', outcome: 'solved' }),
          buildCall({ situation: 'abuse', outcome: 'ended-after-warning' }),
        ],
      }),
    );
    expect(review.mix.situations).toEqual([
      { key: 'shouting', count: 2 },
      { key: 'abuse', count: 1 },
      { key: 'blamed', count: 1 },
      { key: 'insult', count: 1 },
    ]);
    expect(review.mix.outcomes).toEqual([
      { key: 'ended-after-warning', count: 3 },
      { key: 'contained', count: 1 },
      { key: 'solved', count: 1 },
    ]);
    expect(review.askFor.endedAfterWarning).toBe(3);
    expect(review.aside.contained).toBe(1);
  });
});

describe('a review', () => {
  it('does not know the order in which the records come', () => {
    fc.assert(
      fc.property(anyRecords, fc.infiniteStream(fc.nat()), (records, chance) => {
        const shuffled = <T>(list: readonly T[]): readonly T[] =>
          list
            .map((value) => ({ value, place: chance.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ value }) => value);
        const other: WholeRecords = {
          calls: shuffled(records.calls),
          shifts: shuffled(records.shifts),
          pauses: shuffled(records.pauses),
          wins: shuffled(records.wins),
        };
        expect(reviewOfRecords(week, other)).toEqual(reviewOfRecords(week, records));
        expect(stripOfRecords(week, other, 4)).toEqual(stripOfRecords(week, records, 4));
      }),
    );
  });

  it('keeps every estimate inside its interval and every count within its n', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const { hostileCalls, calmChange, mix, wins, pauses } = reviewOfRecords(week, records);
        if (hostileCalls.low !== null && hostileCalls.high !== null) {
          expect(hostileCalls.rate).toBeGreaterThanOrEqual(hostileCalls.low);
          expect(hostileCalls.rate).toBeLessThan(hostileCalls.high);
        }
        if (calmChange.low !== null && calmChange.high !== null) {
          expect(calmChange.mean).toBeGreaterThanOrEqual(calmChange.low);
          expect(calmChange.mean).toBeLessThanOrEqual(calmChange.high);
          expect(calmChange.low).toBeGreaterThanOrEqual(-8);
          expect(calmChange.high).toBeLessThanOrEqual(8);
        }
        expect(calmChange.n).toBeLessThanOrEqual(hostileCalls.calls);
        expect(wins.turnarounds).toBeLessThanOrEqual(hostileCalls.calls);
        expect(wins.texts).toHaveLength(wins.count);
        expect(pauses.medianSeconds === null).toBe(pauses.count === 0);
        for (const list of [mix.situations, mix.outcomes]) {
          expect(list.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(hostileCalls.calls);
        }
      }),
    );
  });
});

describe('weekStrip', () => {
  it('ends in the week, oldest first, also over the new year', () => {
    const strip = stripOfRecords(weekSchema.parse('2027-W01'), buildRecords(), 3);
    expect(strip).toEqual([
      { week: '2026-W52', calls: 0, shifts: 0, rate: null },
      { week: '2026-W53', calls: 0, shifts: 0, rate: null },
      { week: '2027-W01', calls: 0, shifts: 0, rate: null },
    ]);
  });

  it('says the same of a week as its review', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        for (const { week: each, calls, shifts, rate } of stripOfRecords(week, records, 4)) {
          expect(reviewOfRecords(each, records).hostileCalls).toMatchObject({ calls, shifts, rate });
        }
      }),
      { numRuns: 50 },
    );
  });
});

// Three weeks around the one under review, in two zones.
const anyStamp = fc
  .record({
    epochMs: fc.integer({ min: Date.UTC(2026, 10, 8), max: Date.UTC(2026, 10, 30) }),
    zone: fc.constantFrom('Europe/Berlin', 'America/Los_Angeles'),
  })
  .map(({ epochMs, zone }) => stampAt(epochMs, zone));
const anyRating = fc.option(fc.integer({ min: 1, max: 9 }));

const anyRecords: fc.Arbitrary<WholeRecords> = fc.record({
  calls: fc.array(
    fc
      .record({
        status: fc.constantFrom('draft' as const, 'logged' as const),
        startedAt: anyStamp,
        situation: fc.constantFrom(...situationKeys),
        intensity: fc.integer({ min: 1, max: 5 }),
        outcome: fc.constantFrom(...outcomeKeys),
        woundUpPeak: anyRating,
        woundUpNow: anyRating,
      })
      .map(buildCall),
    { maxLength: 30 },
  ),
  shifts: fc.array(
    anyStamp.map((startedAt) => buildShift({ startedAt })),
    { maxLength: 12 },
  ),
  pauses: fc.array(
    fc
      .record({
        startedAt: anyStamp,
        ending: fc.constantFrom(...pauseEndings),
        actualSeconds: fc.integer({ min: 0, max: 40 }),
      })
      .map(buildPause),
    { maxLength: 20 },
  ),
  wins: fc.array(fc.record({ at: anyStamp, text: fc.string({ minLength: 1 }) }).map(buildWin), {
    maxLength: 8,
  }),
});
