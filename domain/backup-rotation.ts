import { Temporal } from 'temporal-polyfill';
import { dayMs, localDayOf, stampAt } from './time.ts';
import { weekOfDay } from './week.ts';

/**
 * Why a backup was made. `daily`: by itself. `migration` and `import`: before the log was changed as a whole. `by-hand`:
 * the rep asked for it. `replaced`: what was there before another one was restored.
 */
export const backupReasons = ['daily', 'migration', 'import', 'by-hand', 'replaced'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** A backup as the rotation sees it. */
export interface KeptBackup {
  readonly name: string;
  readonly reason: BackupReason;
  /** When it was made, in milliseconds since 1970 UTC. */
  readonly at: number;
}

/** How many days, weeks and months keep a backup. */
export const keptDays = 7;
export const keptWeeks = 4;
export const keptMonths = 12;
/** Those that were made for a reason of their own stay this long, and the newest of them longer. */
export const keptForReasonDays = 30;
export const keptForReason = 5;

/**
 * Which backups have had their time: all but the newest of each of the last seven days, four ISO weeks and twelve months
 * (days, weeks and months that have one, in `timeZone`), and, of those made before a change or by hand, all but the
 * last five and those of the last thirty days. The newest of all always stays, and so does what a clock that ran ahead has
 * dated after today: it counts once its time has come.
 */
export function backupsToDrop<B extends KeptBackup>(
  backups: readonly B[],
  now: number,
  timeZone: string,
): readonly B[] {
  const newestFirst = newestBackupsFirst(
    backups.filter((backup) => !isFromTheFuture(backup, now)),
    now,
  );
  const daily = newestFirst.filter(({ reason }) => reason === 'daily');
  const others = newestFirst.filter(({ reason }) => reason !== 'daily');
  const dayOf = ({ at }: KeptBackup) => localDayOf(stampAt(at, timeZone));
  const kept = new Set<B>([
    ...newestFirst.slice(0, 1),
    ...newestOfEach(daily, keptDays, dayOf),
    ...newestOfEach(daily, keptWeeks, (backup) => weekOfDay(dayOf(backup))),
    ...newestOfEach(daily, keptMonths, (backup) => dayOf(backup).slice(0, 7)),
    ...others.slice(0, keptForReason),
    ...others.filter(({ at }) => at > now - keptForReasonDays * dayMs),
  ]);
  return newestFirst.filter((backup) => !kept.has(backup));
}

/** A clock that runs ahead must not make one backup the newest for years. */
function isFromTheFuture({ at }: KeptBackup, now: number): boolean {
  return at > now + dayMs;
}

/** Newest first; what is dated after tomorrow comes last, because nobody knows how old it is. */
export function newestBackupsFirst<B extends KeptBackup>(backups: readonly B[], now: number): readonly B[] {
  return backups.toSorted(
    (a, b) =>
      Number(isFromTheFuture(a, now)) - Number(isFromTheFuture(b, now)) ||
      b.at - a.at ||
      (a.name < b.name ? 1 : -1),
  );
}

/** The newest backup of each of the last `count` spans that have one. */
function newestOfEach<B>(
  newestFirst: readonly B[],
  count: number,
  spanOf: (backup: B) => string,
): readonly B[] {
  const bySpan = new Map<string, B>();
  for (const backup of newestFirst) {
    const span = spanOf(backup);
    if (!bySpan.has(span)) bySpan.set(span, backup);
  }
  return [...bySpan.values()].slice(0, count);
}

/** Whether a daily backup is due: there is none of the day that `now` lies in. */
export function isBackupDue(backups: readonly KeptBackup[], now: number, timeZone: string): boolean {
  const today = localDayOf(stampAt(now, timeZone));
  return !backups.some(({ reason, at }) => reason === 'daily' && localDayOf(stampAt(at, timeZone)) === today);
}

/** Whole days since the newest backup of any kind; null when there is none with a date to go by. Never less than 0. */
export function daysWithoutBackup(
  backups: readonly KeptBackup[],
  now: number,
  timeZone: string,
): number | null {
  const dated = backups.filter((backup) => !isFromTheFuture(backup, now));
  if (dated.length === 0) return null;
  const newest = Math.max(...dated.map(({ at }) => at));
  const day = (at: number) => Temporal.PlainDate.from(localDayOf(stampAt(at, timeZone)));
  return Math.max(0, day(newest).until(day(now), { largestUnit: 'days' }).days);
}
