import { cpSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lineResults } from '../../../domain/call-fields.ts';
import { isSameInFile } from '../../../domain/import-plan.ts';
import { fromLogFile } from '../../../domain/log-records.ts';
import { type History, historyOf } from '../../../domain/review/history.ts';
import { type LocalDay, localDaySchema, shiftStamp } from '../../../domain/time.ts';
import { takeOver } from '../../../electron/log-import.ts';
import { connect } from '../../../electron/store/driver.ts';
import { readKey } from '../../../electron/store/key.ts';
import { databaseFileOf, openExistingStore, openStore, type Store } from '../../../electron/store/open.ts';
import { type AnyWeek, anyWeek, fileOf, recordsOf } from '../../support/any-weeks.ts';
import { at, buildCall, buildShift, buildUse, many } from '../../support/build-records.ts';
import { dateOf, dayNumber, mondayOf } from '../../support/reference-days.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const noon = at('2026-11-21T12:00:00+01:00');

/** The Sunday of each week from before the first record until after the last. */
function weekEnds(store: Store): readonly LocalDay[] {
  const days = [...store.calls.all(), ...store.shifts.all()].map(({ startedAt }) => dayNumber(startedAt));
  const here = dayNumber(noon);
  const mondays = new Set([...days, here].flatMap((day) => [-7, 0, 7].map((by) => mondayOf(day) + by)));
  return [...mondays].map((monday) => localDaySchema.parse(dateOf(monday + 6)));
}

/** What is kept, and what counting all records anew gives, for every week. */
function histories(store: Pick<Store, 'review' | 'calls' | 'shifts'>, ends: readonly LocalDay[]) {
  const records = { calls: store.calls.all(), shifts: store.shifts.all() };
  const each = (of: (to: LocalDay) => History) => new Map(ends.map((to) => [to, of(to)]));
  return { kept: each(store.review.historyUpTo), anew: each((to) => historyOf(records, to)) };
}

function expectCounted(store: Store): void {
  const { kept, anew } = histories(store, weekEnds(store));
  expect(kept).toEqual(anew);
}

const id = fc.constantFrom('a', 'b', 'c', 'd');
const stamp = fc
  .tuple(
    // Sundays and Mondays, the turn of a year, and a day of long ago.
    fc.constantFrom(
      '2026-11-15',
      '2026-11-16',
      '2026-11-22',
      '2026-12-31',
      '2027-01-03',
      '2027-01-04',
      '2024-02-29',
    ),
    fc.constantFrom('00:00:00', '09:30:00', '23:59:59.999'),
    fc.constantFrom('+01:00', '-08:00', '+14:00', 'Z'),
  )
  .map(([day, time, offset]) => at(`${day}T${time}${offset}`));

const change = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      id,
      status: fc.constantFrom('draft' as const, 'logged' as const, 'logged' as const),
      startedAt: stamp,
      uses: fc.array(
        fc.record({ line: fc.constantFrom('x', 'y'), result: fc.constantFrom(null, ...lineResults) }),
        { maxLength: 3 },
      ),
      promises: fc.array(fc.constantFrom(null, noon), { maxLength: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('bin' as const), id }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const), id }) },
  fc.record({ do: fc.constant('purge' as const) }),
  fc.record({ do: fc.constant('keep promise' as const), id, doneAt: fc.constantFrom(null, noon) }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('shift' as const),
      id,
      startedAt: stamp,
      minutes: fc.option(fc.integer({ min: -60, max: 40 * 60 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const), id, endedAt: stamp }) },
  fc.record({ do: fc.constant('reopen' as const), id }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('retention' as const),
      record: fc.constantFrom('2024-03-01', '2026-11-16', '2026-12-01', '2027-01-04'),
      most: fc.constantFrom(1, 100),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('import' as const), some: anyWeek }) },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function apply(store: Store, each: Change): void {
  switch (each.do) {
    case 'save':
      store.calls.save(
        buildCall({
          id: each.id,
          status: each.status,
          startedAt: each.startedAt,
          linesUsed: each.uses.map(({ line, result }) => buildUse(line, { result })),
          promises: each.promises.map((doneAt) => ({ text: 'Call back', dueAt: null, doneAt })),
        }),
      );
      break;
    case 'bin':
      store.calls.bin(each.id, noon);
      break;
    case 'restore':
      store.calls.restore(each.id);
      break;
    case 'purge':
      store.emptyBin();
      break;
    case 'keep promise':
      store.calls.setPromiseDone(each.id, 0, 'Call back', each.doneAt);
      break;
    case 'shift': {
      const { startedAt, minutes } = each;
      const endedAt = minutes === null ? null : shiftStamp(startedAt, minutes * 60_000);
      store.shifts.save(buildShift({ id: each.id, startedAt, endedAt }));
      break;
    }
    case 'end':
      store.shifts.end(each.id, each.endedAt);
      break;
    case 'reopen':
      store.shifts.reopen(each.id);
      break;
    case 'retention':
      store.retention.removeSome(
        { pencil: null, ink: null, record: localDaySchema.parse(each.record) },
        each.most,
      );
      break;
    case 'import':
      importInto(store, each.some);
      break;
    default: {
      const never: never = each;
      throw new Error(String(never));
    }
  }
}

/** The second time the same ids hold something else, and nothing of it comes in. */
function importInto(store: Store, { log }: AnyWeek): void {
  try {
    takeOver(store, { log: fileOf(log), isSameCall: isSameInFile, digest: '' });
  } catch {
    expectCounted(store);
  }
}

