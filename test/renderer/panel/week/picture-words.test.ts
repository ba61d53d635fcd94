import { describe, expect, it } from 'vitest';
import { hoursDescription } from '../../../../renderer/panel/week/picture-words.ts';

describe('hoursDescription', () => {
  it('counts every hour with calls, and says a rate of five or more alone', () => {
    const cell = (weekday: number, hour: number, calls: number, hoursWorked: number) => ({
      weekday,
      hour,
      calls,
      hoursWorked,
      rate: hoursWorked === 0 ? null : calls / hoursWorked,
    });
    expect(
      hoursDescription([cell(1, 9, 4, 2), cell(1, 10, 0, 12), cell(2, 9, 5, 12), cell(7, 23, 6, 0)]),
    ).toBe(
      'Hostile calls by weekday and hour: Monday 09:00 4, Tuesday 09:00 5 (about 0.4 for each hour worked), Sunday 23:00 6. None in the other hours worked.',
    );
  });
});
