import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type LocalDay, localDaySchema } from '../../domain/time.ts';
import { daysOfWeek, mondayBefore, weekOfDay, weekSchema, weeksLater } from '../../domain/week.ts';

const firstDay = Temporal.PlainDate.from('1990-01-01');

const anyDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((days): LocalDay => localDaySchema.parse(firstDay.add({ days }).toString()));

describe('weekOfDay', () => {
  it.each([
    ['2026-11-16', '2026-W47'],
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-30', '2025-W01'],
    ['2024-02-29', '2024-W09'],
  ])('puts %s into %s', (day, week) => {
    expect(weekOfDay(localDaySchema.parse(day))).toBe(week);
  });

  it('gives a week that holds the day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { from, to } = daysOfWeek(weekOfDay(day));
        expect(from <= day && day <= to).toBe(true);
      }),
    );
  });
});

describe('daysOfWeek', () => {
  it.each([
    ['2026-W47', '2026-11-16', '2026-11-22'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2021-W01', '2021-01-04', '2021-01-10'],
    ['2025-W01', '2024-12-30', '2025-01-05'],
  ])('%s runs from %s to %s', (week, from, to) => {
    expect(daysOfWeek(weekSchema.parse(week))).toEqual({ from, to });
  });

  it('runs from a Monday to a Sunday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { from, to } = daysOfWeek(weekOfDay(day));
        expect(Temporal.PlainDate.from(from).dayOfWeek).toBe(1);
        expect(Temporal.PlainDate.from(to).dayOfWeek).toBe(7);
        expect(Temporal.PlainDate.from(from).until(to).days).toBe(6);
      }),
    );
  });
});

describe('weeksLater', () => {
  it('goes over the end of a long and of a short year', () => {
    expect(weeksLater(weekSchema.parse('2026-W53'), 1)).toBe('2027-W01');
    expect(weeksLater(weekSchema.parse('2021-W01'), -1)).toBe('2020-W53');
    expect(weeksLater(weekSchema.parse('2025-W52'), 1)).toBe('2026-W01');
  });

  it('comes back from where it went', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -500, max: 500 }), (day, count) => {
        const week = weekOfDay(day);
        expect(weeksLater(weeksLater(week, count), -count)).toBe(week);
      }),
    );
  });

  it('leaves no day between one week and the next', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = weekOfDay(day);
        const sunday = Temporal.PlainDate.from(daysOfWeek(week).to);
        expect(daysOfWeek(weeksLater(week, 1)).from).toBe(sunday.add({ days: 1 }).toString());
      }),
    );
  });

  it('sorts by time as text', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const week = weekOfDay(day);
        expect(week < weeksLater(week, count)).toBe(true);
      }),
    );
  });
});

describe('mondayBefore', () => {
  it('is the first day of the week that the day lies in', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(mondayBefore(day)).toBe(daysOfWeek(weekOfDay(day)).from);
      }),
    );
  });

  it('is there for any day that a record can have, and sorts with the others', () => {
    const days = ['0000-01-01', '0000-01-03', '0001-01-01', '2026-11-22', '9999-12-31'];
    const mondays = days.map((day) => mondayBefore(localDaySchema.parse(day)));
    expect(mondays).toEqual(['-000001-12-27', '0000-01-03', '0001-01-01', '2026-11-16', '9999-12-27']);
    expect(mondays.toSorted()).toEqual(mondays);
  });
});

describe('weekSchema', () => {
  it.each(['2026-W53', '2020-W53', '2026-W01', '2025-W52'])('accepts %s', (text) => {
    expect(weekSchema.safeParse(text).success).toBe(true);
  });

  it.each([
    '2025-W53',
    '2027-W53',
    '2026-W00',
    '2026-W54',
    '2026-47',
    '2026-w47',
    '2026-W5',
    '',
    'W47',
    // Its Sunday would be in the year 10000.
    '9999-W52',
    null,
  ])('refuses %j', (text) => {
    expect(weekSchema.safeParse(text).success).toBe(false);
  });
});
