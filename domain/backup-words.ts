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

/** The same of several: those of one minute are told apart by their seconds. */
export function momentsWords<T extends { readonly at: number }>(
  all: readonly T[],
  timeZone: string,
): ReadonlyMap<T, string> {
  const minuteOf = ({ at }: T) => Math.floor(at / 60_000);
  const perMinute = Map.groupBy(all, minuteOf);
  return new Map(
    all.map((each) => {
      const words = momentWords(each.at, timeZone);
      const isAlone = perMinute.get(minuteOf(each))?.length === 1;
      const seconds = String(Math.floor(each.at / 1000) % 60).padStart(2, '0');
      return [each, isAlone ? words : `${words}:${seconds}`];
    }),
  );
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
