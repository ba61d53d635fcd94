import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type CallPromise, emptyEntry } from '../../domain/call.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { epochOf, stampAt } from '../../domain/time.ts';
import { systemClock } from '../../electron/clock.ts';
import { createPromiseReminder } from '../../electron/promise-reminder.ts';
import { openStore } from '../../electron/store/open.ts';
import { at, buildCall, buildShift } from '../support/build-records.ts';
import { tempFolder } from '../support/temp-folder.ts';

const minute = 60_000;
const zone = 'Europe/Berlin';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A shift at half past two, with the app's own clock on a computer whose two clocks the test moves. */
function stage() {
  const store = openStore(tempFolder());
  onTestFinished(() => store.close());
  let wall = epochOf(at('2026-11-18T14:30:00+01:00'));
  let monotonic = 0;
  const system = systemClock(
    () => wall,
    () => monotonic,
  );
  const clock = { ...system, stamp: () => stampAt(wall, zone) };
  const shown: string[] = [];
  const troubles: unknown[] = [];
  let isFree = true;
  let isOn = true;
  const start = () =>
    createPromiseReminder({
      clock,
      store,
      settings: () => ({ ...defaultSettings, remindOfPromises: isOn }),
      isFree: () => isFree,
      show: (words) => shown.push(words),
      onTrouble: (_where, error) => troubles.push(error),
    });
  onTestFinished(() => expect(troubles).toEqual([]));
  store.shifts.save(buildShift({ startedAt: at('2026-11-18T09:00:00+01:00'), endedAt: null }));
  return {
    store,
    shown,
    start,
    reminder: start(),
    promise: (dueAt: string, entry: Partial<CallPromise> = {}) => {
      const startedAt = at('2026-11-18T10:00:00+01:00');
      store.calls.save(
        buildCall({
          ...emptyEntry(startedAt),
          situation: 'insult',
          outcome: 'contained',
          intensity: 2,
          promises: [{ text: 'Ring Mr Secret back', dueAt: at(dueAt), doneAt: null, ...entry }],
        }),
      );
    },
    /** Time passes while the computer is awake. */
    pass: (minutes: number) => {
      for (let index = 0; index < minutes; index += 1) {
        wall += minute;
        monotonic += minute;
        vi.advanceTimersByTime(minute);
      }
    },
    /** The computer sleeps: timers stand still. */
    sleep: (minutes: number) => {
      wall += minutes * minute;
    },
    setClock: (minutes: number) => {
      wall += minutes * minute;
    },
    wake: () => clock.catchUp(),
    setFree: (free: boolean) => {
      isFree = free;
    },
    setOn: (on: boolean) => {
      isOn = on;
    },
  };
}

test('a promise comes back ten minutes before, once, in words that say nothing but the time', () => {
  const { promise, reminder, pass, shown } = stage();
  promise('2026-11-18T15:00:00+01:00');
  reminder.look();
  pass(19);
  expect(shown).toEqual([]);
  pass(1);
  expect(shown).toEqual(['A promise is due at 15:00']);
  reminder.look();
  pass(60);
  expect(shown).toHaveLength(1);
});

test('no timer waits without a promise to come, off shift, or when it is switched off', () => {
  const { promise, reminder, store, setOn } = stage();
  reminder.look();
  expect(vi.getTimerCount()).toBe(0);
  promise('2026-11-18T15:00:00+01:00');
  reminder.look();
  expect(vi.getTimerCount()).toBe(1);
  setOn(false);
  reminder.look();
  expect(vi.getTimerCount()).toBe(0);
  setOn(true);
  reminder.look();
  const running = store.shifts.running();
  if (running !== null) store.shifts.end(running.id, at('2026-11-18T14:31:00+01:00'));
  reminder.look();
  expect(vi.getTimerCount()).toBe(0);
  reminder.stop();
});

test('what came due in a sleep comes back on waking, and not again after a restart', () => {
  const { promise, reminder, pass, sleep, wake, shown, start } = stage();
  promise('2026-11-18T15:00:00+01:00');
  reminder.look();
  pass(5);
  sleep(60);
  wake();
  reminder.look();
  expect(shown).toEqual(['A promise was due at 15:00']);
  reminder.stop();
  start().look();
  expect(shown).toHaveLength(1);
});

test('a clock that is put forward or back makes it neither late nor twice', () => {
  const { promise, reminder, pass, setClock, shown } = stage();
  promise('2026-11-18T17:00:00+01:00');
  reminder.look();
  // Nobody tells the app: it holds its alarm against the clock every few minutes.
  setClock(143);
  pass(5);
  expect(shown).toEqual(['A promise is due at 17:00']);
  setClock(-60);
  pass(70);
  expect(shown).toHaveLength(1);
});

test('it waits while a pause is on the screen or nobody is there', () => {
  const { promise, reminder, pass, setFree, shown } = stage();
  promise('2026-11-18T15:00:00+01:00');
  reminder.look();
  setFree(false);
  pass(25);
  expect(shown).toEqual([]);
  setFree(true);
  reminder.look();
  expect(shown).toEqual(['A promise is due at 15:00']);
});

test('a promise that is done is not brought back', () => {
  const { promise, reminder, pass, shown } = stage();
  promise('2026-11-18T15:00:00+01:00', { doneAt: at('2026-11-18T14:00:00+01:00') });
  reminder.look();
  pass(60);
  expect(shown).toEqual([]);
});
