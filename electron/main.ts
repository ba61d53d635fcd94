import { randomUUID } from 'node:crypto';
import { app, dialog } from 'electron';
import { z } from 'zod';
import { setAppMenu } from './app-menu.ts';
import { registerScheme } from './app-pages.ts';
import { backupFolderOf } from './backup-file.ts';
import { folderOfCommand, runCommandLine } from './cli/run.ts';
import { finishDeleting } from './delete-everything.ts';
import { needsXWayland, systemOf } from './desktop.ts';
import { commandLineOf, parseFlags, urlScheme, type Wish, wishes, wishOf, wishOfUrl } from './flags.ts';
import { systemKeyStore } from './key-store.ts';
import { lockDown } from './lock-down.ts';
import { openLogFile } from './log-file.ts';
import { LogLeftAlone } from './log-left-alone.ts';
import { suspectIfDamaged } from './open-log.ts';
import { claimProfile, leaveProfile, profileFolderOf, sessionFolderOf } from './profile-folder.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { sweepReadingCopies } from './store/connect-to-read.ts';
import { ensureWritable, hasLog } from './store/open.ts';
import { StoreError } from './store/store-error.ts';
import { storeTroubleWords } from './store/store-trouble.ts';

// Files that the app makes are the rep's alone.
process.umask(0o077);

const system = systemOf(process.platform);
const commandLine = commandLineOf(process.argv);
const flags = parseFlags(process.argv.slice(1), process.cwd());
const givenFolder = commandLine === null ? flags.data : folderOfCommand(commandLine);
if (givenFolder !== null) {
  app.setPath('userData', givenFolder);
}
const dataFolder = app.getPath('userData');

/** What a second start hands over to the first. */
const handOverSchema = z.object({ wants: z.enum(wishes) });
type HandOver = z.infer<typeof handOverSchema>;

const handOver: HandOver = { wants: wishOf(flags) };

let running: RunningApp | null = null;
/** What a Mac was asked for by an address before the app ran. */
let wishBefore: Wish | null = null;

if (commandLine !== null) {
  // `unflappable-cli` of an installed app: no window, no tray, and beside an app that runs. The system's key store
  // answers only once the app is ready.
  keepProfileIn(dataFolder);
  app.disableHardwareAcceleration();
  void app
    .whenReady()
    .then(() => runCommandLine(commandLine, systemKeyStore(system)))
    .then((status) => app.exit(status));
} else if (!canStart()) {
  app.exit(1);
} else if (!app.requestSingleInstanceLock(handOver)) {
  app.exit(0);
} else if (handOver.wants === 'hide') {
  // No app runs: there is nothing to hide, and nothing shall show.
  app.exit(0);
} else if (needsXWayland(system, process.env, startedHow())) {
  app.releaseSingleInstanceLock();
  app.relaunch({ ...relaunchProgram(), args: [...process.argv.slice(1), '--ozone-platform=x11'] });
  app.exit(0);
} else {
  const profile = app.getPath('userData');
  claimProfile(profile, dataFolder);
  app.on('quit', () => leaveProfile(profile, dataFolder));
  setAppMenu(system);
  registerScheme();
  lockDown();
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const wish = wishOfUrl(url);
    if (running === null) wishBefore = wish;
    else fulfil(running, wish);
  });
  // Windows shows notifications of a program that it knows by the name in its shortcut: electron-builder.yml’s appId.
  if (system === 'windows') app.setAppUserModelId('app.unflappable.Unflappable');
  void app.whenReady().then(start);
}

function startedHow() {
  return { isPackaged: app.isPackaged, hasSwitch: app.commandLine.hasSwitch('ozone-platform') };
}

/** An AppImage is started again by its own file, not by the program inside its mount. */
function relaunchProgram(): { execPath?: string } {
  return process.env.APPIMAGE === undefined ? {} : { execPath: process.env.APPIMAGE };
}

/** Asked before the lock: a log that is there can be read, and without one there has to be somewhere to write it. */
function canStart(): boolean {
  try {
    if (!hasLog(dataFolder)) ensureWritable(dataFolder);
    keepProfileIn(profileFolderOf(dataFolder));
    return true;
  } catch (error) {
    giveUp(error);
    return false;
  }
}

function keepProfileIn(folder: string): void {
  app.setPath('userData', folder);
  app.setPath('sessionData', sessionFolderOf(folder));
}

async function start(): Promise<void> {
  try {
    finishDeleting(dataFolder);
  } catch {
    // Half of what was to go: nothing is opened or written before the rest of it is gone, too.
    giveUp(new StoreError('not-all-deleted', dataFolder));
    app.exit(1);
    return;
  }
  for (const folder of [dataFolder, backupFolderOf(dataFolder)]) sweepReadingCopies(folder);
  const log = openLogFile(dataFolder);
  process.on('uncaughtException', (error) => log.trouble('main', error));
  process.on('unhandledRejection', (error) => log.trouble('main', error));
  try {
    const early = wishBefore;
    wishBefore = null;
    const starting = startApp({
      flags: {
        ...flags,
        isPause: flags.isPause || early === 'pause',
        isOpen: flags.isOpen || early === 'panel',
        isHidden: flags.isHidden || isLoginStart(),
      },
      system,
      dataFolder,
      log,
      newId: randomUUID,
      chance: Math.random,
      giveUp,
    });
    // Listened to from the first moment on: the key store may take its time, and what was asked for waits for it.
    app.on('second-instance', async (_event, _argv, _folder, handedOver) => {
      const { wants } = handOverSchema.catch({ wants: 'panel' }).parse(handedOver);
      const started = await starting.catch(() => null);
      if (started !== null) fulfil(started, wants);
    });
    running = await starting;
    if (wishBefore !== null) fulfil(running, wishBefore);
    if (app.isPackaged && flags.data === null) answerAddresses();
  } catch (error) {
    log.trouble('the start', error);
    suspectIfDamaged(dataFolder, error);
    // Whoever chose to quit has been told already.
    if (!(error instanceof LogLeftAlone)) giveUp(error);
    app.exit(1);
  }
}

function fulfil(started: RunningApp, wish: Wish): void {
  const ways: Readonly<Record<Wish, () => void>> = {
    pause: started.key,
    hide: started.hide,
    panel: started.openPanel,
    nothing: () => {},
  };
  ways[wish]();
}

/**
 * Makes `unflappable://…` start this app. On Linux the installed desktop entry says so; asking `xdg-settings` at each
 * start would hold it up.
 */
function answerAddresses(): void {
  // The two dashes: whatever a web page puts into an address can become no switch of Chromium's.
  if (system === 'windows') app.setAsDefaultProtocolClient(urlScheme, process.execPath, ['--']);
  if (system === 'mac') app.setAsDefaultProtocolClient(urlScheme);
}

/** A Mac passes no flags at login, but says that it was one. */
function isLoginStart(): boolean {
  return system === 'mac' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** One clear message, for a terminal and for a screen, and no half a start. */
function giveUp(error: unknown, title = 'Unflappable cannot start'): void {
  const message =
    error instanceof StoreError
      ? error.message
      : (storeTroubleWords(error) ??
        `Unflappable could not start. The file unflappable.log in ${dataFolder} says where it stopped.`);
  // Without a screen of its own yet (Linux before `ready`, and the preview) the box is a line on standard error.
  const isBoxALine = process.versions.electron === undefined || (system === 'linux' && !app.isReady());
  if (!isBoxALine) console.error(message);
  dialog.showErrorBox(title, message);
}
