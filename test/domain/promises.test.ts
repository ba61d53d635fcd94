import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  keptReminders,
  remindBefore,
  reminders,
  reminderWords,
  type ShownReminder,
} from '../../domain/promise-reminders.ts';
import { dayOfPromise, isOverdue, type OpenPromise } from '../../domain/promises.ts';
import { epochOf, type Stamp, shiftStamp, stampAt } from '../../domain/time.ts';
import { at, buildShift } from '../support/build-records.ts';

const minute = 60_000;
const hour = 60 * minute;

function open(promise: Partial<OpenPromise> & { readonly dueAt?: Stamp | null } = {}): OpenPromise {
  const { dueAt = null, ...rest } = promise;
  return {
    callId: 'call',
    position: 0,
    promise: { text: 'Ring back', dueAt, doneAt: null },
    situation: 'shouting',
    startedAt: at('2026-11-18T10:00:00+01:00'),
    editedAt: at('2026-11-18T10:10:00+01:00'),
    ...rest,
  };
}

const onShift = buildShift({ startedAt: at('2026-11-18T09:00:00+01:00'), endedAt: null });
const dueAt = at('2026-11-18T15:00:00+01:00');

test('a promise is overdue once its time has passed; without a time it never is', () => {
  const now = at('2026-11-18T15:00:01+01:00');
  expect(isOverdue({ dueAt }, now)).toBe(true);
  expect(isOverdue({ dueAt }, dueAt)).toBe(false);
  expect(isOverdue({ dueAt: null }, now)).toBe(false);
});

