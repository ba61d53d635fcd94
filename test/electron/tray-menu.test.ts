import { expect, test } from 'vitest';
import type { HotkeyState } from '../../electron/contract.ts';
import { trayMenu } from '../../electron/tray-menu.ts';

const hotkey: HotkeyState = {
  accelerator: 'Control+Shift+Space',
  words: 'Ctrl Shift Space',
  isDefault: true,
  health: 'bound',
  sentence: '',
  isListening: false,
  heard: 0,
};
const labels = (state: Parameters<typeof trayMenu>[0]) =>
  trayMenu(state).flatMap((item) => (item.type === 'verb' ? [item.label] : []));

test('a quiet day', () => {
  expect(labels({ hotkey, isShiftRunning: false, draftCount: 0 })).toEqual([
    'Pause now',
    'Danger',
    'Start shift',
    'Key: Ctrl Shift Space',
    'Open Unflappable',
    'Quit',
  ]);
});

test('a running shift can be ended, and waiting drafts are counted', () => {
  expect(labels({ hotkey, isShiftRunning: true, draftCount: 1 })).toEqual(
    expect.arrayContaining(['End shift', '1 call waits to be logged']),
  );
  expect(labels({ hotkey, isShiftRunning: true, draftCount: 3 })).toContain('3 calls wait to be logged');
});

test('a key that cannot be had is said in words', () => {
  expect(
    labels({ hotkey: { ...hotkey, health: 'refused' }, isShiftRunning: false, draftCount: 0 }),
  ).toContain('The key Ctrl Shift Space is taken: choose another…');
});
