import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyOf } from '../../../domain/review/history.ts';
import type { Review } from '../../../domain/review/review.ts';
import { hourLength, workedHours } from '../../../domain/review/worked-hours.ts';
import { stampAt } from '../../../domain/time.ts';
import { daysOfWeek, type Week, weeksLater } from '../../../domain/week.ts';
import { reviewOfRecords } from '../../support/review-of-records.ts';
import {
  allZones,
  clockChanges,
  countsByWeek,
  dayThere,
  livedAt,
  momentsAround,
  momentsAt,
  weekThere,
  yearEnds,
} from '../../support/zone-moments.ts';

interface Lived {
  readonly epochMs: number;
  readonly zone: string;
}

/** How many records of each kind a review has. */
function countsOf({ hostileCalls, pauses, wins }: Review) {
  return {
    calls: hostileCalls.calls,
    shifts: hostileCalls.shifts,
    pauses: pauses.count,
    wins: wins.texts.length,
  };
}

/** The weeks of the moments, and the one before and after each. */
function weeksAround(moments: readonly Lived[]): readonly Week[] {
  const weeks = moments.map(({ epochMs, zone }) => weekThere(epochMs, zone));
  return [...new Set(weeks.flatMap((week) => [weeksLater(week, -1), week, weeksLater(week, 1)]))];
}

/** What the weeks' reviews say against where the wall says that the records are: nothing, where all is well. */
function faultsIn(moments: readonly Lived[]): readonly string[] {
  const records = livedAt(moments);
  const wanted = countsByWeek(moments);
  const reviewed = weeksAround(moments).map((week) => ({ week, review: reviewOfRecords(week, records) }));
  const misplaced = reviewed.flatMap(({ week, review }) => {
    const count = wanted.get(week) ?? 0;
    const found = JSON.stringify(countsOf(review));
    const expected = JSON.stringify({ calls: count, shifts: count, pauses: count, wins: count });
    return found === expected ? [] : [`${week}: ${found}, not ${expected}`];
  });
  // Which ones they are: each win says when it was.
  const wins = reviewed.flatMap(({ review }) => review.wins.texts).toSorted();
  const all = records.wins.map(({ text }) => text).toSorted();
  return wins.join() === all.join() ? misplaced : [...misplaced, `${wins.join()} instead of ${all.join()}`];
}

describe('in every time zone of the platform', () => {
  test('each record around a change of the clocks is in the week of its own day, and in no other', () => {
    let changes = 0;
    const faults = allZones.flatMap((zone) =>
      clockChanges(zone).flatMap((change) => {
        changes += 1;
        return faultsIn(momentsAround(change).map((epochMs) => ({ epochMs, zone }))).map(
          (fault) => `${zone}, ${new Date(change).toISOString()}: ${fault}`,
        );
      }),
    );
    expect(faults).toEqual([]);
    expect(allZones.length).toBeGreaterThan(400);
    // Of well over a hundred zones that have summer time, two years of both.
    expect(changes).toBeGreaterThan(400);
  });

  test('each record around the new year is, on whatever weekday it falls', () => {
    const weeks = new Set<Week>();
    const faults = allZones.flatMap((zone) =>
      yearEnds(zone).flatMap((ends) => {
        const moments = ends.flatMap(momentsAt).map((epochMs) => ({ epochMs, zone }));
        for (const { epochMs } of moments) weeks.add(weekThere(epochMs, zone));
        return faultsIn(moments).map((fault) => `${zone}: ${fault}`);
      }),
    );
    expect(faults).toEqual([]);
    for (const week of ['2026-W53', '2027-W01', '2026-W01', '2022-W52', '2023-W01', '2025-W01']) {
      expect([...weeks]).toContain(week);
    }
  });

  test('a shift over a change or over midnight is as long as it was, and in the week in which it began', () => {
    const hours = fc.integer({ min: 1, max: 16 * 60 }).map((minutes) => minutes * 60_000);
    fc.assert(
      fc.property(fc.constantFrom(...allZones), fc.nat(), hours, hours, (zone, which, before, length) => {
        const turns = [...clockChanges(zone), ...yearEnds(zone).flat()];
        const start = (turns[which % turns.length] ?? 0) - before;
        const shift = { startedAt: stampAt(start, zone), endedAt: stampAt(start + length, zone) };
        const worked = workedHours(shift);
        const sum = worked.reduce((total, each) => total + each.worked, 0);
        expect(sum).toBe(length * 1000);
        expect(Math.max(...worked.map((each) => each.worked))).toBeLessThanOrEqual(hourLength);
        expect(worked[0]?.hour).toBe(Number(shift.startedAt.slice(11, 13)));
        const week = weekThere(start, zone);
        const whole = livedAt([{ epochMs: start, zone }]);
        const records = { ...whole, shifts: whole.shifts.map((each) => ({ ...each, ...shift })) };
        for (const [each, count] of [
          [weeksLater(week, -1), 0],
          [week, 1],
          [weeksLater(week, 1), 0],
        ] as const) {
          const { hostileCalls, minutesUnderFire } = reviewOfRecords(each, records);
          expect(hostileCalls.shifts).toBe(count);
          expect(minutesUnderFire.shiftMinutes).toBe(count === 0 ? null : length / 60_000);
        }
        // Of the hours it is all there from that week on, and nothing before.
        const workedUpTo = (until: Week) =>
          historyOf(records, daysOfWeek(until).to).hours.cells.reduce(
            (total, cell) => total + cell.worked,
            0,
          );
        expect([weeksLater(week, -1), week, weeksLater(week, 1)].map(workedUpTo)).toEqual([0, sum, sum]);
      }),
      { numRuns: 400 },
    );
  });
});

test('whoever travels between zones finds each record in the week of the day it was there', () => {
  const turn = fc
    .tuple(fc.constantFrom(...allZones), fc.nat())
    .map(([zone, which]) => [...clockChanges(zone), ...yearEnds(zone).flat()].at(which % 4) ?? 0);
  const journey = turn.chain((at) =>
    fc.array(
      fc.record({
        epochMs: fc.integer({ min: -5 * 86_400_000, max: 5 * 86_400_000 }).map((by) => at + by),
        zone: fc.constantFrom(...allZones),
      }),
      { minLength: 1, maxLength: 25 },
    ),
  );
  fc.assert(
    fc.property(journey, (moments) => {
      expect(faultsIn(moments)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a day that a zone left out keeps nobody’s records: Samoa had no 30 December 2011', () => {
  const zone = 'Pacific/Apia';
  const change = Date.UTC(2011, 11, 30, 10);
  expect([dayThere(change - 1, zone), dayThere(change, zone)]).toEqual(['2011-12-29', '2011-12-31']);
  expect(faultsIn(momentsAround(change).map((epochMs) => ({ epochMs, zone })))).toEqual([]);
});
