import { Temporal } from 'temporal-polyfill';
import { stampAt } from '../../domain/time.ts';
import { type Week, weekSchema } from '../../domain/week.ts';
import { buildCall, buildPause, buildShift, buildWin } from './build-records.ts';
import { dayNumber, weekName } from './reference-days.ts';
import type { WholeRecords } from './review-of-records.ts';

/** Moments at which a week, or the clock on the wall, changes. */

export const allZones: readonly string[] = Intl.supportedValuesOf('timeZone');

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Both changes of the clocks in 2026 and 2027, and whatever else a zone does there. */
export function clockChanges(zone: string): readonly number[] {
  const changes: number[] = [];
  const end = Temporal.Instant.from('2028-01-01T00:00:00Z').epochMilliseconds;
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.from('2026-01-01T00:00:00Z').toZonedDateTimeISO(zone);
  for (;;) {
    at = at.getTimeZoneTransition('next');
    if (at === null || at.epochMilliseconds >= end) return changes;
    changes.push(at.epochMilliseconds);
  }
}

/** 1 January of a year that begins on each weekday, Monday first, and the Mondays around: 2026-W53 and 2027-W01 are there. */
export const newYears = [2024, 2030, 2025, 2026, 2027, 2028, 2023] as const;

/** In a zone, of each of these years: its first moment, and that of its first Monday. */
export function yearEnds(zone: string): readonly (readonly number[])[] {
  return newYears.map((year) => {
    const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
    const monday = first.add({ days: (8 - first.dayOfWeek) % 7 });
    return [first, monday].map((day) => day.toZonedDateTime(zone).epochMilliseconds);
  });
}

/** From just before to just after, and some days around. */
const around = [
  -3 * 24 * hourMs,
  -24 * hourMs,
  -3 * hourMs,
  -hourMs,
  -30 * minuteMs,
  -1,
  0,
  1,
  30 * minuteMs,
  hourMs,
  2 * hourMs,
  24 * hourMs,
  3 * 24 * hourMs,
];

/** The moments right at it, and a day away. */
export function momentsAt(epochMs: number): readonly number[] {
  return [-24 * hourMs, -1, 0, 1, 24 * hourMs].map((by) => epochMs + by);
}

export function momentsAround(epochMs: number): readonly number[] {
  return around.map((by) => epochMs + by);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day that the wall shows there, by the platform’s own calendar. */
export function dayThere(epochMs: number, zone: string): string {
  const format =
    dayFormats.get(zone) ??
    new Intl.DateTimeFormat('en-u-ca-iso8601', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  dayFormats.set(zone, format);
  const parts = new Map(format.formatToParts(epochMs).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

export function weekThere(epochMs: number, zone: string): Week {
  return weekSchema.parse(weekName(dayNumber(dayThere(epochMs, zone))));
}

/** One record of each kind at each moment, as the app would stamp it there; shifts of nine hours, over midnight and all. */
export function livedAt(
  moments: readonly { readonly epochMs: number; readonly zone: string }[],
): WholeRecords {
  const stamps = moments.map(({ epochMs, zone }) => ({
    at: stampAt(epochMs, zone),
    end: stampAt(epochMs + 9 * hourMs, zone),
  }));
  return {
    calls: stamps.map(({ at: startedAt }) => buildCall({ startedAt })),
    shifts: stamps.map(({ at: startedAt, end: endedAt }) => buildShift({ startedAt, endedAt })),
    pauses: stamps.map(({ at: startedAt }) => buildPause({ startedAt })),
    wins: stamps.map(({ at }) => buildWin({ at, text: at })),
  };
}

/** How many of the moments lie in each week, by the wall of each. */
export function countsByWeek(
  moments: readonly { readonly epochMs: number; readonly zone: string }[],
): ReadonlyMap<Week, number> {
  const counts = new Map<Week, number>();
  for (const { epochMs, zone } of moments) {
    const week = weekThere(epochMs, zone);
    counts.set(week, (counts.get(week) ?? 0) + 1);
  }
  return counts;
}
