import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noFilter } from '../../../domain/call-filter.ts';
import { cutoffsOn, isAnyExpired, nothingExpired } from '../../../domain/retention.ts';
import { localDayOf, localDaySchema, stampSchema } from '../../../domain/time.ts';
import { weekOfDay } from '../../../domain/week.ts';
import { connect } from '../../../electron/store/driver.ts';
import { readKey } from '../../../electron/store/key.ts';
import { databaseFileOf, openStore, type Store } from '../../../electron/store/open.ts';
import {
  at,
  buildCall,
  buildDraft,
  buildPause,
  buildShift,
  buildTry,
  buildUse,
  buildWin,
} from '../../support/build-records.ts';
import { plainCopyOf } from '../../support/plain-copy.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const today = localDaySchema.parse('2026-11-22');
const cutoffs = cutoffsOn({ pencilDays: 30, inkDays: 90, recordMonths: 13 }, today);
const young = at('2026-11-20T10:00:00+01:00');
const monthOld = at('2026-10-20T10:00:00+02:00');
const halfYearOld = at('2026-05-20T10:00:00+02:00');
const twoYearsOld = at('2024-11-20T10:00:00+01:00');

let folder: string;
let store: Store;
beforeEach(() => {
  folder = tempFolder();
  store = openStore(folder);
});
afterEach(() => store.close());

function removeAll(most = 2) {
  let rounds = 0;
  while (isAnyExpired(store.retention.removeSome(cutoffs, most))) rounds += 1;
  store.retention.stripFormer(cutoffs);
  return rounds;
}

const found = (words: string) =>
  store
    .search({ words, filter: noFilter, status: 'logged', before: null, limit: 10 })
    .calls.map(({ call }) => call.id);

describe('notes', () => {
  test('go when their time is over, out of the call, of what it said before, and of the search', () => {
    const old = buildCall({ startedAt: monthOld, pencil: 'marigold', ink: 'violet', pencilAt: monthOld });
    const fresh = buildCall({ startedAt: young, pencil: 'marigold', pencilAt: young });
    store.calls.save(old);
    store.calls.save(fresh);
    store.versions.keep('visit', stampSchema.parse(young), { ...old, pencil: 'marigold before' });

    expect(store.retention.count(cutoffs)).toEqual({ ...nothingExpired, pencil: 1 });
    removeAll();

    expect(store.calls.get(old.id)).toMatchObject({
      pencil: '',
      pencilAt: null,
      ink: 'violet',
      outcome: 'solved',
    });
    expect(store.calls.get(fresh.id)?.pencil).toBe('marigold');
    expect(store.versions.of(old.id)[0]?.call).not.toHaveProperty('pencil');
    expect(found('marigold')).toEqual([fresh.id]);
    expect(store.retention.count(cutoffs)).toEqual(nothingExpired);
  });

  test('in ink go after their own time; the record of the call stays', () => {
    const call = buildCall({
      startedAt: halfYearOld,
      ink: 'violet',
      linesUsed: [buildUse('insult-1', { result: 'helped' })],
    });
    store.calls.save(call);
    removeAll();
    expect(store.calls.get(call.id)).toMatchObject({ ink: '', intensity: 3 });
    expect(store.calls.lineTallies().get('insult-1')).toEqual({ said: 1, helped: 1 });
  });

  test('that were kept count from then, and rewritten ones from their last word', () => {
    const kept = buildCall({ startedAt: monthOld, pencil: 'kept', pencilAt: monthOld, pencilKeptAt: young });
    const rewritten = buildCall({ startedAt: monthOld, pencil: 'new words', pencilAt: young });
    store.calls.save(kept);
    store.calls.save(rewritten);
    expect(store.retention.count(cutoffs)).toEqual(nothingExpired);
  });

  test('that the rep took out long ago go out of what the call said before, too', () => {
    const call = buildCall({ startedAt: monthOld });
    store.calls.save(call);
    store.versions.keep('visit', monthOld, { ...call, pencil: 'marigold' });
    removeAll();
    expect(JSON.stringify(store.versions.of(call.id))).not.toContain('marigold');
  });
});

