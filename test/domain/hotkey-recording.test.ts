import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hotkeyCandidates } from '../../domain/hotkey-candidates.ts';
import { hotkeyFromPress, type KeyPress, modifiersOf, whyNotHotkey } from '../../domain/hotkey-recording.ts';
import { defaultHotkey, type System } from '../../domain/hotkey-words.ts';

const systems: readonly System[] = ['windows', 'mac', 'linux'];

/** `press('Control+Alt+KeyA')`: modifiers by name, then the code. */
function press(words: string): KeyPress {
  const parts = words.split('+');
  return {
    code: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Control'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
    metaKey: parts.includes('Meta'),
  };
}

const recorded = (accelerator: string) => ({ kind: 'recorded', accelerator });
const refused = expect.objectContaining({ kind: 'refused' });

describe('hotkeyFromPress', () => {
  it.each([
    ['Control+Shift+Space', 'Control+Shift+Space'],
    ['Control+Alt+Space', 'Control+Alt+Space'],
    ['Alt+Shift+KeyK', 'Alt+Shift+K'],
    ['Control+Digit7', 'Control+7'],
    ['F9', 'F9'],
    ['Shift+F24', 'Shift+F24'],
    ['Control+Meta+Enter', 'Control+Super+Return'],
    ['Alt+Meta+ArrowUp', 'Super+Alt+Up'],
    ['Control+NumpadAdd', 'Control+numadd'],
    ['Control+Backquote', 'Control+`'],
  ])('records %s', (words, accelerator) => {
    expect(hotkeyFromPress(press(words), 'linux')).toEqual(recorded(accelerator));
  });

  it('names the command key as the system does', () => {
    expect(hotkeyFromPress(press('Meta+Shift+KeyU'), 'mac')).toEqual(recorded('Command+Shift+U'));
    expect(hotkeyFromPress(press('Meta+Shift+KeyU'), 'windows')).toEqual(recorded('Super+Shift+U'));
  });

  it.each(['ControlLeft', 'AltRight', 'ShiftLeft', 'MetaRight'])('waits while only %s is held', (code) => {
    expect(hotkeyFromPress({ ...press(code), ctrlKey: true }, 'linux')).toEqual({ kind: 'held' });
  });

  it.each(['KeyA', 'Shift+KeyA', 'Digit1', 'Space', 'Shift+Space', 'Enter', 'ArrowUp'])(
    'refuses %s, which is for typing',
    (words) => {
      for (const system of systems) {
        expect(hotkeyFromPress(press(words), system)).toEqual(refused);
      }
    },
  );

  it.each([
    ['Alt+F4', 'windows'],
    ['Control+Alt+Delete', 'windows'],
    ['Alt+Tab', 'windows'],
    ['Meta+KeyL', 'windows'],
    ['Alt+Shift+Tab', 'linux'],
    ['Meta+KeyL', 'linux'],
    ['Meta+KeyQ', 'mac'],
    ['Meta+Tab', 'mac'],
    ['Meta+Space', 'mac'],
    ['Meta+Shift+Digit4', 'mac'],
    ['Control+Meta+Space', 'mac'],
    ['Control+ArrowUp', 'mac'],
    ['F11', 'mac'],
    ['Meta+Digit1', 'windows'],
    ['Meta+Shift+KeyS', 'windows'],
    ['F12', 'windows'],
    ['Control+Alt+F7', 'linux'],
    ['Control+Alt+ArrowLeft', 'linux'],
    ['Alt+F2', 'linux'],
  ] as const)('leaves %s to %s', (words, system) => {
    expect(hotkeyFromPress(press(words), system)).toEqual(refused);
  });

  it('refuses what AltGr writes, except on a Mac, which has no AltGr', () => {
    expect(hotkeyFromPress(press('Control+Alt+KeyQ'), 'windows')).toEqual(refused);
    expect(hotkeyFromPress(press('Control+Alt+Shift+Digit7'), 'linux')).toEqual(refused);
    expect(hotkeyFromPress(press('Control+Alt+KeyQ'), 'mac')).toEqual(recorded('Control+Alt+Q'));
    expect(hotkeyFromPress(press('Control+Alt+F7'), 'windows')).toEqual(recorded('Control+Alt+F7'));
  });

  it('refuses what AltGr alone writes, and what Option writes on a Mac', () => {
    expect(hotkeyFromPress({ ...press('F9'), isAltGraph: true }, 'linux')).toEqual(refused);
    expect(hotkeyFromPress({ ...press('Control+KeyJ'), isAltGraph: true }, 'windows')).toEqual(refused);
    expect(hotkeyFromPress(press('Alt+Shift+KeyK'), 'mac')).toEqual(refused);
    expect(hotkeyFromPress(press('Alt+Space'), 'mac')).toEqual(refused);
    expect(hotkeyFromPress(press('Alt+F8'), 'mac')).toEqual(recorded('Alt+F8'));
  });

  it.each([
    'Control+ArrowLeft',
    'Control+Shift+End',
    'Control+Backspace',
    'Control+Enter',
    'Alt+ArrowLeft',
    'Control+Tab',
    'Shift+Insert',
  ])('leaves %s to whoever is writing', (words) => {
    for (const system of systems) {
      expect(hotkeyFromPress(press(words), system)).toEqual(refused);
    }
  });

  it.each(['F1', 'F5', 'F11', 'Control+KeyR', 'Control+Minus', 'Shift+F10'])(
    'leaves %s to other programs',
    (words) => {
      expect(hotkeyFromPress(press(words), 'windows')).toEqual(refused);
      expect(hotkeyFromPress(press(words), 'linux')).toEqual(refused);
    },
  );

  it.each([
    ['Control+Pause', 'Pause key'],
    ['MediaPlayPause', 'sound, music'],
    ['Control+AudioVolumeUp', 'sound, music'],
    ['Control+PrintScreen', 'pictures of the screen'],
    ['CapsLock', 'how the keyboard types'],
  ])('says why %s can never be had', (words, why) => {
    for (const system of systems) {
      expect(hotkeyFromPress(press(words), system)).toEqual({
        kind: 'refused',
        message: expect.stringContaining(why),
      });
    }
  });

  it('refuses copy and paste, and keys without a name', () => {
    expect(hotkeyFromPress(press('Control+KeyC'), 'windows')).toEqual(refused);
    expect(hotkeyFromPress(press('Meta+KeyV'), 'mac')).toEqual(refused);
    expect(hotkeyFromPress(press('Control+IntlYen'), 'windows')).toEqual(refused);
  });

  it('records only keys that hold Ctrl, Alt or Meta, or an F key, and keeps every modifier', () => {
    const presses = fc.record({
      code: fc.constantFrom(
        'KeyJ',
        'Digit3',
        'F6',
        'Space',
        'Home',
        'Comma',
        'Numpad5',
        'Escape',
        'ShiftLeft',
      ),
      ctrlKey: fc.boolean(),
      altKey: fc.boolean(),
      shiftKey: fc.boolean(),
      metaKey: fc.boolean(),
    });
    fc.assert(
      fc.property(presses, fc.constantFrom(...systems), (keyPress, system) => {
        const result = hotkeyFromPress(keyPress, system);
        if (result.kind !== 'recorded') return;
        expect(keyPress.ctrlKey || keyPress.altKey || keyPress.metaKey || keyPress.code === 'F6').toBe(true);
        expect(result.accelerator.split('+').slice(0, -1)).toEqual(modifiersOf(keyPress, system));
      }),
    );
  });
});

