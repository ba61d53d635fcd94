import { expect, test } from 'vitest';
import { noChanges, type PlaybookChanges } from '../../../domain/own-playbook.ts';
import { connect } from '../../../electron/store/driver.ts';
import { readKey } from '../../../electron/store/key.ts';
import { databaseFileOf, openStore } from '../../../electron/store/open.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const changes: PlaybookChanges = {
  ...noChanges,
  lines: { 'insult-1': { text: 'Let’s take this one step at a time.', isStarred: true } },
  added: [{ place: 'own-returns', id: 'own-1', text: 'I have the parcel on my screen.' }],
  order: { insult: ['insult-2', 'insult-1'] },
  pages: [
    { key: 'own-returns', name: 'Returns', countsAs: 'our-fault', avoidInShort: 'Don’t guess a date.' },
  ],
  policy: { ...noChanges.policy, warnings: 2, warningWords: ['Please stop the swearing.'] },
};

/** A store whose kept changes are this text, as another version may have left it. */
function folderWith(json: string): string {
  const folder = tempFolder();
  openStore(folder).close();
  const connection = connect(databaseFileOf(folder), readKey(folder) ?? '');
  connection.prepare('INSERT INTO playbook_changes (only, json) VALUES (1, :json)').run({ json });
  connection.close();
  return folder;
}

function keptIn(folder: string): unknown {
  const connection = connect(databaseFileOf(folder), readKey(folder) ?? '', 'read');
  const rows = connection.prepare('SELECT json FROM playbook_changes').all();
  connection.close();
  return rows;
}

test('a rep who changed nothing has nothing kept', () => {
  const store = openStore(tempFolder());
  expect(store.playbook.read()).toEqual({ changes: noChanges, problem: null });
  store.close();
});

test('changes come back from the file exactly as they were saved, the last ones', () => {
  const folder = tempFolder();
  const store = openStore(folder);
  store.playbook.save(noChanges);
  store.playbook.save(changes);
  store.close();
  const again = openStore(folder);
  expect(again.playbook.read()).toEqual({ changes, problem: null });
  again.close();
});

test.each([
  ['from a newer version', '{"version":2,"lines":{}}', /version/u],
  ['with a key it does not know', '{"version":1,"sounds":[]}', /sounds/u],
  ['that is no JSON', '{"version":1,', /JSON/u],
])(
  'what is kept %s stops nothing, is named, and stays until something else is saved',
  (_kind, json, named) => {
    const folder = folderWith(json);
    const store = openStore(folder);
    const read = store.playbook.read();
    expect(read.changes).toEqual(noChanges);
    expect(read.problem).toMatch(named);
    expect(keptIn(folder)).toEqual([{ json }]);
    store.playbook.save(changes);
    expect(store.playbook.read()).toEqual({ changes, problem: null });
    store.close();
  },
);

test('what could not be read again is not written', () => {
  const store = openStore(tempFolder());
  store.playbook.save(changes);
  expect(() => store.playbook.save({ ...changes, lines: { 'insult-1': { text: ' ' } } })).toThrow();
  expect(store.playbook.read().changes).toEqual(changes);
  store.close();
});
