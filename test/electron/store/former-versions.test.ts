import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { noFilter } from '../../../domain/call-filter.ts';
import { logFileSchema } from '../../../domain/log-format.ts';
import { toLogFile } from '../../../domain/log-records.ts';
import { noChanges, playbookChangesSchema } from '../../../domain/own-playbook.ts';
import { emptyWin, winDraftSchema } from '../../../domain/records.ts';
import { connect } from '../../../electron/store/driver.ts';
import { readKey } from '../../../electron/store/key.ts';
import { migrate, schemaVersion, versionOf } from '../../../electron/store/migrations.ts';
import { databaseFileOf, openStore, type Store } from '../../../electron/store/open.ts';
import { at } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

// Each was written by the code of that version, and so was what it says itself that it holds: its own export, the win
// that was being typed, and what the rep changed in the playbook.
const databases = join(import.meta.dirname, '../../fixtures/databases');
const versions = readdirSync(databases)
  .map((name) => Number(name.slice(1)))
  .toSorted((one, other) => one - other);

const expectedSchema = logFileSchema.extend({
  winDraft: winDraftSchema.nullable(),
  playbook: playbookChangesSchema.nullable(),
});

function copyOf(version: number): string {
  const folder = tempFolder();
  cpSync(join(databases, `v${version}`), folder, { recursive: true });
  return folder;
}

function expectedOf(version: number) {
  return expectedSchema.parse(JSON.parse(readFileSync(join(databases, `v${version}/expected.json`), 'utf8')));
}

function heldBy(store: Store) {
  const held = {
    ...toLogFile(at('2026-11-21T19:00:00+01:00'), {
      calls: store.calls.all(),
      shifts: store.shifts.all(),
      pauses: store.pauses.all(),
      wins: store.wins.all(),
      tries: store.tries.all(),
    }),
    winDraft: store.wins.draft(),
    playbook: store.playbook.read().changes,
  };
  return z.unknown().parse(JSON.parse(JSON.stringify(inOrder(held))));
}

interface Identified {
  readonly id: string;
}

/** Calls of one second, and pauses of one moment, may stand in another order. */
function inOrder<
  T extends { readonly [List in 'calls' | 'pauses']?: readonly Identified[] | null | undefined },
>(log: T) {
  const sorted = (list: readonly Identified[] | null | undefined) =>
    (list ?? []).toSorted((one, other) => one.id.localeCompare(other.id));
  return { ...log, calls: sorted(log.calls), pauses: sorted(log.pauses) };
}

describe.each(versions)('a log of version %i', (version) => {
  const { winDraft, playbook, ...log } = expectedOf(version);
  const expected = { ...inOrder(log), winDraft: winDraft ?? emptyWin, playbook: playbook ?? noChanges };

  test('is opened and loses nothing, now and at the next start', () => {
    const folder = copyOf(version);
    for (let start = 1; start <= 2; start += 1) {
      const store = openStore(folder);
      expect(heldBy(store)).toEqual(expected);
      expect(store.check()).toBe('ok');
      store.close();
    }
  });

  test('is counted and searched like one that was written today', () => {
    const store = openStore(copyOf(version));
    const logged = store.calls.all().filter(({ status }) => status === 'logged');
    expect(store.calls.countLogged()).toBe(logged.length);
    expect(store.calls.page({ filter: noFilter, before: null, limit: 100 }).calls).toHaveLength(
      logged.length,
    );
    const found = store.search({
      words: 'zadal vedouciho',
      filter: noFilter,
      status: 'any',
      before: null,
      limit: 10,
    });
    expect(found.calls.map(({ call }) => call.id)).toEqual(['insult']);
    // What was in the bin still is: it can be brought back until the bin is emptied.
    expect(store.calls.restore('binned')).toBe(true);
    expect(store.wins.restore('win-2')).toBe(true);
    store.close();
  });

  test('that was left half way by a crash goes on from there', () => {
    for (let reached = version; reached < schemaVersion; reached += 1) {
      const folder = copyOf(version);
      const connection = connect(databaseFileOf(folder), readKey(folder) ?? '');
      migrate(connection, reached);
      connection.close();
      const store = openStore(folder);
      expect(heldBy(store)).toEqual(expected);
      store.close();
    }
  });
});

test('every version before this one is here', () => {
  expect(versions).toEqual(Array.from({ length: schemaVersion - 1 }, (_, index) => index + 1));
});

test('a log of a version to come is refused in words and left byte for byte as it was, its write-ahead log too', () => {
  const folder = tempFolder();
  openStore(folder).close();
  const file = databaseFileOf(folder);
  const newer = connect(file, readKey(folder) ?? '');
  newer.pragma(`user_version = ${schemaVersion + 1}`);
  newer.script('CREATE TABLE of_the_future (x INTEGER) STRICT');
  // As a crash of that version leaves it: not closed, with its changes still in the write-ahead log.
  const crashed = tempFolder();
  cpSync(folder, crashed, { recursive: true });
  newer.close();
  const filesOf = () =>
    ['', '-wal'].map((part) => readFileSync(`${databaseFileOf(crashed)}${part}`).toString('hex'));
  const before = filesOf();
  expect(() => openStore(crashed)).toThrow('was written by a newer version of Unflappable');
  expect(existsSync(`${databaseFileOf(crashed)}-wal`)).toBe(true);
  expect(filesOf()).toEqual(before);
  const reader = connect(databaseFileOf(crashed), readKey(crashed) ?? '', 'read');
  expect(versionOf(reader)).toBe(schemaVersion + 1);
  reader.close();
});
