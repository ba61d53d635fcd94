import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImportError } from '../../electron/import-error.ts';
import { importFile } from '../../electron/log-import.ts';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf, openStore } from '../../electron/store/open.ts';
import { at, buildCall } from '../support/build-records.ts';
import { malformedLogs, soundLog } from '../support/malformed-logs.ts';
import { tempFolder } from '../support/temp-folder.ts';

const now = at('2026-11-21T19:00:00+01:00');

test('5,000 malformed files are each refused whole, with the place named, and change nothing', () => {
  const folder = join(tempFolder(), 'data');
  mkdirSync(folder);
  const store = openStore(folder);
  store.calls.save(buildCall({ id: 'mine' }));
  store.close();
  const key = readKey(folder);
  const before = readFileSync(databaseFileOf(folder));
  const file = join(folder, '../file.json');
  const order = { folder, key, file, digest: null, withoutPersonal: false, at: now };
  let refused = 0;
  const files = fc.sample(malformedLogs, { numRuns: 5000, seed: 4 });
  for (const { bytes, place } of files) {
    writeFileSync(file, bytes);
    let message = 'it was taken';
    try {
      importFile(order);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      ({ message } = error);
      refused += 1;
    }
    expect(message, `${place} in ${new TextDecoder().decode(bytes).slice(0, 3000)}`).toMatch(place);
    expect(message).toMatch(/\. Nothing was imported\.$/u);
    expect(message).not.toMatch(/[\n\r]|\bat .+:\d+:\d+/u);
    expect(message.length).toBeLessThan(400);
  }
  expect(refused).toBe(5000);
  expect(readFileSync(databaseFileOf(folder))).toEqual(before);
  expect(readdirSync(folder).filter((name) => name === 'backups')).toEqual([]);

  // The one of which they were all made is a log.
  writeFileSync(file, soundLog);
  expect(importFile(order).added).toEqual({
    shifts: 1,
    pauses: 1,
    calls: 3,
    wins: 1,
    tries: 1,
  });
}, 60_000);
