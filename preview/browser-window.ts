import type * as Electron from 'electron';
import { appEvents, lastWindowClosed, onCloseAllWindows } from './app.ts';
import { offScreen } from './chromium.ts';
import { theHost } from './host.ts';
import type { Page } from './page.ts';
import { screen } from './screen.ts';
import { anyValue, checkOptions, createEvent, Events, standIn, standInClass } from './stand-in.ts';
import { type Contents, createContents } from './web-contents.ts';

interface WindowState {
  readonly id: number;
  readonly window: Electron.BrowserWindow;
  readonly contents: Contents;
  readonly events: Events;
  readonly level: () => string;
  readonly isFocusable: () => boolean;
  readonly isProtected: () => boolean;
}

/** A window as a test sees it. */
export interface WindowDescription {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly focusable: boolean;
  readonly minimized: boolean;
  readonly alwaysOnTop: boolean;
  readonly level: string;
  readonly opacity: number;
  readonly protectedFromCapture: boolean;
  readonly bounds: Electron.Rectangle;
}

const windows = new Map<number, WindowState>();
let lastId = 0;
let focusedId: number | undefined;

/** Gives the keyboard to a window, or to no window of this app. */
function moveFocus(id: number | undefined): void {
  if (id === focusedId) return;
  const before = focusedId === undefined ? undefined : windows.get(focusedId);
  focusedId = id;
  if (before) {
    before.events.emit('blur', createEvent());
    appEvents.emit('browser-window-blur', createEvent(), before.window);
  }
  const now = id === undefined ? undefined : windows.get(id);
  if (now) {
    now.events.emit('focus', createEvent());
    appEvents.emit('browser-window-focus', createEvent(), now.window);
  }
}

/** Every window of the app, in the order they were made. */
export function describeWindows(): readonly WindowDescription[] {
  return [...windows.values()].map(({ id, window, contents, level, isFocusable, isProtected }) => ({
    id,
    title: window.getTitle(),
    url: contents.contents.getURL(),
    visible: window.isVisible(),
    focused: window.isFocused(),
    focusable: isFocusable(),
    minimized: window.isMinimized(),
    alwaysOnTop: window.isAlwaysOnTop(),
    level: level(),
    opacity: window.getOpacity(),
    protectedFromCapture: isProtected(),
    bounds: window.getBounds(),
  }));
}

/** Makes the render process of a window die. */
export function crashPage(title: string): void {
  const state = [...windows.values()].find(({ window }) => window.getTitle() === title);
  if (!state?.contents.page) throw new Error(`no window titled “${title}” with a page in it`);
  state.contents.page.crash();
}

/** Closes a window as its owner would, by its title bar. */
export function closeByPerson(title: string): void {
  const state = [...windows.values()].find(({ window }) => window.getTitle() === title);
  if (!state) throw new Error(`no window titled “${title}”`);
  state.window.close();
}

function isDefined(value: number | undefined): value is number {
  return value !== undefined;
}

function initialBounds(options: Electron.BrowserWindowConstructorOptions): Electron.Rectangle {
  const { width = 800, height = 600, x, y } = options;
  const { workArea } = screen.getPrimaryDisplay();
  return {
    width,
    height,
    x: isDefined(x) && !options.center ? x : Math.round(workArea.x + (workArea.width - width) / 2),
    y: isDefined(y) && !options.center ? y : Math.round(workArea.y + (workArea.height - height) / 2),
  };
}

function checkWindowOptions(options: Electron.BrowserWindowConstructorOptions): void {
  checkOptions('BrowserWindow', options, {
    width: anyValue,
    height: anyValue,
    x: anyValue,
    y: anyValue,
    minWidth: anyValue,
    minHeight: anyValue,
    maxWidth: anyValue,
    maxHeight: anyValue,
    useContentSize: anyValue,
    center: anyValue,
    show: anyValue,
    frame: anyValue,
    resizable: anyValue,
    movable: anyValue,
    minimizable: anyValue,
    maximizable: anyValue,
    closable: anyValue,
    fullscreenable: anyValue,
    fullscreen: (value) => value !== true,
    skipTaskbar: anyValue,
    hiddenInMissionControl: anyValue,
    alwaysOnTop: anyValue,
    focusable: anyValue,
    type: anyValue,
    transparent: anyValue,
    opacity: anyValue,
    hasShadow: anyValue,
    roundedCorners: anyValue,
    thickFrame: anyValue,
    titleBarStyle: anyValue,
    backgroundColor: anyValue,
    acceptFirstMouse: anyValue,
    title: anyValue,
    icon: anyValue,
    autoHideMenuBar: anyValue,
    paintWhenInitiallyHidden: (value) => value !== false,
    webPreferences: anyValue,
  });
  const preferences = options.webPreferences ?? {};
  checkOptions('BrowserWindow webPreferences', preferences, {
    preload: anyValue,
    sandbox: (value) => value !== false,
    contextIsolation: (value) => value !== false,
    nodeIntegration: (value) => value !== true,
    nodeIntegrationInSubFrames: (value) => value !== true,
    nodeIntegrationInWorker: (value) => value !== true,
    webSecurity: (value) => value !== false,
    allowRunningInsecureContent: (value) => value !== true,
    experimentalFeatures: (value) => value !== true,
    webviewTag: (value) => value !== true,
    plugins: (value) => value !== true,
    javascript: (value) => value !== false,
    images: (value) => value !== false,
    backgroundThrottling: anyValue,
    spellcheck: anyValue,
    devTools: anyValue,
    navigateOnDragDrop: (value) => value !== true,
    disableDialogs: anyValue,
    safeDialogs: anyValue,
    autoplayPolicy: anyValue,
    v8CacheOptions: anyValue,
  });
}

