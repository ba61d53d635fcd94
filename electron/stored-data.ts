import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredFiles } from './contract/stored.ts';

/** Where what the app wrote lies, and how large each part is. */
export function storedFiles(folder: string): StoredFiles {
  const sizes = { log: 0, backups: 0, settings: 0, notes: 0, other: 0 };
  for (const name of readdirSync(folder)) {
    sizes[partOf(name)] += sizeOf(join(folder, name));
  }
  return { folder, ...sizes };
}

function partOf(name: string): Exclude<keyof StoredFiles, 'folder'> {
  if (/^unflappable\.db/u.test(name)) return 'log';
  if (/^(?:backups$|damaged-)/u.test(name)) return 'backups';
  if (/^(?:settings|places|key|playbook-outside-lock)\./u.test(name)) return 'settings';
  return /^unflappable\.log/u.test(name) ? 'notes' : 'other';
}

/** In bytes; a file that goes meanwhile counts nothing. */
function sizeOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isDirectory()) return stat?.size ?? 0;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
