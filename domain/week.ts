import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type LocalDay, localDaySchema } from './time.ts';

/** An ISO week, Monday to Sunday: `2026-W47`. */
export const weekSchema = z
  .string()
  .regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/u, 'expected a week like 2026-W47')
  .refine(isRealWeek, 'that year has no such week')
  .brand<'Week'>();
export type Week = z.infer<typeof weekSchema>;

/** The week a day lies in. */
export function weekOfDay(day: LocalDay): Week {
  const date = Temporal.PlainDate.from(day);
  const year = String(date.yearOfWeek).padStart(4, '0');
  return weekSchema.parse(`${year}-W${String(date.weekOfYear).padStart(2, '0')}`);
}

/** The Monday and the Sunday of a week. */
export function daysOfWeek(week: Week): { readonly from: LocalDay; readonly to: LocalDay } {
  const monday = mondayOf(week);
  return { from: dayOf(monday), to: dayOf(monday.add({ days: 6 })) };
}

/** The week `count` weeks later (negative: earlier). */
export function weeksLater(week: Week, count: number): Week {
  return weekOfDay(dayOf(mondayOf(week).add({ weeks: count })));
}

function isRealWeek(text: string): boolean {
  if (!/^\d{4}-W\d{2}$/u.test(text)) {
    return false;
  }
  const monday = mondayOf(text);
  return monday.weekOfYear === Number(text.slice(6)) && monday.yearOfWeek === Number(text.slice(0, 4));
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
