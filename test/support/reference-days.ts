/**
 * Days, weeks and moments by whole numbers alone, for the second implementation that the review is checked against. A day is
 * the number of days since 1970-01-01, which was a Thursday.
 */

/** From a date in the proleptic Gregorian calendar: years that begin in March, so that the leap day is the last one. */
export function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.slice(0, 10).split('-').map(Number);
  const marchYear = month > 2 ? year : year - 1;
  const monthSinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return 365 * marchYear + leapDays + Math.floor((153 * monthSinceMarch + 2) / 5) + day - 1 - 719_468;
}

export function dateOf(number: number): string {
  // The year is looked for, not calculated.
  let year = 1970 + Math.floor(number / 366) - 1;
  while (dayNumber(`${year + 1}-01-01`) <= number) year += 1;
  let month = 12;
  while (month > 1 && dayNumber(`${year}-${month}-01`) > number) month -= 1;
  const day = number - dayNumber(`${year}-${month}-01`) + 1;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** 1 Monday to 7 Sunday. */
export function weekday(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The number of the Monday of the week that a day lies in. */
export function mondayOf(number: number): number {
  return number - weekday(number) + 1;
}

/** `2026-W53`: the year of a week is that of its Thursday. */
export function weekName(number: number): string {
  const thursday = mondayOf(number) + 3;
  const year = dateOf(thursday).slice(0, 4);
  const week = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of a week by its name. */
export function mondayOfWeek(week: string): number {
  const fourth = dayNumber(`${week.slice(0, 4)}-01-04`);
  return mondayOf(fourth) + 7 * (Number(week.slice(6)) - 1);
}

interface Moment {
  /** Nanoseconds since 1970 UTC. */
  readonly instant: bigint;
  /** Nanoseconds since 1970-01-01 on the wall. */
  readonly wall: bigint;
}

/** A time of the public format. */
export function moment(text: string): Moment {
  const [, date = '', hour, minute, second = '0', fraction = '', zone = ''] =
    /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)$/u.exec(text) ?? [];
  const seconds = dayNumber(date) * 86_400 + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const wall = BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
  const sign = zone.startsWith('-') ? -1 : 1;
  const offset = zone === 'Z' ? 0 : sign * (Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(4)) * 60);
  return { wall, instant: wall - BigInt(offset) * 1_000_000_000n };
}

/** Minutes from one time to another, exactly. */
export function minutesFrom(from: string, to: string): number {
  return Number(moment(to).instant - moment(from).instant) / 60e9;
}
