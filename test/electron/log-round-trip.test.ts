import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { firstBlocked } from '../../domain/guards.ts';
import { readLog } from '../../domain/import-log.ts';
import { isSameInFile } from '../../domain/import-plan.ts';
import {
  callInFile,
  fromLogFile,
  pauseInFile,
  shiftInFile,
  toLogFile,
  tryInFile,
  winInFile,
} from '../../domain/log-records.ts';
import { takeOver } from '../../electron/log-import.ts';
import { openStore, type Store } from '../../electron/store/open.ts';
import { anyLog } from '../support/any-log.ts';
import { at } from '../support/build-records.ts';

const now = at('2026-11-21T19:00:00+01:00');

function exported(store: Store): string {
  return JSON.stringify(
    toLogFile(now, {
      calls: store.calls.all(),
      shifts: store.shifts.all(),
      pauses: store.pauses.all(),
      wins: store.wins.all(),
      tries: store.tries.all(),
    }),
  );
}

/** Takes a text over as a file would be. */
function importText(store: Store, text: string) {
  const read = readLog(text);
  if (!read.ok) throw new Error(read.problem);
  return {
    plan: takeOver(store, { log: read.log, isSameCall: isSameInFile, digest: '' }),
    log: read.log,
  };
}

let emptyLog = '';

/** Made once and copied: the same as a fresh one, without a thousand times the migrations. */
beforeAll(() => {
  emptyLog = mkdtempSync(join(tmpdir(), 'unflappable-test-'));
  openStore(emptyLog).close();
  return () => rmSync(emptyLog, { recursive: true });
});

function inEmptyFolder<T>(work: (store: Store) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'unflappable-test-'));
  cpSync(emptyLog, folder, { recursive: true });
  const store = openStore(folder);
  try {
    return work(store);
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
}

const sorted = (entries: readonly object[]) => entries.map((entry) => JSON.stringify(entry)).sort();

test('500 logs of any kind: import, export and import into an empty folder give the same, and twice adds nothing', () => {
  let calls = 0;
  let tries = 0;
  fc.assert(
    fc.property(anyLog, (log) => {
      fc.pre(firstBlocked(log) === null);
      const text = JSON.stringify(log);
      const first = inEmptyFolder((store) => {
        const { log: read } = importText(store, text);
        const whole = exported(store);
        // Nothing is lost on the way in: what the file says is what the log says.
        const wanted = fromLogFile(read);
        const had = JSON.parse(whole);
        calls += wanted.calls.length;
        expect(sorted(had.calls)).toEqual(sorted(wanted.calls.map(callInFile)));
        expect(sorted(had.shifts)).toEqual(sorted(wanted.shifts.map(shiftInFile)));
        expect(sorted(had.pauses)).toEqual(sorted(wanted.pauses.map(pauseInFile)));
        expect(sorted(had.wins)).toEqual(sorted(wanted.wins.map(winInFile)));
        // A file without anything to try has no list of it.
        expect(sorted(had.tries ?? [])).toEqual(sorted(wanted.tries.map(tryInFile)));
        expect('tries' in had).toBe(wanted.tries.length > 0);
        tries += wanted.tries.length;
        // The same once more, as it was given and as it was written.
        for (const again of [text, whole]) {
          const { plan } = importText(store, again);
          const nothing = { shifts: 0, pauses: 0, calls: 0, wins: 0 };
          expect(plan.added).toEqual(wanted.tries.length === 0 ? nothing : { ...nothing, tries: 0 });
          expect(exported(store)).toBe(whole);
        }
        return whole;
      });
      const second = inEmptyFolder((store) => {
        importText(store, first);
        return exported(store);
      });
      expect(second).toBe(first);
    }),
    { numRuns: 500, endOnFailure: true },
  );
  expect(calls).toBeGreaterThan(500);
  expect(tries).toBeGreaterThan(100);
});
