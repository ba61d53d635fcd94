import { BrowserWindow, type Display, nativeTheme, screen, type WebContents } from 'electron';
import type { System } from '../domain/hotkey-words.ts';
import type { Settings } from '../domain/settings.ts';
import { addressOf } from './app-pages.ts';
import type { DisplayChoice, OverlayPush } from './contract.ts';
import { type Displays, displayChoices, pickDisplay } from './displays.ts';
import { type Point, placeOn, type ShownView, type Spot, sizeOf, spotOf } from './overlay-place.ts';
import { pagePreferences, paperColor } from './page-preferences.ts';
import type { Places } from './places-file.ts';

export interface OverlayWorld {
  readonly system: System;
  readonly preload: string;
  readonly settings: () => Settings;
  readonly places: Places;
  /** Sends to the window's page. */
  readonly send: (push: OverlayPush) => void;
  /** The page has loaded, for the first time or anew, and wants the newest push. */
  readonly onLoaded: () => void;
  /** A display was plugged in or out, or changed. */
  readonly onDisplaysChanged: () => void;
  /** Whether a page that died or hangs may be made again; false once that happened too often. */
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
  /**
   * Panic hide, the first half: nothing of it is to be seen from now on. The second is to present an idle push, for
   * the page to empty itself; until it has, the window does not come to light again.
   */
  readonly hideAtOnce: () => void;
  /** The rep drags it: its corner goes there, as far as the display under it allows. */
  readonly moveTo: (corner: Point, isDone: boolean) => void;
  /** Nobody is there, and perhaps no screen that a page could paint on: its silence means nothing until somebody is. */
  readonly setAway: (isAway: boolean) => void;
  /** Gives it the keyboard, because the rep asked for that. Does nothing while it is not shown. */
  readonly takeFocus: () => void;
  readonly displayChoices: () => readonly DisplayChoice[];
  /** The app is quitting: from now on the window may be closed. */
  readonly letGo: () => void;
  readonly page: () => WebContents | null;
}

/** What is on screen, on which display, and where there the rep is just dragging it. */
interface Shown {
  readonly view: ShownView;
  readonly displayId: number;
  readonly draggedTo: Spot | null;
}

/** How long an emptied page may take to say so before the window is hidden all the same, in milliseconds. */
const longestClearing = 150;

/** How long a page that is shown may take to paint what it was sent before it counts as hung, in milliseconds. */
const longestPainting = 2000;

/** Where nobody can see a window that cannot be made transparent. */
const offScreen: Point = { x: -10_000, y: -10_000 };

