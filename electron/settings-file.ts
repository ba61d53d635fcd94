import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DangerPolicy } from '../domain/policy.ts';
import { defaultSettings, parseSettings, type Settings } from '../domain/settings.ts';
import { writeWhole } from './write-whole.ts';

export interface SettingsFile {
  readonly current: () => Settings;
  /** Replaces the settings, on disk first. @throws when the disk refuses; the old ones stay in force. */
  readonly replace: (settings: Settings) => void;
  /** What had to be said at the start, in the rep's words; null when all was well. */
  readonly notice: string | null;
  /**
   * What the danger screen said before there was a policy page; null for none. It stays in the file, whatever is
   * replaced, until it was taken over.
   */
  readonly formerSafety: DangerPolicy | null;
  /** It is kept elsewhere now, so it leaves the file. @throws when the disk refuses; then it is there again next time. */
  readonly safetyTakenOver: () => void;
}

/**
 * Reads `settings.json` in `folder`. A file that is broken or from the future never stops the app: it is kept under
 * another name, what was understood is used, and `notice` says so.
 */
export function openSettingsFile(folder: string, timeForName: string): SettingsFile {
  const file = join(folder, 'settings.json');
  let settings = defaultSettings;
  let formerSafety: DangerPolicy | null = null;
  let notice: string | null = null;
  let text: string | null = null;
  try {
    text = existsSync(file) ? readFileSync(file, 'utf8') : null;
  } catch {
    notice = 'The settings file could not be read, so the defaults are in force.';
  }
  if (text !== null) {
    const read = parseSettings(text);
    settings = read.settings;
    formerSafety = read.formerSafety;
    if (read.problems.length > 0) {
      notice = setAside(file, timeForName, read.problems);
    }
  }
  let safety = formerSafety;
  const write = (next: Settings, kept: DangerPolicy | null) => {
    mkdirSync(folder, { recursive: true });
    const content = kept === null ? next : { ...next, safety: kept };
    writeWhole(file, `${JSON.stringify(content, null, 2)}\n`);
    settings = next;
    safety = kept;
  };
  return {
    current: () => settings,
    replace: (next) => write(next, safety),
    notice,
    formerSafety,
    safetyTakenOver: () => {
      // Written at once: left in the file, it would come back at a start after the rep has blanked it.
      if (safety !== null) write(settings, null);
    },
  };
}

function setAside(file: string, timeForName: string, problems: readonly string[]): string {
  const kept = file.replace(/\.json$/u, `.set-aside-${timeForName}.json`);
  const what = problems.join('; ');
  try {
    renameSync(file, kept);
  } catch {
    return `Some settings could not be used (${what}). Their defaults are in force.`;
  }
  return `Some settings could not be used (${what}). The file was kept as ${basename(kept)}, and defaults are in force for those.`;
}
