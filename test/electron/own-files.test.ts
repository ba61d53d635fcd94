import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { isAmongBackups, isOwnFile } from '../../electron/own-files.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('whatever way leads to a file of the app’s own, it is known', () => {
  const folder = tempFolder();
  const data = join(folder, 'data');
  mkdirSync(join(data, 'backups'), { recursive: true });
  for (const name of ['key.json', 'unflappable.db']) writeFileSync(join(data, name), name);
  symlinkSync(data, join(folder, 'shortcut'));
  symlinkSync(join(data, 'key.json'), join(folder, 'key shortcut.json'));
  linkSync(join(data, 'unflappable.db'), join(folder, 'second name.db'));
  writeFileSync(join(folder, 'mine.json'), '');

  const own = [
    'data/key.json',
    'data/new.json',
    'data/not/there/yet.json',
    'data/backups/new.db',
    'data/../data/key.json',
    'shortcut/key.json',
    'shortcut/new.json',
    'key shortcut.json',
    'second name.db',
    'data',
  ];
  for (const file of own) {
    expect({ file, isOwn: isOwnFile(data, join(folder, file)) }).toEqual({ file, isOwn: true });
    expect(isOwnFile(relative(process.cwd(), data), relative(process.cwd(), join(folder, file)))).toBe(true);
  }
  for (const file of ['mine.json', 'new.json', 'data.json', 'not/there/yet.json']) {
    expect({ file, isOwn: isOwnFile(data, join(folder, file)) }).toEqual({ file, isOwn: false });
  }
  expect(isOwnFile(join(folder, 'no data yet'), join(folder, 'new.json'))).toBe(false);
});

test('a backup may be put among the backups, and nowhere else in the folder', () => {
  const data = tempFolder();
  mkdirSync(join(data, 'backups'));
  expect(isAmongBackups(data, join(data, 'backups/mine.db'))).toBe(true);
  expect(isAmongBackups(data, join(data, 'mine.db'))).toBe(false);
  expect(isAmongBackups(data, join(data, 'backups/deeper/mine.db'))).toBe(false);
});
