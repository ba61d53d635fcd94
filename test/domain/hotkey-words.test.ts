import { expect, test } from 'vitest';
import { defaultHotkey, digitAccelerators, digitWords, hotkeyWords } from '../../domain/hotkey-words.ts';

test.each([
  ['Control+Shift+Space', 'linux', 'Ctrl Shift Space'],
  ['Control+Shift+Space', 'mac', '⌃ ⇧ Space'],
  ['Super+F9', 'windows', 'Win F9'],
  ['CommandOrControl+Alt+K', 'mac', '⌘ ⌥ K'],
  ['CommandOrControl+Alt+K', 'windows', 'Ctrl Alt K'],
  ['F8', 'linux', 'F8'],
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
