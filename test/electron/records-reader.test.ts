import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type CallSearch, noFilter } from '../../domain/call-filter.ts';
import { type Cutoffs, nothingExpired } from '../../domain/retention.ts';
import { localDayOf } from '../../domain/time.ts';
import { createRecordsReader } from '../../electron/records-reader.ts';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf, openStore, type Store } from '../../electron/store/open.ts';
import { storeTroubleOf } from '../../electron/store/store-trouble.ts';
import { seenWeek } from '../../electron/week-page.ts';
import { at, buildCall, buildShift } from '../support/build-records.ts';
import { damage } from '../support/damage.ts';
import { tempFolder } from '../support/temp-folder.ts';

const worker = join(import.meta.dirname, '../../electron/records-worker.ts');

function reader({ thread = worker, isLocked = (): boolean => true, isInBackground = false } = {}) {
  const whyShut = () => (isLocked() ? 'locked' : 'busy');
  const made = createRecordsReader({ worker: thread, whyShut, isInBackground });
  onTestFinished(() => made.close());
  return made;
}

function folderWith(write: (store: Store) => void): string {
  const folder = tempFolder();
  const store = openStore(folder);
  write(store);
  store.close();
  return folder;
}

const placeOf = (folder: string) => ({ folder, key: readKey(folder) ?? '' });
const searchFor = (words: string): CallSearch => ({
  words,
  filter: noFilter,
  status: 'logged',
  before: null,
  limit: 50,
});

test('what is written while the reader has the log open is found, too', async () => {
  const folder = tempFolder();
  const store = openStore(folder);
  store.calls.save(buildCall({ id: 'a', ink: 'A box went missing.' }));
  const records = reader();
  records.open(placeOf(folder));
  expect((await records.search(searchFor('box')))?.calls).toMatchObject([
    { call: { id: 'a', ink: 'A box went missing.' } },
  ]);
  store.calls.save(buildCall({ id: 'b', ink: 'Another box.' }));
  expect((await records.search(searchFor('box')))?.count).toBe(2);
  store.close();
});

test('of searches that come quickly the newest is answered, and those before it are dropped', async () => {
  const folder = folderWith((store) => store.calls.save(buildCall({ id: 'a', ink: 'A box went missing.' })));
  const records = reader();
  records.open(placeOf(folder));
  const typed = ['b', 'bo', 'box', 'boxe'].map((words) => records.search(searchFor(words)));
  const last = records.search(searchFor('box'));
  expect(await Promise.all(typed)).toEqual([null, null, null, null]);
  expect((await last)?.count).toBe(1);
});

test('a week and what is over its time are read there as the store itself reads them, and no search drops them', async () => {
  const now = at('2026-11-20T12:00:00+01:00');
  const cutoffs: Cutoffs = { pencil: localDayOf(now), ink: null, record: null };
  const folder = tempFolder();
  const store = openStore(folder);
  onTestFinished(() => store.close());
  store.calls.save(buildCall({ id: 'a', pencil: 'A box went missing.' }));
  store.shifts.save(buildShift());
  const records = reader();
  records.open(placeOf(folder));
  const searches = ['b', 'bo'].map((words) => records.search(searchFor(words)));
  const week = records.week(null, now);
  const expired = records.countExpired(cutoffs);
  const last = records.search(searchFor('box'));
  expect(await week).toEqual(seenWeek(store, null, now));
  expect((await week).review.hostileCalls.calls).toBe(1);
  expect(await expired).toEqual({ ...nothingExpired, pencil: 1 });
  expect((await last)?.count).toBe(1);
  expect(await Promise.all(searches)).toContain(null);
});

test('what was asked before the reader was closed says so, and is not waited for', async () => {
  const folder = folderWith((store) => store.calls.save(buildCall({ ink: 'A box.' })));
  const records = reader();
  records.open(placeOf(folder));
  // The thread is there and at it, not still starting.
  await records.search(searchFor('box'));
  const week = records.week(null, at('2026-11-20T12:00:00+01:00'));
  const expired = records.countExpired({ pencil: null, ink: null, record: null });
  const search = records.search(searchFor('box'));
  const refused = Promise.allSettled([week, expired, search]);
  await records.close();
  for (const each of await refused) {
    expect(each).toMatchObject({ status: 'rejected', reason: { name: 'LockedError', why: 'busy' } });
  }
});

