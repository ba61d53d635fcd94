import type { System } from './hotkey-words.ts';

/** Every way to start a pause without the hotkey, with what to copy. Made by `waysToPause`. */
export interface WaysToPause {
  /** Whether the page leads with these: on Wayland the hotkey may never arrive. */
  readonly isWayland: boolean;
  /** Whether the running app can be reached by the small client right now. */
  readonly isDoorOpen: boolean;
  readonly ways: readonly WayToPause[];
}

export interface WayToPause {
  readonly id: string;
  /** `A shortcut of your desktop (GNOME)`. */
  readonly name: string;
  /** What to do, one short sentence a step. */
  readonly steps: readonly string[];
  /** Exactly what to copy; null where there is nothing to copy. */
  readonly command: string | null;
}

/** Where the app runs, as far as the commands depend on it. */
export interface AppPlace {
  readonly system: System;
  readonly isWayland: boolean;
  /** Installed, and not run from a checkout. */
  readonly isPackaged: boolean;
  /** The AppImage's own file, when the app runs from one. */
  readonly appImage: string | null;
  /** The program that runs, and the folder of its resources. */
  readonly execPath: string;
  readonly resourcesPath: string;
  /** The folder of the checkout, for an app that is not installed. */
  readonly checkout: string;
  /** The data folder that was asked for; null for the usual one. */
  readonly data: string | null;
  /** Where the app hears the small client; null while it does not. */
  readonly door: string | null;
  /** The key for a pause as the rep reads it, `Ctrl Shift Space`. */
  readonly keyWords: string;
}

/** Every way there is on this computer, the ones that always arrive first. */
export function waysToPause(place: AppPlace): WaysToPause {
  const isDoorOpen = place.door !== null && hasClient(place);
  const command = commandOf(place);
  return {
    isWayland: place.isWayland,
    isDoorOpen,
    ways: [
      ...shortcuts(place, command),
      {
        id: 'command',
        name: 'A command',
        steps: [
          'Give it to anything that can run a command: a script, a macro, a launcher.',
          isDoorOpen
            ? 'It reaches the running app at once, and starts the app when it does not run.'
            : 'It starts the app a second time to reach the first one, which takes a moment longer.',
          ...(goesByNc(place)
            ? [
                'At once needs nc with Unix sockets (netcat-openbsd). Without it, it takes a moment longer.',
                'Put hide or open in both places of pause to take everything off the window, or to open this panel.',
              ]
            : ['--hide in the place of --pause takes everything off the window, --open opens this panel.']),
        ],
        command,
      },
      streamDeck(place, command),
      footPedal(place, command),
      address(place),
    ],
  };
}

/** The exact command that starts a pause, for a shell of this system. */
function commandOf(place: AppPlace): string {
  const words = [clientOf(place), '--pause', ...(place.data === null ? [] : [`--data=${place.data}`])];
  const start = words.map(place.system === 'windows' ? quoteForWindows : quoteForShell).join(' ');
  if (!goesByNc(place)) return start;
  const ask = `echo pause | nc -U -w 1 ${quoteForShell(place.door)} 2>/dev/null | grep -qx ok`;
  // A desktop's shortcuts know no pipes.
  return `sh -c ${quoteForShell(`${ask} || exec ${start}`)}`;
}

/** The client inside an AppImage is out of reach from outside, but a program of the system can say its word. */
function goesByNc(place: AppPlace): place is AppPlace & { readonly door: string } {
  return place.system === 'linux' && place.isPackaged && place.appImage !== null && place.door !== null;
}

function clientOf({ system, isPackaged, appImage, execPath, resourcesPath, checkout }: AppPlace): string {
  if (system === 'windows') {
    return isPackaged
      ? `${resourcesPath}\\bin\\unflappable.cmd`
      : `${checkout}\\assets\\bin\\unflappable.cmd`;
  }
  if (!isPackaged) return `${checkout}/assets/bin/unflappable`;
  if (system === 'mac') return `${resourcesPath}/bin/unflappable`;
  if (appImage !== null) return appImage;
  // The packages put it where every shell finds it.
  const folder = execPath.replace(/\/[^/]*$/u, '');
  return folder === '/opt/Unflappable' ? 'unflappable' : `${folder}/unflappable`;
}

