import { writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { PauseEffect } from '../../domain/face.ts';
import type { PauseRecording } from '../../domain/pause-record.ts';
import { systemClock } from '../../electron/clock.ts';
import { outboxFileOf } from '../../electron/outbox.ts';
import { createSealedPauses } from '../../electron/sealed-pauses.ts';
import { openVault } from '../../electron/vault.ts';
import { at } from '../support/build-records.ts';
import { playbook } from '../support/built-in-playbook.ts';
import { accountKeyStore, quickStrength } from '../support/key-store.ts';
import { tempFolder } from '../support/temp-folder.ts';

const passphrase = 'four calm words here';
const when = at('2026-11-21T19:00:00+01:00');

const recording = (...effects: readonly PauseEffect[]): PauseRecording => ({
  effects: effects.map((effect) => ({ effect, at: when })),
  shown: null,
});
const start = (name: string): PauseEffect => ({
  type: 'record-start',
  at: 0,
  start: {
    pauseId: `pause-${name}`,
    callId: `call-${name}`,
    lengthSeconds: 8,
    situation: 'insult',
    bridge: null,
    cue: null,
    returnLine: null,
    seed: 1,
    earlierSteps: [],
  },
});

/** One run of the app on a folder; `unlock` as it does it. */
async function run(folder: string, name: string) {
  let ids = 0;
  const opened: (string | null)[] = [];
  const notices: string[] = [];
  const vault = await openVault({
    folder,
    keyStore: accountKeyStore('none').keyStore,
    strength: quickStrength,
    onTrouble: (where) => notices.push(where),
  });
  onTestFinished(vault.close);
  const pauses = createSealedPauses({
    folder,
    vault,
    clock: systemClock(),
    newId: () => `${name}-${++ids}`,
    playbook: () => playbook,
    openLog: (callId) => opened.push(callId),
    onRecordsChanged: () => {},
    notify: ({ text }) => notices.push(text),
    dismiss: () => {},
    onTrouble: (where) => notices.push(where),
  });
  vault.watch({ opened: pauses.write });
  return { vault, pauses, opened, notices };
}

test('pauses of a locked log are there at the unlock: those of an earlier run are over, one of this run goes on', async () => {
  const folder = tempFolder();
  const first = await run(folder, 'first');
  await first.vault.setPassphrase(passphrase, null);
  first.vault.lock();
  first.pauses.keep(recording(start('cut')));
  first.pauses.keep(recording(start('whole')));
  first.pauses.keep(
    recording({ type: 'record-end', pauseId: 'pause-whole', ending: 'ran-its-length', actualSeconds: 8 }),
  );
  // The app is killed here.

  const second = await run(folder, 'second');
  expect(second.vault.isLocked()).toBe(true);
  second.pauses.keep(
    recording(start('now'), { type: 'record-situation', callId: 'call-now', situation: 'shouting' }),
  );
  second.pauses.keep(recording({ type: 'open-log', callId: 'call-now' }));
  expect(second.opened).toEqual([null]);
  await second.vault.unlock(passphrase);

  const { store } = second.vault;
  expect(store.pauses.all().map(({ id, ending }) => [id, ending])).toEqual(
    expect.arrayContaining([
      ['pause-cut', 'interrupted'],
      ['pause-whole', 'ran-its-length'],
      ['pause-now', null],
    ]),
  );
  expect(store.calls.drafts().map(({ id }) => id)).toEqual(
    expect.arrayContaining(['call-cut', 'call-whole', 'call-now']),
  );
  expect(store.calls.get('call-now')?.situation).toBe('shouting');
  expect(second.opened).toEqual([null, 'call-now']);
  expect(second.notices).toEqual([]);

  store.pauses.end('pause-now', 'ended-by-rep', 3);
  second.vault.lock();
  await second.vault.unlock(passphrase);
  expect(store.pauses.all()).toHaveLength(3);
});

test('what cannot be read is said, and keeps the rest of the log from nothing', async () => {
  const folder = tempFolder();
  const only = await run(folder, 'only');
  await only.vault.setPassphrase(passphrase, null);
  only.vault.lock();
  writeFileSync(outboxFileOf(folder), '{"id":"x"}\n');
  only.pauses.keep(recording(start('now')));
  await only.vault.unlock(passphrase);
  expect(only.vault.store.calls.get('call-now')).not.toBeNull();
  expect(only.notices).toHaveLength(1);
  expect(only.notices[0]).toContain('outbox-unread');
});
