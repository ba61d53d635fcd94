import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupFolderOf, backupsIn } from '../../electron/backup-file.ts';
import { makeBackup } from '../../electron/backups.ts';
import { LogLeftAlone } from '../../electron/log-left-alone.ts';
import { type LogQuestion, openSoundLog } from '../../electron/sound-log.ts';
import { connect } from '../../electron/store/driver.ts';
import { readKey } from '../../electron/store/key.ts';
import { schemaVersion } from '../../electron/store/migrations.ts';
import { databaseFileOf, openStore } from '../../electron/store/open.ts';
import { StoreError } from '../../electron/store/store-error.ts';
import { at, buildCall, buildDraft } from '../support/build-records.ts';
import { damage } from '../support/damage.ts';
import { tempFolder } from '../support/temp-folder.ts';

const now = at('2026-11-21T19:00:00+01:00');

/** A log of calls `a`, `b` and a draft, with a backup of the first two made each on a day of its own. */
function loggedFolder({ backups }: { readonly backups: boolean }): string {
  const folder = tempFolder();
  const store = openStore(folder);
  const key = readKey(folder) ?? '';
  const backUp = (stamp: string) =>
    backups && makeBackup({ folder, key, at: at(stamp), reason: 'daily', file: null });
  store.calls.save(buildCall({ id: 'a' }));
  backUp('2026-11-19T19:00:00+01:00');
  store.calls.save(buildDraft({ id: 'b' }));
  backUp('2026-11-20T19:00:00+01:00');
  store.calls.save(buildCall({ id: 'c' }));
  store.close();
  return folder;
}

/** Opens it as the app does, with these answers to what is asked; what was asked and said besides. */
async function open(folder: string, answers: readonly string[], secondFolder: string | null = null) {
  const asked: LogQuestion[] = [];
  const notes: string[] = [];
  const opening = openSoundLog(folder, readKey(folder) ?? '', {
    now: () => now,
    timeZone: () => 'Europe/Berlin',
    secondFolder: () => secondFolder,
    ask: (question) => {
      const answer = answers[asked.length];
      asked.push(question);
      return Promise.resolve(question.choices.indexOf(answer ?? ''));
    },
    onNote: (text) => notes.push(text),
    onTrouble: () => {},
  });
  const store = await opening.catch((error: unknown) => {
    if (error instanceof LogLeftAlone || error instanceof StoreError) return error;
    throw error;
  });
  if (store instanceof Error) return { asked, notes, ids: null, error: store };
  const ids = store.calls.all().map(({ id }) => id);
  store.close();
  return { asked, notes, ids: ids.toSorted(), error: null };
}

test('a sound log opens without a question', async () => {
  const folder = loggedFolder({ backups: true });
  expect(await open(folder, [])).toMatchObject({ asked: [], notes: [], ids: ['a', 'b', 'c'] });
});

test.each([
  ['damaged inside', (log: string) => damage(log, 9000)],
  ['damaged at its beginning', (log: string) => damage(log, 5)],
  ['empty', (log: string) => writeFileSync(log, '')],
  ['gone', (log: string) => rmSync(log)],
])('a log that is %s gives way to the newest good backup, after asking', async (state, harm) => {
  const folder = loggedFolder({ backups: true });
  harm(databaseFileOf(folder));
  const { asked, notes, ids } = await open(folder, ['Put the backup back']);
  expect(ids).toEqual(['a', 'b']);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.detail).toContain('Friday 20 November 2026, 19:00');
  expect(asked[0]?.detail).toContain('2 calls, 1 of them not logged yet');
  expect(notes).toHaveLength(1);
  if (state.startsWith('damaged')) {
    expect(notes[0]).toContain('damaged-20261121190000');
    expect(readdirSync(join(folder, 'damaged-20261121190000'))).toContain('unflappable.db');
  }
  // And the next start is as any other.
  expect(await open(folder, [])).toMatchObject({ asked: [], notes: [], ids: ['a', 'b'] });
});

