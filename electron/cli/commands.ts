import { backupCommand, restoreCommand, verifyCommand } from './backup-commands.ts';
import type { Command } from './command.ts';
import { exportCommand, importCommand, searchCommand } from './log-commands.ts';
import { combineCommand, reviewCommand } from './week-commands.ts';

/** By their names, in the order of the help. */
export const commands = {
  export: exportCommand,
  import: importCommand,
  review: reviewCommand,
  search: searchCommand,
  backup: backupCommand,
  restore: restoreCommand,
  verify: verifyCommand,
  combine: combineCommand,
} as const satisfies Readonly<Record<string, Command>>;

export function commandOf(name: string): Command | null {
  return Object.entries(commands).find(([known]) => known === name)?.[1] ?? null;
}
