import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { removedOn } from '../../domain/retention.ts';
import { defaultSettings, retentionRulesOf } from '../../domain/settings.ts';
import { localDayOf } from '../../domain/time.ts';
import { BackupError } from '../../electron/backup-error.ts';
import { backupFolderOf, backupsIn } from '../../electron/backup-file.ts';
import { checkLog, makeBackup } from '../../electron/backups.ts';
import { restoreBackup, setLogAside } from '../../electron/restore.ts';
import { connect } from '../../electron/store/driver.ts';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf, openExistingStore, openStore } from '../../electron/store/open.ts';
import { finishSwap } from '../../electron/store/swap.ts';
import { at, buildCall } from '../support/build-records.ts';
import { damage } from '../support/damage.ts';
import { tempFolder } from '../support/temp-folder.ts';

const then = at('2026-11-20T19:00:00+01:00');
const now = at('2026-11-21T19:00:00+01:00');

/** A log with call `a`, a backup of it, and then call `b` in the log as well. */
function twoCalls() {
  const folder = tempFolder();
  const store = openStore(folder);
  store.calls.save(buildCall({ id: 'a' }));
  const key = readKey(folder) ?? '';
  const { name } = makeBackup({ folder, key, at: then, reason: 'daily', file: null });
  store.calls.save(buildCall({ id: 'b' }));
  store.close();
  return {
    folder,
    key,
    order: { folder, key, file: join(backupFolderOf(folder), name), fileKey: key, at: now, isAlone: true },
  };
}

function idsIn(folder: string): readonly string[] {
  const store = openStore(folder);
  try {
    expect(store.check()).toBe('ok');
    return store.calls
      .all()
      .map(({ id }) => id)
      .toSorted();
  } finally {
    store.close();
  }
}

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof BackupError) return error.fault;
    throw error;
  }
  return 'none';
}

/** SQLite's own mark of a database without a write-ahead log, which is not encrypted (file format, 1.3.3). */
function isWithoutWal(database: string): boolean {
  const file = openSync(database, 'r');
  try {
    const byte = Buffer.alloc(1);
    readSync(file, byte, 0, 1, 18);
    return byte[0] === 1;
  } finally {
    closeSync(file);
  }
}

describe('putting a backup back', () => {
  test('a call that another program saves while the log is read is not lost', async () => {
    const { folder, key, order } = twoCalls();
    const filled = openStore(folder);
    filled.transaction(() => {
      // Reading all of it takes a while.
      for (let number = 0; number < 5000; number += 1) {
        filled.calls.save(buildCall({ id: `c${number}`, pencil: `${number} `.repeat(100) }));
      }
    });
    filled.close();
    const restoring = fork(join(import.meta.dirname, '../support/restore-once.ts'), [
      folder,
      key,
      order.file,
      now,
    ]);
    const said = once(restoring, 'message');
    const ended = once(restoring, 'exit');
    // Without a pause: the moment is short.
    while (!isWithoutWal(databaseFileOf(folder)));
    const other = openStore(folder);
    other.calls.save(buildCall({ id: 'late' }));
    const [answer] = await said;
    await ended;

    // While the other program has it open, so that its end brings nothing into order.
    const kept = backupsIn(backupFolderOf(folder)).filter(({ reason }) => reason === 'replaced');
    const isInLog = openExistingStore(folder, key).calls.get('late') !== null;
    const inBackups = kept.map(({ name }) => checkLog(join(backupFolderOf(folder), name), key).counts.calls);
    other.close();
    // On a computer that was busy elsewhere it came after all of it, into the new log.
    expect(['log-in-use', 'restored']).toContain(answer);
    expect({ isInLog, inBackups }).toEqual({ isInLog: true, inBackups: answer === 'restored' ? [5002] : [] });
    expect(idsIn(folder)).toContain('late');
  });

  test('the log holds what the backup holds, and what it held before is one more backup', () => {
    const { folder, key, order } = twoCalls();
    const restored = restoreBackup(order);
    expect(restored).toMatchObject({ contents: { counts: { calls: 1 } } });
    expect(idsIn(folder)).toEqual(['a']);
    const kept = join(folder, restored.kept ?? '');
    expect(backupsIn(backupFolderOf(folder)).map(({ reason }) => reason)).toEqual(['replaced', 'daily']);
    expect(checkLog(kept, key)).toMatchObject({ integrity: 'ok', counts: { calls: 2 } });
    // And there and back again.
    restoreBackup({ ...order, file: kept });
    expect(idsIn(folder)).toEqual(['a', 'b']);
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'key.json', 'unflappable.db']);
  });

  test('what of it is over its time by now is announced anew before it goes', () => {
    const { folder, key } = twoCalls();
    const store = openStore(folder);
    store.state.set('retention', removedOn(retentionRulesOf(defaultSettings), localDayOf(then)));
    store.close();
    const { name } = makeBackup({ folder, key, at: then, reason: 'daily', file: null });
    const file = join(backupFolderOf(folder), name);
    restoreBackup({ folder, key, file, fileKey: key, at: now, isAlone: true });
    const restored = openStore(folder);
    expect(restored.state.get('retention')).toBeNull();
    restored.close();
  });

  test('what was not yet in the one file is in the backup of what was replaced', () => {
    const { folder, key, order } = twoCalls();
    // As a kill leaves it: the newest call is only in the WAL.
    const writer = openStore(folder);
    writer.calls.save(buildCall({ id: 'c' }));
    const copy = tempFolder();
    for (const end of ['', '-wal']) {
      copyFileSync(`${databaseFileOf(folder)}${end}`, join(copy, `unflappable.db${end}`));
    }
    writer.close();
    const { kept } = restoreBackup({ ...order, folder: copy });
    expect(checkLog(join(copy, kept ?? ''), key).counts.calls).toBe(3);
    expect(checkLog(databaseFileOf(copy), key).counts.calls).toBe(1);
    expect(existsSync(`${databaseFileOf(copy)}-wal`)).toBe(false);
  });

  test('a damaged backup, another file and another key change nothing', () => {
    const { folder, order } = twoCalls();
    const broken = join(tempFolder(), 'broken.db');
    copyFileSync(order.file, broken);
    damage(broken, 9000);
    expect(faultOf(() => restoreBackup({ ...order, file: broken }))).toBe('damaged');
    writeFileSync(broken, 'a letter to my aunt');
    expect(faultOf(() => restoreBackup({ ...order, file: broken }))).toBe('not-openable');
    expect(faultOf(() => restoreBackup({ ...order, fileKey: 'ab'.repeat(32) }))).toBe('not-openable');
    expect(faultOf(() => restoreBackup({ ...order, file: join(folder, 'none.db') }))).toBe('not-there');
    expect(idsIn(folder)).toEqual(['a', 'b']);
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'key.json', 'unflappable.db']);
  });

  test('a backup from a newer version is refused', () => {
    const { folder, key, order } = twoCalls();
    const newer = join(tempFolder(), 'newer.db');
    copyFileSync(order.file, newer);
    const connection = connect(newer, key, 'alone');
    connection.pragma('user_version = 99');
    connection.close();
    expect(faultOf(() => restoreBackup({ ...order, file: newer }))).toBe('from-a-newer-version');
    expect(idsIn(folder)).toEqual(['a', 'b']);
  });

  test('while another program has the log open nothing is put back', () => {
    const { folder, order } = twoCalls();
    const other = openStore(folder);
    expect(faultOf(() => restoreBackup({ ...order, isAlone: false }))).toBe('log-in-use');
    expect(other.calls.get('b')).not.toBeNull();
    other.close();
    expect(idsIn(folder)).toEqual(['a', 'b']);
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'key.json', 'unflappable.db']);
  });

  test('a backup that was made under another key is readable under the log’s own afterwards', () => {
    const { folder, order } = twoCalls();
    const elsewhere = twoCalls();
    restoreBackup({ ...order, file: elsewhere.order.file, fileKey: elsewhere.key });
    expect(elsewhere.key).not.toBe(order.key);
    expect(idsIn(folder)).toEqual(['a']);
  });

  test('a damaged log is kept as it is, in a folder of its own, when a backup takes its place', () => {
    const { folder, order } = twoCalls();
    damage(databaseFileOf(folder), 9000);
    const before = readFileSync(databaseFileOf(folder));
    const { kept } = restoreBackup(order);
    expect(kept).toBe('damaged-20261121190000');
    expect(readFileSync(join(folder, kept ?? '', 'unflappable.db')).equals(before)).toBe(true);
    expect(idsIn(folder)).toEqual(['a']);
  });

  test('a log that is put away makes room for a new one', () => {
    const { folder } = twoCalls();
    damage(databaseFileOf(folder), 10);
    const kept = setLogAside(folder, now);
    expect(idsIn(folder)).toEqual([]);
    expect(readdirSync(join(folder, kept))).toEqual(['unflappable.db']);
    expect(setLogAside(folder, now)).toBe(`${kept}-2`);
  });
});

