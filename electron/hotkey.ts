import { globalShortcut } from 'electron';
import type { SystemKeys } from './hotkeys.ts';

/** The only caller of `globalShortcut`. */
export const systemKeys: SystemKeys = {
  take: (accelerator, onPress) => {
    try {
      return globalShortcut.register(accelerator, onPress);
    } catch {
      // Electron throws for a key it has no name for.
      return false;
    }
  },
  drop: (accelerator) => {
    globalShortcut.unregister(accelerator);
  },
  dropAll: () => {
    globalShortcut.unregisterAll();
  },
  suspend: (isSuspended) => {
    globalShortcut.setSuspended(isSuspended);
  },
};
