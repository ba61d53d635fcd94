// What break apps do: the same window with the same page, but made on the key press and destroyed afterwards.
import { join } from 'node:path';
import { app, BrowserWindow, globalShortcut, ipcMain } from 'electron';
import { defaultHotkey } from '../../../domain/hotkey-words.ts';
import type { OverlayView } from '../../../domain/overlay-view.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { registerScheme, servePages } from '../../../electron/app-pages.ts';
import type { Reply } from '../../../electron/contract/intent.ts';
import { intentChannel, type OverlayPush } from '../../../electron/contract.ts';
import { createOverlayWindow } from '../../../electron/overlay-window.ts';
import { epoch } from '../figures.ts';
import { report, reportPages, reportRequests } from './observe-main.ts';

const dist = join(import.meta.dirname, '../../../dist');
const lengthSeconds = 8;

function pausing(): OverlayPush {
  const now = epoch();
  const view: OverlayView = {
    face: 'pausing',
    size: defaultSettings.size,
    textScale: defaultSettings.textScale,
    isPractice: false,
    pauseId: 'bench',
    bridge: 'Give me a moment to read what I’ve written down.',
    cue: 'Slow out-breath.',
    muteReminder: 'Press mute on your headset. Check the mute light.',
    startedAt: now,
    deadline: now + lengthSeconds * 1000,
    lengthSeconds,
    inSeconds: 3,
    outSeconds: 5,
    motion: 'ring',
    hotkey: 'Ctrl Shift Space',
  };
  return { revision: 1, clock: now, view };
}

const overlay = createOverlayWindow({
  system: process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux',
  preload: join(dist, 'bench/preload.cjs'),
  settings: () => defaultSettings,
  places: { spotOn: () => null, moved: () => {}, write: () => {} },
  onDisplaysChanged: () => {},
  // The page does not exist yet when the key is pressed: it asks for what to draw.
  send: () => {},
  onLoaded: () => {},
  mayMakeAgain: () => false,
  onTrouble: (where, error) => console.error(where, error),
});

reportRequests();
reportPages((page, sender) => {
  if (page.painted !== 'pause') return;
  const window = BrowserWindow.fromWebContents(sender);
  window?.once('closed', () => report({ bench: 'closed' }));
  window?.destroy();
});
registerScheme();
void app.whenReady().then(() => {
  servePages(join(dist, 'renderer'));
  ipcMain.handle(
    intentChannel,
    (_event, name: unknown): Reply<OverlayPush | null> => ({
      ok: true,
      value: name === 'readOverlay' ? pausing() : null,
    }),
  );
  globalShortcut.register(defaultHotkey, () => {
    overlay.make();
    overlay.present(pausing());
  });
});
app.on('window-all-closed', () => {});
