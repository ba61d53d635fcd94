import { expect, test } from 'vitest';
import type { HotkeyState } from '../../electron/contract.ts';
import { type TrayState, trayMenu } from '../../electron/tray-menu.ts';

const hotkey: HotkeyState = {
  accelerator: 'Control+Shift+Space',
  words: 'Ctrl Shift Space',
  isDefault: true,
  health: 'bound',
  sentence: '',
  isListening: false,
  heard: 0,
};
const hide: HotkeyState = { ...hotkey, words: 'Ctrl Shift F9', isDefault: false };
const quiet: TrayState = {
  hotkey,
  otherHotkeys: { hide: null, focus: null },
  isShiftRunning: false,
  draftCount: 0,
  recoveringFrom: null,
  promiseCount: 0,
  lock: 'none',
};
const labels = (change: Partial<TrayState>) =>
  trayMenu({ ...quiet, ...change }).flatMap((item) => (item.type === 'verb' ? [item.label] : []));

test('a quiet day', () => {
  expect(labels({})).toEqual([
    'Pause now',
    'Danger',
    'Hide at once',
    'Start shift',
    'Key: Ctrl Shift Space',
    'Open Unflappable',
    'Quit',
  ]);
});

test('getting over a call is one press, and says which call, as long as nothing was said of it', () => {
  const verbs = trayMenu({ ...quiet, recoveringFrom: '14:05' }).flatMap((item) =>
    item.type === 'verb' && item.label.includes('14:05') ? [[item.label, item.verb]] : [],
  );
  expect(verbs).toEqual([
    ['Back to steady after 14:05', 'steady'],
    ['Next call came first after 14:05', 'next-call'],
  ]);
  expect(labels({}).filter((label) => label.includes('steady'))).toEqual([]);
});

test('open promises are counted and lead to Today, without a word of what they say', () => {
  expect(labels({ promiseCount: 1 })).toContain('1 promise is open');
  expect(labels({ promiseCount: 12 })).toContain('12 promises are open');
  expect(trayMenu({ ...quiet, promiseCount: 1 })).toContainEqual({
    type: 'verb',
    label: '1 promise is open',
    verb: 'open-promises',
  });
});

test('every item does what it says, and no two do the same under one name', () => {
  const verbs = trayMenu({ ...quiet, isShiftRunning: true, draftCount: 2 }).flatMap((item) =>
    item.type === 'verb' ? [item.verb] : [],
  );
  expect(verbs).toEqual([
    'pause',
    'danger',
    'hide',
    'end-shift',
    'open-drafts',
    'open-hotkey',
    'open',
    'quit',
  ]);
});

test('a running shift can be ended, and waiting drafts are counted', () => {
  expect(labels({ isShiftRunning: true, draftCount: 1 })).toEqual(
    expect.arrayContaining(['End shift', '1 call waits to be logged']),
  );
  expect(labels({ isShiftRunning: true, draftCount: 3 })).toContain('3 calls wait to be logged');
});

test.each([
  ['refused', 'The key Ctrl Shift Space is taken: choose another…'],
  ['unknown', 'Key: Ctrl Shift Space (press it to check)…'],
] as const)('a key whose health is %s is said in words', (health, label) => {
  expect(labels({ hotkey: { ...hotkey, health } })).toContain(label);
});

test('panic hide is said with its key, but only with one that works', () => {
  expect(labels({ otherHotkeys: { hide, focus: null } })).toContain('Hide at once (Ctrl Shift F9)');
  const taken = labels({ otherHotkeys: { hide: { ...hide, health: 'refused' }, focus: null } });
  expect(taken).toContain('Hide at once');
  expect(taken).toContain('The key Ctrl Shift F9 for panic hide is taken: choose another…');
});

test('a key for the overlay’s keyboard is named only when it is taken', () => {
  expect(labels({ otherHotkeys: { hide: null, focus: hide } })).toEqual(labels({}));
  expect(labels({ otherHotkeys: { hide: null, focus: { ...hide, health: 'refused' } } })).toContain(
    'The key Ctrl Shift F9 for the overlay’s keyboard is taken: choose another…',
  );
});

test('a log with a passphrase can be locked, and while it is locked no record is offered', () => {
  expect(labels({ draftCount: 2, lock: 'open' })).toContain('Lock your log');
  const locked = labels({ lock: 'locked' });
  expect(locked).toContain('Unlock your log…');
  expect(locked).toContain('Danger');
  expect(locked).not.toContain('Start shift');
  expect(locked).not.toContain('Lock your log');
});
