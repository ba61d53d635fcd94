import { type KeyboardLayout, keyOnKeyboard, unknownLayout } from './hotkey-layout.ts';

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
    alt: 'Alt',
    shift: 'Shift',
  },
  linux: {
    control: 'Ctrl',
    command: 'Super',
    super: 'Super',
    meta: 'Super',
    commandorcontrol: 'Ctrl',
    option: 'Alt',
    alt: 'Alt',
    shift: 'Shift',
  },
};

const aliases: Readonly<Record<string, string>> = {
  ctrl: 'control',
  cmd: 'command',
  cmdorctrl: 'commandorcontrol',
};

const noBreak = '\u00a0';

/** Keys that are not called on a keyboard what Electron calls them; a space within a name is one that does not break. */
const keyNames: Readonly<Record<string, string>> = {
  return: 'Enter',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pageup: `Page${noBreak}Up`,
  pagedown: `Page${noBreak}Down`,
  numadd: `Num${noBreak}+`,
  numsub: `Num${noBreak}−`,
  nummult: `Num${noBreak}×`,
  numdiv: `Num${noBreak}÷`,
  numdec: `Num${noBreak}.`,
};

/** An accelerator as the rep reads it on their keyboard: `Ctrl Shift Space`, `⌃ ⇧ Space`. */
export function hotkeyWords(
  accelerator: string,
  system: System,
  layout: KeyboardLayout = unknownLayout,
): string {
  return accelerator
    .split('+')
    .map((part) => {
      const lower = part.toLowerCase();
      return (
        modifierNames[system][aliases[lower] ?? lower] ?? keyNames[lower] ?? keyWords(part, system, layout)
      );
    })
    .join(' ');
}

function keyWords(key: string, system: System, layout: KeyboardLayout): string {
  if (key.length === 1) return keyOnKeyboard(key, layout, system);
  return key.replace(/^num(?=\d$)/iu, `Num${noBreak}`);
}

/** One spelling for every accelerator that means the same keys: `Ctrl+Shift+A` and `Shift+Control+a`. */
export function hotkeyChord(accelerator: string, system: System): string {
  const parts = accelerator.toLowerCase().split('+');
  const key = parts.at(-1) ?? '';
  const modifiers = new Set(parts.slice(0, -1).map((part) => canonicalModifier(part, system)));
  return [...[...modifiers].sort(), key === 'enter' ? 'return' : key].join('+');
}

/**
 * The accelerators that pick a situation while the overlay is up: the hotkey's modifiers plus 1 to 9. Empty where those
 * would type something: plain keys are never taken.
 */
export function digitAccelerators(accelerator: string, system: System): readonly string[] {
  const modifiers = accelerator.split('+').slice(0, -1);
  if (isTyping(modifiers, system)) {
    return [];
  }
  return [1, 2, 3, 4, 5, 6, 7, 8, 9]
    .map((digit) => [...modifiers, String(digit)].join('+'))
    .filter((digit) => digit !== accelerator);
}

/** The keys that pick a situation, as the rep reads them: `Ctrl Shift 1–9`; null where there are none. */
export function digitWords(accelerator: string, system: System): string | null {
  return digitAccelerators(accelerator, system).length === 0
    ? null
    : `${hotkeyWords(accelerator.split('+').slice(0, -1).join('+'), system)} 1–9`;
}

/**
 * Whether a digit with these modifiers types a character: with none or Shift alone everywhere, with Control+Alt (AltGr)
 * on Windows and Linux, with Option on a Mac.
 */
function isTyping(modifiers: readonly string[], system: System): boolean {
  const held = new Set(modifiers.map((modifier) => canonicalModifier(modifier, system)));
  held.delete('shift');
  const typing = system === 'mac' ? ['', 'alt'] : ['', 'alt+control', 'altgr'];
  return typing.includes([...held].sort().join('+'));
}

function canonicalModifier(modifier: string, system: System): string {
  const lower = modifier.toLowerCase();
  const name = aliases[lower] ?? lower;
  if (name === 'commandorcontrol') return system === 'mac' ? 'super' : 'control';
  if (name === 'command' || name === 'meta') return 'super';
  return name === 'option' ? 'alt' : name;
}
