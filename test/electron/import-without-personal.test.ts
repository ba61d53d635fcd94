import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findGuarded, firstBlocked } from '../../domain/guards.ts';
import { callInFile, toLogFile } from '../../domain/log-records.ts';
import { importFile, previewImport } from '../../electron/log-import.ts';
import { readKey } from '../../electron/store/key.ts';
import { openStore } from '../../electron/store/open.ts';
import { anyLog } from '../support/any-log.ts';
import { at, buildCall, buildWin } from '../support/build-records.ts';
import { anyPersonalText } from '../support/personal-texts.ts';
import { tempFolder } from '../support/temp-folder.ts';

const now = at('2026-11-21T19:00:00+01:00');
const nothing = { shifts: 0, pauses: 0, calls: 0, wins: 0 };

/** An empty log, and how a file is taken over into it. */
function emptyLog(name = 'file.json') {
  const folder = join(tempFolder(), 'data');
  openStore(folder).close();
  const key = readKey(folder);
  const file = join(folder, '..', name);
  return {
    write: (text: string) => writeFileSync(file, text),
    preview: () => previewImport({ folder, key, file }),
    take: (withoutPersonal: boolean, digest: string | null = null) =>
      importFile({ folder, key, file, digest, withoutPersonal, at: now }),
    exported: () => {
      const store = openStore(folder);
      try {
        const { calls, shifts, pauses, wins, tries } = store;
        return toLogFile(now, {
          calls: calls.all(),
          shifts: shifts.all(),
          pauses: pauses.all(),
          wins: wins.all(),
          tries: tries.all(),
        });
      } finally {
        store.close();
      }
    },
  };
}

const call = buildCall({ id: 'a', ink: 'Rang from +44 20 7946 0018 at noon', pencil: 'sam@example.org!' });
const win = buildWin({ id: 'w', text: 'sam@example.org' });
const log = toLogFile(now, { calls: [call], wins: [win], shifts: [], pauses: [], tries: [] });

test('what was shown is left out, counted as before, and the same file adds nothing either way', () => {
  const { write, preview, take, exported } = emptyLog();
  write(JSON.stringify(log));
  const { digest, added, personal } = preview();
  expect(personal).toMatchObject({
    count: 3,
    found: [{ kind: 'email' }, { kind: 'phone' }, { kind: 'email' }],
  });

  expect(take(true, digest).added).toEqual(added);
  expect(exported()).toMatchObject({
    calls: [{ ...callInFile(call), ink: 'Rang from at noon', pencil: undefined }],
    wins: [{ id: 'w', text: '…' }],
  });
  for (const withoutPersonal of [true, false]) {
    expect(preview()).toMatchObject({
      added: nothing,
      unchanged: { ...nothing, calls: 1, wins: 1 },
      conflict: '',
      personal: { count: 0, found: [] },
    });
    expect(take(withoutPersonal)).toMatchObject({ added: nothing, backup: null });
  }
});

test('a table is taken over without it too, and once', () => {
  const { write, preview, take, exported } = emptyLog('calls.csv');
  write(
    `id,status,startedAt,situation,intensity,outcome,ink\r\na,logged,${call.startedAt},insult,3,solved,Rang from +44 20 7946 0018\r\n`,
  );
  expect(preview().personal.found.map(({ place }) => place)).toEqual(['calls[0].ink']);
  expect(take(true).added.calls).toBe(1);
  expect(exported().calls?.[0]?.ink).toBe('Rang from');
  expect(take(true).added).toEqual(nothing);
  expect(take(false).added).toEqual(nothing);
});

test('a record that is there with its personal data stays as it is when the rest of the file comes in without', () => {
  const { write, take, exported } = emptyLog();
  write(JSON.stringify({ ...log, wins: [] }));
  take(false);
  write(JSON.stringify(log));
  expect(take(true)).toMatchObject({ added: { calls: 0, wins: 1 }, unchanged: { calls: 1 } });
  expect(exported().calls?.[0]?.ink).toBe(call.ink);
});

test('any log with personal data in it: none comes in, and a second time adds nothing', () => {
  fc.assert(
    fc.property(anyLog, anyPersonalText, anyPersonalText, (any, ink, text) => {
      const calls = [buildCall({ ink: ink.slice(0, 600) })].map(callInFile);
      const wins = text === '' ? [] : [buildWin({ text: text.slice(0, 140) })];
      const given = { ...any, calls, wins };
      fc.pre(firstBlocked(given) === null);
      const { write, preview, take, exported } = emptyLog();
      write(JSON.stringify(given));
      const { added } = preview();
      expect(take(true).added).toEqual(added);
      const whole = exported();
      for (const each of [
        ...(whole.calls ?? []).map((one) => one.ink ?? ''),
        ...(whole.wins ?? []).map((one) => one.text),
        ...(whole.tries ?? []).map((one) => one.text),
      ]) {
        expect(findGuarded(each, { regions: ['US'] })).toEqual([]);
      }
      // Things to try are counted where the file has any.
      const none = 'tries' in added ? { ...nothing, tries: 0 } : nothing;
      expect(take(true).added).toEqual(none);
      expect(take(false).added).toEqual(none);
      write(JSON.stringify(whole));
      expect(take(false).added).toEqual(none);
      expect(exported()).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});