describe('a restore that a crash has cut off', () => {
  const prepared = 'unflappable.db.0123456789ab.restoring';
  const swap = (keep: unknown) => JSON.stringify({ version: 1, prepared, keep });

  test.each([
    ['before anything was moved', () => {}],
    [
      'after the old one was kept',
      (folder: string, kept: string) => copyFileSync(databaseFileOf(folder), kept),
    ],
  ])('is finished by the next to open the log: %s', (_moment, done) => {
    const { folder, key, order } = twoCalls();
    const kept = join(backupFolderOf(folder), 'unflappable-20261121T180000Z-replaced.db');
    copyFileSync(order.file, join(folder, prepared));
    done(folder, kept);
    const keep = { as: 'copy', path: 'backups/unflappable-20261121T180000Z-replaced.db' };
    writeFileSync(join(folder, 'restore.json'), swap(keep));
    expect(idsIn(folder)).toEqual(['a']);
    expect(checkLog(kept, key).counts.calls).toBe(2);
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'key.json', 'unflappable.db']);
  });

  test('the new log is not taken for the old one when only the note of it was left', () => {
    const { folder } = twoCalls();
    writeFileSync(join(folder, 'restore.json'), swap({ as: 'folder', path: 'damaged-20261121190000' }));
    expect(idsIn(folder)).toEqual(['a', 'b']);
    expect(existsSync(join(folder, 'restore.json'))).toBe(false);
  });

  test('never is what lay beside the old one written into the new one', () => {
    const { folder, order } = twoCalls();
    const log = databaseFileOf(folder);
    copyFileSync(order.file, join(folder, prepared));
    writeFileSync(`${log}-wal`, 'of the old one');
    writeFileSync(join(folder, 'restore.json'), swap({ as: 'folder', path: 'damaged-20261121190000' }));
    finishSwap(log);
    expect(existsSync(`${log}-wal`)).toBe(false);
    expect(readdirSync(join(folder, 'damaged-20261121190000'))).toHaveLength(2);
    expect(idsIn(folder)).toEqual(['a']);
  });

  test('a note that is none of ours does nothing', () => {
    const { folder } = twoCalls();
    const keep = { as: 'copy', path: '../../elsewhere.db' };
    writeFileSync(join(folder, 'restore.json'), swap(keep));
    expect(idsIn(folder)).toEqual(['a', 'b']);
  });
});