test('a backup that is damaged too is passed over for the one before', async () => {
  const folder = loggedFolder({ backups: true });
  damage(databaseFileOf(folder), 9000);
  damage(join(backupFolderOf(folder), 'unflappable-20261120T180000Z-daily.db'), 9000);
  const { asked, ids } = await open(folder, ['Put the backup back']);
  expect(asked[0]?.detail).toContain('Thursday 19 November 2026, 19:00');
  expect(ids).toEqual(['a']);
});

test('a backup in the second folder is as good as one here', async () => {
  const folder = loggedFolder({ backups: true });
  const second = tempFolder();
  const name = 'unflappable-20261120T180000Z-daily.db';
  copyFileSync(join(backupFolderOf(folder), name), join(second, name));
  rmSync(backupFolderOf(folder), { recursive: true });
  damage(databaseFileOf(folder), 9000);
  expect((await open(folder, ['Put the backup back'], second)).ids).toEqual(['a', 'b']);
  damage(databaseFileOf(folder), 9000);
  expect((await open(folder, ['Start afresh'], join(second, 'away'))).ids).toEqual([]);
});

test('without a good backup it is asked whether to start afresh, and nothing is thrown away', async () => {
  const folder = loggedFolder({ backups: false });
  damage(databaseFileOf(folder), 9000);
  const before = readFileSync(databaseFileOf(folder));
  const left = await open(folder, ['Quit']);
  expect(left.error).toBeInstanceOf(LogLeftAlone);
  expect(left.asked[0]?.choices).toEqual(['Start afresh', 'Quit']);
  expect(readFileSync(databaseFileOf(folder)).equals(before)).toBe(true);
  const { ids, notes } = await open(folder, ['Start afresh']);
  expect(ids).toEqual([]);
  expect(notes[0]).toContain('damaged-20261121190000');
  expect(readFileSync(join(folder, 'damaged-20261121190000/unflappable.db')).equals(before)).toBe(true);
});

test.each([
  ['a good backup that is not wanted', () => {}],
  [
    'backups that are damaged, too',
    (folder: string) => {
      for (const { name } of backupsIn(backupFolderOf(folder)))
        damage(join(backupFolderOf(folder), name), 9000);
    },
  ],
])('with %s a new log is begun after one question, and the backups stay', async (_state, harm) => {
  const folder = loggedFolder({ backups: true });
  harm(folder);
  damage(databaseFileOf(folder), 9000);
  const backups = readdirSync(backupFolderOf(folder));
  const { asked, notes, ids } = await open(folder, ['Start afresh']);
  expect({ asked: asked.length, notes: notes.length, ids }).toEqual({ asked: 1, notes: 1, ids: [] });
  expect(readdirSync(backupFolderOf(folder))).toEqual(backups);
  expect(await open(folder, [])).toMatchObject({ asked: [], ids: [] });
});

test('a log that another program holds is asked about until it lets go', async () => {
  const folder = loggedFolder({ backups: false });
  const holder = connect(databaseFileOf(folder), readKey(folder) ?? '', 'alone');
  holder.script('BEGIN EXCLUSIVE');
  const refused = await open(folder, ['Quit']);
  expect(refused.asked[0]?.detail).toContain('Another program holds the log');
  expect(refused.error).toBeInstanceOf(LogLeftAlone);
  holder.close();
  expect((await open(folder, [])).ids).toEqual(['a', 'b', 'c']);
});

test('a log from a newer version is not for restoring: it is refused and left alone', async () => {
  const folder = loggedFolder({ backups: true });
  const newer = connect(databaseFileOf(folder), readKey(folder) ?? '');
  newer.pragma(`user_version = ${schemaVersion + 1}`);
  newer.close();
  const before = readFileSync(databaseFileOf(folder));
  const { asked, error } = await open(folder, []);
  expect(asked).toEqual([]);
  expect(error).toMatchObject({ fault: 'from-a-newer-version' });
  expect(readFileSync(databaseFileOf(folder)).equals(before)).toBe(true);
});
