import type { LockState } from '../domain/protection.ts';
import type { HotkeyState, PanelPush } from './contract.ts';

export interface TrayState {
  readonly hotkey: HotkeyState;
  readonly otherHotkeys: PanelPush['otherHotkeys'];
  readonly isShiftRunning: boolean;
  readonly draftCount: number;
  /** When the call began that the rep may be getting over, `14:05`; null: none. */
  readonly recoveringFrom: string | null;
  readonly promiseCount: number;
  readonly lock: LockState;
}

export type TrayVerb =
  | 'pause'
  | 'danger'
  | 'hide'
  | 'start-shift'
  | 'end-shift'
  | 'steady'
  | 'next-call'
  | 'open-promises'
  | 'open-drafts'
  | 'open-hotkey'
  | 'lock'
  | 'open'
  | 'quit';

export type TrayItem =
  | { readonly type: 'verb'; readonly label: string; readonly verb: TrayVerb }
  | { readonly type: 'separator' };

/** The tray's menu as plain data. The hotkey's health is said in words and leads to its settings. */
export function trayMenu(state: TrayState): readonly TrayItem[] {
  const { hotkey, otherHotkeys, isShiftRunning, draftCount, lock, recoveringFrom, promiseCount } = state;
  const verb = (label: string, what: TrayVerb): TrayItem => ({ type: 'verb', label, verb: what });
  return [
    verb('Pause now', 'pause'),
    verb('Danger', 'danger'),
    verb(hideLabel(otherHotkeys.hide), 'hide'),
    { type: 'separator' },
    ...(lock === 'locked'
      ? [verb('Unlock your log…', 'open')]
      : [isShiftRunning ? verb('End shift', 'end-shift') : verb('Start shift', 'start-shift')]),
    ...(recoveringFrom === null
      ? []
      : [
          verb(`Back to steady after ${recoveringFrom}`, 'steady'),
          verb(`Next call came first after ${recoveringFrom}`, 'next-call'),
        ]),
    ...(promiseCount > 0
      ? [
          verb(
            promiseCount === 1 ? '1 promise is open' : `${promiseCount} promises are open`,
            'open-promises',
          ),
        ]
      : []),
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
    ...takenLabels(otherHotkeys).map((label) => verb(label, 'open-hotkey')),
    ...(lock === 'open' ? [verb('Lock your log', 'lock')] : []),
    verb('Open Unflappable', 'open'),
    verb('Quit', 'quit'),
  ];
}

/** With its key, where that is known to work. */
function hideLabel(hide: HotkeyState | null): string {
  return hide?.health === 'bound' ? `Hide at once (${hide.words})` : 'Hide at once';
}

function takenLabels({ hide, focus }: PanelPush['otherHotkeys']): readonly string[] {
  return [
    { key: hide, what: 'panic hide' },
    { key: focus, what: 'the overlay’s keyboard' },
  ].flatMap(({ key, what }) =>
    key?.health === 'refused' ? [`The key ${key.words} for ${what} is taken: choose another…`] : [],
  );
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
