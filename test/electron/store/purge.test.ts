import { statSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import type { Call } from '../../../domain/call.ts';
import { readKey } from '../../../electron/store/key.ts';
import { databaseFileOf, openStore } from '../../../electron/store/open.ts';
import { at, buildCall, buildPause, buildWin, many } from '../../support/build-records.ts';
import { plainCopyOf } from '../../support/plain-copy.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const noon = at('2026-11-21T12:00:00+01:00');

/** In each text of a call a word that is nowhere else. */
function plantedIn(call: Call, serial: number): Call {
  const word = (place: string) => `planted${place}${serial}`;
  return {
    ...call,
    askedFor: word('asked'),
    did: word('did'),
    saidNoTo: word('no'),
    promises: [{ text: word('promise'), dueAt: null, doneAt: null }],
    toldBy: word('told'),
    handovers: [{ to: word('to'), at: null, kind: null }],
    witness: word('witness'),
    caseRef: word('case'),
    recordingRef: word('recording'),
    pencil: word('pencil'),
    ink: word('ink'),
  };
}

/** Calls that stay, with words that sort all around the planted ones, so that pages of the index begin with either. */
function staying(count: number): readonly Call[] {
  return many(count, () => {
    const call = buildCall();
    const serial = Number(call.id.slice(-6)) * 7919;
    return {
      ...call,
      ink: `stays pla${(serial % 97_003).toString(26)} plb${serial.toString(36)} qu${serial}`,
    };
  });
}

const isPlanted = (bytes: Buffer) => bytes.includes('planted');

test('a word that was deleted is nowhere in the file any more, and what stays is whole', () => {
  const folder = tempFolder();
  const store = openStore(folder);
  const kept = staying(400);
  const gone = many(200, () => buildCall()).map(plantedIn);
  store.transaction(() => {
    for (const [index, call] of kept.entries()) {
      store.calls.save(call);
      const other = gone[index];
      if (other !== undefined) store.calls.save(other);
    }
  });
  store.wins.add(buildWin({ id: 'win', text: 'plantedwin' }));
  for (const call of gone) {
    store.versions.keep('visit', noon, call);
    store.calls.save({ ...call, ink: `${call.ink} plantedlater${call.id}` });
  }
  expect(isPlanted(plainCopyOf(folder))).toBe(true);

  for (const call of gone) store.calls.bin(call.id, noon);
  store.wins.bin('win', noon);
  store.emptyBin();

  expect(isPlanted(plainCopyOf(folder))).toBe(false);
  expect(statSync(`${databaseFileOf(folder)}-wal`).size).toBe(0);
  expect(store.check()).toBe('ok');
  expect(store.calls.all()).toHaveLength(kept.length);
  expect(store.calls.restore(gone[0]?.id ?? '')).toBe(false);
  store.close();
});

test('a word that was taken out of a note is nowhere in the file any more', () => {
  const folder = tempFolder();
  const store = openStore(folder);
  for (const call of staying(300)) store.calls.save(call);
  const call = buildCall({ id: 'a' });
  for (const typed of ['plan', 'plante', 'planted', 'plantedpen', 'plantedpencil']) {
    store.calls.save({ ...call, pencil: typed, ink: typed });
  }
  expect(isPlanted(plainCopyOf(folder))).toBe(true);
  store.calls.save(call);
  store.emptyBin();
  expect(isPlanted(plainCopyOf(folder))).toBe(false);
  store.close();
});

test('what was deleted would be found here if it were not overwritten', () => {
  const folder = tempFolder();
  const store = openStore(folder);
  store.calls.save(plantedIn(buildCall({ id: 'a' }), 1));
  store.close();
  const database = new Database(databaseFileOf(folder));
  database.pragma("cipher='chacha20'");
  database.pragma(`key='raw:${readKey(folder)}'`);
  database.pragma('secure_delete = OFF');
  database.exec(
    "DELETE FROM calls; DELETE FROM call_texts; INSERT INTO call_words (call_words) VALUES ('delete-all')",
  );
  database.close();
  expect(isPlanted(plainCopyOf(folder))).toBe(true);
});

test('a pause of a call that was purged stands alone', () => {
  const store = openStore(tempFolder());
  store.calls.save(buildCall({ id: 'a' }));
  store.pauses.add(buildPause({ callId: 'a' }));
  store.calls.bin('a', noon);
  store.emptyBin();
  // An imported call of the same id is another one.
  store.calls.save(buildCall({ id: 'a' }));
  expect(store.pauses.all()).toMatchObject([{ callId: null }]);
  store.close();
});
