import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Call } from '../../../domain/call.ts';
import { lineResults } from '../../../domain/call-fields.ts';
import { noFilter } from '../../../domain/call-filter.ts';
import { localDaySchema } from '../../../domain/time.ts';
import { callTable } from '../../../electron/store/calls.ts';
import { type Connection, connect } from '../../../electron/store/driver.ts';
import { migrate } from '../../../electron/store/migrations.ts';
import { openStore } from '../../../electron/store/open.ts';
import { pauseTable } from '../../../electron/store/pauses.ts';
import { retentionTable } from '../../../electron/store/retention.ts';
import { reviewTable } from '../../../electron/store/review.ts';
import { shiftTable } from '../../../electron/store/shifts.ts';
import { winTable } from '../../../electron/store/wins.ts';
import { at, buildCall, buildPause, buildShift, buildUse, buildWin } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const noon = at('2026-11-21T12:00:00+01:00');

/** Counted anew, from everything that there is. */
function countedAnew(calls: readonly Call[]) {
  const logged = calls.filter(({ status }) => status === 'logged');
  const tallies = new Map<string, { said: number; helped: number }>();
  for (const { line, result } of logged.flatMap(({ linesUsed }) => linesUsed)) {
    if (result === null || result === 'not-said') continue;
    const { said, helped } = tallies.get(line) ?? { said: 0, helped: 0 };
    tallies.set(line, { said: said + 1, helped: helped + Number(result === 'helped') });
  }
  return { logged: logged.length, tallies };
}

const change = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      status: fc.constantFrom('draft' as const, 'logged' as const),
      hour: fc.constantFrom('09', '10'),
      uses: fc.array(
        fc.record({ line: fc.constantFrom('x', 'y', 'z'), result: fc.constantFrom(null, ...lineResults) }),
        { maxLength: 4 },
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      isToBin: fc.boolean(),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
    }),
  },
  fc.record({ do: fc.constant('empty' as const) }),
);

test('the counts that are kept are those of counting anew, whatever was done in whatever order', () => {
  const store = openStore(tempFolder());
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 15 }), (changes) => {
      for (const each of changes) {
        if (each.do === 'empty') store.emptyBin();
        else if (each.do === 'move') {
          if (each.isToBin) store.calls.bin(each.id, noon);
          else store.calls.restore(each.id);
        } else {
          store.calls.save(
            buildCall({
              id: each.id,
              status: each.status,
              startedAt: at(`2026-11-21T${each.hour}:00:00+01:00`),
              linesUsed: each.uses.map(({ line, result }) => buildUse(line, { result })),
            }),
          );
        }
      }
      const { logged, tallies } = countedAnew(store.calls.all());
      expect(store.calls.countLogged()).toBe(logged);
      expect(store.calls.lineTallies()).toEqual(tallies);
    }),
    { numRuns: 100 },
  );
  store.close();
});

const planSchema = z.object({ detail: z.string() });

/** Read from end to end on purpose: little is in it, or reading stops with the first row or with a full page. */
const shortScans = [
  /^SCAN (?:calls|pauses|shifts|wins) USING (?:COVERING )?INDEX (?:calls_draft|calls_binned|calls_in_pencil|calls_with_promise|calls_with_open_promise|calls_of_prejudice|pauses_running|shifts_open|wins_binned): /u,
  /^SCAN (?:call_totals|line_tallies|hour_totals|CONSTANT ROW|\(subquery-\d\)): /u,
  // The promises of one call.
  /^SCAN json_each VIRTUAL TABLE INDEX 1:: /u,
  /^SCAN (calls|pauses|shifts|wins) USING INDEX \1_by_day: SELECT \(.* ORDER BY local_day ASC LIMIT 1\) AS first, \(.* LIMIT 1\) AS last$/u,
];

/** From end to end, or from the first day of the log on and as far as it goes. */
function isLong(scan: string): boolean {
  return scan.startsWith('SCAN') || (scan.includes('(local_day<?)') && !scan.includes('LIMIT'));
}

