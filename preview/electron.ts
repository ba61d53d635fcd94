/**
 * The `electron` module of the preview: what `require('electron')` gives to the app's main process when it was started
 * with start.ts. Each part lives in a file of its own; see README.md for what each does and does not do.
 */

export {
  autoUpdater,
  contentTracing,
  crashReporter,
  desktopCapturer,
  net,
  powerSaveBlocker,
  systemPreferences,
  utilityProcess,
  webContents,
} from './absent.ts';
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { clipboard } from './clipboard.ts';
export { dialog } from './dialog.ts';
export { globalShortcut } from './global-shortcut.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu.ts';
export { nativeImage } from './native-image.ts';
export { nativeTheme } from './native-theme.ts';
export { Notification } from './notification.ts';
export { powerMonitor } from './power-monitor.ts';
export { protocol } from './protocol.ts';
export { safeStorage } from './safe-storage.ts';
export { screen } from './screen.ts';
export { session } from './session.ts';
export { shell } from './shell.ts';
export { Tray } from './tray.ts';