/** The client of Windows knows the usual data folder alone. */
function hasClient({ system, data }: AppPlace): boolean {
  return system !== 'windows' || data === null;
}

function shortcuts({ system }: AppPlace, command: string): readonly WayToPause[] {
  switch (system) {
    case 'linux':
      return [
        {
          id: 'gnome',
          name: 'A shortcut of your desktop (GNOME)',
          steps: [
            'Open Settings, Keyboard, View and Customise Shortcuts, Custom Shortcuts.',
            'Add one, paste the command and press the key you want.',
          ],
          command,
        },
        {
          id: 'kde',
          name: 'A shortcut of your desktop (KDE Plasma)',
          steps: [
            'Open System Settings, Keyboard, Shortcuts, Add New, Command or Script.',
            'Paste the command, then add the key you want.',
          ],
          command,
        },
        {
          id: 'sway',
          name: 'A shortcut of your desktop (Sway, i3)',
          steps: ['Add this line to its config, with the key you want, and reload it.'],
          command: `bindsym $mod+F9 exec ${quoteForSway(command)}`,
        },
      ];
    case 'mac':
      return [
        {
          id: 'shortcuts-app',
          name: 'A shortcut of your Mac',
          steps: [
            'In the Shortcuts app make a shortcut with the action Run Shell Script and paste the command.',
            'In its details choose Add Keyboard Shortcut and press the key you want.',
          ],
          command,
        },
      ];
    case 'windows':
      return [
        {
          id: 'desktop-shortcut',
          name: 'A shortcut on the desktop',
          steps: [
            'Right-click the desktop, choose New, Shortcut, and paste the command.',
            'In its properties set the shortcut key you want, and Run: Minimized, so that nothing flashes up.',
          ],
          command,
        },
        {
          id: 'autohotkey',
          name: 'AutoHotkey (version 2)',
          steps: ['Add this line to your script, with the key you want in the place of F9.'],
          command: `F9::Run ${quoteForAutoHotkey(command)}, , 'Hide'`,
        },
      ];
    default: {
      const never: never = system;
      return never;
    }
  }
}

function streamDeck({ isWayland, keyWords }: AppPlace, command: string): WayToPause {
  return {
    id: 'stream-deck',
    name: 'Stream Deck',
    steps: isWayland
      ? ['Add a button that runs a command, and paste this one.']
      : [
          `Add a Hotkey button and press ${keyWords}.`,
          'Or add a button that opens a program, and paste this command.',
        ],
    command,
  };
}

function footPedal({ isWayland, keyWords }: AppPlace, command: string): WayToPause {
  return {
    id: 'foot-pedal',
    name: 'A foot pedal',
    steps: [
      isWayland
        ? 'A pedal that acts as a keyboard: give it the same key as your desktop’s shortcut.'
        : `A pedal that acts as a keyboard: give it ${keyWords}.`,
      'A pedal that runs programs: give it this command.',
    ],
    command,
  };
}

/** The address starts the installed app with its usual folder, whoever opens it. */
function address({ system, isPackaged, appImage, data }: AppPlace): WayToPause {
  const isThere = isPackaged && data === null && (system !== 'linux' || appImage === null);
  return {
    id: 'address',
    name: 'An address',
    steps: isThere
      ? [
          'Keep it as a bookmark or a link in your notes, or open it from a macro.',
          'A browser asks first whether it may open Unflappable.',
        ]
      : ['unflappable://pause works with the installed app and its usual data folder, not with this one.'],
    command: isThere ? 'unflappable://pause' : null,
  };
}

function quoteForShell(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replace(/'/gu, "'\\''")}'`;
}

/** Backslashes before a quote would take it away from whoever reads the command. */
function quoteForWindows(word: string): string {
  return /^[\w@+:./\\-]+$/u.test(word) ? word : `"${word.replace(/\\+$/u, '$&$&')}"`;
}

/** Sway and i3 end a command at a comma or semicolon that is not quoted. */
function quoteForSway(command: string): string {
  return /[,;"]/u.test(command) ? `"${command.replace(/["\\]/gu, '\\$&')}"` : command;
}

function quoteForAutoHotkey(command: string): string {
  return `'${command.replace(/[`']/gu, '`$&')}'`;
}
