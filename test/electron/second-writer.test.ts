import { mkdirSync, renameSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { blankPolicy } from '../../domain/policy.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { systemClock } from '../../electron/clock.ts';
import { createCoach } from '../../electron/coach.ts';
import { openLog } from '../../electron/open-log.ts';
import { outboxFileOf } from '../../electron/outbox.ts';
import { createSealedPauses } from '../../electron/sealed-pauses.ts';
import { connect } from '../../electron/store/driver.ts';
import { databaseFileOf } from '../../electron/store/open.ts';
import { openVault } from '../../electron/vault.ts';
import { at, buildDraft } from '../support/build-records.ts';
import { playbook } from '../support/built-in-playbook.ts';
import { accountKeyStore } from '../support/key-store.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Than the five seconds that others wait: 50 ms and a few, on a computer that has nothing else to do. */
const muchLess = 1500;

/** What records a pause, put together as the app does it, on a log of its own. */
async function stage() {
  const folder = tempFolder();
  let ids = 0;
  const newId = () => `id-${++ids}`;
  const clock = systemClock();
  const opened: (string | null)[] = [];
  const notices: string[] = [];
  const vault = await openVault({
    folder,
    keyStore: accountKeyStore('none').keyStore,
    onTrouble: (where) => notices.push(where),
    openLog: (there, key) =>
      openLog({
        folder: there,
        key,
        at: at('2026-11-21T19:00:00+01:00'),
        onNote: (text) => notices.push(text),
      }),
  });
  onTestFinished(vault.close);
  const { store } = vault;
  const openForm = (callId: string | null) => opened.push(callId);
  const pauses = createSealedPauses({
    folder,
    vault,
    clock,
    newId,
    playbook: () => playbook,
    openLog: openForm,
    onRecordsChanged: () => {},
    notify: ({ text }) => notices.push(text),
    dismiss: () => {},
    onTrouble: () => {},
  });
  vault.watch({ opened: pauses.write });
  const coach = createCoach({
    clock,
    newId,
    chance: () => 0,
    playbook: () => ({ ...playbook, policy: blankPolicy }),
    tallies: () => new Map(),
    store,
    keepSealed: pauses.keep,
    mustWait: pauses.isWaiting,
    settings: () => defaultSettings,
    keyWords: () => ({ hotkey: 'Ctrl Shift Space', digits: 'Ctrl Shift 1–9' }),
    likeliestSituation: () => 'insult',
    present: () => {},
    openLog: openForm,
    onRecordsChanged: () => {},
    onPractice: () => {},
    onTrouble: () => {},
  });
  onTestFinished(() => coach.act({ type: 'later' }));
  /** Another program holds the log until the answer is called. */
  const holdLog = () => {
    const other = connect(databaseFileOf(folder), vault.key());
    other.script('BEGIN IMMEDIATE');
    return () => {
      other.script('ROLLBACK');
      other.close();
    };
  };
  return { folder, key: vault.key(), store, coach, pauses, opened, notices, holdLog };
}

function millisecondsOf(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

test('a whole pause while another program writes is answered at once, and is in the log soon after', async () => {
  const { store, coach, pauses, opened, notices, holdLog } = await stage();
  const letGo = holdLog();
  const took = [
    () => coach.key(),
    () => coach.act({ type: 'pick-situation', situation: 'shouting' }),
    () => coach.act({ type: 'go-on' }),
    () => coach.act({ type: 'log-now' }),
  ].map(millisecondsOf);
  expect(Math.max(...took)).toBeLessThan(muchLess);
  expect(store.pauses.all()).toEqual([]);
  letGo();
  await expect.poll(() => pauses.isWaiting()).toBe(false);
  const [draft] = store.calls.drafts();
  expect(draft?.situation).toBe('shouting');
  expect(store.pauses.all()).toMatchObject([{ callId: draft?.id, ending: 'ended-by-rep' }]);
  expect(opened).toEqual([null, draft?.id]);
  expect(notices).toEqual([]);

  // From here on it is written at once again.
  coach.key();
  expect(store.pauses.all()).toHaveLength(2);
});

test('a pause that began before the other program, and ends under it, keeps its end', async () => {
  const { store, coach, pauses, holdLog } = await stage();
  coach.key();
  const letGo = holdLog();
  coach.act({ type: 'go-on' });
  expect(store.pauses.all()).toMatchObject([{ ending: null }]);
  letGo();
  await expect.poll(() => pauses.isWaiting()).toBe(false);
  expect(store.pauses.all()).toMatchObject([{ ending: 'ended-by-rep' }]);
});

test('what not even the outbox can take is kept until it can, and the rep is told', async () => {
  const { folder, store, coach, pauses, notices } = await stage();
  // Nothing can be added to a folder; and the log itself is away for a moment.
  mkdirSync(outboxFileOf(folder));
  renameSync(databaseFileOf(folder), `${databaseFileOf(folder)}-away`);
  coach.key();
  expect(notices).toEqual([expect.stringContaining('could not be written to the disk yet')]);
  renameSync(`${databaseFileOf(folder)}-away`, databaseFileOf(folder));
  renameSync(outboxFileOf(folder), `${outboxFileOf(folder)}-away`);
  await expect.poll(() => pauses.isWaiting()).toBe(false);
  expect(store.pauses.all()).toHaveLength(1);
});

test('a form that is saved under another writer is refused at once, and reads on', async () => {
  const { store, holdLog } = await stage();
  const draft = buildDraft({ id: 'draft', pencil: 'before' });
  store.calls.save(draft);
  const letGo = holdLog();
  const took = millisecondsOf(() => {
    expect(() => store.calls.save({ ...draft, pencil: 'after' })).toThrow(/locked/u);
  });
  expect(took).toBeLessThan(muchLess);
  expect(store.calls.get('draft')?.pencil).toBe('before');
  letGo();
  store.calls.save({ ...draft, pencil: 'after' });
  expect(store.calls.get('draft')?.pencil).toBe('after');
});

test('a writer that begins between what is read and what is written fails nothing', async () => {
  const { folder, key, store } = await stage();
  const other = connect(databaseFileOf(folder), key);
  onTestFinished(other.close);
  other.waitForOthers(0);
  const draft = buildDraft({ id: 'draft', pencil: 'one' });
  store.calls.save(draft);
  store.transaction(() => {
    const read = store.calls.get('draft');
    // From its first moment on nobody else can write.
    expect(() => other.script('BEGIN IMMEDIATE')).toThrow(/locked/u);
    if (read !== null) store.calls.save({ ...read, pencil: `${read.pencil} two` });
  });
  expect(store.calls.get('draft')?.pencil).toBe('one two');
});
