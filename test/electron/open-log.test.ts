import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backupFolderOf, backupsIn } from '../../electron/backup-file.ts';
import { checkLog, makeBackup } from '../../electron/backups.ts';
import { importFile } from '../../electron/log-import.ts';
import { openLog, suspicionOf } from '../../electron/open-log.ts';
import { connect } from '../../electron/store/driver.ts';
import { readKey } from '../../electron/store/key.ts';
import { migrate, schemaVersion } from '../../electron/store/migrations.ts';
import { databaseFileOf, openExistingStore, openStore } from '../../electron/store/open.ts';
import { StoreError } from '../../electron/store/store-error.ts';
import { at, buildCall } from '../support/build-records.ts';
import { damage } from '../support/damage.ts';
import { tempFolder } from '../support/temp-folder.ts';

const now = at('2026-11-21T19:00:00+01:00');

function open(folder: string) {
  const notes: string[] = [];
  const key = readKey(folder) ?? '';
  const store = openLog({ folder, key, at: now, onNote: (text) => notes.push(text) });
  try {
    return {
      notes,
      ids: store.calls
        .all()
        .map(({ id }) => id)
        .toSorted(),
    };
  } finally {
    store.close();
  }
}

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error.fault;
    throw error;
  }
  return 'none';
}

/** A folder as a kill leaves it: one call in the database, and three more in the WAL alone. */
function killed(): string {
  const folder = tempFolder();
  const store = openStore(folder);
  store.calls.save(buildCall({ id: 'a' }));
  store.close();
  const again = openStore(folder);
  for (const id of ['b', 'c', 'd']) again.calls.save(buildCall({ id }));
  const copy = tempFolder();
  for (const name of ['key.json', 'unflappable.db', 'unflappable.db-wal']) {
    copyFileSync(join(folder, name), join(copy, name));
  }
  again.close();
  return copy;
}

test('after a kill all is there, and there is nothing to say', () => {
  expect(open(killed())).toEqual({ notes: [], ids: ['a', 'b', 'c', 'd'] });
});

test('a WAL that was cut off in the middle of a write is what a kill leaves, and no damage', () => {
  const folder = killed();
  const wal = `${databaseFileOf(folder)}-wal`;
  truncateSync(wal, statSync(wal).size - 1000);
  expect(open(folder)).toEqual({ notes: [], ids: ['a', 'b', 'c'] });
});

test.each([
  ['in its first page', 32 + 24 + 100],
  ['in a frame’s own header', 32 + 4],
  ['in its header', 2],
  ['in the header’s salt', 17],
  ['in its last frame’s salt', -4096 - 24 + 8],
])('a WAL that is damaged %s is said, and kept', (_where, place) => {
  const folder = killed();
  const wal = `${databaseFileOf(folder)}-wal`;
  damage(wal, place < 0 ? statSync(wal).size + place : place);
  const before = readFileSync(wal);
  const { notes, ids } = open(folder);
  expect(ids).toContain('a');
  expect(ids.length).toBeLessThan(4);
  expect(notes).toHaveLength(1);
  expect(notes[0]).toContain('damaged-20261121190000');
  expect(readFileSync(join(folder, 'damaged-20261121190000/unflappable.db-wal')).equals(before)).toBe(true);
  // Said once.
  expect(open(folder)).toEqual({ notes: [], ids });
});

test('a log that is damaged anywhere is not opened', () => {
  const folder = killed();
  open(folder);
  const log = databaseFileOf(folder);
  const pages = statSync(log).size / 4096;
  for (let page = 0; page < pages; page += 7) {
    const copy = tempFolder();
    for (const name of ['key.json', 'unflappable.db']) copyFileSync(join(folder, name), join(copy, name));
    damage(databaseFileOf(copy), page * 4096 + 2000);
    expect(
      faultOf(() => open(copy)),
      `page ${page + 1}`,
    ).toMatch(/^(damaged|not-a-database)$/u);
  }
});

test('a log that is gone, or empty, while there are backups of it is not begun afresh in silence', () => {
  const folder = killed();
  open(folder);
  makeBackup({ folder, key: readKey(folder) ?? '', at: now, reason: 'daily', file: null });
  const log = databaseFileOf(folder);
  writeFileSync(log, '');
  expect(faultOf(() => open(folder))).toBe('log-missing');
  rmSync(log);
  expect(faultOf(() => open(folder))).toBe('log-missing');
  expect(existsSync(log)).toBe(false);
});

