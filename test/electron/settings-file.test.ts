import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../domain/settings.ts';
import { openSettingsFile } from '../../electron/settings-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

const time = '20261121190000';

test('without a file the defaults are in force and nothing is said', () => {
  const file = openSettingsFile(tempFolder(), time);
  expect(file.current()).toEqual(defaultSettings);
  expect(file.notice).toBeNull();
});

test('what was replaced is there at the next start', () => {
  const folder = tempFolder();
  openSettingsFile(folder, time).replace({ ...defaultSettings, pauseSeconds: 5, name: 'Sam' });
  expect(openSettingsFile(folder, time).current()).toMatchObject({ pauseSeconds: 5, name: 'Sam' });
});

test.each([
  ['not JSON', '{"pauseSeconds": 5,'],
  ['a list', '[1, 2]'],
  ['empty', ''],
])('a file that is %s is kept under another name and said', (_kind, text) => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'settings.json'), text);
  const file = openSettingsFile(folder, time);
  expect(file.current()).toEqual(defaultSettings);
  expect(file.notice).toContain(`settings.set-aside-${time}.json`);
  expect(readFileSync(join(folder, `settings.set-aside-${time}.json`), 'utf8')).toBe(text);
  expect(existsSync(join(folder, 'settings.json'))).toBe(false);
});

test('of a file with one bad value the good ones stay in force', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, pauseSeconds: 90, name: 'Sam' }));
  const file = openSettingsFile(folder, time);
  expect(file.current()).toMatchObject({ pauseSeconds: 8, name: 'Sam' });
  expect(file.notice).toContain('pauseSeconds');
});

test('settings from the future start with what is understood', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 7, name: 'Sam', hologram: true }));
  const file = openSettingsFile(folder, time);
  expect(file.current()).toMatchObject({ version: 1, name: 'Sam' });
  expect(file.notice).toContain('hologram');
  expect(readdirSync(folder)).toEqual([`settings.set-aside-${time}.json`]);
});
