import { expect, onTestFinished, test } from 'vitest';
import { isSameInFile } from '../../../domain/import-plan.ts';
import { toLogFile } from '../../../domain/log-records.ts';
import { weekSchema } from '../../../domain/week.ts';
import { takeOver } from '../../../electron/log-import.ts';
import { openStore } from '../../../electron/store/open.ts';
import { at, buildRecords, buildTry } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const now = at('2026-11-21T19:00:00+01:00');

function openHere() {
  const store = openStore(tempFolder());
  onTestFinished(() => store.close());
  return store;
}

test('there is one thing to try a week, the newest choice, until it is taken back', () => {
  const store = openHere();
  const earlier = buildTry({ week: weekSchema.parse('2026-W46'), result: 'helped' });
  store.tries.save(buildTry({ text: 'Something else' }));
  store.tries.save(buildTry());
  store.tries.save(earlier);
  expect(store.tries.of('2026-W47')).toEqual(buildTry());
  expect(store.tries.all()).toEqual([earlier, buildTry()]);
  store.tries.remove('2026-W47');
  expect(store.tries.of('2026-W47')).toBeNull();
  expect(store.tries.count()).toBe(1);
});

test('of a week for which a file has another thing to try the log keeps its own, and all else of the file comes in', () => {
  const store = openHere();
  store.tries.save(buildTry());
  const read = (tries: readonly ReturnType<typeof buildTry>[]) => ({
    log: toLogFile(now, { ...buildRecords(), tries }),
    isSameCall: isSameInFile,
    digest: '',
  });
  const later = buildTry({ week: weekSchema.parse('2026-W48') });
  expect(takeOver(store, read([buildTry(), later]))).toMatchObject({
    added: { tries: 1 },
    unchanged: { tries: 1 },
    otherTries: 0,
  });
  const last = buildTry({ week: weekSchema.parse('2026-W49') });
  const elsewhere = read([later, buildTry({ text: 'Chosen at home' }), last]);
  expect(takeOver(store, elsewhere)).toMatchObject({
    added: { tries: 1 },
    unchanged: { tries: 1 },
    otherTries: 1,
    conflicts: [],
  });
  expect(store.tries.all()).toEqual([buildTry(), later, last]);
});
