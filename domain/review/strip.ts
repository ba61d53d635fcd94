import type { LocalDay } from '../time.ts';
import { daysOfWeek, type Week, weeksLater } from '../week.ts';

/** One week of the strip that shows the latest weeks side by side. */
export interface StripWeek {
  readonly week: Week;
  readonly calls: number;
  readonly shifts: number;
  /** Hostile calls a shift, null without shifts. */
  readonly rate: number | null;
}

export type WeekStrip = readonly StripWeek[];

/** How many logged calls and shifts a local day has. */
export interface DayCounts {
  readonly day: LocalDay;
  readonly calls: number;
  readonly shifts: number;
}

/** Hostile calls and shifts of `count` weeks up to and including `week`, oldest first. `days` in any order. */
export function weekStrip(week: Week, days: readonly DayCounts[], count: number): WeekStrip {
  return Array.from({ length: count }, (_, index) => {
    const each = weeksLater(week, index - count + 1);
    const { from, to } = daysOfWeek(each);
    const within = days.filter(({ day }) => from <= day && day <= to);
    const calls = within.reduce((sum, { calls: more }) => sum + more, 0);
    const shifts = within.reduce((sum, { shifts: more }) => sum + more, 0);
    return { week: each, calls, shifts, rate: shifts === 0 ? null : calls / shifts };
  });
}
