import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { noChanges } from '../../domain/own-playbook.ts';
import type { Stamp } from '../../domain/time.ts';
import { backupFolderOf, backupsIn } from '../../electron/backup-file.ts';
import { createBackupKeeper } from '../../electron/backup-keeper.ts';
import type { Notice } from '../../electron/contract.ts';
import { createFilesThread } from '../../electron/files-thread.ts';
import { suspicionOf } from '../../electron/open-log.ts';
import { openSettingsFile } from '../../electron/settings-file.ts';
import { databaseFileOf, type Store } from '../../electron/store/open.ts';
import { openVault } from '../../electron/vault.ts';
import { at, buildCall, buildShift, buildWin } from '../support/build-records.ts';
import { damage } from '../support/damage.ts';
import { tempFolder } from '../support/temp-folder.ts';

const worker = join(import.meta.dirname, '../../electron/files-worker.ts');

/** A keeper at work on a log of its own, on a day that can be set. */
async function keeperOf({ chosen = null }: { readonly chosen?: string | null } = {}) {
  const folder = tempFolder();
  const none = () => Promise.reject(new Error('there is no key store here'));
  const vault = await openVault({
    folder,
    keyStore: { worth: () => Promise.resolve('none'), wrap: none, unwrap: none },
    onTrouble: () => {},
  });
  onTestFinished(() => vault.close());
  let isFree = true;
  let now: Stamp = at('2026-11-16T09:00:00Z');
  const notices = new Map<string, string>();
  const troubles: string[] = [];
  const keeper = createBackupKeeper({
    folder,
    vault,
    clock: { stamp: () => now },
    timeZone: () => 'UTC',
    settingsFile: openSettingsFile(folder, '0'),
    files: createFilesThread(worker),
    isFree: () => isFree,
    askForFolder: () => Promise.resolve(chosen),
    notify: ({ id, text }: Notice) => notices.set(id, text),
    dismiss: (id) => notices.delete(id),
    onChange: () => {},
    onReplaced: () => {},
    onTrouble: (where) => troubles.push(where),
  });
  const dayOf = (day: number) => {
    now = at(`2026-11-${day}T09:00:00Z`);
  };
  const callBegins = () => {
    isFree = false;
  };
  return { folder, vault, keeper, notices, troubles, dayOf, callBegins };
}

const inFolder = (folder: string) => backupsIn(backupFolderOf(folder)).map(({ reason }) => reason);

test('there is one backup a day, and none of an empty log', async () => {
  const { folder, vault, keeper, dayOf } = await keeperOf();
  await keeper.daily();
  expect(inFolder(folder)).toEqual([]);
  vault.store.calls.save(buildCall());
  await keeper.daily();
  await keeper.daily();
  expect(inFolder(folder)).toEqual(['daily']);
  dayOf(17);
  await keeper.daily();
  expect(inFolder(folder)).toEqual(['daily', 'daily']);
  expect(await keeper.page()).toMatchObject({
    ok: true,
    value: { backups: [{ contents: { counts: { calls: 1 } } }, {}], second: null, keyKind: 'file' },
  });
});

test.each([
  ['a win', ({ wins }: Store) => wins.add(buildWin())],
  ['a shift', ({ shifts }: Store) => shifts.save(buildShift())],
  ['words of the rep’s own', ({ playbook }: Store) => playbook.save(noChanges)],
])('a log that holds %s alone is backed up', async (_what, write) => {
  const { folder, vault, keeper } = await keeperOf();
  write(vault.store);
  await keeper.daily();
  expect(inFolder(folder)).toEqual(['daily']);
});

test('a backup that fails says nothing for three days, and the next good one takes it back', async () => {
  const { folder, vault, keeper, notices, troubles, dayOf } = await keeperOf();
  vault.store.calls.save(buildCall());
  await keeper.daily();
  dayOf(17);
  renameSync(databaseFileOf(folder), `${databaseFileOf(folder)}.away`);
  await keeper.daily();
  expect(troubles).toEqual(['the daily backup']);
  expect(notices.size).toBe(0);
  dayOf(19);
  await keeper.daily();
  expect(notices.get('backups')).toContain('for 3 days');
  renameSync(`${databaseFileOf(folder)}.away`, databaseFileOf(folder));
  await keeper.daily();
  expect(notices.size).toBe(0);
  expect(inFolder(folder)).toEqual(['daily', 'daily']);
});

test('what a backup finds damaged is said, and looked at again at the next start', async () => {
  const { folder, vault, keeper, notices } = await keeperOf();
  vault.store.transaction(() => {
    for (let index = 0; index < 200; index += 1)
      vault.store.calls.save(buildCall({ pencil: 'x'.repeat(500) }));
  });
  await vault.whileClosed(() => damage(databaseFileOf(folder), 100_000)).catch(() => {});
  await keeper.daily();
  expect(notices.get('backups')).toContain('Restart Unflappable');
  expect(existsSync(suspicionOf(folder))).toBe(true);
  expect(inFolder(folder)).toEqual([]);
});

