import { expect, onTestFinished, test } from 'vitest';
import type { Stamp } from '../../domain/time.ts';
import type { Clock } from '../../electron/clock.ts';
import { endShift, shiftIntents, startShift } from '../../electron/intents/shift.ts';
import { openStore } from '../../electron/store/open.ts';
import { at, buildCall, buildShift } from '../support/build-records.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A shift that began in the morning, seen at its end. */
function stage() {
  const store = openStore(tempFolder());
  onTestFinished(() => store.close());
  let now: Stamp = at('2026-11-18T17:00:00+01:00');
  const clock: Clock = { now: () => 0, stamp: () => now, catchUp: () => {} };
  let ids = 0;
  const world = {
    store,
    clock,
    newId: () => `id-${++ids}`,
    onRecordsChanged: () => {},
  };
  store.shifts.save(buildShift({ id: 'shift', startedAt: at('2026-11-18T09:00:00+01:00'), endedAt: null }));
  const intents = shiftIntents(world);
  const today = () => {
    const reply = intents.readToday(undefined);
    if (reply instanceof Promise || !reply.ok) throw new Error('today cannot be read');
    return reply.value;
  };
  return {
    world,
    store,
    intents,
    today,
    part: () => today().closing?.part ?? null,
    go: (to: string) => {
      now = at(to);
    },
  };
}

test('a shift that ends is closed part by part, and each can be left out', () => {
  const { world, store, intents, part } = stage();
  expect(part()).toBeNull();
  store.calls.save(
    buildCall({
      startedAt: at('2026-11-18T10:00:00+01:00'),
      pencil: 'Too hot to say.',
      promises: [{ text: 'Ring back', dueAt: null, doneAt: null }],
    }),
  );
  endShift(world);
  expect(part()).toBe('good-things');
  intents.closePart({ part: 'good-things' });
  expect(part()).toBe('promises');
  intents.closePart({ part: 'promises' });
  expect(part()).toBe('pencil');
  intents.closePart({ part: 'pencil' });
  expect(part()).toBe('numbers');
  intents.closePart({ part: 'numbers' });
  expect(part()).toBeNull();
});

test('notes in pencil are asked about oldest first', () => {
  const { world, store, today } = stage();
  const noted = (id: string, startedAt: string) =>
    store.calls.save(buildCall({ id, startedAt: at(startedAt), pencil: 'Too hot to say.' }));
  noted('minutes-ago', '2026-11-18T16:50:00+01:00');
  noted('yesterday', '2026-11-17T16:50:00+01:00');
  noted('morning', '2026-11-18T09:50:00+01:00');
  endShift(world);
  expect(today().pencil.map(({ id }) => id)).toEqual(['yesterday', 'morning', 'minutes-ago']);
});

test('what is said of a shift is kept as it is said, and can be taken back', () => {
  const { world, store, intents } = stage();
  endShift(world);
  intents.noteShift({ id: 'shift', stillOnMyMind: 0 });
  intents.noteShift({ id: 'shift', callsTaken: 42 });
  expect(store.shifts.get('shift')).toMatchObject({
    stillOnMyMind: 0,
    callsTaken: 42,
    endedAt: '2026-11-18T17:00:00+01:00',
  });
  intents.noteShift({ id: 'shift', stillOnMyMind: null });
  expect(store.shifts.get('shift')).toMatchObject({ stillOnMyMind: null, callsTaken: 42 });
  expect(intents.noteShift({ id: 'gone', callsTaken: 1 })).toMatchObject({ ok: false });
});

test('left alone it waits, over a restart, until the next shift starts', () => {
  const { world, intents, part, go } = stage();
  endShift(world);
  intents.closePart({ part: 'good-things' });
  go('2026-11-19T08:00:00+01:00');
  expect(part()).toBe('numbers');
  startShift(world);
  expect(part()).toBeNull();
  endShift(world);
  expect(part()).toBe('good-things');
});

test('skipped as a whole it is gone, and can be had back', () => {
  const { world, intents, part } = stage();
  endShift(world);
  intents.closePart({ part: 'good-things' });
  expect(intents.skipClosing(undefined)).toEqual({
    ok: true,
    value: { shiftId: 'shift', done: ['good-things'] },
  });
  expect(part()).toBeNull();
  expect(intents.skipClosing(undefined)).toMatchObject({ ok: false });
  intents.resumeClosing({ shiftId: 'shift', done: ['good-things'] });
  expect(part()).toBe('numbers');
});

test('a shift that goes on after all, or ended long ago, is not closed', () => {
  const { world, intents, part, go } = stage();
  endShift(world);
  intents.reopenShift({ id: 'shift' });
  expect(part()).toBeNull();
  go('2026-11-19T08:00:00+01:00');
  endShift(world, at('2026-11-18T18:00:00+01:00'));
  expect(part()).toBeNull();
});

test('a note in pencil waits for the end of its shift or the next day, and stays away once it is kept', () => {
  const { world, store, intents, today, go } = stage();
  store.calls.save(
    buildCall({ id: 'call', startedAt: at('2026-11-18T16:00:00+01:00'), pencil: 'Too hot to say.' }),
  );
  const waiting = () => today().pencil.map(({ id }) => id);
  expect(waiting()).toEqual([]);
  go('2026-11-19T00:10:00+01:00');
  expect(waiting()).toEqual(['call']);
  go('2026-11-18T17:30:00+01:00');
  expect(waiting()).toEqual([]);
  endShift(world);
  expect(waiting()).toEqual(['call']);
  intents.skipClosing(undefined);
  expect(waiting()).toEqual([]);
  go('2026-11-19T09:00:00+01:00');
  expect(waiting()).toEqual(['call']);
  const call = store.calls.get('call');
  if (call !== null) store.calls.save({ ...call, pencilKeptAt: at('2026-11-18T17:31:00+01:00') });
  expect(waiting()).toEqual([]);
});

test('a promise is done in one tap and opened again, but not another one in its place', () => {
  const { store, intents, today } = stage();
  const promise = { text: 'Ring back', dueAt: null, doneAt: null };
  store.calls.save(buildCall({ id: 'call', promises: [promise, { ...promise, text: 'Send the form' }] }));
  const open = () => today().promises.map(({ promise: { text } }) => text);
  const keep = (text: string, isDone: boolean) =>
    intents.keepPromise({ callId: 'call', position: 1, text, isDone });
  expect(open()).toEqual(['Ring back', 'Send the form']);
  expect(keep('Something else', true)).toMatchObject({ ok: false });
  expect(keep('Send the form', true)).toMatchObject({ ok: true });
  expect(open()).toEqual(['Ring back']);
  expect(store.calls.get('call')?.promises[1]?.doneAt).toBe('2026-11-18T17:00:00+01:00');
  expect(keep('Send the form', false)).toMatchObject({ ok: true });
  expect(open()).toEqual(['Ring back', 'Send the form']);
});
