import type { System } from './hotkey-words.ts';

/**
 * Keys to offer when one cannot be had, best first. Two modifiers under the left hand and a key that needs little aim;
 * nothing that types (AltGr, Option), nothing a system or every other program uses. Keys far from Space and from each
 * other come early: what holds one often holds its neighbours too. A Mac's F keys want Fn on a laptop, so letters
 * come first there.
 */
export const hotkeyCandidates: Readonly<Record<System, readonly string[]>> = {
  windows: [
    'Control+Shift+Space',
    'Control+Shift+F9',
    'Control+Shift+F7',
    'Control+F9',
    'Control+Shift+F10',
    'Control+Shift+F8',
    'F9',
    'Control+Shift+F11',
    'F8',
    'Control+Shift+F6',
    'Control+F8',
    'F7',
  ],
  linux: [
    'Control+Shift+Space',
    'Control+Shift+F9',
    'Control+Shift+F7',
    'Control+F9',
    'Control+Shift+F10',
    'Control+Shift+F8',
    'F9',
    'Control+Shift+F11',
    'F8',
    'Control+Shift+F6',
    'Control+F8',
    'F7',
  ],
  mac: [
    'Control+Shift+Space',
    'Control+Shift+K',
    'Control+Alt+J',
    'Control+Shift+F9',
    'Control+Alt+K',
    'Control+Shift+J',
    'Control+Alt+Command+Space',
    'Control+Shift+F10',
    'Control+Alt+L',
    'F9',
    'F8',
  ],
};
