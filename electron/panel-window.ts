import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { addressOf } from './app-pages.ts';
import { pagePreferences, paperColor } from './page-preferences.ts';

export interface PanelWorld {
  readonly preload: string;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** Its page is there, and in sight for the first time. */
  readonly onShown: () => void;
  /** The rep looks at the panel again. */
  readonly onFocus: () => void;
  /** The page is gone or begins anew: whatever it was in the middle of is over. */
  readonly onPageGone: () => void;
  /** The keyboard is with another window. */
  readonly onBlur: () => void;
  /** Minimised or hidden: the rep does not see what it says any more. */
  readonly onOutOfSight: () => void;
  /** Whether a page that died may be made again; false once it has died too often. */
  readonly mayMakeAgain: () => boolean;
}

/** The panel: made when it is opened, gone when it is closed. The app lives on in the tray. */
export interface PanelWindow {
  readonly open: () => void;
  /** Out of sight, at once; `open` brings it back as it was. */
  readonly hide: () => void;
  readonly window: () => BrowserWindow | null;
  readonly page: () => WebContents | null;
}

export function createPanelWindow(world: PanelWorld): PanelWindow {
  let window: BrowserWindow | null = null;

  const make = (): BrowserWindow => {
    const made = new BrowserWindow({
      title: 'Unflappable',
      width: 1120,
      height: 780,
      minWidth: 480,
      minHeight: 420,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: paperColor(nativeTheme.shouldUseDarkColors),
      webPreferences: pagePreferences(world.preload),
    });
    const showOnce = () => {
      if (made.isDestroyed() || made.isVisible()) return;
      made.show();
      world.onShown();
    };
    made.once('ready-to-show', showOnce);
    made.on('focus', world.onFocus);
    made.on('blur', world.onBlur);
    made.on('minimize', world.onOutOfSight);
    made.on('hide', world.onOutOfSight);
    made.on('closed', () => {
      if (window === made) window = null;
      world.onPageGone();
    });
    made.webContents.on('did-finish-load', world.onPageGone);
    made.webContents.on('render-process-gone', (_event, details) => {
      world.onTrouble(`panel page, ${details.reason}`, undefined);
      world.onPageGone();
      if (window !== made || details.reason === 'clean-exit') return;
      const isAnother = world.mayMakeAgain();
      window = null;
      made.destroy();
      if (isAnother) open();
    });
    // `ready-to-show` has failed to fire before (electron#54025): loading is enough to show the window.
    void made
      .loadURL(addressOf('panel'))
      .then(showOnce, (error: unknown) => world.onTrouble('panel page', error));
    return made;
  };

  const open = () => {
    if (window === null) {
      window = make();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  const alive = () => (window === null || window.isDestroyed() ? null : window);
  return {
    open,
    hide: () => alive()?.hide(),
    window: alive,
    page: () => alive()?.webContents ?? null,
  };
}
