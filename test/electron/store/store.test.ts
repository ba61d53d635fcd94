import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { noFilter } from '../../../domain/call-filter.ts';
import { localDaySchema } from '../../../domain/time.ts';
import { connect } from '../../../electron/store/driver.ts';
import { keyFileOf, readKey } from '../../../electron/store/key.ts';
import { migrate, migrations, schemaVersion, versionOf } from '../../../electron/store/migrations.ts';
import { databaseFileOf, openExistingStore, openStore } from '../../../electron/store/open.ts';
import { StoreError } from '../../../electron/store/store-error.ts';
import { at, buildCall, buildDraft, buildShift, buildUse, buildWin } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const day = (text: string) => localDaySchema.parse(text);

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error.fault;
    throw error;
  }
  return 'none';
}

describe('what is written', () => {
  test('a call comes back from the file exactly as it was saved', () => {
    const folder = tempFolder();
    const call = buildCall({
      id: 'a',
      startedAt: at('2026-11-21T10:00:00+01:00'),
      woundUpPeak: 8,
      woundUpNow: 3,
      pencil: 'She shouted. I stayed.',
      linesUsed: [
        buildUse('insult-2', { result: 'helped' }),
        buildUse('insult-1', { isSaid: false }),
        buildUse('insult-3', { isSaid: false, result: 'not-said' }),
      ],
      warnings: [
        { step: 1, at: at('2026-11-21T10:06:00+01:00') },
        { step: 2, at: at('2026-11-21T10:09:30+01:00') },
      ],
    });
    const first = openStore(folder);
    first.calls.save(call);
    first.close();

    const again = openStore(folder);
    expect(again.calls.get('a')).toEqual(call);
    expect(again.check()).toBe('ok');
    again.close();
  });

  test('a journal that a kill left before it counted is swept away, and takes nothing along', () => {
    const folder = tempFolder();
    const first = openStore(folder);
    first.calls.save(buildCall({ id: 'a' }));
    first.close();
    const journal = `${databaseFileOf(folder)}-journal`;
    // What SQLite writes first is zeros: only when all of it is on the disk it says what it is.
    writeFileSync(journal, Buffer.alloc(512));

    const again = openStore(folder);
    expect(existsSync(journal)).toBe(false);
    expect(again.calls.get('a')?.id).toBe('a');
    expect(again.check()).toBe('ok');
    again.close();
  });

  test('saving a call again changes it and adds none', () => {
    const store = openStore(tempFolder());
    const call = buildDraft({
      id: 'a',
      startedAt: at('2026-11-21T10:00:00+01:00'),
      linesUsed: [buildUse('insult-1'), buildUse('insult-2')],
      warnings: [{ step: 1, at: at('2026-11-21T10:06:00+01:00') }],
    });
    store.calls.save(call);
    const changed = { ...call, pencil: 'more', linesUsed: [buildUse('insult-2')], warnings: [] };
    store.calls.save(changed);
    expect(store.calls.all()).toEqual([changed]);
    store.close();
  });

  test('a record keeps the local day it was lived on, and lists run by the true time', () => {
    const store = openStore(tempFolder());
    // The same evening in two zones: later on the wall, earlier in truth.
    store.calls.save(buildCall({ id: 'auckland', startedAt: at('2026-11-22T01:00:00+13:00') }));
    store.calls.save(buildCall({ id: 'lisbon', startedAt: at('2026-11-21T23:30:00+00:00') }));
    expect(store.calls.newest(10).map(({ id }) => id)).toEqual(['lisbon', 'auckland']);
    expect(store.calls.loggedBetween(day('2026-11-22'), day('2026-11-22')).map(({ id }) => id)).toEqual([
      'auckland',
    ]);
    store.close();
  });

  test('the database itself refuses a logged call without its taps', () => {
    const store = openStore(tempFolder());
    const call = buildCall({ id: 'a', startedAt: at('2026-11-21T10:00:00+01:00') });
    expect(() => store.calls.save({ ...call, outcome: null })).toThrow(/CHECK constraint/u);
    expect(() => store.calls.save({ ...call, intensity: null })).toThrow(/CHECK constraint/u);
    store.close();
  });

  test.each([
    ['startedAt', "started_at = 'this morning'"],
    ['startedAt', "started_at = '2026-11-21T10:00:00.1234567890+01:00'"],
    ['pencilAt', "pencil_at = '2026-11-21T10:00:00'"],
    ['situation', "situation = 'weather'"],
    ['askedFor', "asked_for = printf('%.121c', 'x')"],
    ['feelings', "feelings = '[7]'"],
    ['handovers', `handovers = '[{"to":"TL","at":null,"kind":"lukewarm"}]'`],
    ['linesUsed', "lines_used = '5'"],
    ['warnings', "warnings = '{}'"],
  ])('a call whose %s another program made something else is refused, and no list shows it', (field, set) => {
    const folder = tempFolder();
    const store = openStore(folder);
    store.calls.save(buildCall({ id: 'a', startedAt: at('2026-11-21T10:00:00+01:00') }));
    const other = connect(databaseFileOf(folder), readKey(folder) ?? '');
    other.script(`UPDATE calls SET ${set}`);
    other.close();

    const first = { filter: noFilter, before: null, limit: 50 };
    expect(() => store.calls.page(first)).toThrow(field);
    expect(() => store.calls.get('a')).toThrow(field);
    store.close();
  });

  test('a transaction that throws leaves nothing behind', () => {
    const store = openStore(tempFolder());
    expect(() =>
      store.transaction(() => {
        store.calls.save(buildDraft({ id: 'a', startedAt: at('2026-11-21T10:00:00+01:00') }));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(store.calls.all()).toEqual([]);
    store.close();
  });

  test('of several shifts without an end the latest runs: a file may hold more than one', () => {
    const store = openStore(tempFolder());
    store.shifts.save(buildShift({ id: 'a', startedAt: at('2026-11-21T09:00:00+01:00'), endedAt: null }));
    store.shifts.save(buildShift({ id: 'b', startedAt: at('2026-11-21T09:01:00+01:00'), endedAt: null }));
    expect(store.shifts.running()?.id).toBe('b');
    store.shifts.end('b', at('2026-11-21T17:00:00+01:00'));
    expect(store.shifts.running()?.id).toBe('a');
    store.shifts.end('a', at('2026-11-21T17:00:00+01:00'));
    expect(store.shifts.running()).toBeNull();
    store.close();
  });

  test('a pause that was running when the app stopped is marked as interrupted, others are not', () => {
    const store = openStore(tempFolder());
    const pause = {
      startedAt: at('2026-11-21T10:00:00+01:00'),
      plannedSeconds: 8,
      actualSeconds: null,
      ending: null,
      bridge: 'bridge-1',
      callId: null,
    } as const;
    store.pauses.add({ ...pause, id: 'done' });
    store.pauses.end('done', 'ran-its-length', 8);
    store.pauses.add({ ...pause, id: 'cut' });
    store.pauses.closeInterrupted();
    expect(
      store.pauses.all().map(({ id, ending, actualSeconds }) => ({ id, ending, actualSeconds })),
    ).toEqual([
      { id: 'cut', ending: 'interrupted', actualSeconds: null },
      { id: 'done', ending: 'ran-its-length', actualSeconds: 8 },
    ]);
    store.close();
  });
});

describe('what is binned', () => {
  test('is out of every list, comes back whole, and is gone after the purge', () => {
    const store = openStore(tempFolder());
    const call = buildCall({
      id: 'a',
      startedAt: at('2026-11-21T10:00:00+01:00'),
      pencil: 'kept',
      linesUsed: [buildUse('insult-1')],
      warnings: [{ step: 1, at: at('2026-11-21T10:06:00+01:00') }],
    });
    store.calls.save(call);
    expect(store.calls.bin('a', at('2026-11-21T11:00:00+01:00'))).toBe(true);
    expect(store.calls.bin('a', at('2026-11-21T11:00:01+01:00'))).toBe(false);
    expect(store.calls.all()).toEqual([]);
    expect(store.calls.countLogged()).toBe(0);
    expect(store.calls.span()).toBeNull();

    expect(store.calls.restore('a')).toBe(true);
    expect(store.calls.all()).toEqual([call]);

    store.calls.bin('a', at('2026-11-21T11:00:00+01:00'));
    store.calls.purge();
    expect(store.calls.restore('a')).toBe(false);
    store.close();
  });

  test('is all in the bin until it is restored, each by itself, or purged', () => {
    const store = openStore(tempFolder());
    const call = buildCall({ id: 'a', ink: 'Kept whole.' });
    const draft = buildDraft({ id: 'b' });
    const win = buildWin({ id: 'w' });
    const first = at('2026-11-21T11:00:00+01:00');
    const second = at('2026-11-21T12:00:00+01:00');
    store.calls.save(call);
    store.calls.save(draft);
    store.wins.add(win);
    store.calls.bin('a', first);
    store.calls.bin('b', second);
    store.wins.bin('w', second);
    expect(store.calls.binned()).toEqual([
      { call, binnedAt: first },
      { call: draft, binnedAt: second },
    ]);
    expect(store.wins.binned()).toEqual([{ win, binnedAt: second }]);

    store.calls.restore('a');
    expect(store.calls.binned()).toEqual([{ call: draft, binnedAt: second }]);
    store.emptyBin();
    expect([store.calls.binned(), store.wins.binned()]).toEqual([[], []]);
    expect(store.calls.all()).toEqual([call]);
    store.close();
  });

  test('a pause stands alone while its call is binned', () => {
    const store = openStore(tempFolder());
    store.calls.save(buildDraft({ id: 'a', startedAt: at('2026-11-21T10:00:00+01:00') }));
    store.pauses.add({
      id: 'p',
      callId: 'a',
      startedAt: at('2026-11-21T10:05:00+01:00'),
      plannedSeconds: 8,
      actualSeconds: 8,
      ending: 'ran-its-length',
      bridge: null,
    });
    store.calls.bin('a', at('2026-11-21T11:00:00+01:00'));
    expect(store.pauses.all()[0]?.callId).toBeNull();
    store.calls.restore('a');
    expect(store.pauses.all()[0]?.callId).toBe('a');
    store.calls.bin('a', at('2026-11-21T11:00:00+01:00'));
    store.calls.purge();
    expect(store.pauses.all()).toHaveLength(1);
    store.close();
  });
});

describe('protection at rest', () => {
  test('no file of the store holds a word of a note in plain text', () => {
    const folder = tempFolder();
    const store = openStore(folder);
    for (let index = 0; index < 200; index += 1) {
      store.calls.save(
        buildDraft({
          id: `call-${index}`,
          startedAt: at('2026-11-21T10:00:00+01:00'),
          pencil: 'PLANTED-WORD '.repeat(20),
        }),
      );
    }
    // While it is open, so that the write-ahead log is there too.
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const bytes of files) {
      expect(bytes.includes('PLANTED-WORD')).toBe(false);
      expect(bytes.includes('SQLite format')).toBe(false);
    }
    store.close();
  });

  test.skipIf(process.platform === 'win32')('the key file is the account’s alone and names its kind', () => {
    const folder = tempFolder();
    openStore(folder).close();
    expect(statSync(keyFileOf(folder)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(keyFileOf(folder), 'utf8'))).toMatchObject({ version: 1, kind: 'file' });
  });

  test('two stores never have the same key', () => {
    const [one, other] = [tempFolder(), tempFolder()];
    openStore(one).close();
    openStore(other).close();
    expect(readKey(one)).not.toBe(readKey(other));
  });

  test('full durability and write-ahead logging are in force', () => {
    const folder = tempFolder();
    openStore(folder).close();
    const connection = connect(databaseFileOf(folder), readKey(folder) ?? '');
    expect(connection.pragma('journal_mode')).toBe('wal');
    expect(connection.pragma('synchronous')).toBe(2);
    expect(connection.pragma('secure_delete')).toBe(1);
    connection.close();
  });
});

describe('what cannot be opened is left as it was', () => {
  test('a file that is not a database', () => {
    const folder = tempFolder();
    openStore(folder).close();
    writeFileSync(databaseFileOf(folder), 'a letter to my sister, 4096 words '.repeat(200));
    const before = readFileSync(databaseFileOf(folder));
    expect(faultOf(() => openStore(folder))).toBe('not-a-database');
    expect(readFileSync(databaseFileOf(folder))).toEqual(before);
  });

  test('a database of another key', () => {
    const [one, other] = [tempFolder(), tempFolder()];
    openStore(one).close();
    openStore(other).close();
    writeFileSync(keyFileOf(one), readFileSync(keyFileOf(other)));
    expect(faultOf(() => openStore(one))).toBe('not-a-database');
  });

  test('a database whose key file is gone: no new key is made', () => {
    const folder = tempFolder();
    openStore(folder).close();
    rmSync(keyFileOf(folder));
    expect(faultOf(() => openStore(folder))).toBe('key-missing');
    expect(existsSync(keyFileOf(folder))).toBe(false);
  });

  test('a key file that is not one', () => {
    const folder = tempFolder();
    openStore(folder).close();
    writeFileSync(keyFileOf(folder), '{"kind":"file"');
    expect(faultOf(() => openStore(folder))).toBe('key-unreadable');
    expect(readFileSync(keyFileOf(folder), 'utf8')).toBe('{"kind":"file"');
  });

  test('a database from a newer version', () => {
    const folder = tempFolder();
    openStore(folder).close();
    const connection = connect(databaseFileOf(folder), readKey(folder) ?? '');
    connection.pragma(`user_version = ${schemaVersion + 1}`);
    connection.close();
    expect(faultOf(() => openStore(folder))).toBe('from-a-newer-version');
  });

  test('a folder that cannot be made', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(faultOf(() => openStore(join(folder, 'file', 'below')))).toBe('folder-not-writable');
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a folder that cannot be written',
    () => {
      const folder = tempFolder();
      chmodSync(folder, 0o500);
      expect(faultOf(() => openStore(folder))).toBe('folder-not-writable');
      chmodSync(folder, 0o700);
    },
  );

  describe('by the command line, which only reads', () => {
    test('no log: none is made', () => {
      const folder = tempFolder();
      expect(faultOf(() => openExistingStore(folder))).toBe('no-log');
      expect(readdirSync(folder)).toEqual([]);
    });

    test('no key: none is made, not even beside a database that is empty', () => {
      const folder = tempFolder();
      writeFileSync(databaseFileOf(folder), '');
      expect(faultOf(() => openExistingStore(folder))).toBe('key-missing');
      expect(readdirSync(folder)).toEqual(['unflappable.db']);
    });

    test.each([
      ['older', -1, 'from-an-older-version'],
      ['newer', 1, 'from-a-newer-version'],
    ])('a log from an %s version', (_age, step, fault) => {
      const folder = tempFolder();
      openStore(folder).close();
      const version = schemaVersion + step;
      const connection = connect(databaseFileOf(folder), readKey(folder) ?? '');
      connection.pragma(`user_version = ${version}`);
      connection.close();
      const before = readFileSync(databaseFileOf(folder));
      expect(faultOf(() => openExistingStore(folder))).toBe(fault);
      expect(readFileSync(databaseFileOf(folder))).toEqual(before);
    });

    test('a file that is not a database', () => {
      const folder = tempFolder();
      openStore(folder).close();
      writeFileSync(databaseFileOf(folder), 'a letter to my sister, 4096 words '.repeat(200));
      expect(faultOf(() => openExistingStore(folder))).toBe('not-a-database');
    });

    test('a log that is good can be read and not be written', () => {
      const folder = tempFolder();
      const store = openStore(folder);
      store.calls.save(buildDraft({ id: 'a' }));
      store.close();
      const reader = openExistingStore(folder);
      expect(reader.calls.all()).toMatchObject([{ id: 'a' }]);
      reader.close();
      const connection = connect(databaseFileOf(folder), readKey(folder) ?? '', 'read');
      expect(() => connection.script('DELETE FROM calls')).toThrow(/readonly/u);
      connection.close();
    });
  });
});

describe('migrations', () => {
  const key = 'ab'.repeat(32);

  test.each(migrations.map((_sql, index) => index + 1))(
    'version %i can be reached from the one before',
    (version) => {
      const connection = connect(join(tempFolder(), 'x.db'), key);
      migrate(connection, version - 1);
      expect(versionOf(connection)).toBe(version - 1);
      migrate(connection, version);
      expect(versionOf(connection)).toBe(version);
      expect(connection.pragma('integrity_check')).toBe('ok');
      connection.close();
    },
  );

  test('running them again changes nothing', () => {
    const connection = connect(join(tempFolder(), 'x.db'), key);
    migrate(connection);
    const schema = () => connection.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all();
    const before = schema();
    migrate(connection);
    expect(schema()).toEqual(before);
    connection.close();
  });

  test('of two first starts at once the second takes what the first has made', () => {
    const file = join(tempFolder(), 'x.db');
    const first = connect(file, key);
    const second = connect(file, key);
    // The first start comes in at the worst moment: right after the second has looked which version is there.
    let isLate = true;
    migrate({
      ...second,
      pragma: (source) => {
        const answer = second.pragma(source);
        if (isLate) {
          isLate = false;
          migrate(first);
        }
        return answer;
      },
    });
    expect(isLate).toBe(false);
    expect(versionOf(second)).toBe(schemaVersion);
    expect(second.pragma('integrity_check')).toBe('ok');
    first.close();
    second.close();
  });

  test('every table is strict', () => {
    const connection = connect(join(tempFolder(), 'x.db'), key);
    migrate(connection);
    const loose = connection
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
      .all();
    expect(loose).toEqual([{ name: 'sqlite_schema' }]);
    connection.close();
  });
});

test.skipIf(process.platform === 'win32')('its files are for this account alone, whatever the umask', () => {
  const usual = process.umask(0o022);
  onTestFinished(() => void process.umask(usual));
  const folder = tempFolder();
  const modes = () =>
    readdirSync(folder)
      .filter((name) => name.includes('.db'))
      .map((name) => `${name} ${(statSync(join(folder, name)).mode & 0o777).toString(8)}`)
      .toSorted();
  const store = openStore(folder);
  store.wins.add(buildWin());
  expect(modes()).toEqual(['unflappable.db 600', 'unflappable.db-shm 600', 'unflappable.db-wal 600']);
  store.close();
  // One that a former version has made.
  chmodSync(databaseFileOf(folder), 0o644);
  const again = openStore(folder);
  again.wins.add(buildWin());
  expect(modes()).toEqual(['unflappable.db 600', 'unflappable.db-shm 600', 'unflappable.db-wal 600']);
  again.close();
  const connection = connect(databaseFileOf(folder), readKey(folder) ?? '');
  connection.copyTo(join(folder, 'copy.db'));
  connection.close();
  expect(modes()).toEqual(['copy.db 600', 'unflappable.db 600']);
});
