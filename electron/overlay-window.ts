import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { System } from '../domain/hotkey-words.ts';
import { addressOf } from './app-pages.ts';
import type { OverlayPush } from './contract.ts';
import { placeOn } from './overlay-place.ts';
import { pagePreferences, paperColor } from './page-preferences.ts';

export interface OverlayWorld {
  readonly system: System;
  readonly preload: string;
  /** Sends to the window's page. */
  readonly send: (push: OverlayPush) => void;
  /** The page has loaded, for the first time or anew, and wants the newest push. */
  readonly onLoaded: () => void;
  /** Whether a page that died may be made again; false once it has died too often. */
  readonly mayMakeAgain: () => boolean;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** The overlay: made hidden once, kept for ever, shown without taking the keyboard. */
export interface OverlayWindow {
  readonly make: () => void;
  /** Draws a push and shows or hides the window by it. */
  readonly present: (push: OverlayPush) => void;
  /** The page has painted the push of that revision. */
  readonly painted: (revision: number) => void;
  /** The app is quitting: from now on the window may be closed. */
  readonly letGo: () => void;
  readonly page: () => WebContents | null;
}

type ShownFace = Exclude<OverlayPush['view']['face'], 'idle'>;

/** How long an emptied page may take to say so before the window is hidden all the same, in milliseconds. */
const longestClearing = 150;

export function createOverlayWindow(world: OverlayWorld): OverlayWindow {
  let window: BrowserWindow | null = null;
  /** `warming`: shown where nobody can see it, until its page has painted once. */
  let stage: 'hidden' | 'warming' | 'shown' = 'hidden';
  let clearing: { readonly revision: number; readonly timer: NodeJS.Timeout } | null = null;
  let isLettingGo = false;

  const make = () => {
    const made = new BrowserWindow({
      title: 'Pause',
      width: 560,
      height: 410,
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      // A non-activating panel on macOS; elsewhere a window that cannot take the focus (on X11 it also stays out of the
      // window manager's hands, on Windows out of the task bar).
      ...(world.system === 'mac' ? { type: 'panel' } : { focusable: false }),
      acceptFirstMouse: true,
      // Opaque: transparency needs a compositor on Linux and costs the first frame elsewhere.
      transparent: false,
      roundedCorners: true,
      backgroundColor: paperColor(nativeTheme.shouldUseDarkColors),
      webPreferences: {
        ...pagePreferences(world.preload),
        // The page is hidden most of its life and must answer at once.
        backgroundThrottling: false,
      },
    });
    window = made;
    made.removeMenu();
    if (world.system !== 'windows') {
      // Without `skipTransformProcessType` each call would turn the app's Dock icon on and off.
      made.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
    }
    made.on('close', (event) => {
      if (!isLettingGo) event.preventDefault();
    });
    made.on('closed', () => forget(made));
    made.webContents.on('render-process-gone', (_event, details) => {
      world.onTrouble(`overlay page, ${details.reason}`, undefined);
      if (window !== made || isLettingGo) return;
      forget(made);
      made.destroy();
      if (world.mayMakeAgain()) make();
    });
    void made.loadURL(addressOf('overlay')).then(
      () => {
        if (window !== made) return;
        warmUp(made);
        world.onLoaded();
      },
      (error: unknown) => world.onTrouble('overlay page', error),
    );
  };

  const forget = (made: BrowserWindow) => {
    if (window !== made) return;
    stopClearing();
    stage = 'hidden';
    window = null;
  };

  // A window that was never shown presents no frame on Windows and Linux (electron#32001): show it once where nobody
  // can see it, until the page has painted, so that the first press already finds it warm.
  const warmUp = (made: BrowserWindow) => {
    if (stage !== 'hidden') return;
    stage = 'warming';
    if (world.system === 'linux') {
      made.setPosition(-10_000, -10_000);
    } else {
      made.setOpacity(0);
    }
    made.showInactive();
  };

  const stopClearing = () => {
    if (clearing !== null) clearTimeout(clearing.timer);
    clearing = null;
  };

  const hide = () => {
    stopClearing();
    window?.hide();
    becomeVisible();
    stage = 'hidden';
  };

  const becomeVisible = () => {
    if (stage === 'warming' && world.system !== 'linux') window?.setOpacity(1);
  };

  const show = (made: BrowserWindow, face: ShownFace) => {
    stopClearing();
    if (stage === 'shown') {
      // Stay on the display where it came up, with the size of the new face.
      const { workArea } = screen.getDisplayMatching(made.getBounds());
      made.setBounds(placeOn(workArea, face));
      return;
    }
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    made.setBounds(placeOn(workArea, face));
    // Said again at every show: Windows forgets it behind full-screen windows (electron#25388).
    made.setAlwaysOnTop(true, 'screen-saver');
    becomeVisible();
    made.showInactive();
    made.moveTop();
    stage = 'shown';
  };

  // It is kept for ever, so it follows the theme.
  nativeTheme.on('updated', () => window?.setBackgroundColor(paperColor(nativeTheme.shouldUseDarkColors)));

  return {
    make,
    present: (push) => {
      if (window === null) {
        // It died too often to be made again by itself; for a rep who presses the key it is tried once more.
        if (push.view.face !== 'idle' && !isLettingGo) make();
        return;
      }
      world.send(push);
      if (push.view.face !== 'idle') {
        show(window, push.view.face);
      } else if (stage !== 'hidden') {
        // The page empties itself first: a window shows its last frame when it comes up again (electron#8410).
        stopClearing();
        clearing = { revision: push.revision, timer: setTimeout(hide, longestClearing) };
      }
    },
    painted: (revision) => {
      if (clearing !== null && revision >= clearing.revision) hide();
    },
    letGo: () => {
      isLettingGo = true;
    },
    page: () => (window === null || window.isDestroyed() ? null : window.webContents),
  };
}
