import { Menu, Tray } from 'electron';
import type { System } from '../domain/hotkey-words.ts';
import { type TrayState, type TrayVerb, trayMenu } from './tray-menu.ts';

export interface AppTray {
  readonly update: (state: TrayState) => void;
}

/**
 * The tray, or a stand-in that does nothing on a desktop without one: there the panel, the key and `--pause` are the
 * doors.
 */
export function createTray(
  icon: string,
  system: System,
  onVerb: (verb: TrayVerb) => void,
  onTrouble: (where: string, error: unknown) => void,
): AppTray {
  let tray: Tray;
  try {
    tray = new Tray(icon);
  } catch (error) {
    onTrouble('tray', error);
    return { update: () => {} };
  }
  tray.setToolTip('Unflappable');
  // On macOS a click opens the menu, and says `click` as well: there it must not open a window too.
  if (system !== 'mac') tray.on('click', () => onVerb('open'));
  let shown = '';
  return {
    // Linux shows a changed menu only when it is set again as a whole.
    update: (state) => {
      const items = trayMenu(state);
      // Setting a menu closes one that is open: only when it says something new.
      if (JSON.stringify(items) === shown) return;
      shown = JSON.stringify(items);
      tray.setContextMenu(
        Menu.buildFromTemplate(
          items.map((item) =>
            item.type === 'separator'
              ? { type: 'separator' as const }
              : { label: item.label, click: () => onVerb(item.verb) },
          ),
        ),
      );
    },
  };
}
