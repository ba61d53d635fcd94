import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedReview, type Review } from '../../../domain/review/review.ts';
import { weekSchema, weeksLater } from '../../../domain/week.ts';
import { type AnyWeek, anyWeek, recordsOf } from '../../support/any-weeks.ts';
import { at, buildCall, buildRecords, buildShift, buildUse, many } from '../../support/build-records.ts';
import { dateOf, dayNumber, mondayOfWeek } from '../../support/reference-days.ts';
import { reviewOfRecords, type WholeRecords } from '../../support/review-of-records.ts';

const runs = { numRuns: 150 };
const week = weekSchema.parse('2026-W47');

const reviewed = (some: AnyWeek): Review => reviewOfRecords(some.week, recordsOf(some));

describe('a review of any week', () => {
  test('does not know the order in which the records come', () => {
    fc.assert(
      fc.property(anyWeek, fc.infiniteStream(fc.nat()), (some, chance) => {
        const shuffled = <T>(list: readonly T[]): readonly T[] =>
          list
            .map((value) => ({ value, place: chance.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ value }) => value);
        const { calls, shifts, pauses, wins } = recordsOf(some);
        const other: WholeRecords = {
          calls: shuffled(calls),
          shifts: shuffled(shifts),
          pauses: shuffled(pauses),
          wins: shuffled(wins),
        };
        // To the last digit: sums are made in one order, whichever was given.
        expect(reviewOfRecords(some.week, other)).toEqual(reviewed(some));
      }),
      runs,
    );
  });

  test('is the same as many weeks later, when all was lived as many weeks later', () => {
    fc.assert(
      fc.property(anyWeek, fc.integer({ min: -600, max: 600 }), (some, count) => {
        const moved = reviewed({
          week: weeksLater(some.week, count),
          log: JSON.parse(JSON.stringify(some.log), (_key, value: unknown) =>
            typeof value === 'string' && /^\d{4}-\d\d-\d\dT/u.test(value)
              ? `${dateOf(dayNumber(value) + 7 * count)}${value.slice(10)}`
              : value,
          ),
        });
        const monday = mondayOfWeek(some.week) + 7 * count;
        expect(moved).toEqual({
          ...reviewed(some),
          week: weeksLater(some.week, count),
          from: dateOf(monday),
          to: dateOf(monday + 6),
        });
      }),
      runs,
    );
  });

  test('lowers the rate and both ends of its interval for one more quiet shift, and touches nothing that shifts are not in', () => {
    fc.assert(
      fc.property(anyWeek, (some) => {
        const records = recordsOf(some);
        const noon = `${dateOf(mondayOfWeek(some.week) + 2)}T12:00:00Z`;
        const quiet = buildShift({ startedAt: at(noon), endedAt: null });
        const before = reviewed(some);
        const after = reviewOfRecords(some.week, { ...records, shifts: [...records.shifts, quiet] });
        const { calls, shifts, rate, low, high } = before.hostileCalls;
        expect(after.hostileCalls).toMatchObject({ calls, shifts: shifts + 1 });
        const isLower = (one: number | null, other: number | null) => {
          if (other === null) return;
          expect(one).not.toBeNull();
          if (other > 0) expect(one ?? 0).toBeLessThan(other);
          else expect(one).toBe(0);
        };
        isLower(after.hostileCalls.rate, rate);
        isLower(after.hostileCalls.low, low);
        isLower(after.hostileCalls.high, high);
        const rest = ({ wins, lines, recovery, pauses, calmChange, mix, unsolved, askFor }: Review) => ({
          wins,
          lines,
          recovery,
          pauses,
          calmChange,
          mix,
          unsolved,
          askFor,
        });
        expect(rest(after)).toEqual(rest(before));
      }),
      runs,
    );
  });

  test('keeps every estimate inside its interval, and every interval inside what can be', () => {
    fc.assert(
      fc.property(anyWeek, (some) => {
        const { hostileCalls, calmChange, lines, usualRange, aside } = reviewed(some);
        const within = (
          low: number | null,
          estimate: number | null,
          high: number | null,
          least: number,
          most: number,
        ) => {
          expect(low === null).toBe(high === null);
          if (low === null || high === null) return;
          expect(estimate).not.toBeNull();
          expect(low).toBeLessThanOrEqual(estimate ?? Number.NaN);
          expect(high).toBeGreaterThanOrEqual(estimate ?? Number.NaN);
          expect(low).toBeGreaterThanOrEqual(least);
          expect(high).toBeLessThanOrEqual(most);
        };
        const endless = Number.POSITIVE_INFINITY;
        within(hostileCalls.low, hostileCalls.rate, hostileCalls.high, 0, endless);
        within(calmChange.low, calmChange.mean, calmChange.high, -8, 8);
        within(calmChange.min, calmChange.median, calmChange.max, -8, 8);
        for (const { low, share, high } of lines) within(low, share, high, 0, 1);
        const { perHundred } = aside;
        if (perHundred !== null) within(perHundred.low, perHundred.perHundred, perHundred.high, 0, 100);
        expect(usualRange.low ?? 0).toBeLessThanOrEqual(usualRange.high ?? 0);
      }),
      runs,
    );
  });

  test('withholds what the rules for small samples withhold, and nothing else', () => {
    fc.assert(
      fc.property(anyWeek, (some) => {
        const review = reviewed(some);
        const { recovery, pauses, calmChange, hostileCalls, usualRange, minutesUnderFire, carryHome } =
          review;
        const { aside } = review;
        const isThere = (values: Readonly<Record<string, boolean>>, found: object) => {
          for (const [key, wanted] of Object.entries(values)) {
            expect([key, Reflect.get(found, key) !== null]).toEqual([key, wanted]);
          }
        };
        isThere({ values: 1 <= recovery.n && recovery.n <= 4 }, recovery);
        if (recovery.n < 5) isThere({ medianMinutes: false }, recovery);
        isThere({ medianSeconds: aside.pauseSeconds.length > 0 }, pauses);
        const { n } = calmChange;
        const isSpread = calmChange.min !== calmChange.max;
        isThere(
          {
            values: 1 <= n && n <= 4,
            mean: n >= 5,
            median: n >= 2,
            min: n >= 2,
            max: n >= 2,
            low: n >= 5 && isSpread,
            high: n >= 5 && isSpread,
          },
          calmChange,
        );
        const { shifts } = hostileCalls;
        isThere({ rate: shifts > 0, low: shifts >= 3, high: shifts >= 3 }, hostileCalls);
        const isHistory = usualRange.baselineShifts >= 10 && usualRange.baselineCalls >= 5 && shifts > 0;
        isThere({ low: isHistory, high: isHistory }, usualRange);
        expect(usualRange.verdict === 'not-enough-history').toBe(!isHistory);
        isThere({ minutes: minutesUnderFire.n > 0 }, minutesUnderFire);
        isThere({ median: carryHome.n > 0 }, carryHome);
        expect(review.byHour === null).toBe(aside.whyNoHours !== null);
        for (const line of review.lines) expect(line.n).toBeGreaterThanOrEqual(5);
        for (const line of review.stillTrying) expect([1, 2, 3, 4]).toContain(line.n);
        for (const group of aside.carryOver) {
          isThere({ values: 1 <= group.n && group.n <= 4, median: group.n >= 5, min: group.n >= 5 }, group);
        }
      }),
      runs,
    );
  });

  test('is published with the keys of data-format.md in their order, all of them and no others', () => {
    const inFormat = [
      'week from to',
      'wins{count thanked turnarounds texts}',
      'lines[line n helped share low high]',
      'stillTrying[line n helped]',
      'recovery{n censored medianMinutes nextCallCameFirst values}',
      'pauses{count medianSeconds}',
      'calmChange{n values mean median min max low high}',
      'hostileCalls{calls shifts rate low high}',
      'usualRange{calls baselineCalls baselineShifts low high verdict}',
      'minutesUnderFire{n minutes shiftMinutes share}',
      'mix{situations[key count] causes[key count] outcomes[key count]}',
      'unsolved{count notYours}',
      'carryHome{n median quietCard}',
      'byHour[hour calls hoursWorked rate]',
      'askFor{topCauses[key count] noTimeToRecover{count of} endedAfterWarning openPromises}',
    ].join(' ');
    fc.assert(
      fc.property(anyWeek, (some) => {
        const published = publishedReview(reviewed(some));
        expect(shapeOf(published, '')).toBe(withoutEmpty(inFormat, published));
        // Nothing is in it that JSON drops or turns into something else.
        expect(JSON.parse(JSON.stringify(published))).toStrictEqual(published);
      }),
      runs,
    );
  });
});

