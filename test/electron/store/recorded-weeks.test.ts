import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDayOf } from '../../../domain/time.ts';
import { weekOfDay } from '../../../domain/week.ts';
import { openStore, type Store } from '../../../electron/store/open.ts';
import { at, buildCall, buildDraft, buildPause, buildShift, buildWin } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Around a year with 53 weeks, where a week belongs to the year in which its Thursday is. */
const moment = fc
  .integer({ min: 0, max: 60 })
  .map((days) => at(`${new Date(Date.UTC(2026, 11, 1 + days)).toISOString().slice(0, 10)}T23:30:00+01:00`));

const record = fc.record({
  kind: fc.constantFrom('call', 'draft', 'pause', 'shift', 'win'),
  startedAt: moment,
});

function withStore<T>(look: (store: Store) => T): T {
  const store = openStore(join(tempFolder(), 'data'));
  try {
    return look(store);
  } finally {
    store.close();
  }
}

test('a log without anything has no weeks', () => {
  expect(withStore((store) => store.review.weeks(100))).toEqual([]);
});

test('every week with a logged call, a pause, a shift or a win is named once, the newest first and as many as are asked for', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 12 }), fc.integer({ min: 1, max: 14 }), (records, most) => {
      const named = withStore((store) => {
        store.transaction(() => {
          for (const { kind, startedAt } of records) {
            if (kind === 'call') store.calls.save(buildCall({ startedAt }));
            else if (kind === 'draft') store.calls.save(buildDraft({ startedAt }));
            else if (kind === 'pause') store.pauses.add(buildPause({ startedAt }));
            else if (kind === 'shift') store.shifts.save(buildShift({ startedAt, endedAt: startedAt }));
            else store.wins.add(buildWin({ at: startedAt }));
          }
        });
        return store.review.weeks(most);
      });
      const days = records
        .filter(({ kind }) => kind !== 'draft')
        .map(({ startedAt }) => localDayOf(startedAt));
      expect(named).toEqual([...new Set(days.map(weekOfDay))].sort().reverse().slice(0, most));
    }),
    { numRuns: 40 },
  );
});

test('what is in the bin makes no week', () => {
  const weeks = withStore((store) => {
    const call = buildCall();
    store.calls.save(call);
    store.calls.bin(call.id, call.startedAt);
    return store.review.weeks(100);
  });
  expect(weeks).toEqual([]);
});

test('a record in a week without a name, at either end of the calendar, keeps no other week from being listed', () => {
  const weeks = withStore((store) => {
    for (const day of ['0000-01-01', '0000-01-02', '2026-11-18', '9999-12-31']) {
      store.wins.add(buildWin({ at: at(`${day}T10:00:00Z`) }));
    }
    return store.review.weeks(100);
  });
  expect(weeks).toEqual(['2026-W47']);
});
