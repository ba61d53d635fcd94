import { expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../electron/clock.ts';
import { endShift, startShift } from '../../electron/intents/shift.ts';
import { openStore } from '../../electron/store/open.ts';
import { at, buildShift } from '../support/build-records.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A shift that was started yesterday at 15:16, seen the next morning. */
function forgotten() {
  const store = openStore(tempFolder());
  onTestFinished(() => store.close());
  store.shifts.save(buildShift({ id: 'a', startedAt: at('2026-11-20T15:16:00+01:00'), endedAt: null }));
  const clock: Clock = { now: () => 0, stamp: () => at('2026-11-21T09:00:00+01:00'), catchUp: () => {} };
  return { store, clock, newId: () => 'b', onRecordsChanged: () => {} };
}

test('a forgotten shift ends when it really did, and today’s can start', () => {
  const world = forgotten();
  expect(endShift(world, at('2026-11-20T23:00:00+01:00'))).toMatchObject({ ok: true });
  expect(startShift(world)).toMatchObject({ ok: true });
  expect(world.store.shifts.all()).toMatchObject([
    { id: 'a', endedAt: '2026-11-20T23:00:00+01:00' },
    { id: 'b', startedAt: '2026-11-21T09:00:00+01:00', endedAt: null },
  ]);
});

test('an end before the start or in the future is refused in words, and the shift goes on', () => {
  const world = forgotten();
  expect(endShift(world, at('2026-11-20T08:00:00+01:00'))).toEqual({
    ok: false,
    message: 'That is before the shift began.',
  });
  expect(endShift(world, at('2026-11-21T17:00:00+01:00'))).toEqual({
    ok: false,
    message: 'That is still to come.',
  });
  expect(world.store.shifts.running()).toMatchObject({ id: 'a' });
});

test('without a time it ends now, and its end can be taken back', () => {
  const world = forgotten();
  expect(endShift(world)).toMatchObject({ ok: true, value: { endedAt: '2026-11-21T09:00:00+01:00' } });
  expect(endShift(world)).toMatchObject({ ok: false });
  expect(world.store.shifts.reopen('a')).toBe(true);
  expect(world.store.shifts.reopen('a')).toBe(false);
  expect(world.store.shifts.running()).toMatchObject({ id: 'a', endedAt: null });
});
