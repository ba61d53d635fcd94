import fc from 'fast-check';
import { causeKeys, lineResults, outcomeKeys } from '../../domain/call-fields.ts';
import { type LogFile, logFileSchema } from '../../domain/log-format.ts';
import { fromLogFile, type LogRecords } from '../../domain/log-records.ts';
import { pauseEndings, winKinds } from '../../domain/records.ts';
import { situationKeys } from '../../domain/situations.ts';
import { type Week, weekSchema } from '../../domain/week.ts';
import { dateOf, mondayOfWeek } from './reference-days.ts';
import type { LogIn } from './reference-review.ts';

/** A log around one week, as it stands in a file, with all that makes counting hard. */
export interface AnyWeek {
  readonly week: Week;
  readonly log: LogIn;
}

/** What the app makes of it. */
export function recordsOf({ log }: AnyWeek): LogRecords {
  return fromLogFile(fileOf(log));
}

export function fileOf(log: LogIn): LogFile {
  return logFileSchema.parse({ format: 'unflappable-log', version: 1, ...log });
}

const weeks = [
  '2026-W47',
  '2026-W53',
  '2027-W01',
  '2026-W01',
  '2020-W53',
  '2026-W13',
  '2026-W44',
  '2024-W09',
];
const offsets = ['+01:00', '+02:00', 'Z', '-08:00', '+05:45', '+14:00', '-12:00'];

function maybe<T>(arbitrary: fc.Arbitrary<T>, present = 3): fc.Arbitrary<T | null | undefined> {
  return fc.oneof({ weight: present, arbitrary }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });
}

const two = (value: number) => String(value).padStart(2, '0');

/** Often the very same minute as another record: by the clock, by the instant, or by both. */
const clock = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('09:00:00', '10:30:00', '23:59:59', '00:00:00', '02:30:00') },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(23), fc.nat(59), fc.nat(59), fc.constantFrom('', '', '', '.5', '.123', '.123456'))
      .map(([hour, minute, second, fraction]) => `${two(hour)}:${two(minute)}:${two(second)}${fraction}`),
  },
);

/** A time on one of these days, counted from a Monday. */
function stampOn(monday: number, days: fc.Arbitrary<number>): fc.Arbitrary<string> {
  return fc
    .tuple(days, clock, fc.constantFrom(...offsets))
    .map(([day, time, offset]) => `${dateOf(monday + day)}T${time}${offset}`);
}

/** A time some minutes after another, with some other offset: whole minutes often, so that times tie. */
function later(stamp: string, minutes: number, offset: string): string {
  const at = new Date(Date.parse(stamp) + minutes * 60_000 + offsetMinutes(offset) * 60_000);
  return `${at.toISOString().slice(0, -1)}${offset}`;
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return offset.startsWith('-') ? -minutes : minutes;
}

const minutesLater = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 90_000 }).map((thousandths) => thousandths / 1000),
);

interface Kinds {
  /** Some logs are told in full, so that what needs much is reached as well. */
  readonly isFull: boolean;
  /** In some the next call mostly comes first. */
  readonly isHurried: boolean;
  /** Lowest and highest rating at worst: in some all calls are of one band. */
  readonly peaks: { readonly min: number; readonly max: number };
}

function anyCall(startedAt: fc.Arbitrary<string>, { isFull, isHurried, peaks }: Kinds) {
  const told = <T>(arbitrary: fc.Arbitrary<T>) => maybe(arbitrary, isFull ? 20 : 2);
  return fc
    .record({
      status: fc.constantFrom('logged' as const, 'logged' as const, 'logged' as const, 'draft' as const),
      startedAt,
      minutes: told(fc.oneof(fc.nat(240), fc.double({ min: 0, max: 240, noNaN: true }))),
      situation: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...situationKeys.slice(0, 5)) },
        { weight: 1, arbitrary: fc.constant('danger' as const) },
      ),
      intensity: fc.integer({ min: 1, max: 5 }),
      woundUpPeak: told(fc.integer(peaks)),
      woundUpNow: told(fc.integer({ min: 1, max: 9 })),
      outcome: fc.constantFrom(...outcomeKeys),
      cause: told(fc.constantFrom(...causeKeys)),
      promises: maybe(
        fc.array(fc.record({ text: fc.constant('Call back'), doneAt: maybe(startedAt) }), { maxLength: 2 }),
      ),
      linesUsed: maybe(
        fc.array(
          fc.record({
            line: fc.constantFrom('insult-1', 'insult-2', 'shouting-1', 'own-1'),
            result: maybe(fc.constantFrom(...lineResults), 8),
          }),
          { maxLength: 3 },
        ),
      ),
      ended: told(minutesLater),
      recovered: told(minutesLater),
      next: isHurried ? maybe(fc.nat(3), 9) : maybe(minutesLater, 1),
      offset: fc.constantFrom(...offsets),
    })
    .map(({ ended, recovered, next, offset, ...call }) => {
      const endedAt = ended == null ? ended : later(call.startedAt, ended, offset);
      const after = (minutes: number | null | undefined) =>
        minutes == null ? minutes : later(endedAt ?? call.startedAt, minutes, 'Z');
      return {
        ...call,
        intensity: call.situation === 'danger' ? null : call.intensity,
        endedAt,
        recoveredAt: after(recovered),
        nextCallCameFirstAt: after(next),
      };
    });
}

