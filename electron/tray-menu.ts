import type { HotkeyState } from './contract.ts';

export interface TrayState {
  readonly hotkey: HotkeyState;
  readonly isShiftRunning: boolean;
  readonly draftCount: number;
}

export type TrayVerb =
  | 'pause'
  | 'danger'
  | 'start-shift'
  | 'end-shift'
  | 'open-drafts'
  | 'open-hotkey'
  | 'open'
  | 'quit';

export type TrayItem =
  | { readonly type: 'verb'; readonly label: string; readonly verb: TrayVerb }
  | { readonly type: 'separator' };

/** The tray's menu as plain data. The hotkey's health is said in words and leads to its settings. */
export function trayMenu(state: TrayState): readonly TrayItem[] {
  const { hotkey, isShiftRunning, draftCount } = state;
  const verb = (label: string, what: TrayVerb): TrayItem => ({ type: 'verb', label, verb: what });
  return [
    verb('Pause now', 'pause'),
    verb('Danger', 'danger'),
    { type: 'separator' },
    isShiftRunning ? verb('End shift', 'end-shift') : verb('Start shift', 'start-shift'),
    ...(draftCount > 0
      ? [
          verb(
            draftCount === 1 ? '1 call waits to be logged' : `${draftCount} calls wait to be logged`,
            'open-drafts',
          ),
        ]
      : []),
    { type: 'separator' },
    verb(hotkeyLabel(hotkey), 'open-hotkey'),
    verb('Open Unflappable', 'open'),
    verb('Quit', 'quit'),
  ];
}

function hotkeyLabel({ health, words }: HotkeyState): string {
  switch (health) {
    case 'bound':
      return `Key: ${words}`;
    case 'refused':
      return `The key ${words} is taken: choose another…`;
    case 'unknown':
      return `Key: ${words} (press it to check)…`;
    default: {
      const never: never = health;
      return never;
    }
  }
}
