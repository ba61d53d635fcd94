import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type LocalDay, localDaySchema } from './time.ts';

/** An ISO week, Monday to Sunday: `2026-W47`. All its days have a year of four digits. */
export const weekSchema = z
  .string()
  .regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/u, 'expected a week like 2026-W47')
  .refine(isRealWeek, 'that year has no such week')
  .brand<'Week'>();
export type Week = z.infer<typeof weekSchema>;

/** The week a day lies in. */
export function weekOfDay(day: LocalDay): Week {
  return weekSchema.parse(nameOfWeek(day));
}

/** The same, or null for the days at both ends of the years 0 to 9999 that lie in a week without a name. */
export function namedWeekOfDay(day: LocalDay): Week | null {
  return weekSchema.safeParse(nameOfWeek(day)).data ?? null;
}

function nameOfWeek(day: LocalDay): string {
  const date = Temporal.PlainDate.from(day);
  const year = String(date.yearOfWeek).padStart(4, '0');
  return `${year}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

/** The Monday and the Sunday of a week. */
export function daysOfWeek(week: Week): { readonly from: LocalDay; readonly to: LocalDay } {
  const monday = mondayOf(week);
  return { from: dayOf(monday), to: dayOf(monday.add({ days: 6 })) };
}

/**
 * The Monday of the week that a day lies in, for any day there is: the weeks at both ends of the years 0 to 9999 have no name,
 * but a file may hold records of them. Sorts by time as text, as a day does.
 */
export function mondayBefore(day: LocalDay): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** The week `count` weeks later (negative: earlier). */
export function weeksLater(week: Week, count: number): Week {
  return weekOfDay(dayOf(mondayOf(week).add({ weeks: count })));
}

/** A day after it is no `LocalDay`. */
const lastYear = 9999;

function isRealWeek(text: string): boolean {
  if (!/^\d{4}-W\d{2}$/u.test(text)) {
    return false;
  }
  const monday = mondayOf(text);
  return (
    monday.weekOfYear === Number(text.slice(6)) &&
    monday.yearOfWeek === Number(text.slice(0, 4)) &&
    monday.add({ days: 6 }).year <= lastYear
  );
}

/** 4 January always lies in week 1 (ISO 8601). */
function mondayOf(week: string): Temporal.PlainDate {
  const year = Number(week.slice(0, 4));
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(week.slice(6)) - 1 });
}

function dayOf(date: Temporal.PlainDate): LocalDay {
  return localDaySchema.parse(date.toString());
}
