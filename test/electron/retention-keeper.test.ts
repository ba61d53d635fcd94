import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSameInFile } from '../../domain/import-plan.ts';
import { toLogFile } from '../../domain/log-records.ts';
import { defaultSettings, type Settings } from '../../domain/settings.ts';
import { type LocalDay, localDayOf, shiftStamp } from '../../domain/time.ts';
import type { Notice } from '../../electron/contract.ts';
import { takeOver } from '../../electron/log-import.ts';
import { announceAnew, createRetentionKeeper } from '../../electron/retention-keeper.ts';
import { LockedError } from '../../electron/store/locked-error.ts';
import { openStore, type Store } from '../../electron/store/open.ts';
import { at, buildCall } from '../support/build-records.ts';
import { tempFolder } from '../support/temp-folder.ts';

const dayMs = 86_400_000;
let store: Store;
beforeEach(() => {
  store = openStore(tempFolder());
});
afterEach(() => store.close());

/** The app on a day that can be set, with a panel that is looked at or not. */
function world() {
  const state = {
    now: at('2026-11-22T09:00:00+01:00'),
    isSeen: false,
    isOpen: true,
    isFree: true,
    whileCounting: () => {},
    settings: defaultSettings as Settings,
  };
  const notices = new Map<string, Notice>();
  let changed = 0;
  const keeper = createRetentionKeeper({
    store,
    vault: { isOpen: () => state.isOpen },
    countExpired: async (cutoffs) => {
      state.whileCounting();
      return store.retention.count(cutoffs);
    },
    clock: { stamp: () => state.now, now: () => 0 },
    settings: () => state.settings,
    isSeen: () => state.isSeen,
    isFree: () => state.isFree,
    onTrouble: () => {},
    notify: (notice) => void notices.set(notice.id, notice),
    dismiss: (id) => void notices.delete(id),
    onRecordsChanged: () => {
      changed += 1;
    },
  });
  const today = (): LocalDay => localDayOf(state.now);
  return {
    state,
    keeper,
    said: () => [...notices.values()].map(({ text }) => text).join(),
    changed: () => changed,
    run: () => keeper.run(today()),
    pass: (days: number) => {
      state.now = shiftStamp(state.now, days * dayMs);
    },
  };
}

test('an old note is announced, waits for the notice to be seen and a week more, and is gone then', async () => {
  const { state, keeper, said, run, pass, changed } = world();
  const call = buildCall({ startedAt: at('2026-10-01T10:00:00+02:00'), pencil: 'old words' });
  store.calls.save(call);

  await run();
  expect(said()).toMatch(/^In a week .*1 note in pencil\./u);
  pass(3);
  state.isSeen = true;
  keeper.look();
  expect(said()).toMatch(/^From 2 December on .*1 note in pencil\./u);
  expect(keeper.state().coming).toMatchObject({ dueOn: '2026-12-02' });

  pass(6);
  await run();
  expect(store.calls.get(call.id)?.pencil).toBe('old words');
  pass(1);
  await run();
  expect(store.calls.get(call.id)).toMatchObject({ pencil: '', outcome: 'solved' });
  expect(said()).toBe('');
  expect(changed()).toBe(1);
  expect(keeper.state()).toMatchObject({ coming: null, last: { on: '2026-12-02', expired: { pencil: 1 } } });
});

test('a notice that was put away stays away, and what it announced still waits its week', async () => {
  const { state, keeper, said, run, pass } = world();
  state.isSeen = true;
  const call = buildCall({ startedAt: at('2026-10-01T10:00:00+02:00'), pencil: 'old words' });
  store.calls.save(call);
  await run();
  keeper.dismissed('another');
  await run();
  expect(said()).not.toBe('');

  keeper.dismissed('retention');
  // The panel takes it away.
  state.isSeen = false;
  const { said: saidLater, keeper: later } = world();
  await later.run(localDayOf(state.now));
  expect(saidLater()).toBe('');
  expect(later.state().coming).toMatchObject({ dueOn: '2026-11-29' });
  pass(7);
  await run();
  expect(store.calls.get(call.id)?.pencil).toBe('');
});

test('shut while it is counted, it says nothing, and is counted again once the log is open, that day', async () => {
  const { state, keeper, said, run } = world();
  store.calls.save(buildCall({ startedAt: at('2026-10-01T10:00:00+02:00'), pencil: 'old words' }));
  state.whileCounting = () => {
    state.isOpen = false;
    throw new LockedError('busy');
  };
  await run();
  expect(said()).toBe('');
  let counts = 0;
  state.whileCounting = () => {
    counts += 1;
  };
  state.isOpen = true;
  state.isFree = false;
  await keeper.resume();
  expect(said()).toBe('');
  state.isFree = true;
  await keeper.resume();
  expect(said()).toContain('1 note in pencil');
  expect(keeper.state().coming).toBeNull();
  // What was done to its end is not done once more each time the log opens.
  counts = 0;
  await keeper.resume();
  expect(counts).toBe(0);
});

test('a log that cannot be counted is tried once a day, and not at whatever happens next', async () => {
  const { state, keeper, run } = world();
  let counts = 0;
  state.whileCounting = () => {
    counts += 1;
    throw new Error('the log is damaged');
  };
  await expect(run()).rejects.toThrow('damaged');
  await keeper.resume();
  expect(counts).toBe(1);
});

