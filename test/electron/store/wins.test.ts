import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../../electron/store/driver.ts';
import { migrate } from '../../../electron/store/migrations.ts';
import { openStore } from '../../../electron/store/open.ts';
import { at, buildWin } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('the win that is being typed is there after a crash, one at most, and is no win yet', () => {
  const folder = tempFolder();
  const store = openStore(folder);
  expect(store.wins.draft()).toEqual({ kind: 'other', text: '' });
  store.wins.saveDraft({ kind: 'thanked', text: 'She than' });
  store.wins.saveDraft({ kind: 'thanked', text: 'She thanked' });
  // Not closed: a second connection reads what was committed.
  const again = openStore(folder);
  expect(again.wins.draft()).toEqual({ kind: 'thanked', text: 'She thanked' });
  expect(again.wins.all()).toEqual([]);
  again.close();
  store.close();
});

test('wins of version 1 are there in the newest', () => {
  const key = 'ab'.repeat(32);
  const file = join(tempFolder(), 'x.db');
  const old = connect(file, key);
  migrate(old, 1);
  old
    .prepare(
      "INSERT INTO wins (id, at, kind, text) VALUES ('w', '2026-11-21T10:00:00+01:00', 'other', 'Kept.')",
    )
    .run();
  old.close();
  const connection = connect(file, key);
  migrate(connection);
  expect(connection.prepare('SELECT text FROM wins').all()).toEqual([{ text: 'Kept.' }]);
  connection.close();
});

test('a win that comes again from elsewhere is back from the bin, and what else is there stays there', () => {
  const store = openStore(tempFolder());
  const noon = at('2026-11-21T12:00:00+01:00');
  for (const id of ['a', 'b']) store.wins.add(buildWin({ id, text: 'Binned.' }));
  store.wins.bin('a', noon);
  store.wins.bin('b', noon);
  store.wins.add(buildWin({ id: 'a', text: 'Imported.' }));
  expect(store.wins.all().map(({ id, text }) => [id, text])).toEqual([['a', 'Imported.']]);
  expect(store.wins.restore('b')).toBe(true);
  expect(() => store.wins.add(buildWin({ id: 'a' }))).toThrow(/UNIQUE/u);
  store.close();
});