test('before a log from an older version is brought up to date it is backed up', () => {
  const folder = tempFolder();
  openStore(folder).close();
  const key = readKey(folder) ?? '';
  const log = databaseFileOf(folder);
  rmSync(log);
  const older = connect(log, key);
  migrate(older, 3);
  older.close();
  expect(open(folder).notes).toEqual([]);
  const [backup] = backupsIn(backupFolderOf(folder));
  expect(backup).toMatchObject({ reason: 'migration' });
  expect(checkLog(join(backupFolderOf(folder), backup?.name ?? ''), key).schemaVersion).toBe(3);
  expect(checkLog(log, key).schemaVersion).toBe(schemaVersion);
  open(folder);
  expect(readdirSync(backupFolderOf(folder))).toHaveLength(1);
});

test('a suspicion about the log is gone once all of it was read', () => {
  const folder = killed();
  writeFileSync(suspicionOf(folder), '');
  open(folder);
  expect(existsSync(suspicionOf(folder))).toBe(false);
});

test('a log that was being written alone when the program was killed opens as it was before that', () => {
  const original = tempFolder();
  const store = openStore(original);
  const ids = Array.from({ length: 200 }, (_, index) => `call-${index}`).toSorted();
  store.transaction(() => {
    for (const id of ids) store.calls.save(buildCall({ id, ink: 'He asked for it twice. '.repeat(20) }));
  });
  store.close();
  const key = readKey(original) ?? '';
  // As a restore or a change of the key does it, up to the moment at which some of it is in the file.
  const alone = connect(databaseFileOf(original), key, 'alone');
  alone.script("PRAGMA cache_size = 1; BEGIN; UPDATE calls SET ink = 'half of it'");
  const [folder, other] = [tempFolder(), tempFolder()];
  for (const copy of [folder, other]) {
    for (const name of ['key.json', 'unflappable.db', 'unflappable.db-journal']) {
      copyFileSync(join(original, name), join(copy, name));
    }
  }
  alone.close();

  const reader = openExistingStore(other);
  expect(reader.calls.all().every(({ ink }) => ink.startsWith('He asked'))).toBe(true);
  reader.close();
  expect(readdirSync(other).toSorted()).toEqual(['key.json', 'unflappable.db', 'unflappable.db-journal']);
  expect(open(folder)).toEqual({ notes: [], ids });
  expect(open(other)).toEqual({ notes: [], ids });
});

test.runIf(process.platform === 'linux')(
  'a log of which a copy was kept is still locked as SQLite has it',
  () => {
    const folder = killed();
    damage(`${databaseFileOf(folder)}-wal`, 32 + 24 + 100);
    const notes: string[] = [];
    const store = openLog({
      folder,
      key: readKey(folder) ?? '',
      at: now,
      onNote: (text) => notes.push(text),
    });
    onTestFinished(store.close);
    expect(notes).toHaveLength(1);
    const { ino } = statSync(databaseFileOf(folder));
    // Whoever closes any file of a process lets go of all its locks on it: a later program would take the log for unused.
    expect(readFileSync('/proc/locks', 'utf8')).toMatch(
      new RegExp(` ${process.pid} [\\da-f:]+:${ino} `, 'u'),
    );
  },
);

test('an import says what a damaged WAL has lost, and keeps it, as a start does', () => {
  const folder = killed();
  damage(`${databaseFileOf(folder)}-wal`, 32 + 24 + 100);
  const file = join(tempFolder(), 'log.json');
  writeFileSync(
    file,
    JSON.stringify({
      format: 'unflappable-log',
      version: 1,
      wins: [{ id: 'w', at: now, kind: 'thanked', text: 'Thank you' }],
    }),
  );
  const { note, added } = importFile({
    folder,
    key: readKey(folder),
    file,
    digest: null,
    withoutPersonal: false,
    at: now,
  });
  expect(added.wins).toBe(1);
  expect(note).toContain('damaged-20261121190000');
  expect(existsSync(join(folder, 'damaged-20261121190000/unflappable.db-wal'))).toBe(true);
});