describe('a reminder', () => {
  const promise = open({ dueAt });
  const when = (now: string, known: readonly ShownReminder[] = []) =>
    reminders([promise], onShift, known, at(now));

  test('comes ten minutes before, and until then says when to look again', () => {
    expect(when('2026-11-18T14:49:59+01:00')).toEqual({ now: [], nextAt: epochOf(dueAt) - remindBefore });
    expect(when('2026-11-18T14:50:00+01:00')).toEqual({ now: [{ callId: 'call', dueAt }], nextAt: null });
  });

  test('is made up for when the computer slept through it in the shift, and shown once', () => {
    const late = at('2026-11-18T15:40:00+01:00');
    const [fresh] = reminders([promise], onShift, [], late).now;
    expect(fresh).toEqual({ callId: 'call', dueAt });
    const known = keptReminders([], [{ callId: 'call', dueAt }], late);
    expect(reminders([promise], onShift, known, late)).toEqual({ now: [], nextAt: null });
    // The clock was put back an hour: what was shown stays shown.
    expect(reminders([promise], onShift, known, at('2026-11-18T14:40:00+01:00')).now).toEqual([]);
  });

  test('never comes off shift, in a shift that was forgotten, or for what fell due before the shift', () => {
    const now = at('2026-11-18T15:00:00+01:00');
    expect(reminders([promise], null, [], now)).toEqual({ now: [], nextAt: null });
    const forgotten = buildShift({ startedAt: at('2026-11-16T09:00:00+01:00'), endedAt: null });
    expect(reminders([promise], forgotten, [], now)).toEqual({ now: [], nextAt: null });
    const evening = buildShift({ startedAt: at('2026-11-18T15:30:00+01:00'), endedAt: null });
    expect(reminders([promise], evening, [], at('2026-11-18T15:31:00+01:00'))).toEqual({
      now: [],
      nextAt: null,
    });
  });

  test('does not come up while its call is being written down', () => {
    const fresh = open({ dueAt, editedAt: at('2026-11-18T14:55:00+01:00') });
    const look = (now: string) => reminders([fresh], onShift, [], at(now));
    expect(look('2026-11-18T14:55:01+01:00')).toEqual({
      now: [],
      nextAt: epochOf(at('2026-11-18T14:57:00+01:00')),
    });
    expect(look('2026-11-18T14:57:00+01:00').now).toHaveLength(1);
    const inThePast = open({ dueAt, editedAt: at('2026-11-18T15:05:00+01:00') });
    expect(reminders([inThePast], onShift, [], at('2026-11-18T15:10:00+01:00')).now).toEqual([]);
  });

  test('comes again for a promise that was put off', () => {
    const shown = [{ callId: 'call', dueAt }];
    const putOff = open({ dueAt: at('2026-11-18T16:00:00+01:00') });
    expect(reminders([putOff], onShift, shown, at('2026-11-18T15:50:00+01:00')).now).toHaveLength(1);
  });

  test('is shown exactly once each, however often and unevenly somebody looks', () => {
    const start = epochOf(onShift.startedAt);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 8 * 60 }), { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 40 }),
        fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Pacific/Auckland'),
        (dues, steps, zone) => {
          const list = dues.map((minutes, index) =>
            open({
              callId: `call ${index}`,
              // Each on a clock of its own: only the moment counts.
              dueAt: stampAt(start + minutes * minute, zone),
              editedAt: shiftStamp(onShift.startedAt, -minute),
            }),
          );
          const counts = new Map<string, number>();
          let known: readonly ShownReminder[] = [];
          let now = onShift.startedAt;
          for (const step of steps) {
            now = shiftStamp(now, step * minute);
            const { now: due, nextAt } = reminders(list, onShift, known, now);
            for (const { callId } of due) counts.set(callId, (counts.get(callId) ?? 0) + 1);
            if (nextAt !== null) expect(nextAt).toBeGreaterThan(epochOf(now));
            known = keptReminders(known, due, now);
          }
          for (const { callId, promise: each } of list) {
            const isTime = each.dueAt !== null && epochOf(each.dueAt) - remindBefore <= epochOf(now);
            expect(counts.get(callId) ?? 0).toBe(isTime ? 1 : 0);
          }
        },
      ),
    );
  });

  test('keeps its moment over the end of summer time', () => {
    const zone = 'Europe/Berlin';
    // Half past two comes twice that night; this is the second one.
    const second = at('2026-10-25T02:30:00+01:00');
    const night = buildShift({ startedAt: at('2026-10-24T22:00:00+02:00'), endedAt: null });
    const promised = open({ dueAt: second, editedAt: at('2026-10-24T23:00:00+02:00') });
    const look = (moment: number) => reminders([promised], night, [], stampAt(moment, zone)).now.length;
    expect(look(epochOf(second) - hour)).toBe(0);
    expect(look(epochOf(second) - 11 * minute)).toBe(0);
    expect(look(epochOf(second) - remindBefore)).toBe(1);
  });

  test('says the time and nothing that others must not read', () => {
    const now = at('2026-11-18T14:52:00+01:00');
    const one = { callId: 'call', dueAt };
    expect(reminderWords([one], now)).toBe('A promise is due at 15:00');
    expect(reminderWords([one], at('2026-11-18T15:20:00+01:00'))).toBe('A promise was due at 15:00');
    expect(reminderWords([one, { ...one, callId: 'other' }], now)).toBe(
      '2 promises are due, the first at 15:00',
    );
  });

  test('is forgotten after two days', () => {
    const shown = [{ callId: 'call', dueAt }];
    expect(keptReminders(shown, [], at('2026-11-20T14:00:00+01:00'))).toEqual(shown);
    expect(keptReminders(shown, [], at('2026-11-20T15:00:00+01:00'))).toEqual([]);
  });
});

test('a time alone is the next one that the clock shows, in the night too', () => {
  const afternoon = at('2026-12-31T17:00:20+01:00');
  expect(dayOfPromise('17:30', afternoon)).toBe('2026-12-31');
  expect(dayOfPromise('09:00', afternoon)).toBe('2027-01-01');
  expect(dayOfPromise('17:00', afternoon)).toBe('2027-01-01');
  expect(dayOfPromise('02:00', at('2026-11-18T23:30:00+01:00'))).toBe('2026-11-19');
  expect(dayOfPromise('06:00', at('2026-11-19T00:30:00+01:00'))).toBe('2026-11-19');
});

test('the promise that a time alone makes is never past, and due within a day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 86_399 }), (typed, second) => {
      const two = (value: number) => String(value).padStart(2, '0');
      const time = `${two(Math.floor(typed / 60))}:${two(typed % 60)}`;
      const now = shiftStamp(at('2026-11-18T00:00:00+01:00'), second * 1000);
      const dueAt = at(`${dayOfPromise(time, now)}T${time}:00+01:00`);
      expect(epochOf(dueAt)).toBeGreaterThan(epochOf(now));
      expect(epochOf(dueAt) - epochOf(now)).toBeLessThanOrEqual(86_400_000);
    }),
  );
});