test('what is kept by week is what counting anew gives, whatever was done in whatever order', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 14 }), (changes) => {
      const store = openStore(tempFolder());
      try {
        for (const each of changes) apply(store, each);
        expectCounted(store);
      } finally {
        store.close();
      }
    }),
    { numRuns: 60 },
  );
});

test('of a whole log too, of any week', () => {
  const store = openStore(tempFolder());
  onTestFinished(store.close);
  fc.assert(
    fc.property(anyWeek, (some) => {
      const { calls, shifts } = recordsOf(some);
      store.transaction(() => {
        for (const call of calls) store.calls.save(call);
        for (const shift of shifts) store.shifts.save(shift);
      });
      // The next one has other records under the same ids.
      expectCounted(store);
    }),
    { numRuns: 25 },
  );
});

test('a record at either end of the calendar is kept and counted like any other', () => {
  const store = openStore(tempFolder());
  onTestFinished(store.close);
  for (const startedAt of ['0000-01-01T00:00:00Z', '0001-01-07T23:00:00Z', '9999-12-31T23:59:00Z'].map(at)) {
    store.calls.save(buildCall({ startedAt }));
    store.shifts.save(buildShift({ startedAt, endedAt: startedAt }));
  }
  expect(store.calls.countLogged()).toBe(3);
  const { kept, anew } = histories(store, [
    localDaySchema.parse('0000-01-02'),
    localDaySchema.parse('2026-11-22'),
  ]);
  expect(kept).toEqual(anew);
});

describe('shifts that retention removes', () => {
  test('are taken off the hours of every week', () => {
    const store = openStore(tempFolder());
    onTestFinished(store.close);
    for (const weeks of [0, 1, 2, 3, 4, 60]) {
      const startedAt = shiftStamp(noon, -weeks * 7 * 86_400_000);
      store.shifts.save(buildShift({ startedAt, endedAt: shiftStamp(startedAt, 8 * 3_600_000) }));
    }
    for (const call of many(20, () => buildCall())) store.calls.save(call);
    store.retention.removeSome({ pencil: null, ink: null, record: localDaySchema.parse('2026-11-01') }, 100);
    expect(store.shifts.all()).toHaveLength(3);
    expectCounted(store);
    const { hours } = store.review.historyUpTo(localDaySchema.parse('2026-11-22'));
    expect(hours.cells.reduce((sum, { worked }) => sum + worked, 0)).toBe(3 * 8 * 3_600_000_000);
  });
});

describe('a log that is not counted by week', () => {
  /** Five weeks with everything that is counted. */
  function filled(folder: string): readonly LocalDay[] {
    const store = openStore(folder);
    for (let weeks = 0; weeks < 5; weeks += 1) {
      const startedAt = shiftStamp(noon, -weeks * 7 * 86_400_000);
      store.shifts.save(buildShift({ startedAt, endedAt: shiftStamp(startedAt, 8 * 3_600_000) }));
      for (const line of many(5, () => 'x')) {
        const promises = [{ text: 'Call back', dueAt: null, doneAt: null }];
        store.calls.save(
          buildCall({ startedAt, promises, linesUsed: [buildUse(line, { result: 'helped' })] }),
        );
      }
    }
    store.calls.save(buildCall({ id: 'binned' }));
    store.calls.bin('binned', noon);
    const ends = weekEnds(store);
    store.close();
    return ends;
  }

  /** As an update leaves it that is stopped between the new tables and their counts. */
  function uncount(folder: string): void {
    const connection = connect(databaseFileOf(folder), readKey(folder) ?? '');
    connection.script(`UPDATE call_totals SET weeks_version = 0; DELETE FROM line_weeks;
      UPDATE hour_weeks SET calls = 77; DELETE FROM hour_totals`);
    connection.close();
  }

  test('is counted when it is opened, and once only', () => {
    const folder = tempFolder();
    const ends = filled(folder);
    uncount(folder);
    for (let start = 1; start <= 2; start += 1) {
      const store = openStore(folder);
      const { kept, anew } = histories(store, ends);
      expect(kept).toEqual(anew);
      expect(kept.get(localDaySchema.parse('2026-11-22'))?.lines).toEqual(
        new Map([['x', { said: 25, helped: 25 }]]),
      );
      store.close();
    }
  });

  test('is not read as if it were: whoever only reads is told to start the app once', () => {
    const folder = tempFolder();
    filled(folder);
    uncount(folder);
    expect(() => openExistingStore(folder)).toThrow('Start the app once');
    openStore(folder).close();
    openExistingStore(folder).close();
  });

  test.each([1, 2, 3, 4])('because it is of version %i is counted when it is opened', (version) => {
    const folder = tempFolder();
    cpSync(join(import.meta.dirname, `../../fixtures/databases/v${version}`), folder, { recursive: true });
    const store = openStore(folder);
    onTestFinished(store.close);
    expect(store.calls.countLogged()).toBeGreaterThan(0);
    expectCounted(store);
  });
});

test('the records of a file are counted as they are in the file', () => {
  const [some] = fc.sample(anyWeek, { numRuns: 1, seed: 5 });
  if (some === undefined) throw new Error('there is one');
  const store = openStore(tempFolder());
  onTestFinished(store.close);
  importInto(store, some);
  const { calls, shifts } = fromLogFile(fileOf(some.log));
  for (const to of weekEnds(store)) {
    expect(store.review.historyUpTo(to)).toEqual(historyOf({ calls, shifts }, to));
  }
});
