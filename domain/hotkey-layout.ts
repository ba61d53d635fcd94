import type { System } from './hotkey-words.ts';

/**
 * What each key of the keyboard in use types without modifiers, by `KeyboardEvent.code`, as
 * `navigator.keyboard.getLayoutMap()` tells it. Empty while it is not known.
 */
export type KeyboardLayout = ReadonlyMap<string, string>;

export const unknownLayout: KeyboardLayout = new Map();

/** What the keys that write something have in Electron's accelerators, by their place on a US keyboard. */
const usKeys: ReadonlyMap<string, string> = new Map([
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => [`Key${letter}`, letter] as const),
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
]);

const codeOfUsKey: ReadonlyMap<string, string> = new Map([...usKeys].map(([code, key]) => [key, code]));

/** Signs whose virtual key on Windows is the same wherever a layout puts them; the others depend on the layout. */
const steadySigns: ReadonlySet<string> = new Set([',', '.', '-', '=']);

/**
 * The accelerator's key for a key that was pressed, so that the very same key fires it; null where there is none.
 * Electron means the place on a US keyboard on a Mac (electron#19747), and elsewhere the key that types the character
 * in the layout in use. For keys that write a letter or a sign; an unknown layout counts as a US one.
 */
export function layoutKey(code: string, layout: KeyboardLayout, system: System): string | null {
  const place = usKeys.get(code) ?? null;
  const typed = layout.get(code);
  if (place === null || system === 'mac' || typed === undefined) {
    return place;
  }
  if (/^[a-z]$/iu.test(typed)) {
    // Turkish: the key that writes i stands beside Enter, and Windows calls the one that writes ı by that letter.
    return typed.toLowerCase() === 'i' && code !== 'KeyI' && [...layout.values()].includes('ı')
      ? null
      : typed.toUpperCase();
  }
  if (codeOfUsKey.has(typed)) {
    return system === 'linux' || steadySigns.has(typed) || isUs(layout) ? typed : null;
  }
  // Cyrillic, Greek, Hebrew and the like keep the US letters beneath their own; `ä` and `é` have no name.
  return isLetterPlace(code) && /^(?!\p{Script=Latin})\p{L}$/u.test(typed) ? place : null;
}

/** The character that a key of an accelerator stands at, as the rep reads it on their keyboard: `Y` is `Z` on a German Mac. */
export function keyOnKeyboard(key: string, layout: KeyboardLayout, system: System): string {
  const code = system === 'mac' ? codeOfUsKey.get(key.toUpperCase()) : undefined;
  const typed = code === undefined ? undefined : layout.get(code);
  return (typed ?? key).toUpperCase();
}

/** A layout as it crosses between processes. */
export function layoutOf(keys: Readonly<Record<string, string>>): KeyboardLayout {
  return new Map(Object.entries(keys));
}

export function isSameLayout(one: KeyboardLayout, other: KeyboardLayout): boolean {
  return one.size === other.size && [...one].every(([code, typed]) => other.get(code) === typed);
}

function isLetterPlace(code: string): boolean {
  return code.startsWith('Key');
}

function isUs(layout: KeyboardLayout): boolean {
  return [...usKeys].every(([code, key]) => isLetterPlace(code) || (layout.get(code) ?? key) === key);
}
