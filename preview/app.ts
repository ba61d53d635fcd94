import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { theHost } from './host.ts';
import { type InstanceLock, takeInstanceLock } from './single-instance.ts';
import { createEvent, Events, notImplemented, standIn } from './stand-in.ts';

export const appEvents = new Events('app', [
  'will-finish-launching',
  'ready',
  'second-instance',
  'window-all-closed',
  'activate',
  'before-quit',
  'will-quit',
  'quit',
  'open-url',
  'open-file',
  'session-created',
  'web-contents-created',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'render-process-gone',
  'child-process-gone',
]);

const ready = Promise.withResolvers<void>();
const paths = new Map<string, string>();
/** Starts that came before the app was ready; Electron tells of them afterwards. */
const earlyStarts: (() => void)[] = [];
let name: string | undefined;
let lock: InstanceLock | undefined;
let lockRefused = false;
let quitting = false;
let loginItem = { openAtLogin: false };
/** Closes every window; false when one of them would not. Set by the windows, which know how. */
let closeAllWindows: () => boolean = () => true;

function appName(): string {
  return name ?? theHost().app.name;
}

function defaultPath(kind: string): string {
  const home = homedir();
  const appData: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(home, 'Library', 'Application Support'),
    win32: process.env.APPDATA ?? join(home, 'AppData', 'Roaming'),
  };
  switch (kind) {
    case 'home':
      return home;
    case 'temp':
      return tmpdir();
    case 'exe':
      return process.execPath;
    case 'appData':
      return appData[process.platform] ?? process.env.XDG_CONFIG_HOME ?? join(home, '.config');
    case 'userData':
      return join(pathOf('appData'), appName());
    case 'sessionData':
      return pathOf('userData');
    case 'logs':
      return process.platform === 'darwin'
        ? join(home, 'Library', 'Logs', appName())
        : join(pathOf('userData'), 'logs');
    case 'downloads':
      return join(home, 'Downloads');
    case 'documents':
      return join(home, 'Documents');
    case 'desktop':
      return join(home, 'Desktop');
    default:
      throw notImplemented(`app.getPath('${kind}')`);
  }
}

function pathOf(kind: string): string {
  return paths.get(kind) ?? defaultPath(kind);
}

/** Ends the process at once, as `app.exit` does: no window is asked. */
function exit(code = 0): void {
  appEvents.emit('quit', createEvent(), code);
  process.exit(code);
}

/** Every window may refuse, and so may the app; what is left to do happens after the caller has returned. */
function quit(): void {
  if (quitting) return;
  quitting = true;
  setImmediate(() => {
    const beforeQuit = createEvent();
    appEvents.emit('before-quit', beforeQuit);
    if (beforeQuit.defaultPrevented || !closeAllWindows()) {
      quitting = false;
      return;
    }
    finishQuitting();
  });
}

function finishQuitting(): void {
  const willQuit = createEvent();
  appEvents.emit('will-quit', willQuit);
  quitting = !willQuit.defaultPrevented;
  if (quitting) exit(0);
}

/** The windows tell how they are closed. */
export function onCloseAllWindows(closeAll: () => boolean): void {
  closeAllWindows = closeAll;
}

/** The last window is gone: the app decides what that means, and quits if it does not say. */
export function lastWindowClosed(): void {
  if (quitting) return;
  if (!appEvents.emit('window-all-closed')) quit();
}

/** Makes the app ready; false when it is on its way out already, because another instance holds the lock. */
export function canBecomeReady(): boolean {
  return !quitting && !lockRefused;
}

export function becomeReady(): void {
  theHost().isReady = true;
  appEvents.emit('will-finish-launching');
  appEvents.emit('ready', createEvent(), {});
  ready.resolve();
  // After whatever the app does first when it is ready.
  setImmediate(() => {
    for (const tell of earlyStarts.splice(0)) tell();
  });
}

const commandLine = standIn<Electron.CommandLine>('app.commandLine', {
  appendSwitch(key, value = '') {
    if (theHost().running) throw new Error(`preview: '${key}' comes too late, the browser is running`);
    theHost().switches.set(key, value);
  },
  hasSwitch: (key) =>
    theHost().switches.has(key) ||
    theHost().options.appFlags.some((flag) => flag === `--${key}` || flag.startsWith(`--${key}=`)),
  getSwitchValue(key) {
    const given = theHost().options.appFlags.find((flag) => flag.startsWith(`--${key}=`));
    return theHost().switches.get(key) ?? given?.slice(`--${key}=`.length) ?? '';
  },
});

export const app = standIn<Electron.App>(
  'app',
  {
    whenReady: () => ready.promise,
    isReady: () => theHost().isReady,
    isPackaged: false,
    quit,
    exit,
    requestSingleInstanceLock(additionalData) {
      if (lock) return true;
      lock = takeInstanceLock(
        pathOf('userData'),
        { argv: process.argv, cwd: process.cwd(), additionalData },
        ({ argv, cwd, additionalData: data }) => {
          const tell = (): void =>
            void appEvents.emit('second-instance', createEvent(), [...argv], cwd, data);
          if (theHost().isReady) tell();
          else earlyStarts.push(tell);
        },
      );
      lockRefused = lock === undefined;
      return !lockRefused;
    },
    hasSingleInstanceLock: () => lock !== undefined,
    releaseSingleInstanceLock() {
      lock?.release();
      lock = undefined;
    },
    getPath: (kind) => pathOf(kind),
    setPath(kind, path) {
      defaultPath(kind);
      paths.set(kind, path);
    },
    getAppPath: () => theHost().app.root,
    getVersion: () => theHost().app.version,
    getName: appName,
    setName(value) {
      name = value;
    },
    get name() {
      return appName();
    },
    set name(value) {
      name = value;
    },
    getLocale: () => new Intl.DateTimeFormat().resolvedOptions().locale,
    getPreferredSystemLanguages: () => [new Intl.DateTimeFormat().resolvedOptions().locale],
    // Remembered, not done: starting Node at login would not start the app.
    getLoginItemSettings: () => ({
      openAtLogin: loginItem.openAtLogin,
      wasOpenedAtLogin: false,
      status: loginItem.openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: loginItem.openAtLogin,
      launchItems: [],
    }),
    setLoginItemSettings({ openAtLogin = false }) {
      loginItem = { openAtLogin };
    },
    // Names of the app for a desktop: there is no installed app that could carry them.
    setAppUserModelId() {},
    setDesktopName() {},
    // Every page here is sandboxed already.
    enableSandbox() {},
    setAsDefaultProtocolClient: () => false,
    removeAsDefaultProtocolClient: () => false,
    isDefaultProtocolClient: () => false,
    disableHardwareAcceleration() {
      commandLine.appendSwitch('disable-gpu');
    },
    commandLine,
    dock: undefined,
    hide() {},
  },
  appEvents,
);
