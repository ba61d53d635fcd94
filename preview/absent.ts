import type * as Electron from 'electron';
import { notImplemented, standIn, standInClass } from './stand-in.ts';

// Parts of Electron that the preview has nothing of: each member throws an error that names it.
export const autoUpdater = standIn<Electron.AutoUpdater>('autoUpdater', {});
export const contentTracing = standIn<Electron.ContentTracing>('contentTracing', {});
export const crashReporter = standIn<Electron.CrashReporter>('crashReporter', {});
export const desktopCapturer = standIn<Electron.DesktopCapturer>('desktopCapturer', {});
export const net = standIn<Electron.Net>('net', {});
export const powerSaveBlocker = standIn<Electron.PowerSaveBlocker>('powerSaveBlocker', {});
export const systemPreferences = standIn<Electron.SystemPreferences>('systemPreferences', {});
export const utilityProcess = standInClass<typeof Electron.utilityProcess>(
  'utilityProcess',
  () => {
    throw notImplemented('new UtilityProcess()');
  },
  {},
);
export const webContents = standInClass<typeof Electron.webContents>(
  'webContents',
  () => {
    throw notImplemented('new WebContents()');
  },
  {},
);
