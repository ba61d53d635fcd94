import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImportError } from '../../electron/import-error.ts';
import { importFile, previewImport } from '../../electron/log-import.ts';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf, openStore } from '../../electron/store/open.ts';
import { at, buildCall } from '../support/build-records.ts';
import { type MalformedLog, malformedLogs } from '../support/malformed-logs.ts';
import { fullLog, soundLogs, textOf } from '../support/sound-logs.ts';
import { tempFolder } from '../support/temp-folder.ts';

const now = at('2026-11-21T19:00:00+01:00');

const inAll = 5000;

/** As many of each kind, no two the same. */
function malformedFiles(): readonly (MalformedLog & { readonly fault: string })[] {
  const kinds = Object.entries(malformedLogs);
  const share = Math.ceil(inAll / kinds.length);
  const seen = new Set<string>();
  return kinds
    .flatMap(([fault, files]) => {
      // Of few choices some come again.
      const some = fc.sample(files, { numRuns: share * 3, seed: 4 }).filter(({ bytes }) => {
        const digest = createHash('sha256').update(bytes).digest('hex');
        const isNew = !seen.has(digest);
        seen.add(digest);
        return isNew;
      });
      return some.slice(0, share).map((file) => ({ ...file, fault }));
    })
    .slice(0, inAll);
}

test('5,000 malformed files, no two the same, are each refused whole, with the place named, and change nothing', () => {
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
  const files = malformedFiles();
  for (const { bytes, place, fault } of files) {
    writeFileSync(file, bytes);
    let message = 'it was taken';
    try {
      importFile(order);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      ({ message } = error);
      refused += 1;
    }
    expect(message, `${fault}, ${place} in ${new TextDecoder().decode(bytes).slice(0, 3000)}`).toMatch(place);
    expect(message).toMatch(/\. Nothing was imported\.$/u);
    expect(message).not.toMatch(/[\n\r]|\bat .+:\d+:\d+/u);
    expect(message.length).toBeLessThan(400);
  }
  expect(refused).toBe(inAll);
  const counts = Map.groupBy(files, ({ fault }) => fault);
  console.log(`${files.length} files with ${counts.size} kinds of fault`);
  for (const fault of Object.keys(malformedLogs)) {
    expect(counts.get(fault)?.length, fault).toBeGreaterThanOrEqual(100);
  }
  expect(readFileSync(databaseFileOf(folder))).toEqual(before);
  expect(readdirSync(folder).filter((name) => name === 'backups')).toEqual([]);

  // What they were made of are logs.
  for (const sound of fc.sample(soundLogs, { numRuns: 100, seed: 4 })) {
    writeFileSync(file, textOf(sound));
    const added = { shifts: 1, pauses: 1, calls: sound.calls.length, wins: 1, tries: 1 };
    expect(previewImport(order).added).toEqual(added);
  }
  writeFileSync(file, textOf(fullLog));
  expect(importFile(order).added).toEqual({ shifts: 1, pauses: 1, calls: 3, wins: 1, tries: 1 });
}, 300_000);