describe('whole records', () => {
  test('go after their time: calls, drafts, pauses, shifts, wins and things to try, with their counts', () => {
    const old = [1, 2, 3].map(() =>
      buildCall({
        startedAt: twoYearsOld,
        linesUsed: [buildUse('insult-1', { result: 'helped' })],
        did: 'marigold',
      }),
    );
    for (const call of old) store.calls.save(call);
    store.calls.save(buildDraft({ startedAt: twoYearsOld }));
    const fresh = buildCall({ startedAt: young });
    store.calls.save(fresh);
    store.pauses.add(buildPause({ startedAt: twoYearsOld, callId: old[0]?.id ?? null }), false);
    store.shifts.save(buildShift({ startedAt: twoYearsOld, endedAt: twoYearsOld }));
    store.wins.add(buildWin({ at: twoYearsOld }));
    store.tries.save(buildTry({ week: weekOfDay(localDayOf(twoYearsOld)), chosenAt: twoYearsOld }));
    store.tries.save(buildTry({ chosenAt: young }));

    expect(store.retention.count(cutoffs)).toEqual({
      ...nothingExpired,
      calls: 4,
      pauses: 1,
      shifts: 1,
      wins: 1,
      tries: 1,
    });
    expect(removeAll()).toBeGreaterThan(1);

    expect(store.calls.all().map(({ id }) => id)).toEqual([fresh.id]);
    expect(store.calls.countLogged()).toBe(1);
    expect(store.calls.lineTallies().size).toBe(0);
    expect([store.pauses.all(), store.shifts.all(), store.wins.all()]).toEqual([[], [], []]);
    expect(store.tries.all()).toEqual([buildTry({ chosenAt: young })]);
    expect(found('marigold')).toEqual([]);
    expect(store.check()).toBe('ok');
  });

  test('of the rep’s own day count, whatever the zone they were in', () => {
    const cutoff = { pencil: null, ink: null, record: localDaySchema.parse('2026-11-10') };
    const before = buildCall({ startedAt: at('2026-11-09T23:59:00-11:00') });
    const on = buildCall({ startedAt: at('2026-11-10T00:01:00+14:00') });
    store.calls.save(before);
    store.calls.save(on);
    store.retention.removeSome(cutoff, 10);
    expect(store.calls.all().map(({ id }) => id)).toEqual([on.id]);
  });
});

test('what went is nowhere in the file any more', () => {
  for (let count = 0; count < 50; count += 1) {
    store.calls.save(buildCall({ startedAt: young, ink: `stays ${count}` }));
    store.calls.save(buildCall({ startedAt: monthOld, pencil: `marigold${count}`, pencilAt: monthOld }));
    store.calls.save(buildCall({ startedAt: twoYearsOld, did: `violet${count}` }));
  }
  removeAll(20);
  store.close();
  const bytes = plainCopyOf(folder);
  expect([bytes.includes('marigold'), bytes.includes('violet'), bytes.includes('stays')]).toEqual([
    false,
    false,
    true,
  ]);
  store = openStore(folder);
});

test('what is kept for good stays', () => {
  store.calls.save(buildCall({ startedAt: twoYearsOld, pencil: 'kept', ink: 'kept' }));
  const forGood = { pencil: null, ink: null, record: null };
  expect(store.retention.count(forGood)).toEqual(nothingExpired);
  expect(isAnyExpired(store.retention.removeSome(forGood, 10))).toBe(false);
});

test('a round ends when it has taken long enough, and is never in vain', () => {
  for (let count = 0; count < 5; count += 1) {
    store.calls.save(buildCall({ startedAt: twoYearsOld }));
    store.calls.save(buildCall({ startedAt: monthOld, pencil: 'old', pencilAt: monthOld }));
  }
  const rounds = [];
  for (;;) {
    const removed = store.retention.removeSome(cutoffs, 100, () => true);
    if (!isAnyExpired(removed)) break;
    rounds.push(removed);
  }
  expect(rounds.map(({ calls, pencil }) => calls + pencil)).toEqual(Array.from({ length: 10 }, () => 1));
});

test('one former version that cannot be read keeps no note of the others from going', () => {
  const call = buildCall({ startedAt: monthOld, pencil: 'marigold', pencilAt: monthOld });
  store.calls.save(call);
  store.versions.keep('damaged', monthOld, call);
  store.versions.keep('sound', monthOld, call);
  store.versions.keep('of another kind', monthOld, call);
  const connection = connect(databaseFileOf(folder), readKey(folder) ?? '');
  connection.script(`UPDATE call_versions SET json = '{"pencil": "mari' WHERE visit = 'damaged';
    UPDATE call_versions SET json = '{"pencil": "marigold"}' WHERE visit = 'of another kind'`);
  connection.close();

  store.retention.stripFormer(cutoffs);
  removeAll();
  const troubles: string[] = [];
  const versions = store.versions.of(call.id, ({ name }) => troubles.push(name));
  expect(versions.map(({ visit }) => visit)).toEqual(['sound']);
  expect(versions[0]?.call).not.toHaveProperty('pencil');
  expect(troubles).toEqual(['ZodError']);
  store.close();
  expect(plainCopyOf(folder).includes('marigold')).toBe(false);
  store = openStore(folder);
});
