import { Menu } from 'electron';
import type { System } from '../domain/hotkey-words.ts';

/**
 * In place of Electron's own menu, which would bring reloading and the developer tools into a rep's window. A Mac needs
 * one for copy and paste to work; elsewhere there is none. Must run before the app is ready.
 */
export function setAppMenu(system: System): void {
  Menu.setApplicationMenu(
    system === 'mac'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
}
