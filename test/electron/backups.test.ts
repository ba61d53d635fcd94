import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyBackup } from '../../electron/backup-copies.ts';
import { BackupError } from '../../electron/backup-error.ts';
import { backupFolderOf, backupNameOf, backupsIn, parseBackupName } from '../../electron/backup-file.ts';
import {
  type BackupOrder,
  checkLog,
  countBackups,
  makeBackup,
  sweepUnfinished,
} from '../../electron/backups.ts';
import { lookInsideJob, makeBackupJob } from '../../electron/files-jobs.ts';
import { createFilesThread } from '../../electron/files-thread.ts';
import { lookInside } from '../../electron/look-inside.ts';
import { claimFolder, isOwnFolder, putKeyThere, removeKeyThere } from '../../electron/second-folder.ts';
import { keyFileOf, readKey } from '../../electron/store/key.ts';
import { databaseFileOf, openStore, type Store } from '../../electron/store/open.ts';
import { at, buildCall, buildDraft, buildPause, buildShift } from '../support/build-records.ts';
import { damage } from '../support/damage.ts';
import { tempFolder } from '../support/temp-folder.ts';

const worker = join(import.meta.dirname, '../../electron/files-worker.ts');
const now = at('2026-11-21T19:00:00+01:00');

function logIn(folder: string): Store {
  const store = openStore(folder);
  store.calls.save(
    buildCall({ id: 'a', startedAt: at('2026-11-18T10:00:00+01:00'), pencil: 'planted words' }),
  );
  store.calls.save(buildDraft({ id: 'b', startedAt: at('2026-11-19T10:00:00+01:00') }));
  store.pauses.add(buildPause(), false);
  store.shifts.save(buildShift());
  return store;
}

function order(folder: string, changes: Partial<BackupOrder> = {}): BackupOrder {
  return { folder, key: readKey(folder) ?? '', at: now, reason: 'by-hand', file: null, ...changes };
}

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof BackupError) return error.fault;
    throw error;
  }
  return 'none';
}

test('a backup of a log in use holds all of it, is encrypted, and opens with its key alone', () => {
  const folder = tempFolder();
  const store = logIn(folder);
  const made = makeBackup(order(folder));
  // The log goes on, and the backup stays as it is.
  store.calls.save(buildCall({ id: 'c' }));
  store.close();

  expect(made).toMatchObject({ name: 'unflappable-20261121T180000Z-by-hand.db', reason: 'by-hand' });
  expect(backupsIn(backupFolderOf(folder))).toEqual([made]);
  const file = join(backupFolderOf(folder), made.name);
  expect(checkLog(file, order(folder).key)).toMatchObject({
    integrity: 'ok',
    counts: { calls: 2, drafts: 1, pauses: 1, shifts: 1, wins: 0 },
    from: '2026-11-18',
    to: '2026-11-19',
  });
  expect(readFileSync(file).includes('planted words')).toBe(false);
  expect(faultOf(() => checkLog(file, 'ab'.repeat(32)))).toBe('not-openable');
  expect(readdirSync(backupFolderOf(folder))).toEqual([made.name]);
});

test('two backups of the same second have two names, and each says when and why', () => {
  const folder = tempFolder();
  logIn(folder).close();
  const names = [makeBackup(order(folder)), makeBackup(order(folder))].map(({ name }) => name);
  expect(new Set(names).size).toBe(2);
  for (const name of names) {
    expect(parseBackupName(name)).toEqual({ reason: 'by-hand', at: Date.parse('2026-11-21T18:00:00Z') });
  }
  expect(parseBackupName(backupNameOf(now, 'migration'))).toMatchObject({ reason: 'migration' });
  for (const other of ['notes.db', 'unflappable-20261121T180000Z-lunch.db', 'unflappable.db']) {
    expect(parseBackupName(other)).toBeNull();
  }
});

test('a look inside shows the newest calls without their words, and changes nothing', () => {
  const folder = tempFolder();
  logIn(folder).close();
  const file = join(backupFolderOf(folder), makeBackup(order(folder)).name);
  const before = readFileSync(file);
  const look = lookInside(file, order(folder).key);
  expect(look.newest).toEqual([
    { day: '2026-11-19', isDraft: true, situation: null, outcome: null },
    { day: '2026-11-18', isDraft: false, situation: 'shouting', outcome: 'solved' },
  ]);
  expect(JSON.stringify(look)).not.toContain('planted');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(backupFolderOf(folder))).toHaveLength(1);
});

test('a damaged log makes no backup, and a damaged backup is told from a whole one', () => {
  const folder = tempFolder();
  const store = logIn(folder);
  store.transaction(() => {
    for (let index = 0; index < 300; index += 1) store.calls.save(buildCall({ pencil: 'x'.repeat(500) }));
  });
  store.close();
  const { key } = order(folder);
  const whole = join(backupFolderOf(folder), makeBackup(order(folder)).name);
  const broken = join(tempFolder(), 'broken.db');
  copyFileSync(whole, broken);
  damage(broken, 40_000);
  expect(checkLog(broken, key).integrity).not.toBe('ok');
  expect(faultOf(() => lookInside(broken, key))).toBe('damaged');
  expect(countBackups([whole, join(folder, 'none.db')], key)).toMatchObject([
    { counts: { calls: 302 } },
    null,
  ]);

  damage(databaseFileOf(folder), 40_000);
  expect(faultOf(() => makeBackup(order(folder)))).toBe('log-damaged');
  expect(readdirSync(backupFolderOf(folder))).toHaveLength(1);
});

