/** Keys of an accelerator by their lower-case name, and the KeyboardEvent.code that such a key reports (US layout). */
const codes: ReadonlyMap<string, string> = new Map([
  ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter) => [letter, `Key${letter.toUpperCase()}`] as const),
  ...[...'0123456789'].flatMap(
    (digit) =>
      [
        [digit, `Digit${digit}`],
        [`num${digit}`, `Numpad${digit}`],
      ] as const,
  ),
  ...Array.from({ length: 24 }, (_, index) => [`f${index + 1}`, `F${index + 1}`] as const),
  ['space', 'Space'],
  ['tab', 'Tab'],
  ['capslock', 'CapsLock'],
  ['numlock', 'NumLock'],
  ['scrolllock', 'ScrollLock'],
  ['backspace', 'Backspace'],
  ['delete', 'Delete'],
  ['insert', 'Insert'],
  ['return', 'Enter'],
  ['enter', 'Enter'],
  ['up', 'ArrowUp'],
  ['down', 'ArrowDown'],
  ['left', 'ArrowLeft'],
  ['right', 'ArrowRight'],
  ['home', 'Home'],
  ['end', 'End'],
  ['pageup', 'PageUp'],
  ['pagedown', 'PageDown'],
  ['escape', 'Escape'],
  ['esc', 'Escape'],
  ['volumeup', 'AudioVolumeUp'],
  ['volumedown', 'AudioVolumeDown'],
  ['volumemute', 'AudioVolumeMute'],
  ['medianexttrack', 'MediaTrackNext'],
  ['mediaprevioustrack', 'MediaTrackPrevious'],
  ['mediastop', 'MediaStop'],
  ['mediaplaypause', 'MediaPlayPause'],
  ['printscreen', 'PrintScreen'],
  ['numdec', 'NumpadDecimal'],
  ['numadd', 'NumpadAdd'],
  ['numsub', 'NumpadSubtract'],
  ['nummult', 'NumpadMultiply'],
  ['numdiv', 'NumpadDivide'],
  ['plus', 'Equal'],
  ['=', 'Equal'],
  ['-', 'Minus'],
  [',', 'Comma'],
  ['.', 'Period'],
  ['/', 'Slash'],
  ['\\', 'Backslash'],
  [';', 'Semicolon'],
  ["'", 'Quote'],
  ['`', 'Backquote'],
  ['[', 'BracketLeft'],
  [']', 'BracketRight'],
]);

/** The order in which modifiers stand in a chord. */
const order = ['alt', 'control', 'super', 'shift'] as const;

type Modifier = (typeof order)[number];

function modifierOf(name: string, platform: NodeJS.Platform): Modifier | undefined {
  switch (name) {
    case 'command':
    case 'cmd':
    case 'super':
    case 'meta':
      return 'super';
    case 'control':
    case 'ctrl':
      return 'control';
    case 'commandorcontrol':
    case 'cmdorctrl':
      return platform === 'darwin' ? 'super' : 'control';
    case 'alt':
    case 'option':
    case 'altgr':
      return 'alt';
    case 'shift':
      return 'shift';
    default:
      return undefined;
  }
}

/**
 * The chord that an accelerator stands for, e.g. `control+shift+F9`, so that two spellings of one chord compare equal;
 * the key is a KeyboardEvent.code. Undefined when Electron would not understand the accelerator.
 */
export function parseAccelerator(accelerator: string, platform: NodeJS.Platform): string | undefined {
  // Split at plus signs, but not within "Ctrl++".
  const parts = accelerator.toLowerCase().replace(/\+\+$/, '+plus').split('+');
  const held = new Set<Modifier>();
  let key: string | undefined;
  for (const part of parts) {
    const modifier = modifierOf(part, platform);
    if (modifier) held.add(modifier);
    else if (key !== undefined || !codes.has(part)) return undefined;
    else {
      key = codes.get(part);
      if (part === 'plus') held.add('shift');
    }
  }
  return key === undefined ? undefined : [...order.filter((modifier) => held.has(modifier)), key].join('+');
}
