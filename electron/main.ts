import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { z } from 'zod';
import { setAppMenu } from './app-menu.ts';
import { registerScheme } from './app-pages.ts';
import { needsXWayland, systemOf } from './desktop.ts';
import { parseFlags } from './flags.ts';
import { lockDown } from './lock-down.ts';
import { openLogFile } from './log-file.ts';
import { startApp } from './start-app.ts';
import { ensureWritable } from './store/open.ts';
import { StoreError } from './store/store-error.ts';

// Files that the app makes are the rep's alone.
process.umask(0o077);

const system = systemOf(process.platform);
const flags = parseFlags(process.argv.slice(1), process.cwd());
if (flags.data !== null) {
  app.setPath('userData', flags.data);
}
const dataFolder = app.getPath('userData');
// Chromium's own files (code cache and the like) stay out of the rep's folder.
app.setPath('sessionData', join(dataFolder, 'session'));

/** What a second start hands over to the first. */
const handOverSchema = z.object({ wants: z.enum(['pause', 'panel', 'nothing']) });
type HandOver = z.infer<typeof handOverSchema>;

const handOver: HandOver = { wants: flags.isPause ? 'pause' : flags.isHidden ? 'nothing' : 'panel' };

if (!isWritable()) {
  app.exit(1);
} else if (!app.requestSingleInstanceLock(handOver)) {
  app.exit(0);
} else if (needsXWayland(system, process.env, startedHow())) {
  app.releaseSingleInstanceLock();
  app.relaunch({ ...relaunchProgram(), args: [...process.argv.slice(1), '--ozone-platform=x11'] });
  app.exit(0);
} else {
  setAppMenu(system);
  registerScheme();
  lockDown();
  void app.whenReady().then(() => start());
}

function startedHow() {
  return { isPackaged: app.isPackaged, hasSwitch: app.commandLine.hasSwitch('ozone-platform') };
}

/** An AppImage is started again by its own file, not by the program inside its mount. */
function relaunchProgram(): { execPath?: string } {
  return process.env.APPIMAGE === undefined ? {} : { execPath: process.env.APPIMAGE };
}

/** Asked before the lock: Chromium takes a folder it cannot lock for one that another instance holds. */
function isWritable(): boolean {
  try {
    ensureWritable(dataFolder);
    return true;
  } catch (error) {
    giveUp(error);
    return false;
  }
}

function start(): void {
  const log = openLogFile(dataFolder);
  process.on('uncaughtException', (error) => log.trouble('main', error));
  process.on('unhandledRejection', (error) => log.trouble('main', error));
  try {
    const running = startApp({
      flags: { ...flags, isHidden: flags.isHidden || isLoginStart() },
      system,
      dataFolder,
      log,
      newId: randomUUID,
      chance: Math.random,
    });
    app.on('second-instance', (_event, _argv, _folder, handedOver) => {
      const { wants } = handOverSchema.catch({ wants: 'panel' }).parse(handedOver);
      if (wants === 'pause') running.key();
      if (wants === 'panel') running.openPanel();
    });
  } catch (error) {
    log.trouble('the start', error);
    giveUp(error);
    app.exit(1);
  }
}

/** A Mac passes no flags at login, but says that it was one. */
function isLoginStart(): boolean {
  return system === 'mac' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** One clear message, for a terminal and for a screen, and no half a start. */
function giveUp(error: unknown): void {
  const message =
    error instanceof StoreError
      ? error.message
      : `Unflappable could not start. The file unflappable.log in ${dataFolder} says where it stopped.`;
  // Without a screen of its own yet (Linux before `ready`, and the preview) the box is a line on standard error.
  const isBoxALine = process.versions.electron === undefined || (system === 'linux' && !app.isReady());
  if (!isBoxALine) console.error(message);
  dialog.showErrorBox('Unflappable cannot start', message);
}
