import {
  clockTimeOf,
  dayMs,
  type LocalDay,
  localDayOf,
  localDaySchema,
  type Stamp,
  stampSchema,
} from '../../../domain/time.ts';

/**
 * Times as the rep lived them: a record's own wall clock, wherever the computer is now. The formats are told that the
 * wall clock is UTC, so that no zone is ever converted.
 */
const language = 'en-GB';
const zone = { timeZone: 'UTC' } as const;
const shortDay = new Intl.DateTimeFormat(language, { ...zone, day: 'numeric', month: 'short' });
const longDay = new Intl.DateTimeFormat(language, {
  ...zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

/** `14:05` */
export function clockWords(stamp: Stamp): string {
  return clockTimeOf(stamp);
}

/** `Saturday 21 November`, with the year where it is another one than today's. */
export function dayWords(day: LocalDay, today: LocalDay): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  return longDay.format(noonOf(day)).replace(',', '') + year;
}

/** `21 Nov` */
export function shortDayWords(day: LocalDay): string {
  return shortDay.format(noonOf(day));
}

const nearDays: Readonly<Record<number, string>> = { '-1': 'Tomorrow', 0: 'Today', 1: 'Yesterday' };

/** `Today`, `Yesterday`, `Tomorrow`, else as `dayWords`. */
export function nearDayWords(day: LocalDay, today: LocalDay): string {
  const daysAgo = Math.round((noonOf(today).getTime() - noonOf(day).getTime()) / dayMs);
  return nearDays[daysAgo] ?? dayWords(day, today);
}

/** `14:05`, or `yesterday, 14:05` for another day than today, inside a sentence. */
export function sinceWords(stamp: Stamp, today: LocalDay): string {
  const day = localDayOf(stamp);
  if (day === today) return clockWords(stamp);
  const words = nearDayWords(day, today);
  const isNear = Object.values(nearDays).includes(words);
  return `${isNear ? words.toLowerCase() : words}, ${clockWords(stamp)}`;
}

/** The parts of a stamp that the rep can edit, as date and time fields want them. */
export function wallPartsOf(stamp: Stamp): { readonly day: string; readonly time: string } {
  return { day: stamp.slice(0, 10), time: stamp.slice(11, 16) };
}

/** The stamp moved to another day and time of the same clock, its offset kept; null while a part is not complete. */
export function atWallParts(stamp: Stamp, day: string, time: string): Stamp | null {
  if (!localDaySchema.safeParse(day).success || !/^\d{2}:\d{2}$/u.test(time)) {
    return null;
  }
  const offset = stamp.endsWith('Z') ? 'Z' : stamp.slice(-6);
  const moved = stampSchema.safeParse(`${day}T${time}:00${offset}`);
  return moved.success ? moved.data : null;
}

function noonOf(day: LocalDay): Date {
  return new Date(`${day}T12:00Z`);
}

/** A day and a time on the wall of this computer, whose offset then is its own; null while a part is not complete. */
export function atLocalWall(day: string, time: string): Stamp | null {
  if (!localDaySchema.safeParse(day).success || !/^\d{2}:\d{2}$/u.test(time)) return null;
  const minutesWest = new Date(`${day}T${time}`).getTimezoneOffset();
  const two = (value: number) => String(value).padStart(2, '0');
  const away = Math.abs(minutesWest);
  const offset = `${minutesWest > 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`;
  const stamp = stampSchema.safeParse(`${day}T${time}:00${offset}`);
  return stamp.success ? stamp.data : null;
}
