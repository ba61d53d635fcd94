import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  backupReasons,
  backupsToDrop,
  daysWithoutBackup,
  isBackupDue,
  type KeptBackup,
  keptDays,
  keptForReason,
  keptForReasonDays,
  keptMonths,
  keptWeeks,
  newestBackupsFirst,
} from '../../domain/backup-rotation.ts';
import { localDayOf, stampAt } from '../../domain/time.ts';

const dayMs = 86_400_000;
const start = Date.parse('2026-01-01T08:00:00Z');

const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC');
const anyBackups = fc
  .array(
    fc.record({
      reason: fc.constantFrom(...backupReasons),
      at: fc.integer({ min: start, max: start + 900 * dayMs }),
    }),
    { maxLength: 120 },
  )
  .map((backups) => backups.map((backup, index) => ({ ...backup, name: `backup-${index}` })));

function rotated(backups: readonly KeptBackup[], now: number, zone: string): readonly KeptBackup[] {
  const drop = new Set(backupsToDrop(backups, now, zone));
  return backups.filter((backup) => !drop.has(backup));
}

test('the newest always stays, of each reason too, and doing it again drops nothing more', () => {
  fc.assert(
    fc.property(
      anyBackups,
      zones,
      fc.integer({ min: start, max: start + 900 * dayMs }),
      (backups, zone, now) => {
        const kept = rotated(backups, now, zone);
        // What a clock that ran ahead has dated is left for its time.
        const ahead = backups.filter(({ at }) => at > now + dayMs);
        expect(kept).toEqual(expect.arrayContaining(ahead));
        for (const group of [backups, backups.filter(({ reason }) => reason === 'daily')]) {
          const newest = Math.max(...group.map(({ at }) => at));
          if (group.length > 0) expect(kept.some(({ at }) => at === newest)).toBe(true);
        }
        expect(backupsToDrop(kept, now, zone)).toEqual([]);
      },
    ),
  );
});

test('there are never more than seven days, four weeks and twelve months take', () => {
  fc.assert(
    fc.property(anyBackups, zones, (backups, zone) => {
      const now = start + 900 * dayMs;
      const kept = rotated(backups, now, zone);
      const daily = kept.filter(({ reason }) => reason === 'daily');
      expect(daily.length).toBeLessThanOrEqual(keptDays + keptWeeks + keptMonths);
      const others = kept.filter(({ reason }) => reason !== 'daily');
      const fresh = others.filter(({ at }) => at > now - keptForReasonDays * dayMs);
      expect(others.length).toBeLessThanOrEqual(Math.max(keptForReason, fresh.length) + 1);
    }),
  );
});

test('after two years of working days there are the last seven days, and one for each week and month before', () => {
  const zone = 'Europe/Berlin';
  let kept: readonly KeptBackup[] = [];
  let now = start;
  for (let day = 0; day < 730; day += 1) {
    now = start + day * dayMs;
    const name = `day-${String(day).padStart(3, '0')}`;
    kept = rotated([...kept, { name, reason: 'daily', at: now }], now, zone);
  }
  expect(kept.map(({ at }) => localDayOf(stampAt(at, zone)))).toEqual([
    // 31 December 2027 is a Friday. Months keep their last day.
    ...['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31', '2027-06-30', '2027-07-31'],
    ...['2027-08-31', '2027-09-30', '2027-10-31', '2027-11-30'],
    // Weeks keep their Sunday.
    ...['2027-12-12', '2027-12-19'],
    ...['2027-12-25', '2027-12-26', '2027-12-27', '2027-12-28', '2027-12-29', '2027-12-30', '2027-12-31'],
  ]);
});

test('what was made for a reason stays thirty days, and the last five longer', () => {
  const at = (daysAgo: number) => start + 400 * dayMs - daysAgo * dayMs;
  const backups: readonly KeptBackup[] = [1, 2, 3, 20, 29, 31, 40, 300].map((daysAgo) => ({
    name: String(daysAgo),
    reason: 'import',
    at: at(daysAgo),
  }));
  const dropped = (some: readonly KeptBackup[]) => backupsToDrop(some, at(0), 'UTC').map(({ name }) => name);
  expect(dropped(backups)).toEqual(['31', '40', '300']);
  expect(dropped(backups.slice(3))).toEqual([]);
});

test('a backup is due once on each day of the rep, whatever else was backed up', () => {
  const zone = 'America/New_York';
  const evening = Date.parse('2026-03-02T01:30:00Z'); // still 1 March there
  const backups: readonly KeptBackup[] = [{ name: 'a', reason: 'daily', at: evening }];
  expect(isBackupDue([], evening, zone)).toBe(true);
  expect(isBackupDue(backups, evening + 3 * 3_600_000, zone)).toBe(false);
  expect(isBackupDue(backups, evening + 4 * 3_600_000, zone)).toBe(true);
  expect(isBackupDue([{ name: 'b', reason: 'by-hand', at: evening }], evening, zone)).toBe(true);
  expect(daysWithoutBackup([], evening, zone)).toBeNull();
  expect(daysWithoutBackup(backups, evening + 4 * 3_600_000, zone)).toBe(1);
  expect(daysWithoutBackup(backups, evening - 3_600_000, zone)).toBe(0);
  expect(daysWithoutBackup(backups, evening - 10 * dayMs, zone)).toBeNull();
});

test('what is dated after tomorrow is the newest of nothing', () => {
  const now = start + 10 * dayMs;
  const backup = (name: string, days: number): KeptBackup => ({
    name,
    reason: 'daily',
    at: now + days * dayMs,
  });
  const backups = [
    backup('far ahead', 800),
    backup('ahead', 2),
    backup('old', -5),
    backup('a zone away', 0.9),
  ];
  expect(newestBackupsFirst(backups, now).map(({ name }) => name)).toEqual([
    'a zone away',
    'old',
    'far ahead',
    'ahead',
  ]);
  expect(backupsToDrop(backups, now, 'UTC')).toEqual([]);
  expect(daysWithoutBackup(backups.slice(0, 3), now, 'UTC')).toBe(5);
});