describe('whyNotHotkey', () => {
  it.each([
    ['A', 'linux', 'for typing'],
    ['Shift+a', 'mac', 'for typing'],
    ['Space', 'windows', 'for typing'],
    ['numadd', 'linux', 'for typing'],
    ['Nonsense+A', 'linux', 'for typing'],
    ['', 'linux', 'for typing'],
    ['CommandOrControl+C', 'mac', 'Other programs'],
    ['Ctrl+s', 'windows', 'Other programs'],
    ['F5', 'linux', 'Other programs'],
    ['Super+L', 'windows', 'The system'],
    ['Meta+Space', 'mac', 'The system'],
    ['F12', 'windows', 'The system'],
    ['Ctrl+Alt+Q', 'windows', 'writes a letter'],
    ['Control+Alt+Shift+7', 'linux', 'writes a letter'],
    ['AltGr+F9', 'linux', 'AltGr'],
    ['Option+K', 'mac', 'writes a letter'],
    ['Control+Enter', 'linux', 'changes text'],
    ['Control+PrintScreen', 'linux', 'pictures'],
    ['Control+MediaPlayPause', 'windows', 'sound, music'],
    ['VolumeUp', 'mac', 'sound, music'],
  ] as const)('refuses %s on %s', (accelerator, system, why) => {
    expect(whyNotHotkey(accelerator, system)).toContain(why);
  });

  it('has nothing against the key of the start and those that are offered', () => {
    for (const system of systems) {
      for (const accelerator of [defaultHotkey, ...hotkeyCandidates[system]]) {
        expect(whyNotHotkey(accelerator, system), accelerator).toBeNull();
      }
    }
  });

  it('has nothing against whatever can be recorded', () => {
    const codes = ['KeyJ', 'KeyQ', 'Digit3', 'F6', 'F12', 'Space', 'Home', 'Comma', 'Numpad5', 'Enter'];
    const presses = fc.record({
      code: fc.constantFrom(...codes),
      ctrlKey: fc.boolean(),
      altKey: fc.boolean(),
      shiftKey: fc.boolean(),
      metaKey: fc.boolean(),
    });
    fc.assert(
      fc.property(presses, fc.constantFrom(...systems), (keyPress, system) => {
        const result = hotkeyFromPress(keyPress, system);
        if (result.kind === 'recorded') expect(whyNotHotkey(result.accelerator, system)).toBeNull();
      }),
    );
  });
});
