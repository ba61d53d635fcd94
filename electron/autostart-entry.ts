import { join } from 'node:path';

export interface LoginStart {
  /** The installed app's program; null when the app runs from a checkout. */
  readonly program: string | null;
  readonly checkout: string;
  /** The data folder that was asked for; null for the usual one. */
  readonly dataFolder: string | null;
}

/** The command that starts the app without a window: the installed program, or what `npm start` runs in a checkout. */
export function loginCommand({ program, checkout, dataFolder }: LoginStart): readonly [string, ...string[]] {
  const flags = dataFolder === null ? ['--hidden'] : ['--hidden', `--data=${dataFolder}`];
  return program === null
    ? [join(checkout, 'node_modules/.bin/node'), join(checkout, 'scripts/run.mjs'), 'start', ...flags]
    : [program, ...flags];
}

/** The text of an autostart entry (Desktop Entry Specification 1.5; quoting as its `Exec` key asks for). */
export function autostartEntry(command: readonly string[]): string {
  const exec = command
    .map((part) => `"${part.replace(/(["`$\\])/gu, '\\$1').replace(/%/gu, '%%')}"`)
    .join(' ');
  return `[Desktop Entry]\nType=Application\nName=Unflappable\nExec=${exec}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n`;
}
