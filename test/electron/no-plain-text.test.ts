import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noFilter } from '../../domain/call-filter.ts';
import { noChanges } from '../../domain/own-playbook.ts';
import { blankPolicy } from '../../domain/policy.ts';
import { makeBackup } from '../../electron/backups.ts';
import { openLogFile } from '../../electron/log-file.ts';
import { createOutbox } from '../../electron/outbox.ts';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf, openStore } from '../../electron/store/open.ts';
import { outboxPublicKey } from '../../electron/store/outbox-key.ts';
import { at, buildCall, buildTry, buildUse, buildWin } from '../support/build-records.ts';
import { filesHolding } from '../support/raw-files.ts';
import { tempFolder } from '../support/temp-folder.ts';

const now = at('2026-11-21T12:00:00+01:00');
/** In every word that is planted anywhere. */
const planted = 'plantedword';

test('no word of a record is on the disk in plain text: not in the log, its WAL and index, backups, outbox or log file', () => {
  const folder = tempFolder();
  const store = openStore(folder);
  const key = readKey(folder) ?? '';
  const word = (place: string) => `${planted} ${place}`;
  const call = buildCall({
    askedFor: word('asked'),
    did: word('did'),
    saidNoTo: word('no'),
    promises: [{ text: word('promise'), dueAt: now, doneAt: null }],
    toldBy: word('told'),
    handovers: [{ to: word('to'), at: now, kind: 'warm' }],
    witness: word('witness'),
    caseRef: word('case'),
    recordingRef: word('recording'),
    pencil: word('pencil'),
    ink: word('ink'),
    feelings: [word('feeling')],
    linesUsed: [buildUse(planted)],
  });
  for (let serial = 0; serial < 200; serial += 1) {
    store.calls.save({ ...call, id: `${planted}-${serial}` });
  }
  store.calls.save(call);
  store.versions.keep('visit', now, { ...call, pencil: word('before') });
  store.wins.add(buildWin({ text: word('win') }));
  store.tries.save(buildTry({ text: word('try') }));
  store.wins.saveDraft({ kind: 'other', text: word('half a win') });
  store.playbook.save({
    ...noChanges,
    added: [{ place: 'bridges', id: 'own-1', text: word('line') }],
    policy: { ...blankPolicy, helpFrom: word('help') },
  });
  store.state.set('anything', word('state'));
  createOutbox({ folder, run: 'run', newId: () => 'id', outboxKey: () => outboxPublicKey(key) }).add({
    effects: [{ effect: { type: 'record-said', callId: 'c', lines: [planted] }, at: now }],
    shown: null,
  });
  makeBackup({ folder, key, at: now, reason: 'daily', file: null });
  const log = openLogFile(folder);
  log.trouble('saving', new Error(word('error'), { cause: new TypeError(word('cause')) }));
  log.trouble('saving', word('thrown'));

  // It is all there, and found by its words.
  const search = { words: planted, filter: noFilter, status: 'logged', before: null, limit: 50 } as const;
  expect(store.search(search).calls).toHaveLength(50);
  expect(statSync(`${databaseFileOf(folder)}-wal`).size).toBeGreaterThan(100_000);
  expect(existsSync(join(folder, 'outbox.jsonl'))).toBe(true);

  expect(filesHolding(folder, planted)).toEqual([]);
  store.calls.bin(call.id, now);
  store.emptyBin();
  expect(filesHolding(folder, planted)).toEqual([]);
  store.close();
  expect(filesHolding(folder, planted)).toEqual([]);
});
