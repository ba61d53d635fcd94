import { expect, test } from 'vitest';
import { layoutOf } from '../../domain/hotkey-layout.ts';
import {
  defaultHotkey,
  digitAccelerators,
  digitWords,
  hotkeyChord,
  hotkeyWords,
} from '../../domain/hotkey-words.ts';

test.each([
  ['Control+Shift+Space', 'linux', 'Ctrl Shift Space'],
  ['Control+Shift+Space', 'mac', '⌃ ⇧ Space'],
  ['Super+F9', 'windows', 'Win F9'],
  ['CommandOrControl+Alt+K', 'mac', '⌘ ⌥ K'],
  ['CommandOrControl+Alt+K', 'windows', 'Ctrl Alt K'],
  ['F8', 'linux', 'F8'],
  ['Control+Super+Return', 'linux', 'Ctrl Super Enter'],
  ['Control+Alt+PageUp', 'windows', 'Ctrl Alt Page\u00a0Up'],
  ['Control+num5', 'linux', 'Ctrl Num\u00a05'],
  ['ctrl+shift+k', 'linux', 'Ctrl Shift K'],
] as const)('%s on %s reads %s', (accelerator, system, words) => {
  expect(hotkeyWords(accelerator, system)).toBe(words);
});

test('the digits go with the key’s modifiers', () => {
  expect(digitAccelerators(defaultHotkey, 'linux')).toHaveLength(9);
  expect(digitAccelerators(defaultHotkey, 'linux')[0]).toBe('Control+Shift+1');
});

test('a hotkey that is itself a digit is not taken twice', () => {
  expect(digitAccelerators('Control+Shift+3', 'mac')).not.toContain('Control+Shift+3');
});

test.each([
  ['F8', 'linux'],
  ['Shift+F9', 'windows'],
  ['Control+Alt+Space', 'windows'],
  ['Ctrl+Alt+Shift+Space', 'linux'],
  ['CommandOrControl+Alt+Space', 'windows'],
  ['AltGr+F7', 'linux'],
  ['Alt+Space', 'mac'],
  ['Option+Shift+F9', 'mac'],
] as const)('%s on %s takes no digit, because those type', (accelerator, system) => {
  expect(digitAccelerators(accelerator, system)).toEqual([]);
  expect(digitWords(accelerator, system)).toBeNull();
});

test('the digits are said as they are pressed', () => {
  expect(digitWords(defaultHotkey, 'windows')).toBe('Ctrl Shift 1–9');
  expect(digitWords('Control+Option+Space', 'mac')).toBe('⌃ ⌥ 1–9');
});

test('a key that goes by its place is read as it stands on the keyboard', () => {
  const german = layoutOf({ KeyY: 'z', KeyZ: 'y', Semicolon: 'ö' });
  expect(hotkeyWords('Control+Shift+Y', 'mac', german)).toBe('⌃ ⇧ Z');
  expect(hotkeyWords('Control+;', 'mac', german)).toBe('⌃ Ö');
  // Elsewhere the accelerator is the letter itself.
  expect(hotkeyWords('Control+Shift+Y', 'windows', german)).toBe('Ctrl Shift Y');
});

test.each([
  ['Ctrl+Shift+A', 'Shift+Control+a', 'linux', true],
  ['CommandOrControl+K', 'Ctrl+K', 'windows', true],
  ['CommandOrControl+K', 'Cmd+K', 'mac', true],
  ['Control+Enter', 'Control+Return', 'mac', true],
  ['Control+A', 'Control+Shift+A', 'linux', false],
  ['CommandOrControl+K', 'Ctrl+K', 'mac', false],
] as const)('%s and %s on %s: the same key is %s', (one, other, system, isSame) => {
  expect(hotkeyChord(one, system) === hotkeyChord(other, system)).toBe(isSame);
});
