import { type KeyboardLayout, layoutKey, unknownLayout } from './hotkey-layout.ts';
import { hotkeyChord, type System } from './hotkey-words.ts';

/** What a key press says about itself, as a page's `KeyboardEvent` does. */
export interface KeyPress {
  /** The place on the keyboard, `KeyboardEvent.code`: it does not depend on the layout. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  /** AltGr is held, `getModifierState('AltGraph')`. */
  readonly isAltGraph?: boolean;
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
  'Fn',
  'FnLock',
]);

/** Keys with a name of their own in Electron's accelerators, the same on every layout. */
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

/**
 * By their names in a chord. With one modifier these move the cursor, delete a word, send a message or switch a page, in
 * every program.
 */
const editingKeys: ReadonlySet<string> = new Set([
  'tab',
  'return',
  'backspace',
  'delete',
  'insert',
  'home',
  'end',
  'pageup',
  'pagedown',
  'up',
  'down',
  'left',
  'right',
]);

/** Keys that no system lets a program have, or that belong to the music: by their code, and by their name in a chord. */
const neverKeys: readonly { readonly code: RegExp; readonly name: RegExp; readonly message: string }[] = [
  {
    code: /^Pause$/u,
    name: /^pause$/u,
    message: 'The Pause key cannot be had by a program on any system. Please try another one.',
  },
  {
    code: /^(?:Media|Audio|Launch|Browser)/u,
    name: /^(?:media|volume)/u,
    message: 'That key belongs to sound, music or starting programs. Please try another one.',
  },
  {
    code: /^PrintScreen$/u,
    name: /^printscreen$/u,
    message: 'The system takes pictures of the screen with that key.',
  },
  {
    code: /^(?:CapsLock|NumLock|ScrollLock)$/u,
    name: /^(?:caps|num|scroll)lock$/u,
    message: 'That key switches how the keyboard types. Please try another one.',
  },
];

const altGrMessage = 'AltGr is for writing letters and signs. Please try it without.';

/** What the systems keep for themselves, or what closes the very program the rep works in. */
const takenBySystem: Readonly<Record<System, readonly string[]>> = {
  windows: [
    'Alt+F4',
    'Alt+Tab',
    'Alt+Shift+Tab',
    'Control+Alt+Tab',
    'Alt+Space',
    'Control+Alt+Delete',
    'F12', // kept for debuggers: RegisterHotKey's documentation
    'Super+Tab',
    'Super+Space',
    ...[...'ACDEGHIKLMNPQRSTUVWXZ0123456789,.-='].map((key) => `Super+${key}`),
    ...['Up', 'Down', 'Left', 'Right', 'Home'].flatMap((key) => [`Super+${key}`, `Super+Shift+${key}`]),
    ...['D', 'F4', 'Left', 'Right', 'Return'].map((key) => `Super+Control+${key}`),
    'Super+Shift+S',
    'Super+Shift+M',
  ],
  mac: [
    'Command+Q',
    'Command+W',
    'Command+H',
    'Command+M',
    'Command+,',
    'Command+`',
    'Command+Tab',
    'Command+Shift+Tab',
    'Command+Shift+Q',
    'Command+Space',
    'Command+Alt+Space',
    'Command+Alt+D',
    'Control+Space',
    'Control+Alt+Space',
    'Control+Command+Space',
    'Control+Command+Q',
    'Control+Command+F',
    ...[...'3456'].flatMap((digit) => [`Command+Shift+${digit}`, `Control+Command+Shift+${digit}`]),
    ...['Up', 'Down', 'Left', 'Right'].map((key) => `Control+${key}`),
    ...[...'1234567'].map((digit) => `Control+F${digit}`),
    'F11',
  ],
  linux: [
    'Alt+F1',
    'Alt+F2',
    'Alt+F4',
    'Alt+F7',
    'Alt+F8',
    'Alt+F10',
    'Alt+Tab',
    'Alt+Shift+Tab',
    'Alt+Space',
    'Alt+`',
    'Control+Alt+Delete',
    'Control+Alt+Backspace',
    'Control+Alt+Tab',
    // Other consoles.
    ...Array.from({ length: 12 }, (_, index) => `Control+Alt+F${index + 1}`),
    ...['Up', 'Down', 'Left', 'Right'].flatMap((key) => [
      `Control+Alt+${key}`,
      `Control+Alt+Shift+${key}`,
      `Super+${key}`,
    ]),
    ...[...'ADHLMNSV0123456789'].map((key) => `Super+${key}`),
    'Super+Tab',
    'Super+Space',
    'Super+Home',
    'Super+PageUp',
    'Super+PageDown',
  ],
};