/** The connection, and every way in which SQLite will read a whole table or index for what is asked of it. */
function watched(connection: Connection): {
  readonly connection: Connection;
  readonly scans: () => readonly string[];
} {
  const asked = new Set<string>();
  return {
    connection: {
      ...connection,
      prepare: (sql) => {
        asked.add(sql);
        return connection.prepare(sql);
      },
    },
    scans: () =>
      [...asked]
        .filter((sql) => !sql.includes('call_words_idx'))
        .flatMap((sql) =>
          connection
            .prepare(`EXPLAIN QUERY PLAN ${sql}`)
            .all(Object.fromEntries([...sql.matchAll(/:(\w+)/gu)].map(([, name]) => [name ?? '', null])))
            .map((row) => planSchema.parse(row).detail)
            .map((detail) => `${detail}: ${sql}`)
            .filter((scan) => isLong(scan) && !shortScans.some((short) => short.test(scan))),
        ),
  };
}

test('nothing that is done with every save or look reads a whole table', () => {
  const opened = connect(join(tempFolder(), 'x.db'), 'ab'.repeat(32));
  onTestFinished(opened.close);
  migrate(opened);
  const { connection, scans } = watched(opened);
  const calls = callTable(connection);
  const pauses = pauseTable(connection);
  const shifts = shiftTable(connection);
  const wins = winTable(connection);
  const day = localDaySchema.parse('2026-11-21');

  const promises = [{ text: 'Call back', dueAt: noon, doneAt: null }];
  calls.save(
    buildCall({ id: 'a', ink: 'a box', promises, linesUsed: [buildUse('x', { result: 'helped' })] }),
  );
  calls.save(buildCall({ id: 'a', startedAt: noon, ink: 'a car' }));
  calls.bin('a', noon);
  calls.restore('a');
  calls.purge();
  calls.drafts();
  calls.countDrafts();
  calls.countLogged();
  calls.lineTallies();
  calls.situationCounts(day);
  calls.countForTable();
  calls.loggedBetween(day, day);
  calls.onCase('x', 3);
  calls.inPencil(10);
  calls.openPromises();
  calls.setPromiseDone('a', 0, 'x', noon);
  calls.span();
  for (const filter of [
    { situation: 'insult' },
    { outcome: 'solved' },
    { intensity: 3 },
    { hasPromise: true },
    { hasPencil: true },
  ] as const) {
    calls.page({ filter: { ...noFilter, ...filter }, before: null, limit: 50 });
    calls.count({ ...noFilter, ...filter });
  }
  pauses.add(buildPause({ id: 'p' }));
  pauses.end('p', 'ran-its-length', 8);
  pauses.closeInterrupted();
  pauses.between(day, day);
  pauses.span();
  shifts.save(buildShift());
  shifts.running();
  shifts.between(day, day);
  shifts.span();
  wins.add(buildWin());
  wins.between(day, day);
  wins.span();
  wins.purge();
  const review = reviewTable(connection);
  review.calls(day, day);
  review.countsByDay(day, day);
  review.historyUpTo(day);
  const retention = retentionTable(connection);
  const cutoffs = { pencil: day, ink: day, record: day };
  retention.count(cutoffs);
  retention.removeSome(cutoffs, 10);
  expect(scans()).toEqual([]);
});

test('nothing needs to be counted anew while only drafts change', () => {
  const { calls, close } = openStore(tempFolder());
  onTestFinished(close);
  const isCountedAnewAfter = (change: () => void) => {
    const before = calls.countsRevision();
    change();
    return calls.countsRevision() !== before;
  };
  const call = buildCall({ id: 'a', linesUsed: [buildUse('x', { result: 'helped' })] });
  expect(isCountedAnewAfter(() => calls.save({ ...call, status: 'draft' }))).toBe(false);
  expect(isCountedAnewAfter(() => calls.save(call))).toBe(true);
  expect(isCountedAnewAfter(() => calls.save({ ...call, situation: 'blamed' }))).toBe(true);
  expect(isCountedAnewAfter(() => calls.bin('a', noon))).toBe(true);
  expect(isCountedAnewAfter(() => calls.restore('a'))).toBe(true);
  expect(isCountedAnewAfter(() => calls.save(buildCall({ id: 'b', status: 'draft' })))).toBe(false);
});
