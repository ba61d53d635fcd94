import type { System } from './hotkey-words.ts';

/** What a key press says about itself, as a page's `KeyboardEvent` does. */
export interface KeyPress {
  /** The place on the keyboard, `KeyboardEvent.code`: it does not depend on the layout. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/**
 * `held`: only modifiers so far, the press is not over. `refused`: a key that cannot or should not be the hotkey, with
 * a sentence that says why.
 */
export type RecordedHotkey =
  | { readonly kind: 'held' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'recorded'; readonly accelerator: string };

const modifierCodes: ReadonlySet<string> = new Set([
  'ControlLeft',
  'ControlRight',
  'AltLeft',
  'AltRight',
  'ShiftLeft',
  'ShiftRight',
  'MetaLeft',
  'MetaRight',
  'CapsLock',
  'Fn',
  'FnLock',
]);

/** Keys with a name of their own in Electron's accelerators. */
const namedKeys: ReadonlyMap<string, string> = new Map([
  ['Space', 'Space'],
  ['Tab', 'Tab'],
  ['Enter', 'Return'],
  ['Backspace', 'Backspace'],
  ['Delete', 'Delete'],
  ['Insert', 'Insert'],
  ['Home', 'Home'],
  ['End', 'End'],
  ['PageUp', 'PageUp'],
  ['PageDown', 'PageDown'],
  ['ArrowUp', 'Up'],
  ['ArrowDown', 'Down'],
  ['ArrowLeft', 'Left'],
  ['ArrowRight', 'Right'],
  ['Minus', '-'],
  ['Equal', '='],
  ['BracketLeft', '['],
  ['BracketRight', ']'],
  ['Backslash', '\\'],
  ['Semicolon', ';'],
  ['Quote', "'"],
  ['Comma', ','],
  ['Period', '.'],
  ['Slash', '/'],
  ['Backquote', '`'],
  ['Numpad0', 'num0'],
  ['Numpad1', 'num1'],
  ['Numpad2', 'num2'],
  ['Numpad3', 'num3'],
  ['Numpad4', 'num4'],
  ['Numpad5', 'num5'],
  ['Numpad6', 'num6'],
  ['Numpad7', 'num7'],
  ['Numpad8', 'num8'],
  ['Numpad9', 'num9'],
  ['NumpadAdd', 'numadd'],
  ['NumpadSubtract', 'numsub'],
  ['NumpadMultiply', 'nummult'],
  ['NumpadDivide', 'numdiv'],
  ['NumpadDecimal', 'numdec'],
]);

/** What the systems keep for themselves, or what closes the very program the rep works in. */
const takenBySystem: Readonly<Record<System, readonly string[]>> = {
  windows: [
    'Alt+F4',
    'Alt+Tab',
    'Alt+Shift+Tab',
    'Alt+Space',
    'Control+Alt+Delete',
    'Super+D',
    'Super+E',
    'Super+L',
    'Super+R',
    'Super+Tab',
    'F12',
  ],
  mac: [
    'Command+Q',
    'Command+W',
    'Command+H',
    'Command+M',
    'Command+Tab',
    'Command+Shift+Tab',
    'Command+Space',
    'Control+Space',
    'Control+Command+Q',
  ],
  linux: [
    'Alt+F4',
    'Alt+Tab',
    'Alt+Shift+Tab',
    'Alt+Space',
    'Control+Alt+Delete',
    'Control+Alt+Backspace',
    'Super+D',
    'Super+L',
    'Super+Tab',
  ],
};

/** Everyday commands of the program that has the keyboard: taking them away everywhere would be a nuisance. */
const everyday: ReadonlySet<string> = new Set(
  ['A', 'C', 'F', 'N', 'O', 'P', 'S', 'V', 'X', 'Z'].flatMap((key) => [`Control+${key}`, `Command+${key}`]),
);

/** Electron's accelerator for a key press, or why it should not be the hotkey. */
export function hotkeyFromPress(press: KeyPress, system: System): RecordedHotkey {
  if (modifierCodes.has(press.code)) {
    return { kind: 'held' };
  }
  const key = keyOf(press.code);
  if (key === null) {
    return refuse('That key cannot be used as a hotkey. Please try another one.');
  }
  const modifiers = modifiersOf(press, system);
  const hasStrongModifier = press.ctrlKey || press.altKey || press.metaKey;
  const isFunctionKey = /^F\d+$/u.test(key);
  if (!hasStrongModifier && !isFunctionKey) {
    return refuse(
      `That key alone is for typing. Hold ${strongModifierWords[system]} with it, or use an F key.`,
    );
  }
  const accelerator = [...modifiers, key].join('+');
  if (takenBySystem[system].includes(accelerator)) {
    return refuse('The system uses that key for itself. Please try another one.');
  }
  if (everyday.has(accelerator)) {
    return refuse('Other programs need that key, for copying or saving for example. Please try another one.');
  }
  if (system !== 'mac' && writesCharacter(press)) {
    return refuse('On some keyboards that key writes a letter or a sign. Please try another one.');
  }
  return { kind: 'recorded', accelerator };
}

/** The modifiers held, in Electron's names and order. */
export function modifiersOf(press: KeyPress, system: System): readonly string[] {
  const modifiers: string[] = [];
  if (press.ctrlKey) modifiers.push('Control');
  if (press.metaKey) modifiers.push(system === 'mac' ? 'Command' : 'Super');
  if (press.altKey) modifiers.push('Alt');
  if (press.shiftKey) modifiers.push('Shift');
  return modifiers;
}

const strongModifierWords: Readonly<Record<System, string>> = {
  windows: 'Ctrl or Alt',
  mac: 'Control, Option or Command',
  linux: 'Ctrl, Alt or Super',
};

function keyOf(code: string): string | null {
  const plain = /^(?:Key([A-Z])|Digit(\d)|(F(?:[1-9]|1\d|2[0-4])))$/u.exec(code);
  return plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? namedKeys.get(code) ?? null;
}

/** Ctrl+Alt is AltGr: with a letter, a digit or a sign it writes `@`, `€` and the like on many layouts. */
function writesCharacter(press: KeyPress): boolean {
  return (
    press.ctrlKey &&
    press.altKey &&
    !press.metaKey &&
    /^(?:Key[A-Z]|Digit\d|Minus|Equal|Bracket(?:Left|Right)|Backslash|Semicolon|Quote|Comma|Period|Slash|Backquote)$/u.test(
      press.code,
    )
  );
}

function refuse(message: string): RecordedHotkey {
  return { kind: 'refused', message };
}
