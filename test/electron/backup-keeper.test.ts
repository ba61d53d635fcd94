import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Stamp } from '../../domain/time.ts';
import { backupFolderOf, backupsIn } from '../../electron/backup-file.ts';
import { createBackupKeeper } from '../../electron/backup-keeper.ts';
import type { Notice } from '../../electron/contract.ts';
import { createFilesThread } from '../../electron/files-thread.ts';
import { suspicionOf } from '../../electron/open-log.ts';
import { openSettingsFile } from '../../electron/settings-file.ts';
import { databaseFileOf } from '../../electron/store/open.ts';
import { openVault } from '../../electron/vault.ts';
import { at, buildCall } from '../support/build-records.ts';
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
  return { folder, vault, keeper, notices, troubles, dayOf };
}

const inFolder = (folder: string) => backupsIn(backupFolderOf(folder)).map(({ reason }) => reason);

test('there is one backup a day, and none of an empty log', { timeout: 60_000 }, async () => {
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

test('a backup that fails says nothing for three days, and the next good one takes it back', {
  timeout: 60_000,
}, async () => {
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

test('what a backup finds damaged is said, and looked at again at the next start', {
  timeout: 60_000,
}, async () => {
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

test('a second folder gets each copy, never the folder of another log', { timeout: 60_000 }, async () => {
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
