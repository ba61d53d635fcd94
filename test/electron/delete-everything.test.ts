import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deleteEverything, finishDeleting } from '../../electron/delete-everything.ts';
import { claimFolder, putKeyThere } from '../../electron/second-folder.ts';
import { openStore } from '../../electron/store/open.ts';
import { buildCall } from '../support/build-records.ts';
import { tempFolder } from '../support/temp-folder.ts';

const backup = 'unflappable-20261121T180000Z-daily.db';
const made = [
  'unflappable.db',
  'unflappable.db-wal',
  'unflappable.db.0123456789ab.restoring',
  'unflappable.log',
  'unflappable.log.old',
  'key.json',
  'key.json.0123456789ab.new',
  'settings.json',
  'settings.set-aside-20261121.json',
  'places.json',
  'playbook-outside-lock.json',
  'outbox.jsonl',
  'outbox-unread-1.jsonl',
  'restore.json',
  'damaged-20261121/unflappable.db',
  `backups/${backup}`,
  `backups/${backup}.0123456789ab.new`,
  'session/Cache/data_0',
];
const foreign = ['letters.txt', 'my backups of unflappable.db'];

function write(folder: string, files: readonly string[]) {
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), 'planted');
  }
}

test('nothing that the app made is left, in both folders, and what is not its own stays', () => {
  const folder = tempFolder();
  const second = tempFolder();
  write(folder, [...made, ...foreign]);
  claimFolder({ path: second, mark: 'ours' }, '');
  putKeyThere({ path: second, mark: 'ours' }, 'the key');
  write(second, [backup, `${backup}.0123456789ab.new`, 'holiday.db']);

  deleteEverything(folder, { path: second, mark: 'ours' });

  expect(readdirSync(folder).toSorted()).toEqual(foreign.toSorted());
  expect(readdirSync(second)).toEqual(['holiday.db']);
});

test('a second folder that is another log’s, or another disk by now, keeps all that it has', () => {
  const folder = tempFolder();
  const second = tempFolder();
  write(folder, made);
  claimFolder({ path: second, mark: 'another log' }, '');
  write(second, [backup, 'key.json']);
  const before = readdirSync(second);

  deleteEverything(folder, { path: second, mark: 'ours' });

  expect(readdirSync(folder)).toEqual([]);
  expect(readdirSync(second)).toEqual(before);
});

test('a second folder that is not there is no hindrance', () => {
  const folder = tempFolder();
  write(folder, made);
  deleteEverything(folder, { path: join(folder, 'unplugged'), mark: 'ours' });
  expect(readdirSync(folder)).toEqual([]);
});

test('a crash at any moment leaves a rest that the next start removes', () => {
  fc.assert(
    fc.property(fc.subarray(made), (left) => {
      const folder = tempFolder();
      const second = tempFolder();
      write(folder, left);
      claimFolder({ path: second, mark: 'ours' }, '');
      write(second, [backup]);
      writeFileSync(
        join(folder, 'deleting.json'),
        JSON.stringify({ version: 1, second: { path: second, mark: 'ours' } }),
      );

      expect(finishDeleting(folder)).toBe(true);
      expect([readdirSync(folder), readdirSync(second)]).toEqual([[], []]);
      expect(finishDeleting(folder)).toBe(false);
    }),
    { numRuns: 25 },
  );
});

test('a marker that was cut off while it was written counts', () => {
  const folder = tempFolder();
  write(folder, made);
  writeFileSync(join(folder, 'deleting.json'), '{"vers');
  expect(finishDeleting(folder)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test('without a marker nothing goes, and a fresh log can be made where one was', () => {
  const folder = tempFolder();
  const store = openStore(folder);
  store.calls.save(buildCall({ id: 'a' }));
  store.close();
  expect(finishDeleting(folder)).toBe(false);
  expect(existsSync(join(folder, 'unflappable.db'))).toBe(true);

  deleteEverything(folder, null);
  const fresh = openStore(folder);
  expect(fresh.calls.all()).toEqual([]);
  fresh.close();
});
