import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { z } from 'zod';
import { registerScheme } from './app-pages.ts';
import { parseFlags } from './flags.ts';
import { lockDown } from './lock-down.ts';
import { openLogFile } from './log-file.ts';
import { startApp } from './start-app.ts';
import { ensureWritable } from './store/open.ts';
import { StoreError } from './store/store-error.ts';

// Files that the app makes are the rep's alone.
process.umask(0o077);

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
} else if (app.requestSingleInstanceLock(handOver)) {
  registerScheme();
  lockDown();
  void app.whenReady().then(() => start());
} else {
  app.exit(0);
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
    const running = startApp({ flags, dataFolder, log, newId: randomUUID, chance: Math.random });
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

/** One clear message, and no half a start. */
function giveUp(error: unknown): void {
  const message =
    error instanceof StoreError
      ? error.message
      : `Unflappable could not start. The file unflappable.log in ${dataFolder} says where it stopped.`;
  dialog.showErrorBox('Unflappable cannot start', message);
}