function anyShift(startedAt: fc.Arbitrary<string>, { isFull }: Pick<Kinds, 'isFull'>) {
  return fc
    .record({
      startedAt,
      hours: isFull
        ? fc.integer({ min: 0, max: 12 })
        : maybe(fc.oneof(fc.double({ min: -1, max: 30, noNaN: true }), fc.constant(8)), 12),
      callsTaken: maybe(fc.nat(40), isFull ? 40 : 2),
      stillOnMyMind: maybe(fc.oneof(fc.nat(10), fc.integer({ min: 7, max: 9 }))),
      offset: fc.constantFrom(...offsets),
    })
    .map(({ hours, offset, ...shift }) => ({
      ...shift,
      endedAt: hours == null ? hours : later(shift.startedAt, hours * 60, offset),
    }));
}

const seconds = fc.oneof(fc.nat(30), fc.double({ min: 0, max: 60, noNaN: true }));

/** Each with an id of its own, in no order that means anything. */
function numbered<T extends object>(
  kind: string,
  list: readonly T[],
): readonly (T & { readonly id: string })[] {
  return list.map((one, index) => ({ ...one, id: `${kind}-${(index * 7919) % 1009}` }));
}

export const anyWeek: fc.Arbitrary<AnyWeek> = fc
  .record({
    week: fc.constantFrom(...weeks),
    isFull: fc.boolean(),
    isHurried: fc.constantFrom(false, false, true),
    peaks: fc.constantFrom({ min: 1, max: 9 }, { min: 4, max: 6 }, { min: 5, max: 9 }),
    busy: fc.constantFrom(0, 3, 9, 25),
    busyBefore: fc.constantFrom(0, 8, 60),
  })
  .chain(({ week, busy, busyBefore, ...kinds }) => {
    const monday = mondayOfWeek(week);
    const inWeek = stampOn(monday, fc.nat(6));
    // The eight weeks of the baseline, what comes before them, and the week after.
    const around = stampOn(
      monday,
      fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: -56, max: -1 }) },
        { weight: 1, arbitrary: fc.integer({ min: -400, max: -57 }) },
        { weight: 1, arbitrary: fc.integer({ min: 7, max: 20 }) },
      ),
    );
    const some = <T>(
      make: (startedAt: fc.Arbitrary<string>) => fc.Arbitrary<T>,
      here: number,
      there: number,
    ) =>
      fc
        .tuple(
          fc.array(make(inWeek), { maxLength: here, size: 'max' }),
          fc.array(make(around), { maxLength: there, minLength: there === 60 ? 20 : 0, size: 'max' }),
        )
        .map(([one, other]) => [...one, ...other]);
    return fc
      .record({
        calls: some((startedAt) => anyCall(startedAt, kinds), busy, busyBefore),
        shifts: some((startedAt) => anyShift(startedAt, kinds), Math.min(busy, 8), busyBefore),
        pauses: some(
          (startedAt) =>
            fc.record({
              startedAt,
              actualSeconds: maybe(seconds, 8),
              ending: maybe(fc.constantFrom(...pauseEndings), 8),
              call: maybe(fc.nat(busy + busyBefore), 4),
            }),
          busy,
          busyBefore,
        ),
        wins: some(
          (at) =>
            fc.record({ at, kind: maybe(fc.constantFrom(...winKinds)), text: fc.constantFrom('a', 'b') }),
          4,
          2,
        ),
      })
      .map(({ calls, shifts, pauses, wins }) => {
        const all = numbered('call', calls);
        return {
          week: weekSchema.parse(week),
          log: {
            calls: all,
            shifts: numbered('shift', shifts),
            pauses: numbered('pause', pauses).map(({ call, ...pause }) => ({
              ...pause,
              callId: call == null ? call : all[call % Math.max(1, all.length)]?.id,
            })),
            wins: numbered('win', wins),
          },
        };
      });
  });