/** Everyday commands of the program that has the keyboard: taking them away everywhere would be a nuisance. */
const everyday: readonly string[] = [
  ...[...'ACFLNOPRSTVWXYZ0-='].flatMap((key) => [`Control+${key}`, `Command+${key}`]),
  'Control+Shift+T',
  'Control+Shift+V',
  'Control+Shift+Z',
  'Command+Shift+T',
  'Command+Shift+V',
  'Command+Shift+Z',
  'F1',
  'F5',
  'F11',
  'Control+F4',
  'Control+F5',
  'Shift+F10',
];

/**
 * Electron's accelerator for a key press on a keyboard of that layout, or why it should not be the hotkey.
 */
export function hotkeyFromPress(
  press: KeyPress,
  system: System,
  layout: KeyboardLayout = unknownLayout,
): RecordedHotkey {
  if (modifierCodes.has(press.code)) {
    return { kind: 'held' };
  }
  const never = neverKeys.find(({ code }) => code.test(press.code));
  if (never !== undefined) {
    return refuse(never.message);
  }
  const key = keyOf(press.code, layout, system);
  if (key === null) {
    return refuse('That key has no name that every program knows. Please try another one.');
  }
  if (press.isAltGraph === true) {
    return refuse(altGrMessage);
  }
  const modifiers = modifiersOf(press, system);
  const accelerator = [...modifiers, key].join('+');
  // On a Mac the key is taken by its place, while the system and programs go by the letter on it (electron#26125).
  const typed = layout.get(press.code);
  const why =
    (typed === undefined ? null : whoNeeds([...modifiers, typed].join('+'), system)) ??
    whyNotHotkey(accelerator, system);
  return why === null ? { kind: 'recorded', accelerator } : refuse(why);
}

/**
 * Why an accelerator must not be taken from every other program, however it is spelled and whoever asks for it; null
 * when it may. Whether the system has a key of that name is for the system to say.
 */
export function whyNotHotkey(accelerator: string, system: System): string | null {
  const parts = hotkeyChord(accelerator, system).split('+');
  const key = parts.at(-1) ?? '';
  const modifiers = new Set(parts.slice(0, -1));
  const never = neverKeys.find(({ name }) => name.test(key));
  if (never !== undefined) {
    return never.message;
  }
  if (modifiers.has('altgr')) {
    return altGrMessage;
  }
  const strong = ['control', 'alt', 'super'].filter((modifier) => modifiers.has(modifier));
  if (strong.length === 0 && !/^f(?:[1-9]|1\d|2[0-4])$/u.test(key)) {
    return `That key alone is for typing. Hold ${strongModifierWords[system]} with it, or use an F key.`;
  }
  const needed = whoNeeds(accelerator, system);
  if (needed !== null) {
    return needed;
  }
  if (editingKeys.has(key) && strong.length < 2) {
    return `That key moves or changes text. Hold two of ${editModifierWords[system]} with it.`;
  }
  return writesCharacter(key, strong.join('+'), system)
    ? 'On some keyboards that key writes a letter or a sign. Please try another one.'
    : null;
}

function whoNeeds(accelerator: string, system: System): string | null {
  if (isOneOf(accelerator, takenBySystem[system], system)) {
    return 'The system uses that key for itself. Please try another one.';
  }
  return isOneOf(accelerator, everyday, system)
    ? 'Other programs need that key, for copying or saving for example. Please try another one.'
    : null;
}

function isOneOf(accelerator: string, keys: readonly string[], system: System): boolean {
  const chord = hotkeyChord(accelerator, system);
  return keys.some((key) => hotkeyChord(key, system) === chord);
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

const editModifierWords: Readonly<Record<System, string>> = {
  windows: 'Ctrl, Alt and Win',
  mac: 'Control, Option and Command',
  linux: 'Ctrl, Alt and Super',
};

function keyOf(code: string, layout: KeyboardLayout, system: System): string | null {
  const steady = /^(?:Digit(\d)|(F(?:[1-9]|1\d|2[0-4])))$/u.exec(code);
  return steady?.[1] ?? steady?.[2] ?? namedKeys.get(code) ?? layoutKey(code, layout, system);
}

/**
 * Ctrl+Alt is AltGr: with a letter, a digit or a sign it writes `@`, `€` and the like on many layouts. On a Mac it is
 * Option alone that writes.
 */
function writesCharacter(key: string, strong: string, system: System): boolean {
  const isWritten = key.length === 1 || (system === 'mac' && key === 'space');
  return isWritten && strong === (system === 'mac' ? 'alt' : 'control+alt');
}

function refuse(message: string): RecordedHotkey {
  return { kind: 'refused', message };
}
