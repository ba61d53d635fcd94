import { expect, test } from 'vitest';
import { isHotkeyUnknowable, needsXWayland } from '../../electron/desktop.ts';

const wayland = { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0', XDG_SESSION_TYPE: 'wayland' };
const x11 = { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' };

test('on a Wayland desktop nobody knows whether the key arrives, also through XWayland', () => {
  expect(isHotkeyUnknowable('linux', wayland)).toBe(true);
  expect(isHotkeyUnknowable('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(isHotkeyUnknowable('linux', x11)).toBe(false);
  expect(isHotkeyUnknowable('mac', wayland)).toBe(false);
});

test('only the installed app without the switch starts itself again, and only where XWayland is there', () => {
  expect(needsXWayland('linux', wayland, { isPackaged: true, hasSwitch: false })).toBe(true);
  expect(needsXWayland('linux', wayland, { isPackaged: true, hasSwitch: true })).toBe(false);
  expect(needsXWayland('linux', wayland, { isPackaged: false, hasSwitch: false })).toBe(false);
  expect(needsXWayland('linux', { ...wayland, DISPLAY: '' }, { isPackaged: true, hasSwitch: false })).toBe(
    false,
  );
  expect(needsXWayland('linux', x11, { isPackaged: true, hasSwitch: false })).toBe(false);
  expect(needsXWayland('windows', wayland, { isPackaged: true, hasSwitch: false })).toBe(false);
});
