/** The systems that differ in how keys are named and which are free. */
export type System = 'mac' | 'windows' | 'linux';

/**
 * The key before the rep chooses one. Space needs no aiming. Control and Shift, because Control+Alt is AltGr on
 * Windows layouts (and its digits type brackets there), Command+Shift+digits are macOS's screenshots, and
 * Control+Option+Space is macOS's input source switch.
 */
export const defaultHotkey = 'Control+Shift+Space';

const modifierNames: Readonly<Record<System, Readonly<Record<string, string>>>> = {
  mac: {
    control: '⌃',
    alt: '⌥',
    option: '⌥',
    shift: '⇧',
    command: '⌘',
    super: '⌘',
    meta: '⌘',
    commandorcontrol: '⌘',
  },
  windows: {
    control: 'Ctrl',
    command: 'Win',
    super: 'Win',
    meta: 'Win',
    commandorcontrol: 'Ctrl',
    option: 'Alt',
  },
  linux: { control: 'Ctrl', command: 'Super', meta: 'Super', commandorcontrol: 'Ctrl', option: 'Alt' },
};

const aliases: Readonly<Record<string, string>> = {
  ctrl: 'control',
  cmd: 'command',
  cmdorctrl: 'commandorcontrol',
};

/** An accelerator as the rep reads it on their keyboard: `Ctrl Shift Space`, `⌃ ⇧ Space`. */
export function hotkeyWords(accelerator: string, system: System): string {
  return accelerator
    .split('+')
    .map((part) => {
      const lower = part.toLowerCase();
      return modifierNames[system][aliases[lower] ?? lower] ?? part;
    })
    .join(' ');
}

/**
 * The accelerators that pick a situation while the overlay is up: the hotkey's modifiers plus 1 to 9. Empty for a key
 * without modifiers: plain digits are never taken.
 */
export function digitAccelerators(accelerator: string): readonly string[] {
  const modifiers = accelerator.split('+').slice(0, -1);
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => [...modifiers, String(digit)].join('+'));
  return modifiers.length === 0 ? [] : digits.filter((digit) => digit !== accelerator);
}

/** The keys that pick a situation, as the rep reads them: `Ctrl Shift 1–9`; null for a key without modifiers. */
export function digitWords(accelerator: string, system: System): string | null {
  const modifiers = accelerator.split('+').slice(0, -1);
  return modifiers.length === 0 ? null : `${hotkeyWords(modifiers.join('+'), system)} 1–9`;
}