test('a second folder gets each copy, never the folder of another log', async () => {
  const second = tempFolder();
  const { vault, keeper } = await keeperOf({ chosen: second });
  vault.store.calls.save(buildCall());
  writeFileSync(join(second, 'key.json'), 'of another log');
  expect(await keeper.chooseFolder()).toMatchObject({ ok: false });
  expect(readFileSync(join(second, 'key.json'), 'utf8')).toBe('of another log');
  expect(readdirSync(second)).toEqual(['key.json']);

  const free = await keeperOf({ chosen: join(second, 'mine') });
  free.vault.store.calls.save(buildCall());
  mkdirSync(join(second, 'mine'));
  expect(await free.keeper.chooseFolder()).toMatchObject({ ok: true });
  expect(backupsIn(join(second, 'mine'))).toHaveLength(1);
  expect(existsSync(join(second, 'mine/key.json'))).toBe(false);
  await free.keeper.putKeyBeside(true);
  expect(existsSync(join(second, 'mine/key.json'))).toBe(true);
  // With a passphrase the key goes with the copies, sealed.
  await free.keeper.putKeyBeside(false);
  await free.vault.setPassphrase('correct horse', null);
  await free.keeper.keyChanged();
  expect(readFileSync(join(second, 'mine/key.json'), 'utf8')).toContain('passphrase');
});

test('a restore can be taken back, and waits for the end of a call', async () => {
  const { folder, vault, keeper, callBegins } = await keeperOf();
  vault.store.calls.save(buildCall({ id: 'a' }));
  await keeper.daily();
  vault.store.calls.save(buildCall({ id: 'b' }));
  const [{ name } = { name: '' }] = backupsIn(backupFolderOf(folder));
  const restored = await keeper.restore(name);
  expect(vault.store.calls.all().map(({ id }) => id)).toEqual(['a']);
  const replaced = (restored.ok && restored.value.replaced) || '';
  expect(await keeper.restore(replaced)).toMatchObject({ ok: true });
  expect(vault.store.calls.all().map(({ id }) => id)).toEqual(['a', 'b']);
  callBegins();
  expect(await keeper.restore(name)).toMatchObject({
    ok: false,
    message: expect.stringContaining('Finish the call first'),
  });
  expect(vault.store.calls.all().map(({ id }) => id)).toEqual(['a', 'b']);
});

test('the old copies go only where the fresh one has arrived', async () => {
  const second = join(tempFolder(), 'home');
  mkdirSync(second);
  const { folder, vault, keeper, dayOf } = await keeperOf({ chosen: second });
  vault.store.calls.save(buildCall());
  await keeper.daily();
  await keeper.chooseFolder();
  dayOf(17);
  await keeper.daily();
  expect(backupsIn(second)).toHaveLength(2);
  // Another disk is there today.
  renameSync(second, `${second} away`);
  mkdirSync(second);
  copyFileSync(join(`${second} away`, backupsIn(`${second} away`)[0]?.name ?? ''), join(second, 'x.db'));
  const reply = await keeper.keepOnlyFresh();
  expect(reply).toMatchObject({ ok: false, message: expect.stringContaining('stay as they were') });
  expect(inFolder(folder)).toEqual(['by-hand']);
  expect(readdirSync(second)).toEqual(['x.db']);
  expect(backupsIn(`${second} away`)).toHaveLength(2);
  expect(await keeper.page()).toMatchObject({
    value: { second: { problem: expect.stringContaining('Another folder is in that place now') } },
  });
  rmSync(second, { recursive: true });
  renameSync(`${second} away`, second);
  dayOf(18);
  expect(await keeper.keepOnlyFresh()).toEqual({ ok: true, value: null });
  expect(backupsIn(second)).toEqual(backupsIn(backupFolderOf(folder)));
});

test('a backup dated years ahead does not keep the others from being copied', async () => {
  const second = tempFolder();
  const { folder, vault, keeper, dayOf } = await keeperOf({ chosen: second });
  vault.store.calls.save(buildCall());
  await keeper.daily();
  const ahead = 'unflappable-20400101T090000Z-daily.db';
  const [today] = backupsIn(backupFolderOf(folder));
  copyFileSync(join(backupFolderOf(folder), today?.name ?? ''), join(backupFolderOf(folder), ahead));
  await keeper.chooseFolder();
  dayOf(17);
  await keeper.daily();
  expect(backupsIn(second).map(({ at: made }) => new Date(made).toISOString().slice(0, 10))).toEqual([
    '2026-11-17',
    '2026-11-16',
  ]);
  expect(await keeper.page()).toMatchObject({ value: { backups: [{}, {}, { name: ahead }] } });
});

test('no plain key stays behind where no copies go any more', async () => {
  const second = join(tempFolder(), 'home');
  mkdirSync(second);
  const { vault, keeper } = await keeperOf({ chosen: second });
  vault.store.calls.save(buildCall());
  await keeper.chooseFolder();
  await keeper.putKeyBeside(true);
  expect(await keeper.leaveFolder()).toEqual({ ok: true, value: '' });
  expect(existsSync(join(second, 'key.json'))).toBe(false);
  expect(backupsIn(second)).toHaveLength(1);
  await keeper.chooseFolder();
  await keeper.putKeyBeside(true);
  renameSync(second, `${second} away`);
  expect(await keeper.leaveFolder()).toMatchObject({ ok: true, value: expect.stringContaining('key.json') });
});
