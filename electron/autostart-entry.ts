import { join } from 'node:path';
import type { System } from '../domain/hotkey-words.ts';

export interface LoginStart {
  readonly system: System;
  /** The installed app's program; null when the app runs from a checkout. */
  readonly program: string | null;
  readonly checkout: string;
  /** The data folder that was asked for; null for the usual one. */
  readonly dataFolder: string | null;
}

/** The command that starts the app without a window: the installed program, or what `npm start` runs in a checkout. */
export function loginCommand({
  system,
  program,
  checkout,
  dataFolder,
}: LoginStart): readonly [string, ...string[]] {
  const flags = dataFolder === null ? ['--hidden'] : ['--hidden', `--data=${dataFolder}`];
  if (program === null) {
    return [join(checkout, 'node_modules/.bin/node'), join(checkout, 'scripts/run.mjs'), 'start', ...flags];
  }
  // As the menu's entry starts it (electron-builder.yml): on Wayland it runs through XWayland.
  return [program, ...(system === 'linux' ? ['--ozone-platform=x11'] : []), ...flags];
}

/**
 * The text of an autostart entry. Desktop Entry Specification 1.5: an argument of `Exec` is quoted, and then the whole
 * value is escaped as every value is, so that a backslash of the quoting becomes two and one in a name four.
 */
export function autostartEntry(command: readonly string[]): string {
  const exec = command
    .map((part) => `"${part.replace(/["`$\\]/gu, '\\$&').replace(/%/gu, '%%')}"`)
    .join(' ')
    .replace(/\\/gu, '\\\\')
    .replace(/\n/gu, '\\n');
  return `[Desktop Entry]\nType=Application\nName=Unflappable\nExec=${exec}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n`;
}
