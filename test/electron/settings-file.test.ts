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

const safety = { emergencyNumber: '999', alert: 'Dana', steps: '' };

/** A folder with the settings of a version that had no policy page. */
function folderWithSafety(more: object = {}): string {
  const folder = tempFolder();
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ name: 'Sam', safety, ...more }));
  return folder;
}

test('what the danger screen said before there was a policy is handed on, and nothing is said of it', () => {
  const folder = folderWithSafety();
  const file = openSettingsFile(folder, time);
  expect(file.formerSafety).toEqual(safety);
  expect(file.current()).toEqual({ ...defaultSettings, name: 'Sam' });
  expect(file.notice).toBeNull();
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('it stays in the file until it was taken over, however often settings are replaced', () => {
  const folder = folderWithSafety();
  const file = openSettingsFile(folder, time);
  file.replace({ ...file.current(), pauseSeconds: 5 });
  file.replace({ ...file.current(), pauseSeconds: 6 });
  const again = openSettingsFile(folder, time);
  expect(again.formerSafety).toEqual(safety);
  expect(again.current()).toMatchObject({ name: 'Sam', pauseSeconds: 6 });

  again.safetyTakenOver();
  const last = openSettingsFile(folder, time);
  expect(last.formerSafety).toBeNull();
  expect(last.current()).toMatchObject({ name: 'Sam', pauseSeconds: 6 });
  last.replace(last.current());
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain('safety');
});

test('out of a file that was set aside it is handed on once, and the file keeps it', () => {
  const folder = folderWithSafety({ theme: 'pink' });
  const file = openSettingsFile(folder, time);
  expect(file.formerSafety).toEqual(safety);
  file.safetyTakenOver();
  expect(readFileSync(join(folder, `settings.set-aside-${time}.json`), 'utf8')).toContain('999');
  expect(openSettingsFile(folder, time)).toMatchObject({ formerSafety: null, notice: null });
});

test('without it nothing is written', () => {
  const folder = tempFolder();
  openSettingsFile(folder, time).safetyTakenOver();
  expect(readdirSync(folder)).toEqual([]);
});
