import { app, appEvents, becomeReady } from './app.ts';
import type { Browser } from './browser.ts';
import { startControl } from './control-server.ts';
import { watchChords } from './global-shortcut.ts';
import { onQuitRole } from './menu.ts';
import { watchTheme } from './native-theme.ts';
import { setRealDisplay } from './screen.ts';
import { announceSession } from './session.ts';
import { openPages } from './web-contents.ts';

/** Connects the parts that must hear of each other, and makes the app ready. */
export async function announceReady(browser: Browser): Promise<void> {
  if (!browser.headless) {
    const { bounds, workArea, scaleFactor } = await browser.readScreen();
    setRealDisplay(bounds, workArea, scaleFactor);
  }
  watchChords((chords) => {
    for (const page of openPages()) page.setHotkeys(chords);
  });
  watchTheme((media) => {
    for (const page of openPages()) page.setMedia(media);
  });
  onQuitRole(() => app.quit());
  if (browser.debuggingUrl !== undefined) console.error(`DevTools listening on ${browser.debuggingUrl}`);
  startControl();
  announceSession((name, ...args) => void appEvents.emit(name, ...args));
  becomeReady();
}
