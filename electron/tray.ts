import { Menu, Tray } from 'electron';
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
  tray.on('click', () => onVerb('open'));
  return {
    // Linux shows a changed menu only when it is set again as a whole.
    update: (state) => {
      tray.setContextMenu(
        Menu.buildFromTemplate(
          trayMenu(state).map((item) =>
            item.type === 'separator'
              ? { type: 'separator' as const }
              : { label: item.label, click: () => onVerb(item.verb) },
          ),
        ),
      );
    },
  };
}
