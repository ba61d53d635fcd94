import type { BackupReason } from './backup-rotation.ts';

/** What a backup was made for, as the rep reads it. */
export const backupReasonWords: Readonly<Record<BackupReason, string>> = {
  daily: 'made by itself',
  migration: 'before an update of the log',
  import: 'before an import',
  'by-hand': 'made by you',
  replaced: 'what was there before a restore',
};

/** “Friday 20 November 2026, 19:00”: the moment `at` (milliseconds since 1970 UTC) as lived in `timeZone`. */
export function momentWords(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
  return `${day}, ${part('hour')}:${part('minute')}`;
}

/** “412 calls, 3 of them not logged yet”, “1 call”. */
export function callsWords(calls: number, drafts: number): string {
  const all = calls === 1 ? '1 call' : `${calls} calls`;
  return drafts === 0 ? all : `${all}, ${drafts} of them not logged yet`;
}

/** “2.4 MB”: as file managers say it, in thousands. */
export function bytesWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'] as const;
  let [size, unit] = [bytes, 0];
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || size >= 10 ? 0 : 1;
  return `${size.toFixed(digits)} ${units[unit]}`;
}
