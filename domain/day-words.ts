import { Temporal } from 'temporal-polyfill';
import type { LocalDay } from './time.ts';

/** Days in words, for what is read on paper as well as on screen. */

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `18 November 2026` */
export function dateWords(day: LocalDay): string {
  const parts = partsOf(day);
  return `${parts.day} ${parts.month} ${parts.year}`;
}

/** `Wednesday 18 November 2026` */
export function fullDateWords(day: LocalDay): string {
  return `${weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? ''} ${dateWords(day)}`;
}

/** `16 – 22 November 2026`; one day stands alone, and a year that is `unsaidYear` goes without saying. */
export function dateRangeWords(first: LocalDay, last: LocalDay, unsaidYear?: number): string {
  const from = partsOf(first);
  const to = partsOf(last);
  if (from.year !== to.year) {
    return `${from.day} ${from.month} ${from.year} – ${to.day} ${to.month} ${to.year}`;
  }
  const year = to.year === unsaidYear ? '' : ` ${to.year}`;
  const end = `${to.day} ${to.month}${year}`;
  if (first === last) return end;
  return from.month === to.month ? `${from.day} – ${end}` : `${from.day} ${from.month} – ${end}`;
}

function partsOf(day: LocalDay): { readonly day: string; readonly month: string; readonly year: number } {
  const month = months[Number(day.slice(5, 7)) - 1] ?? '';
  return { day: String(Number(day.slice(8))), month, year: Number(day.slice(0, 4)) };
}
