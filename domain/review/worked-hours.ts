import { Temporal } from 'temporal-polyfill';
import type { Shift } from '../records.ts';
import { type LocalDay, localDayOf, type Stamp, wallTimeOf } from '../time.ts';
import { microsecondsBetween } from './records.ts';

/** An hour of the week on the rep's wall. */
export interface HourOfWeek {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** 0 to 23: the hour that begins then. */
  readonly hour: number;
}

/** What fell into an hour of the week. */
export interface HourCell extends HourOfWeek {
  readonly calls: number;
  /** Microseconds that shifts overlapped it: whole numbers, so that what was added up can be taken off again. */
  readonly worked: number;
}

/** In microseconds. */
export const hourLength = 3_600_000_000;
const hoursInAWeek = 168;

/** The hour of the week in which a moment was lived. */
export function hourOf(stamp: Stamp): HourOfWeek {
  return { weekday: weekdayOf(localDayOf(stamp)), hour: hourOfDay(stamp) };
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: LocalDay): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** 0 to 23: the hour in which a moment was lived. */
export function hourOfDay(stamp: Stamp): number {
  return Number(stamp.slice(11, 13));
}

/**
 * The hours of the week that a shift overlapped, each once, with the microseconds; none for a shift without an end, or with
 * one before its start. Their sum is the length of the shift. The wall is that of the shift's start all the way, as a shift
 * belongs to the day it started: one over a change of the clocks is as long as it really was.
 */
export function workedHours({
  startedAt,
  endedAt,
}: Pick<Shift, 'startedAt' | 'endedAt'>): readonly (HourOfWeek & { readonly worked: number })[] {
  let left = endedAt === null ? 0 : microsecondsBetween(startedAt, endedAt);
  if (left <= 0) return [];
  const start = wallTimeOf(startedAt);
  // A file may hold a shift of years: whole weeks fill all hours alike.
  const wholeWeeks = Math.floor(left / (hoursInAWeek * hourLength));
  left -= wholeWeeks * hoursInAWeek * hourLength;
  const hours = new Map<number, number>();
  const add = (index: number, microseconds: number) => {
    hours.set(index, (hours.get(index) ?? 0) + microseconds);
  };
  if (wholeWeeks > 0) {
    for (let index = 0; index < hoursInAWeek; index += 1) add(index, wholeWeeks * hourLength);
  }
  let index = (start.dayOfWeek - 1) * 24 + start.hour;
  const sinceFullHour =
    ((start.minute * 60 + start.second) * 1000 + start.millisecond) * 1000 + start.microsecond;
  for (let room = hourLength - sinceFullHour; left > 0; room = hourLength) {
    const part = Math.min(room, left);
    add(index, part);
    left -= part;
    index = (index + 1) % hoursInAWeek;
  }
  return [...hours].map(([at, worked]) => ({ weekday: Math.floor(at / 24) + 1, hour: at % 24, worked }));
}
