import { existsSync, rmSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { deleteAndEnd } from '../../electron/delete-and-end.ts';
import { databaseFileOf } from '../../electron/store/open.ts';
import type { StoreError } from '../../electron/store/store-error.ts';
import { openVault } from '../../electron/vault.ts';
import { accountKeyStore } from '../support/key-store.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** An app with an open log, of which everything but some file goes. */
async function appThatDeletes(fails: boolean) {
  const dataFolder = tempFolder();
  const vault = await openVault({
    folder: dataFolder,
    keyStore: accountKeyStore('none').keyStore,
    onTrouble: () => {},
  });
  onTestFinished(vault.close);
  const said: StoreError[] = [];
  const exit = vi.fn<(status: number) => void>();
  const ended = new Promise<void>((resolve) => exit.mockImplementation(() => resolve()));
  void deleteAndEnd({
    vault,
    dataFolder,
    remove: () => {
      rmSync(databaseFileOf(dataFolder));
      if (fails) throw new Error('a file would not go');
    },
    onTrouble: () => {},
    giveUp: (error) => said.push(error),
    exit,
  });
  await ended;
  return { dataFolder, vault, said, exit };
}

test('where something would not go the app says so and ends, and makes no new log on the remains', async () => {
  const { dataFolder, vault, said, exit } = await appThatDeletes(true);
  expect(exit.mock.calls).toEqual([[1]]);
  expect(said.map(({ fault }) => fault)).toEqual(['not-all-deleted']);
  expect(vault.isOpen()).toBe(false);
  expect(existsSync(databaseFileOf(dataFolder))).toBe(false);
});

test('where all is gone the app ends without a word', async () => {
  const { vault, said, exit } = await appThatDeletes(false);
  expect(exit.mock.calls).toEqual([[0]]);
  expect(said).toEqual([]);
  expect(vault.isOpen()).toBe(false);
});
