import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Shift } from '../../domain/records.ts';
import { isLastOfWeek, usualLastDay } from '../../domain/review-note.ts';
import { at, buildShift } from '../support/build-records.ts';

/** A shift on a weekday (1 Monday to 7 Sunday) of so many weeks before 2026-W47. */
function on(weekday: number, weeksAgo = 0): Shift {
  const day = Temporal.PlainDate.from('2026-11-16')
    .subtract({ weeks: weeksAgo })
    .add({ days: weekday - 1 });
  return buildShift({ startedAt: at(`${day.toString()}T09:00:00+01:00`) });
}

describe('usualLastDay', () => {
  test('is Friday for who has no history', () => {
    expect(usualLastDay([])).toBe(5);
  });

  test('is the day of most of the last four weeks with shifts, not of older ones', () => {
    const past = [on(1, 1), on(4, 1), on(4, 2), on(3, 3), on(4, 5), ...[6, 7, 8, 9].map((ago) => on(6, ago))];
    expect(usualLastDay(past)).toBe(4);
  });

  test('is the later one of two that are as frequent', () => {
    expect(usualLastDay([on(4, 1), on(6, 2), on(4, 3), on(6, 4)])).toBe(6);
    expect(usualLastDay([on(2, 1), on(3, 2), on(5, 3), on(1, 4)])).toBe(5);
  });

  test('is always a day on which a week did end, in whatever order the shifts come', () => {
    const anyShifts = fc.array(
      fc.record({ weekday: fc.integer({ min: 1, max: 7 }), ago: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 1, maxLength: 25 },
    );
    fc.assert(
      fc.property(anyShifts, (days) => {
        const past = days.map(({ weekday, ago }) => on(weekday, ago));
        const last = usualLastDay(past);
        expect(usualLastDay(past.toReversed())).toBe(last);
        expect(
          days.some(
            ({ weekday, ago }) =>
              weekday === last && days.every((each) => each.ago !== ago || each.weekday <= weekday),
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('isLastOfWeek', () => {
  const past = [1, 2, 3, 4].map((ago) => on(4, ago));

  test('is true from the usual last day on, and on Sunday always', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((day) => isLastOfWeek(on(day), past))).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((day) => day >= 4),
    );
    expect(
      isLastOfWeek(
        on(7),
        [1, 2, 3, 4].map((ago) => on(7, ago)),
      ),
    ).toBe(true);
    expect(isLastOfWeek(on(5), [])).toBe(true);
    expect(isLastOfWeek(on(4), [])).toBe(false);
  });

  test('does not take this week, or later ones, for history', () => {
    expect(isLastOfWeek(on(4), [...past, on(6), on(6, -1)])).toBe(true);
  });

  test('goes by the day a shift began, also over midnight', () => {
    const night = buildShift({
      startedAt: at('2026-11-19T22:00:00+01:00'),
      endedAt: at('2026-11-20T06:00:00+01:00'),
    });
    expect(isLastOfWeek(night, past)).toBe(true);
    expect(isLastOfWeek({ ...night, startedAt: at('2026-11-18T22:00:00+01:00') }, past)).toBe(false);
  });
});
