import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  claimProfile,
  leaveProfile,
  profileFolderOf,
  removeStandIn,
  sessionFolderOf,
} from '../../electron/profile-folder.ts';
import { canMakeReadOnly, makeReadOnly } from '../support/read-only-folder.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** More than any system gives a process. */
const noProcess = 2 ** 30;

/** A data folder in which nothing can be written. */
function unwritable(prepare: (folder: string) => void = () => {}) {
  const folder = join(tempFolder(), 'data');
  mkdirSync(folder);
  prepare(folder);
  const makeWritable = makeReadOnly(folder);
  if (makeWritable === null) throw new Error('no folder can be made read-only here');
  onTestFinished(() => {
    makeWritable();
    removeStandIn(folder);
  });
  return { folder, makeWritable };
}

const canBeMade = canMakeReadOnly();

test('a folder that can be written is Chromium’s too', () => {
  const folder = tempFolder();
  expect(profileFolderOf(folder)).toBe(folder);
});

test.skipIf(!canBeMade)(
  'one that cannot has a stand-in, the same for each start and kept by whoever runs with it, with what unwraps the key',
  () => {
    const { folder, makeWritable } = unwritable((made) => {
      mkdirSync(sessionFolderOf(made));
      writeFileSync(join(sessionFolderOf(made), 'Local State'), 'the wrapping key');
    });
    const standIn = profileFolderOf(folder);
    expect(standIn).not.toBe(folder);
    expect(profileFolderOf(folder)).toBe(standIn);
    expect(readFileSync(join(sessionFolderOf(standIn), 'Local State'), 'utf8')).toBe('the wrapping key');

    claimProfile(standIn, folder);
    makeWritable();
    // Whoever starts now has to find the one that runs.
    expect(profileFolderOf(folder)).toBe(standIn);
    leaveProfile(standIn, folder);
    expect(profileFolderOf(folder)).toBe(folder);
    removeStandIn(folder);
    expect(existsSync(standIn)).toBe(false);
  },
);

test.skipIf(!canBeMade || process.platform === 'win32')(
  'an app that held the folder before is still asked there, and what a crash left holds nothing',
  () => {
    const lockedBy = (target: string) => (folder: string) =>
      symlinkSync(target, join(folder, 'SingletonLock'));
    const places = [
      `${hostname()}-${process.pid}`,
      `${hostname()}-${noProcess}`,
      `elsewhere-${process.pid}`,
    ].map((target) => {
      const { folder } = unwritable(lockedBy(target));
      return profileFolderOf(folder) === folder;
    });
    expect(places).toEqual([true, false, false]);
  },
);

test.skipIf(!canBeMade)('a claim of a process that is gone is none', () => {
  const { folder, makeWritable } = unwritable();
  writeFileSync(join(profileFolderOf(folder), 'running'), String(noProcess));
  makeWritable();
  expect(profileFolderOf(folder)).toBe(folder);
});
