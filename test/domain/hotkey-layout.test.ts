import { describe, expect, it, test } from 'vitest';
import { hotkeyCandidates } from '../../domain/hotkey-candidates.ts';
import { type KeyboardLayout, layoutKey, layoutOf, unknownLayout } from '../../domain/hotkey-layout.ts';
import { hotkeyFromPress } from '../../domain/hotkey-recording.ts';
import { hotkeyChord, hotkeyWords, type System } from '../../domain/hotkey-words.ts';

/** Rows of keys by code, and what a layout types there. */
const codes = [
  ...[...'QWERTYUIOP'].map((letter) => `Key${letter}`),
  'BracketLeft',
  'BracketRight',
  ...[...'ASDFGHJKL'].map((letter) => `Key${letter}`),
  'Semicolon',
  'Quote',
  'Backquote',
  'Backslash',
  ...[...'ZXCVBNM'].map((letter) => `Key${letter}`),
  'Comma',
  'Period',
  'Slash',
  'Minus',
  'Equal',
];

function layout(typed: string): KeyboardLayout {
  const keys = [...typed];
  if (keys.length !== codes.length) throw new Error(`${keys.length} keys in ${typed}`);
  return layoutOf(Object.fromEntries(codes.map((code, index) => [code, keys[index] ?? ''])));
}

const us = layout("qwertyuiop[]asdfghjkl;'`\\zxcvbnm,./-=");
const uk = layout("qwertyuiop[]asdfghjkl;'`#zxcvbnm,./-=");
const german = layout('qwertzuiopü+asdfghjklöä^#yxcvbnm,.-ß´');
const french = layout('azertyuiop^$qsdfghjklmù²*wxcvbn,;:!)=');
const dvorak = layout("',.pyfgcrl/=aoeuidhtns-`\\;qjkxbmwvz[]");
const turkish = layout('qwertyuıopğüasdfghjklşi",zxcvbnmöç.*-');
const russian = layout('йцукенгшщзхъфывапролджэё\\ячсмитьбю.-=');

const systems: readonly System[] = ['mac', 'windows', 'linux'];

describe('layoutKey', () => {
  it.each([
    // The key that a German labels Z: its place on a Mac, its letter elsewhere.
    ['KeyY', german, { mac: 'Y', windows: 'Z', linux: 'Z' }],
    ['KeyZ', german, { mac: 'Z', windows: 'Y', linux: 'Y' }],
    ['KeyQ', french, { mac: 'Q', windows: 'A', linux: 'A' }],
    ['Semicolon', french, { mac: ';', windows: 'M', linux: 'M' }],
    ['KeyM', french, { mac: 'M', windows: ',', linux: ',' }],
    ['KeyS', dvorak, { mac: 'S', windows: 'O', linux: 'O' }],
    // Signs by name where the name is steady on Windows, else not at all there.
    ['Slash', german, { mac: '/', windows: '-', linux: '-' }],
    ['Equal', french, { mac: '=', windows: '=', linux: '=' }],
    ['Comma', french, { mac: ',', windows: null, linux: ';' }],
    ['Quote', uk, { mac: "'", windows: null, linux: "'" }],
    ['Quote', us, { mac: "'", windows: "'", linux: "'" }],
    // Letters and signs without a name in Electron.
    ['Semicolon', german, { mac: ';', windows: null, linux: null }],
    ['Backslash', german, { mac: '\\', windows: null, linux: null }],
    ['Backquote', french, { mac: '`', windows: null, linux: null }],
    // Two letters i.
    ['KeyI', turkish, { mac: 'I', windows: null, linux: null }],
    ['Quote', turkish, { mac: "'", windows: null, linux: null }],
    // A layout beside Latin ones has the US letters beneath.
    ['KeyY', russian, { mac: 'Y', windows: 'Y', linux: 'Y' }],
    ['Semicolon', russian, { mac: ';', windows: null, linux: null }],
    ['KeyY', unknownLayout, { mac: 'Y', windows: 'Y', linux: 'Y' }],
  ] as const)('%s', (code, keyboard, expected) => {
    for (const system of systems) {
      expect(layoutKey(code, keyboard, system), system).toBe(expected[system]);
    }
  });

  it('gives every key of a US keyboard its own name everywhere', () => {
    for (const system of systems) {
      const names = codes.map((code) => layoutKey(code, us, system));
      expect(new Set(names).size, system).toBe(codes.length);
      expect(names).not.toContain(null);
    }
  });

  it.each([
    ['German', german],
    ['French', french],
    ['Dvorak', dvorak],
    ['Turkish', turkish],
  ] as const)('never gives two keys of a %s keyboard the same name', (_name, keyboard) => {
    for (const system of systems) {
      const names = codes.map((code) => layoutKey(code, keyboard, system)).filter((name) => name !== null);
      expect(new Set(names).size, system).toBe(names.length);
    }
  });
});

test('what is recorded is read as it stands on the key that was pressed', () => {
  const keyboards = { german, french, dvorak, us };
  for (const [name, keyboard] of Object.entries(keyboards)) {
    for (const system of systems) {
      for (const code of codes) {
        const press = { code, ctrlKey: true, altKey: false, shiftKey: true, metaKey: false };
        const recorded = hotkeyFromPress(press, system, keyboard);
        if (recorded.kind !== 'recorded') continue;
        const words = hotkeyWords(recorded.accelerator, system, keyboard);
        expect(words.split(' ').at(-1), `${name} ${system} ${code}`).toBe(keyboard.get(code)?.toUpperCase());
      }
    }
  }
});

test('on a Mac it is the letter on the key that quits, not its place', () => {
  const press = { code: 'KeyA', ctrlKey: false, altKey: false, shiftKey: false, metaKey: true };
  expect(hotkeyFromPress(press, 'mac', french)).toEqual({
    kind: 'refused',
    message: expect.stringContaining('The system uses that key'),
  });
});

describe('the keys that are offered', () => {
  it.each(systems)('could be recorded by hand on %s, and are all different', (system) => {
    for (const accelerator of hotkeyCandidates[system]) {
      const parts = accelerator.split('+');
      const key = parts.at(-1) ?? '';
      const press = {
        code: key.length === 1 ? `Key${key}` : key,
        ctrlKey: parts.includes('Control'),
        altKey: parts.includes('Alt'),
        shiftKey: parts.includes('Shift'),
        metaKey: parts.includes('Command'),
      };
      const recorded = hotkeyFromPress(press, system, us);
      if (recorded.kind !== 'recorded') throw new Error(`${accelerator}: ${JSON.stringify(recorded)}`);
      expect(hotkeyChord(recorded.accelerator, system)).toBe(hotkeyChord(accelerator, system));
    }
    const chords = hotkeyCandidates[system].map((accelerator) => hotkeyChord(accelerator, system));
    expect(new Set(chords).size).toBe(chords.length);
  });

  it('hold nothing that types on Windows and Linux', () => {
    for (const system of ['windows', 'linux'] as const) {
      expect(hotkeyCandidates[system].filter((key) => /Alt/u.test(key))).toEqual([]);
    }
  });
});