test('a copy in a second folder is read there, rotates there, and has the key beside it only if wanted', () => {
  const folder = tempFolder();
  logIn(folder).close();
  const { name } = makeBackup(order(folder));
  const to = tempFolder();
  writeFileSync(join(to, 'holiday.txt'), 'not ours');
  const { key } = order(folder);
  const second = { path: to, mark: 'ours' };
  const copy = { folder, name, to: second, key, now: Date.parse(now), timeZone: 'UTC' };
  expect(faultOf(() => copyBackup({ ...copy, withKey: true }))).toBe('another-folder');
  claimFolder(second, key);
  copyBackup({ ...copy, withKey: true });
  const ours = ['holiday.txt', 'key.json', 'unflappable-backups.json', name];
  expect(readdirSync(to).toSorted()).toEqual(ours.toSorted());
  expect(checkLog(join(to, name), order(folder).key).integrity).toBe('ok');
  expect(readFileSync(join(to, 'key.json'), 'utf8')).toBe(readFileSync(keyFileOf(folder), 'utf8'));
  copyBackup({ ...copy, withKey: false });
  expect(existsSync(join(to, 'key.json'))).toBe(false);

  for (let day = 1; day <= 9; day += 1) {
    copyFileSync(join(to, name), join(to, backupNameOf(at(`2026-10-0${day}T10:00:00Z`), 'daily')));
  }
  copyBackup({ ...copy, withKey: false });
  // Seven days, and two more as the last of their weeks are among them already.
  expect(backupsIn(to)).toHaveLength(1 + 7);
  expect(readdirSync(to)).toContain('holiday.txt');
  expect(
    faultOf(() => copyBackup({ ...copy, to: { ...second, path: join(to, 'gone') }, withKey: true })),
  ).toBe('not-written');
  expect(existsSync(join(to, 'gone'))).toBe(false);
});

test('another log’s folder, and a key that is not ours, are left alone', () => {
  const [folder, other] = [tempFolder(), tempFolder()];
  logIn(folder).close();
  logIn(other).close();
  const { name } = makeBackup(order(folder));
  const { key } = order(folder);
  const ours = { path: tempFolder(), mark: 'ours' };
  const theirs = { path: tempFolder(), mark: 'theirs' };
  claimFolder(ours, key);
  claimFolder(theirs, order(other).key);
  putKeyThere(theirs, 'their key');
  // The same path, but the other disk is there today.
  const swapped = { ...ours, path: theirs.path };
  const copy = { folder, name, to: swapped, key, now: Date.parse(now), timeZone: 'UTC' };
  const before = readdirSync(theirs.path);
  expect(faultOf(() => copyBackup({ ...copy, withKey: true }))).toBe('another-folder');
  expect(faultOf(() => copyBackup({ ...copy, withKey: false }))).toBe('another-folder');
  expect(faultOf(() => removeKeyThere(swapped))).toBe('another-folder');
  expect(faultOf(() => claimFolder(swapped, key))).toBe('folder-of-another-log');
  expect(isOwnFolder(swapped)).toBe(false);
  expect(readdirSync(theirs.path)).toEqual(before);
  expect(readFileSync(join(theirs.path, 'key.json'), 'utf8')).toBe('their key');

  // In our own folder, a key that somebody else has put there.
  writeFileSync(join(ours.path, 'key.json'), 'of somebody');
  expect(faultOf(() => copyBackup({ ...copy, to: ours, withKey: true }))).toBe('key-of-another-log');
  copyBackup({ ...copy, to: ours, withKey: false });
  expect(readFileSync(join(ours.path, 'key.json'), 'utf8')).toBe('of somebody');
});

test('a folder of copies whose mark was lost is known again by what it holds', () => {
  const folder = tempFolder();
  logIn(folder).close();
  const { name } = makeBackup(order(folder));
  const { key } = order(folder);
  const to = { path: tempFolder(), mark: 'ours' };
  claimFolder(to, key);
  copyBackup({ folder, name, to, key, now: Date.parse(now), timeZone: 'UTC', withKey: true });
  rmSync(join(to.path, 'unflappable-backups.json'));
  const anew = { ...to, mark: 'settings began afresh' };
  claimFolder(anew, key);
  removeKeyThere(anew);
  expect(readdirSync(to.path).toSorted()).toEqual(['unflappable-backups.json', name].toSorted());
});

test('what an unfinished backup has left goes after an hour, and nothing else does', () => {
  const folder = tempFolder();
  mkdirSync(backupFolderOf(folder));
  const inside = (name: string) => join(backupFolderOf(folder), name);
  const names = [
    'unflappable-x-daily.db.0123456789ab.new',
    'unflappable-y-daily.db.0123456789ab.new',
    'mine.new',
  ];
  for (const name of names) writeFileSync(inside(name), 'x');
  utimesSync(inside(names[0] ?? ''), 1000, 1000);
  utimesSync(inside('mine.new'), 1000, 1000);
  sweepUnfinished(backupFolderOf(folder), Date.now());
  expect(readdirSync(backupFolderOf(folder)).toSorted()).toEqual([names[2], names[1]].toSorted());
});

test('all that is done in a thread of its own, which says what went wrong in the rep’s words', async () => {
  const folder = tempFolder();
  const store = logIn(folder);
  const files = createFilesThread(worker);
  const made = await files(makeBackupJob, order(folder));
  expect(made).toMatchObject({ ok: true, value: { reason: 'by-hand' } });
  store.close();
  const look = await files(lookInsideJob, { file: join(folder, 'none.db'), key: order(folder).key });
  expect(look).toMatchObject({ ok: false, message: 'That backup is not there any more.' });
});