test('a shorter rule that is set while it is counted removes nothing that was not announced', async () => {
  const { state, said, run, pass } = world();
  state.isSeen = true;
  const old = buildCall({ startedAt: at('2026-10-01T10:00:00+02:00'), pencil: 'old words' });
  const younger = buildCall({ startedAt: at('2026-11-20T10:00:00+01:00'), pencil: 'younger words' });
  for (const call of [old, younger]) store.calls.save(call);
  await run();
  pass(7);
  state.whileCounting = () => {
    state.settings = { ...defaultSettings, keepPencilDays: 7 };
  };
  await run();
  // As the app does where a rule is changed.
  await run();
  expect(store.calls.get(younger.id)?.pencil).toBe('younger words');
  expect(said()).toContain('2 notes in pencil');
});

/** 350 calls are over their time, announced and due: they go a hundred at a time. */
async function muchIsDue() {
  const staged = world();
  staged.state.isSeen = true;
  store.transaction(() => {
    for (let count = 0; count < 350; count += 1) {
      store.calls.save(buildCall({ startedAt: at('2024-10-01T10:00:00+02:00') }));
    }
  });
  await staged.run();
  staged.pass(7);
  return staged;
}

test('a rule that is made longer while much is removed stops it', async () => {
  const { state, run, keeper } = await muchIsDue();
  const running = run();
  setImmediate(() => {
    state.settings = { ...defaultSettings, keepRecordMonths: null };
  });
  await running;
  await run();
  const left = store.calls.all().length;
  expect(left).toBeGreaterThan(0);
  expect(keeper.state().last?.expired.calls).toBe(350 - left);
});

test('what an import brings while much is removed is announced anew, and stays until then', async () => {
  const { state, run, said } = await muchIsDue();
  const brought = buildCall({ startedAt: at('2024-11-01T10:00:00+01:00') });
  const log = toLogFile(state.now, { calls: [brought], pauses: [], shifts: [], wins: [], tries: [] });
  const running = run();
  setImmediate(() => takeOver(store, { log, isSameCall: isSameInFile, digest: '' }));
  await running;
  const left = store.calls.all().length;
  expect(left).toBeGreaterThan(1);
  expect(left).toBeLessThan(351);
  expect(store.calls.get(brought.id)).not.toBeNull();
  expect(said()).toContain(`${left} calls`);
});

test('put away while much is removed, it goes on', async () => {
  const { keeper, run } = await muchIsDue();
  const running = run();
  setImmediate(() => keeper.dismissed('retention'));
  await running;
  expect(store.calls.all()).toEqual([]);
  expect(keeper.state().last?.expired.calls).toBe(350);
});

test('stopped after its last call, it is done all the same: what is over its time next day needs no new notice', async () => {
  const { state, run, pass, keeper } = await muchIsDue();
  const younger = buildCall({ startedAt: shiftStamp(state.now, -395 * dayMs) });
  store.calls.save(younger);
  for (const call of store.calls.all()) {
    if (call.id !== younger.id) store.calls.bin(call.id, state.now);
  }
  store.emptyBin();
  await run();
  pass(5);
  await run();
  expect(store.calls.get(younger.id)).toBeNull();
  expect(keeper.state().coming).toBeNull();
});

test('an import while it is counted has all of it announced anew', async () => {
  const { state, run, pass } = world();
  state.isSeen = true;
  const call = buildCall({ startedAt: at('2026-10-01T10:00:00+02:00'), pencil: 'old words' });
  store.calls.save(call);
  await run();
  pass(30);
  state.whileCounting = () => announceAnew(store);
  await run();
  expect(store.calls.get(call.id)?.pencil).toBe('old words');
});

test('keeping it longer takes the announcement back', async () => {
  const { state, keeper, said, run } = world();
  state.isSeen = true;
  store.calls.save(buildCall({ startedAt: at('2026-10-01T10:00:00+02:00'), pencil: 'old words' }));
  await run();
  expect(said()).not.toBe('');

  state.settings = { ...defaultSettings, keepPencilDays: null };
  await run();
  expect(said()).toBe('');
  expect(keeper.state().coming).toBeNull();
});

test('what comes out of a file is announced like the first, even when it is over its time by a day alone', async () => {
  const { state, said, run, pass } = world();
  state.isSeen = true;
  store.calls.save(buildCall({ startedAt: at('2026-10-01T10:00:00+02:00'), pencil: 'old words' }));
  await run();
  pass(7);
  await run();
  pass(1);
  const brought = buildCall({ startedAt: at('2026-10-30T10:00:00+01:00'), pencil: 'brought' });
  const read = {
    log: toLogFile(state.now, { calls: [brought], pauses: [], shifts: [], wins: [], tries: [] }),
  };
  takeOver(store, { ...read, isSameCall: isSameInFile, digest: '' });
  await run();
  expect(store.calls.get(brought.id)?.pencil).toBe('brought');
  expect(said()).toMatch(/1 note in pencil/u);
});

test('a large log goes in many transactions, all of it', async () => {
  const { run } = await muchIsDue();
  await run();
  expect(store.calls.all()).toEqual([]);
});

test('shut while much is removed it goes on where it was once the log is open', async () => {
  const { state, run, keeper } = await muchIsDue();
  const running = run();
  setImmediate(() => {
    state.isOpen = false;
  });
  await running;
  expect(store.calls.all().length).toBeGreaterThan(0);
  state.isOpen = true;
  await keeper.resume();
  expect(store.calls.all()).toEqual([]);
  expect(keeper.state().last?.expired.calls).toBe(350);
});