export function createOverlayWindow(world: OverlayWorld): OverlayWindow {
  const isLinux = world.system === 'linux';
  let window: BrowserWindow | null = null;
  /** `warming`: shown where nobody can see it, until its page has painted once. */
  let stage: 'hidden' | 'warming' | 'shown' = 'hidden';
  /** Transparent, or on Linux, where there is no such thing, off the screen. */
  let isUnseen = false;
  /** What the window's last frame may show is old until the page has painted this revision; null: it is not. */
  let staleUntil: number | null = null;
  let clearing: { readonly revision: number; readonly timer: NodeJS.Timeout } | null = null;
  let lastRevision = 0;
  /** What the shown page was sent and has not painted yet. */
  let painting: { readonly revision: number; readonly timer: NodeJS.Timeout } | null = null;
  let isLoaded = false;
  let isAway = false;
  let shown: Shown | null = null;
  /** Made or changed so that it can take the keyboard, until it is hidden. */
  let hasFocus = false;
  let isLettingGo = false;

  const make = (isFocusable = false) => {
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
      ...(world.system === 'mac' ? { type: 'panel' } : { focusable: isFocusable }),
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
    hasFocus = isFocusable;
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
      if (world.mayMakeAgain()) makeAgain(made, false);
      else destroy(made);
    });
    made.on('unresponsive', () => giveUpOn(made));
    void made.loadURL(addressOf('overlay')).then(
      () => {
        if (window !== made) return;
        isLoaded = true;
        // One that can be focused is in the window manager's hands, which would pull it back onto the screen.
        if (!isFocusable) warmUp(made);
        world.onLoaded();
      },
      (error: unknown) => world.onTrouble('overlay page', error),
    );
  };

  const destroy = (made: BrowserWindow) => {
    forget(made);
    made.destroy();
  };

  /** Another window in place of one; what was up comes up again where it was, once the page has loaded. */
  const makeAgain = (made: BrowserWindow, isFocusable: boolean) => {
    const before = shown;
    destroy(made);
    make(isFocusable);
    shown = before;
  };

  const forget = (made: BrowserWindow) => {
    if (window !== made) return;
    stopClearing();
    stopAwaiting();
    isLoaded = false;
    stage = 'hidden';
    isUnseen = false;
    staleUntil = null;
    shown = null;
    hasFocus = false;
    window = null;
  };

  const becomeUnseen = (made: BrowserWindow) => {
    isUnseen = true;
    if (isLinux) made.setPosition(offScreen.x, offScreen.y);
    else made.setOpacity(0);
  };

  /** On Linux it is seen again once it is put in its place. */
  const becomeSeen = (made: BrowserWindow) => {
    if (isUnseen && !isLinux) made.setOpacity(1);
    isUnseen = false;
  };

  // A window that was never shown presents no frame on Windows and Linux (electron#32001): show it once where nobody
  // can see it, until the page has painted, so that the first press already finds it warm.
  const warmUp = (made: BrowserWindow) => {
    if (stage !== 'hidden') return;
    stage = 'warming';
    becomeUnseen(made);
    made.showInactive();
  };

  const stopClearing = () => {
    if (clearing !== null) clearTimeout(clearing.timer);
    clearing = null;
  };

  const stopAwaiting = () => {
    if (painting !== null) clearTimeout(painting.timer);
    painting = null;
  };

  /** From the first push on that is not painted: a page that is sent more meanwhile has no longer for it. */
  const awaitPainting = (made: BrowserWindow) => {
    if (painting !== null || !isLoaded || isAway || shown === null) return;
    painting = { revision: lastRevision, timer: setTimeout(() => giveUpOn(made), longestPainting) };
  };

  /** A page that hangs is ended; what is done about one that died is done about it then. */
  const giveUpOn = (made: BrowserWindow) => {
    stopAwaiting();
    if (window !== made || stage !== 'shown' || isAway || isLettingGo) return;
    world.onTrouble('overlay page, hangs', undefined);
    made.webContents.forcefullyCrashRenderer();
  };

  const hide = (made: BrowserWindow) => {
    stopClearing();
    stopAwaiting();
    made.hide();
    stage = 'hidden';
    shown = null;
    if (hasFocus) loseFocus(made);
  };

  const loseFocus = (made: BrowserWindow) => {
    hasFocus = false;
    if (world.system === 'windows') {
      made.setFocusable(false);
    } else if (isLinux) {
      if (isLettingGo) destroy(made);
      else makeAgain(made, false);
    }
  };

  const takeFocus = () => {
    if (window === null || stage !== 'shown' || shown === null || isUnseen) return;
    if (isLinux && !hasFocus) {
      // What cannot be focused never can be on X11: it stays out of the window manager's hands, `focus()` does nothing
      // for it, and `setFocusable` is for the other two systems. So another window is made, for as long as it is up;
      // it is there once its page has loaded, in a fraction of a second, and the deadline is kept.
      makeAgain(window, true);
      return;
    }
    if (world.system === 'windows' && !hasFocus) {
      window.setFocusable(true);
      // It goes into the task bar with that.
      window.setSkipTaskbar(true);
    }
    hasFocus = true;
    window.focus();
    window.webContents.focus();
  };

  const displays = (): Displays<Display> => ({
    all: screen.getAllDisplays(),
    primary: screen.getPrimaryDisplay(),
    underPointer: screen.getDisplayNearestPoint(screen.getCursorScreenPoint()),
  });

  const setPlace = (made: BrowserWindow, view: ShownView, display: Display, draggedTo: Spot | null) => {
    const isElsewhere = shown?.displayId !== display.id;
    shown = { view, displayId: display.id, draggedTo };
    const spot = draggedTo ?? world.places.spotOn(display) ?? undefined;
    const place = placeOn(display.workArea, sizeOf(view), spot);
    const bounds = isLinux && isUnseen ? { ...place, ...offScreen } : place;
    made.setBounds(bounds);
    // From one scale to another, Windows sizes it by the display that it leaves (electron#10862). On the new one it is
    // right, said again.
    if (isElsewhere && world.system === 'windows') made.setBounds(bounds);
  };

  /** Puts it where it belongs: on the display where it came up as long as that is there, else on one by the rule. */
  const putInPlace = (made: BrowserWindow, view: ShownView) => {
    const now = displays();
    const same = now.all.find(({ id }) => id === shown?.displayId);
    const display = same ?? pickDisplay(world.settings().display, now);
    setPlace(made, view, display, same === undefined ? null : (shown?.draggedTo ?? null));
  };

  const show = (made: BrowserWindow, view: ShownView) => {
    stopClearing();
    if (staleUntil === null) becomeSeen(made);
    else if (!isUnseen) becomeUnseen(made);
    putInPlace(made, view);
    if (stage === 'shown') return;
    stage = 'shown';
    // Said again at every show: Windows forgets both, the first behind full-screen windows (electron#25388), the second
    // when it hides (electron#45844).
    made.setAlwaysOnTop(true, 'screen-saver');
    made.setContentProtection(world.settings().hideFromSharing);
    if (hasFocus) made.show();
    else made.showInactive();
    made.moveTop();
    if (hasFocus) made.webContents.focus();
  };

  const moveTo = (corner: Point, isDone: boolean) => {
    if (window === null || shown === null) return;
    const { view } = shown;
    const size = sizeOf(view);
    const display = screen.getDisplayMatching({ ...corner, ...size });
    const draggedTo = spotOf(display.workArea, size, corner);
    setPlace(window, view, display, draggedTo);
    if (!isDone) return;
    world.places.moved(display, draggedTo);
    try {
      world.places.write();
    } catch (error) {
      // It is remembered until the app stops.
      world.onTrouble('remembering where the overlay was moved to', error);
    }
  };

  // They come and go while it is up, with another size and scale.
  const onDisplaysChanged = () => {
    if (window !== null && shown !== null) putInPlace(window, shown.view);
    world.onDisplaysChanged();
  };
  screen.on('display-added', onDisplaysChanged);
  screen.on('display-removed', onDisplaysChanged);
  screen.on('display-metrics-changed', onDisplaysChanged);

  // It is kept for ever, so it follows the theme.
  nativeTheme.on('updated', () => window?.setBackgroundColor(paperColor(nativeTheme.shouldUseDarkColors)));

  return {
    make: () => make(),
    present: (push) => {
      lastRevision = push.revision;
      if (window === null) {
        // It died too often to be made again by itself; for a rep who presses the key it is tried once more.
        if (push.view.face !== 'idle' && !isLettingGo) make();
        return;
      }
      world.send(push);
      if (push.view.face !== 'idle') {
        show(window, push.view);
        awaitPainting(window);
        return;
      }
      shown = null;
      stopAwaiting();
      if (stage === 'hidden') return;
      // The page empties itself first: a window shows its last frame when it comes up again (electron#8410).
      stopClearing();
      const made = window;
      const { revision } = push;
      const timer = setTimeout(() => {
        staleUntil = revision;
        hide(made);
      }, longestClearing);
      clearing = { revision, timer };
    },
    painted: (revision) => {
      if (window === null) return;
      if (painting !== null && revision >= painting.revision) {
        stopAwaiting();
        if (revision < lastRevision) awaitPainting(window);
      }
      if (staleUntil !== null && revision >= staleUntil) {
        staleUntil = null;
        if (shown !== null) {
          becomeSeen(window);
          putInPlace(window, shown.view);
        }
      }
      if (clearing !== null && revision >= clearing.revision) hide(window);
    },
    hideAtOnce: () => {
      if (window === null || stage !== 'shown') return;
      staleUntil = clearing?.revision ?? lastRevision + 1;
      becomeUnseen(window);
      if (hasFocus) loseFocus(window);
    },
    moveTo,
    setAway: (isAwayNow) => {
      isAway = isAwayNow;
      stopAwaiting();
    },
    takeFocus,
    displayChoices: () => displayChoices(displays()),
    letGo: () => {
      isLettingGo = true;
    },
    page: () => (window === null || window.isDestroyed() ? null : window.webContents),
  };
}
