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

test('the digits go with the key’s modifiers, and a key without any has none', () => {
  expect(digitAccelerators(defaultHotkey)).toHaveLength(9);
  expect(digitAccelerators(defaultHotkey)[0]).toBe('Control+Shift+1');
  expect(digitAccelerators('F8')).toEqual([]);
});

test('a hotkey that is itself a digit is not taken twice', () => {
  expect(digitAccelerators('Control+Shift+3')).not.toContain('Control+Shift+3');
});

test('the digits are said as they are pressed', () => {
  expect(digitWords(defaultHotkey, 'windows')).toBe('Ctrl Shift 1–9');
  expect(digitWords('F8', 'linux')).toBeNull();
});