function createWindow(options: Electron.BrowserWindowConstructorOptions = {}): Electron.BrowserWindow {
  if (!theHost().isReady) throw new Error('Cannot create BrowserWindow before app is ready');
  checkWindowOptions(options);
  lastId += 1;
  const id = lastId;
  const events = new Events('BrowserWindow', [
    'ready-to-show',
    'show',
    'hide',
    'close',
    'closed',
    'focus',
    'blur',
    'minimize',
    'restore',
    'move',
    'moved',
    'resize',
    'resized',
    'always-on-top-changed',
    'page-title-updated',
    'unresponsive',
    'responsive',
    'query-session-end',
    'session-end',
  ]);
  let bounds = initialBounds(options);
  let title = options.title ?? theHost().app.name;
  let visible = false;
  let minimized = false;
  let destroyed = false;
  let onTop = options.alwaysOnTop ?? false;
  let level = onTop ? 'floating' : 'normal';
  let focusable = options.focusable ?? true;
  let opacity = options.opacity ?? 1;
  let contentProtected = false;
  let resizable = options.resizable ?? true;
  let readyToShow = false;

  const assertAlive = (): void => {
    if (destroyed) throw new TypeError('Object has been destroyed');
  };

  /** Moves the real window, if there is one, to where this one is. Only written, never waited for. */
  const place = (page: Page | undefined): void => {
    const isReal = theHost().running?.headless === false;
    // Without a display too: the page is told where it is by `screenX`.
    if (visible && !minimized && opacity > 0) page?.setWindowBounds({ left: bounds.x, top: bounds.y });
    else if (page && isReal) {
      page.setWindowBounds({ left: offScreen, top: offScreen });
      keepHidden(page);
    }
  };

  /** Some window managers pull windows back onto the screen: there, a hidden window is a minimised one. */
  const keepHidden = (page: Page): void => {
    page.windowLeft().then(
      (left) => {
        if (left > offScreen / 2 && !visible) page.setWindowBounds({ windowState: 'minimized' });
      },
      () => {},
    );
  };

  const raise = (page: Page | undefined): void => {
    if (page && theHost().running?.headless === false) page.bringToFront();
  };

  const setVisible = (value: boolean): void => {
    if (value) minimized = false;
    if (visible === value) return;
    visible = value;
    place(contents.page);
    events.emit(value ? 'show' : 'hide', createEvent());
    if (!value && focusedId === id) moveFocus(undefined);
  };

  const setBounds = (change: Partial<Electron.Rectangle>): void => {
    assertAlive();
    const before = bounds;
    bounds = { ...bounds, ...change };
    if (bounds.width !== before.width || bounds.height !== before.height) {
      contents.page?.setContentSize(bounds);
      const zoom = contents.contents.getZoomFactor();
      if (zoom !== 1) contents.page?.setZoom(zoom, bounds);
      events.emit('resize', createEvent());
      events.emit('resized', createEvent());
    }
    if (bounds.x !== before.x || bounds.y !== before.y) {
      if (visible) place(contents.page);
      events.emit('move', createEvent());
      events.emit('moved', createEvent());
    }
  };

  const destroy = (): void => {
    if (destroyed) return;
    if (visible && focusedId === id) moveFocus(undefined);
    destroyed = true;
    visible = false;
    contents.destroy();
    windows.delete(id);
    events.emit('closed', createEvent());
    if (windows.size === 0) setImmediate(() => windows.size === 0 && lastWindowClosed());
  };

  /** Asks the app; false when it would rather keep the window. */
  const mayClose = (): boolean => {
    const event = createEvent();
    events.emit('close', event);
    return !event.defaultPrevented;
  };

  const focus = (): void => {
    assertAlive();
    if (!visible || !focusable) return;
    raise(contents.page);
    moveFocus(id);
  };

  const contents = createContents(options.webPreferences?.preload, {
    size: () => bounds,
    onOpened(page) {
      place(page);
      if (visible) raise(page);
    },
    onLoaded() {
      if (readyToShow) return;
      readyToShow = true;
      const painted =
        'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))';
      contents.page?.evaluate(painted).then(
        () => void (!destroyed && events.emit('ready-to-show', createEvent())),
        () => {},
      );
    },
    onTitle(now) {
      const event = createEvent();
      events.emit('page-title-updated', event, now, true);
      if (!event.defaultPrevented) title = now;
    },
    onFocusChange(what) {
      if (!visible || !focusable) return;
      // Without a display every page believes that it has the focus: only a click tells there.
      const isReal = theHost().running?.headless === false;
      if (what === 'pointerdown' || (isReal && what === 'focus')) moveFocus(id);
      else if (isReal && what === 'blur' && focusedId === id) moveFocus(undefined);
    },
    onClosed() {
      if (mayClose()) destroy();
      else contents.reopen();
    },
  });

  const window: Electron.BrowserWindow = standIn<Electron.BrowserWindow>(
    'BrowserWindow',
    {
      id,
      webContents: contents.contents,
      loadURL: (url) => contents.load(url),
      reload: () => contents.contents.reload(),
      show() {
        assertAlive();
        setVisible(true);
        focus();
      },
      showInactive() {
        assertAlive();
        setVisible(true);
        raise(contents.page);
      },
      hide() {
        assertAlive();
        setVisible(false);
      },
      close() {
        assertAlive();
        if (mayClose()) destroy();
      },
      destroy,
      isDestroyed: () => destroyed,
      isVisible: () => visible && !minimized,
      isFocused: () => focusedId === id,
      isMinimized: () => minimized,
      isMaximized: () => false,
      isFullScreen: () => false,
      isNormal: () => !minimized,
      isModal: () => false,
      minimize() {
        assertAlive();
        minimized = true;
        contents.page?.setWindowBounds({ windowState: 'minimized' });
        if (focusedId === id) moveFocus(undefined);
        events.emit('minimize', createEvent());
      },
      restore() {
        assertAlive();
        if (!minimized) return;
        minimized = false;
        contents.page?.setWindowBounds({ windowState: 'normal' });
        place(contents.page);
        events.emit('restore', createEvent());
      },
      focus,
      blur() {
        if (focusedId === id) moveFocus(undefined);
      },
      setBounds,
      getBounds: () => ({ ...bounds }),
      getNormalBounds: () => ({ ...bounds }),
      getContentBounds: () => ({ ...bounds }),
      setContentBounds: setBounds,
      getSize: () => [bounds.width, bounds.height],
      setSize: (width, height) => setBounds({ width, height }),
      getContentSize: () => [bounds.width, bounds.height],
      setContentSize: (width, height) => setBounds({ width, height }),
      getPosition: () => [bounds.x, bounds.y],
      setPosition: (x, y) => setBounds({ x, y }),
      center: () => {
        const { width, height } = bounds;
        setBounds(initialBounds({ width, height }));
      },
      setMinimumSize() {},
      setResizable(value) {
        resizable = value;
      },
      isResizable: () => resizable,
      setAlwaysOnTop(flag, wanted = 'floating') {
        assertAlive();
        const changed = flag !== onTop;
        onTop = flag;
        level = flag ? wanted : 'normal';
        if (changed) events.emit('always-on-top-changed', createEvent(), flag);
      },
      isAlwaysOnTop: () => onTop,
      moveTop: () => {
        assertAlive();
        if (visible) raise(contents.page);
      },
      setVisibleOnAllWorkspaces() {},
      isVisibleOnAllWorkspaces: () => false,
      setOpacity(value) {
        assertAlive();
        const wasSeen = opacity > 0;
        opacity = value;
        if (wasSeen !== opacity > 0) place(contents.page);
      },
      getOpacity: () => opacity,
      setBackgroundColor() {},
      getTitle: () => title,
      setTitle(value) {
        title = value;
      },
      setFocusable(value) {
        focusable = value;
        if (!value && focusedId === id) moveFocus(undefined);
      },
      isFocusable: () => focusable,
      removeMenu() {},
      setMenu() {},
      setMenuBarVisibility() {},
      setContentProtection(value) {
        contentProtected = value;
      },
      setSkipTaskbar() {},
      setIcon() {},
    },
    events,
  );

  windows.set(id, {
    id,
    window,
    contents,
    events,
    level: () => level,
    isFocusable: () => focusable,
    isProtected: () => contentProtected,
  });
  appEvents.emit('browser-window-created', createEvent(), window);
  if (options.show !== false) {
    setVisible(true);
    focus();
  }
  return window;
}

onCloseAllWindows(() => {
  for (const { window } of [...windows.values()]) {
    if (!window.isDestroyed()) window.close();
    if (!window.isDestroyed()) return false;
  }
  return true;
});

export const BrowserWindow = standInClass<typeof Electron.BrowserWindow>('BrowserWindow', createWindow, {
  getAllWindows: () => [...windows.values()].map(({ window }) => window),
  getFocusedWindow: () => (focusedId === undefined ? null : (windows.get(focusedId)?.window ?? null)),
  fromId: (id) => windows.get(id)?.window ?? null,
  fromWebContents: (contents) =>
    [...windows.values()].find((state) => state.contents.contents === contents)?.window ?? null,
});
