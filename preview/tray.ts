import type * as Electron from 'electron';
import { clickMenu, describeMenu, type MenuEntry } from './menu.ts';
import { createEvent, Events, standIn, standInClass } from './stand-in.ts';

interface TrayState {
  readonly events: Events;
  menu: Electron.Menu | null;
  toolTip: string;
}

const trays: TrayState[] = [];
const bounds: Electron.Rectangle = { x: 0, y: 0, width: 24, height: 24 };

function currentTray(): TrayState {
  const tray = trays.at(-1);
  if (!tray) throw new Error('the app has no tray icon');
  return tray;
}

/** Clicks the tray icon. */
export function clickTray(): void {
  currentTray().events.emit('click', createEvent(), bounds, { x: 0, y: 0 });
}

/** The menu of the tray icon, as it is now. */
export function trayMenu(): readonly MenuEntry[] {
  const { menu } = currentTray();
  return menu ? describeMenu(menu) : [];
}

export function trayToolTip(): string {
  return currentTray().toolTip;
}

/** Clicks an item of the tray icon's menu. */
export function clickTrayMenu(path: readonly string[]): void {
  const { menu } = currentTray();
  if (!menu) throw new Error('the tray icon has no menu');
  clickMenu(menu, path);
}

/** An icon that no one sees, and only the control channel can click. */
export const Tray = standInClass<typeof Electron.Tray>(
  'Tray',
  () => {
    const state: TrayState = {
      events: new Events('Tray', [
        'click',
        'right-click',
        'double-click',
        'middle-click',
        'mouse-enter',
        'mouse-leave',
      ]),
      menu: null,
      toolTip: '',
    };
    let title = '';
    trays.push(state);
    return standIn<Electron.Tray>(
      'Tray',
      {
        setToolTip(text) {
          state.toolTip = text;
        },
        setContextMenu(menu) {
          state.menu = menu;
        },
        setImage() {},
        setPressedImage() {},
        setIgnoreDoubleClickEvents() {},
        setTitle(text) {
          title = text;
        },
        getTitle: () => title,
        getBounds: () => ({ ...bounds }),
        destroy() {
          const at = trays.indexOf(state);
          if (at >= 0) trays.splice(at, 1);
        },
        isDestroyed: () => !trays.includes(state),
      },
      state.events,
    );
  },
  {},
);
