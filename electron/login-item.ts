import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { System } from '../domain/hotkey-words.ts';
import { autostartEntry, loginCommand } from './autostart-entry.ts';

/**
 * Makes the app start with the rep's session, without a window and with the same data folder (null: the usual one); or
 * stops that. @throws when the system refuses.
 */
export function startAtLogin(isWanted: boolean, system: System, dataFolder: string | null): void {
  const [program, ...args] = loginCommand({
    system,
    program: app.isPackaged ? (process.env.APPIMAGE ?? process.execPath) : null,
    checkout: join(import.meta.dirname, '../..'),
    dataFolder,
  });
  if (system !== 'linux') {
    // As they are: Electron quotes the program and each argument for Windows by itself (electron#50016), and quotes of
    // ours would become part of the folder's name. A Mac takes neither, and `main.ts` asks it whether this is a login.
    app.setLoginItemSettings({ openAtLogin: isWanted, path: program, args });
    return;
  }
  // Electron does not do this on Linux: a desktop entry in the XDG autostart folder is what every desktop reads.
  const folder = join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'autostart');
  const file = join(folder, 'app.unflappable.Unflappable.desktop');
  if (!isWanted) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, autostartEntry([program, ...args]));
}
