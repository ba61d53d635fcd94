import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const stampMessage = 'expected an ISO 8601 time with a UTC offset, like 2026-11-21T19:00:00+01:00';

/**
 * A moment with the UTC offset it was lived in, ISO 8601: `2026-11-21T19:00:00+01:00`.
 * The date part is the record's **local day** and never moves, whatever zone the computer is in later.
 */
export const stampSchema = z.iso
  .datetime({ offset: true, error: stampMessage })
  // Temporal reads nanoseconds and throws on anything finer.
  .refine((text) => !/\.\d{10}/u.test(text), stampMessage)
  .brand<'Stamp'>();
export type Stamp = z.infer<typeof stampSchema>;

/** A day of 24 hours, in milliseconds: for lengths of time, never for days of a calendar. */
export const dayMs = 86_400_000;

/** A calendar day, `2026-11-21`. */
export const localDaySchema = z.iso.date().brand<'LocalDay'>();
export type LocalDay = z.infer<typeof localDaySchema>;

/** The moment `epochMs` (milliseconds since 1970 UTC) as lived in `timeZone` (an IANA name), to the millisecond. */
export function stampAt(epochMs: number, timeZone: string): Stamp {
  const lived = Temporal.Instant.fromEpochMilliseconds(Math.round(epochMs)).toZonedDateTimeISO(timeZone);
  return stampSchema.parse(lived.toString({ timeZoneName: 'never', smallestUnit: 'millisecond' }));
}

/** Milliseconds since 1970 UTC. */
export function epochOf(stamp: Stamp): number {
  return Temporal.Instant.from(stamp).epochMilliseconds;
}

/** The day on the rep's wall when it happened. */
export function localDayOf(stamp: Stamp): LocalDay {
  return localDaySchema.parse(stamp.slice(0, 10));
}

/** What the wall showed when it happened, date and time. */
export function wallTimeOf(stamp: Stamp): Temporal.PlainDateTime {
  return Temporal.PlainDateTime.from(stamp.replace(/(Z|[+-]\d{2}:\d{2})$/u, ''));
}

/** `14:05`: the time on the rep's wall when it happened. */
export function clockTimeOf(stamp: Stamp): string {
  return stamp.slice(11, 16);
}

export function dayAfter(day: LocalDay): LocalDay {
  return localDaySchema.parse(Temporal.PlainDate.from(day).add({ days: 1 }).toString());
}

/** The same offset, `milliseconds` later (negative: earlier), to the millisecond. */
export function shiftStamp(stamp: Stamp, milliseconds: number): Stamp {
  const offset = Temporal.ZonedDateTime.from(`${stamp}[${offsetOf(stamp)}]`);
  const moved = offset.add({ milliseconds: Math.round(milliseconds) });
  return stampSchema.parse(moved.toString({ timeZoneName: 'never', smallestUnit: 'millisecond' }));
}

/** `+01:00`, or `+00:00` for `Z`. */
function offsetOf(stamp: Stamp): string {
  return stamp.endsWith('Z') ? '+00:00' : stamp.slice(-6);
}