test('one in the background lets go of the log as soon as nothing is asked of it, and can be asked again', async () => {
  const folder = folderWith((store) => store.calls.save(buildCall({ pencil: 'A box.' })));
  const records = reader({ isInBackground: true });
  records.open(placeOf(folder));
  const cutoffs: Cutoffs = { pencil: localDayOf(at('2026-11-20T12:00:00+01:00')), ink: null, record: null };
  for (let time = 0; time < 2; time += 1) {
    const counted = await Promise.all([records.countExpired(cutoffs), records.countExpired(cutoffs)]);
    expect(counted.map(({ pencil }) => pencil)).toEqual([1, 1]);
    await expect
      .poll(() => {
        // The last connection that closes takes the write-ahead log along.
        openStore(folder).close();
        return existsSync(`${databaseFileOf(folder)}-wal`);
      })
      .toBe(false);
  }
});

test('it is prepared before anything is asked, once there is a log', async () => {
  const folder = folderWith((store) => store.calls.save(buildCall({ ink: 'A box.' })));
  const now = at('2026-11-20T12:00:00+01:00');
  const records = reader();
  records.prepare(now);
  records.open(placeOf(folder));
  expect(existsSync(`${databaseFileOf(folder)}-shm`)).toBe(false);
  records.prepare(now);
  await expect.poll(() => existsSync(`${databaseFileOf(folder)}-shm`)).toBe(true);
  expect((await records.week(null, now)).review.hostileCalls.calls).toBe(1);
});

test('while it is closed it says whether the log is locked or only busy', async () => {
  let isLocked = false;
  const records = reader({ isLocked: () => isLocked });
  await expect(records.search(searchFor('box'))).rejects.toMatchObject({ why: 'busy' });
  isLocked = true;
  await expect(records.search(searchFor('box'))).rejects.toMatchObject({ why: 'locked' });
});

test('where no thread can be made each question fails, and none is left waiting', async () => {
  const records = reader({ thread: 'not a path' });
  records.open(placeOf(folderWith(() => {})));
  const now = at('2026-11-20T12:00:00+01:00');
  const asked = [records.search(searchFor('box')), records.week(null, now), records.week(null, now)];
  for (const each of await Promise.allSettled(asked)) {
    expect(each).toMatchObject({ status: 'rejected', reason: { code: 'ERR_WORKER_PATH' } });
  }
});

test('a thread that ended by a fault has let go of the log once the reader is closed', async () => {
  const folder = folderWith(() => {});
  const records = reader();
  records.open({ folder, key: '00'.repeat(32) });
  await expect(records.search(searchFor('box'))).rejects.toThrow('not a log');
  await records.close();
  const store = openStore(folder);
  store.calls.save(buildCall({ ink: 'A box.' }));
  // The last connection that closes takes the write-ahead log along.
  store.close();
  expect(existsSync(`${databaseFileOf(folder)}-wal`)).toBe(false);
});

test('after the log was replaced the new one is searched', async () => {
  const folder = folderWith((store) => store.calls.save(buildCall({ id: 'old', ink: 'A box.' })));
  const other = folderWith((store) => store.calls.save(buildCall({ id: 'new', ink: 'A box.' })));
  const records = reader();
  records.open(placeOf(folder));
  await records.search(searchFor('box'));
  const dropped = records.search(searchFor('box')).catch((refused: unknown) => refused);
  await records.close();
  expect(await dropped).toMatchObject({ why: 'busy' });
  await expect(records.search(searchFor('box'))).rejects.toThrow('Your log is locked.');
  for (const part of ['', '-wal', '-shm']) {
    const file = `${databaseFileOf(other)}${part}`;
    if (existsSync(file)) renameSync(file, `${databaseFileOf(folder)}${part}`);
  }
  records.open({ folder, key: readKey(other) ?? '' });
  expect((await records.search(searchFor('box')))?.calls).toMatchObject([{ call: { id: 'new' } }]);
});

test('a log that cannot be opened fails the search alone, and the next one tries again', async () => {
  const folder = folderWith((store) => store.calls.save(buildCall({ ink: 'A box.' })));
  const records = reader();
  records.open({ folder, key: '00'.repeat(32) });
  await expect(records.search(searchFor('box'))).rejects.toThrow('not a log');
  records.open(placeOf(folder));
  expect((await records.search(searchFor('box')))?.count).toBe(1);
});

test('of a log that is damaged inside, the search says so as main itself would', async () => {
  const folder = folderWith(() => {});
  const log = databaseFileOf(folder);
  // What opening it reads is there before the first call.
  const pagesBefore = statSync(log).size / 4096;
  const store = openStore(folder);
  store.transaction(() => {
    for (let index = 0; index < 40; index += 1) store.calls.save(buildCall({ ink: 'A box. '.repeat(80) }));
  });
  store.close();
  for (let page = pagesBefore; page < statSync(log).size / 4096; page += 1) damage(log, page * 4096 + 2000);
  const records = reader();
  records.open(placeOf(folder));
  const error = await records.search(searchFor('box')).catch((refused: unknown) => refused);
  expect(storeTroubleOf(error)).toBe('damaged');
});