/** The keys of a value in their order: objects in braces, lists by the keys of their entries. */
function shapeOf(value: unknown, name: string): string {
  if (Array.isArray(value)) {
    const shapes = new Set(value.map((each) => inside(each)).filter((shape) => shape !== ''));
    expect(shapes.size).toBeLessThanOrEqual(1);
    return shapes.size === 0 ? name : `${name}[${[...shapes][0]}]`;
  }
  if (typeof value !== 'object' || value === null) {
    expect(value).not.toBeUndefined();
    return name;
  }
  return name === '' ? inside(value) : `${name}{${inside(value)}}`;
}

function inside(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, each]) => shapeOf(each, key))
        .join(' ')
    : '';
}

/** The format's keys without those of lists that have no entries here. */
function withoutEmpty(format: string, published: object): string {
  const { mix, askFor } = Object(published);
  return format.replace(/(\w+)\[([^\]]*)\]/gu, (whole: string, name: string) => {
    const list: unknown = Reflect.get(published, name) ?? mix[name] ?? askFor[name];
    return Array.isArray(list) && list.length > 0 ? whole : name;
  });
}

describe('of so many times as much', () => {
  const times = fc.integer({ min: 2, max: 6 });
  const width = ({ low, high }: { readonly low: number | null; readonly high: number | null }) =>
    (high ?? Number.NaN) - (low ?? Number.NaN);

  test('calls and shifts the rate is the same and its interval narrower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 3, max: 12 }), times, (k, s, c) => {
        const of = (by: number) =>
          reviewOfRecords(
            week,
            buildRecords({
              calls: many(k * by, () => buildCall()),
              shifts: many(s * by, () => buildShift()),
            }),
          ).hostileCalls;
        expect(of(c).rate).toBeCloseTo(of(1).rate ?? Number.NaN, 12);
        expect(width(of(c))).toBeLessThan(width(of(1)));
      }),
      { numRuns: 60 },
    );
  });

  test('ratings the calm change is the same and its interval narrower', () => {
    const changes = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 5, maxLength: 12 });
    fc.assert(
      fc.property(changes, times, (values, c) => {
        const of = (by: number) =>
          reviewOfRecords(
            week,
            buildRecords({
              calls: many(by, () => values)
                .flat()
                .map((change) => buildCall({ woundUpPeak: 5 + change, woundUpNow: 5 })),
            }),
          ).calmChange;
        expect(of(c).mean).toBeCloseTo(of(1).mean ?? Number.NaN, 12);
        expect(of(c).median).toBe(of(1).median);
        if (new Set(values).size > 1) expect(width(of(c))).toBeLessThan(width(of(1)));
      }),
      { numRuns: 60 },
    );
  });

  test('uses of a line the share is the same and its interval narrower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 15 }), fc.nat(15), times, (n, some, c) => {
        const helped = Math.min(n, some);
        const of = (by: number) =>
          reviewOfRecords(
            week,
            buildRecords({
              calls: many(by, () => many(n, () => null))
                .flat()
                .map((_, index) =>
                  buildCall({
                    linesUsed: [buildUse('x', { result: index % n < helped ? 'helped' : 'did-not-help' })],
                  }),
                ),
            }),
          ).lines[0];
        const [one, more] = [of(1), of(c)];
        if (one === undefined || more === undefined) throw new Error('a line that is judged has its place');
        expect(more.share).toBeCloseTo(one.share, 12);
        expect(width(more)).toBeLessThan(width(one));
      }),
      { numRuns: 40 },
    );
  });
});
