import { expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../electron/clock.ts';
import { putMomentAway, recover, recoveryOf } from '../../electron/recovery.ts';
import { openStore } from '../../electron/store/open.ts';
import { at, buildCall, buildDraft, buildShift } from '../support/build-records.ts';
import { tempFolder } from '../support/temp-folder.ts';

const now = at('2026-11-18T14:20:00+01:00');

function stage() {
  const store = openStore(tempFolder());
  onTestFinished(() => store.close());
  const clock: Clock = { now: () => 0, stamp: () => now, catchUp: () => {} };
  let changes = 0;
  const onRecordsChanged = () => {
    changes += 1;
  };
  return { store, clock, onRecordsChanged, changes: () => changes };
}

test('one tap is kept with the newest call, once, and can be taken back', () => {
  const world = stage();
  const { store } = world;
  store.calls.save(buildCall({ id: 'older', startedAt: at('2026-11-18T13:00:00+01:00') }));
  store.calls.save(buildDraft({ id: 'newest', startedAt: at('2026-11-18T14:00:00+01:00') }));
  expect(recoveryOf(store, now)).toMatchObject({ call: { id: 'newest' }, recovered: null });

  expect(recover(world, 'newest', 'steady')).toEqual({ ok: true, value: null });
  expect(store.calls.get('newest')).toMatchObject({ recoveredAt: now, endedAt: null, status: 'draft' });
  // Pressed in the tray while it stands on Today already.
  expect(recover(world, 'newest', 'next-call')).toMatchObject({ ok: false });
  expect(recoveryOf(store, now)?.recovered).toEqual({ kind: 'steady', at: now });

  expect(recover(world, 'newest', null)).toEqual({ ok: true, value: null });
  expect(recoveryOf(store, now)?.recovered).toBeNull();
  expect(recover(world, 'gone', 'steady')).toMatchObject({ ok: false });
  expect(world.changes()).toBe(2);
});

test('a few minutes are offered once a hard call, and not when the rep is steady already', () => {
  const world = stage();
  const { store } = world;
  const offered = () => recoveryOf(store, now)?.isMomentOffered;
  store.calls.save(buildCall({ id: 'mild', intensity: 3, startedAt: at('2026-11-18T13:50:00+01:00') }));
  expect(offered()).toBe(false);
  store.calls.save(buildCall({ id: 'hard', intensity: 4, startedAt: at('2026-11-18T14:00:00+01:00') }));
  expect(offered()).toBe(true);
  putMomentAway(store, 'hard');
  expect(offered()).toBe(false);
  store.calls.save(buildCall({ id: 'harder', intensity: 5, startedAt: at('2026-11-18T14:10:00+01:00') }));
  expect(offered()).toBe(true);
  recover(world, 'harder', 'steady');
  expect(offered()).toBe(false);
});

test('of two calls in a row the first is still asked of, and the next one says when it came', () => {
  const world = stage();
  const { store } = world;
  const next = at('2026-11-18T14:10:00+01:00');
  store.calls.save(buildCall({ id: 'first', startedAt: at('2026-11-18T14:00:00+01:00') }));
  expect(recoveryOf(store, now)?.before).toBeNull();
  store.calls.save(buildDraft({ id: 'second', startedAt: next }));
  expect(recoveryOf(store, now)).toMatchObject({ call: { id: 'second' }, before: { id: 'first' } });
  recover(world, 'first', 'next-call');
  expect(store.calls.get('first')).toMatchObject({ nextCallCameFirstAt: next });
  expect(recoveryOf(store, now)?.before).toBeNull();
  recover(world, 'second', 'next-call');
  expect(store.calls.get('second')).toMatchObject({ nextCallCameFirstAt: now });
  recover(world, 'first', null);
  expect(recoveryOf(store, now)?.before).toMatchObject({ id: 'first' });
});

test('once the shift is over no call comes next, and no few minutes are needed', () => {
  const { store } = stage();
  store.calls.save(buildCall({ intensity: 5, startedAt: at('2026-11-18T14:00:00+01:00') }));
  const shift = buildShift({ startedAt: at('2026-11-18T08:00:00+01:00'), endedAt: null });
  store.shifts.save(shift);
  expect(recoveryOf(store, now)).toMatchObject({ isShiftOver: false, isMomentOffered: true });
  store.shifts.save({ ...shift, endedAt: at('2026-11-18T14:15:00+01:00') });
  expect(recoveryOf(store, now)).toMatchObject({ isShiftOver: true, isMomentOffered: false });
});

test('what is remembered of offers that were put away does not grow', () => {
  const { store } = stage();
  for (let index = 0; index < 30; index += 1) putMomentAway(store, `call-${index}`);
  putMomentAway(store, 'call-29');
  expect(store.state.get('moments-put-away')).toHaveLength(20);
  // What another version wrote is as good as nothing.
  store.state.set('moments-put-away', { some: 'thing' });
  store.calls.save(buildCall({ intensity: 5, startedAt: at('2026-11-18T14:10:00+01:00') }));
  expect(recoveryOf(store, now)?.isMomentOffered).toBe(true);
});
