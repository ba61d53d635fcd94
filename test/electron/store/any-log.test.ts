import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noFilter } from '../../../domain/call-filter.ts';
import { logFileSchema } from '../../../domain/log-format.ts';
import { fromLogFile } from '../../../domain/log-records.ts';
import { searchedTexts, wordsOf } from '../../../domain/search-calls.ts';
import { openStore } from '../../../electron/store/open.ts';
import { anyLog } from '../../support/any-log.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('whatever a log may hold comes back as it was saved, and each of its words is found', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const store = openStore(tempFolder());
      const { calls, shifts, pauses, wins, tries } = fromLogFile(logFileSchema.parse(log));
      const saveAll = () => {
        for (const call of calls) {
          store.calls.save(call);
          // Over and over, with other things in them.
          store.calls.save({ ...call, ink: '', promises: [], handovers: [] });
          store.calls.save(call);
        }
      };
      // One transaction, because each would wait for the disk.
      store.transaction(saveAll);
      for (const call of calls) {
        expect(store.calls.get(call.id)).toEqual(call);
        for (const { text } of searchedTexts(call)) {
          const words = wordsOf(text).slice(0, 3).join(' ');
          if (words === '') continue;
          const found = store.search({ words, filter: noFilter, status: 'any', before: null, limit: 500 });
          expect(
            found.calls.map(({ call: { id } }) => id),
            words,
          ).toContain(call.id);
        }
      }
      for (const shift of shifts) {
        store.shifts.save(shift);
        expect(store.shifts.get(shift.id)).toEqual(shift);
      }
      expect(calls.map(({ id }) => id).toSorted()).toEqual(
        store.calls
          .all()
          .map(({ id }) => id)
          .toSorted(),
      );
      for (const win of wins) store.wins.add(win);
      for (const pause of pauses) store.pauses.add(pause, false);
      expect(store.wins.all().toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        wins.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      );
      for (const chosen of tries) {
        store.tries.save({ ...chosen, text: 'Something else', result: null });
        store.tries.save(chosen);
        expect(store.tries.of(chosen.week)).toEqual(chosen);
      }
      const ids = new Set(store.pauses.all().map(({ id }) => id));
      expect(pauses.every(({ id }) => ids.has(id))).toBe(true);
      expect(store.check()).toBe('ok');
      store.close();
    }),
    { numRuns: 25 },
  );
});
