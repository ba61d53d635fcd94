import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { noChanges, type PlaybookChanges, playbookOf } from '../../domain/own-playbook.ts';
import { longestPack, writePack } from '../../domain/pack.ts';
import { blankPolicy } from '../../domain/policy.ts';
import { createPlaybookKeeper } from '../../electron/playbook-keeper.ts';
import { readPackFile } from '../../electron/read-pack-file.ts';
import { openStore } from '../../electron/store/open.ts';
import { builtInPlaybook as builtIn } from '../support/built-in-playbook.ts';
import { malformedPacks } from '../support/malformed-packs.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ours: PlaybookChanges = {
  ...noChanges,
  lines: { 'insult-1': { isStarred: true } },
  added: [{ place: 'insult', id: 'mine', text: 'Mine.' }],
};

/** A keeper over a real store; every dialog answers with one file. */
function keeperWith(changes: PlaybookChanges) {
  const folder = tempFolder();
  const store = openStore(folder);
  onTestFinished(() => store.close());
  store.playbook.save(changes);
  const file = join(folder, 'pack.yaml');
  const troubles: string[] = [];
  let drawn = 0;
  let answer: string | null = file;
  const keeper = createPlaybookKeeper({
    builtIn,
    table: store.playbook,
    tallies: () => new Map(),
    newId: () => 'new',
    onChange: () => {
      drawn += 1;
    },
    askWhereTo: async () => file,
    askForPack: async () => answer,
    readPack: async (chosen) => readPackFile(chosen),
    onTrouble: (where) => troubles.push(where),
  });
  const cancelDialogs = () => {
    answer = null;
  };
  return {
    keeper,
    file,
    troubles,
    drawn: () => drawn,
    kept: () => store.playbook.read().changes,
    cancelDialogs,
  };
}

test('a pack goes out, comes in over another playbook, is kept, and can be taken back', async () => {
  const theirs = keeperWith(noChanges);
  expect(await theirs.keeper.exportPack('yaml')).toEqual({ ok: true, value: 'pack.yaml' });
  const mine = keeperWith(ours);
  writeFileSync(mine.file, readFileSync(theirs.file));

  expect(await mine.keeper.choosePack()).toEqual({
    ok: true,
    value: {
      fileName: 'pack.yaml',
      merge: [],
      replace: [{ kind: 'removed', place: 'Insult', text: 'Mine.' }],
      personal: null,
    },
  });
  expect(mine.kept()).toEqual(ours);
  expect(mine.keeper.importPack({ how: 'replace', withPolicy: true, withoutPersonal: false }).ok).toBe(true);
  expect(mine.kept().added).toEqual([]);
  expect(mine.kept().lines).toEqual({ 'insult-1': { isStarred: true } });
  expect(mine.keeper.undo().ok).toBe(true);
  expect(mine.kept()).toEqual(ours);
});

test('a pack is taken over without its policy where the rep keeps their own', async () => {
  const policy = { ...blankPolicy, warnings: 2, danger: { ...blankPolicy.danger, emergencyNumber: '9-999' } };
  const mine = { ...noChanges, policy: { ...blankPolicy, warnings: 'not-allowed' as const } };
  for (const how of ['merge', 'replace'] as const) {
    const { keeper, file, kept } = keeperWith(mine);
    writeFileSync(file, writePack(playbookOf(builtIn, { ...ours, policy }), { as: 'yaml' }));
    await keeper.choosePack();
    expect(keeper.importPack({ how, withPolicy: false, withoutPersonal: false }).ok).toBe(true);
    expect(kept().policy).toEqual(mine.policy);
    expect(kept().added).toHaveLength(1);
  }
});

test('a pack comes in without what may be personal in it, or as it is, just as its preview said', async () => {
  const theirs: PlaybookChanges = {
    ...noChanges,
    added: [
      { place: 'insult', id: 'a', text: 'Ring me on +44 20 7946 0018.' },
      { place: 'insult', id: 'b', text: 'sam@example.org' },
    ],
  };
  for (const withoutPersonal of [true, false]) {
    const { keeper, file, kept } = keeperWith(noChanges);
    writeFileSync(file, writePack(playbookOf(builtIn, theirs), { as: 'yaml' }));
    const reply = await keeper.choosePack();
    expect(reply.ok && reply.value?.personal).toMatchObject({
      count: 2,
      found: [
        { where: 'Insult', kind: 'phone' },
        { where: 'Insult', kind: 'email' },
      ],
      emptied: 1,
      without: { merge: [{ kind: 'added', place: 'Insult', text: 'Ring me on [number].' }] },
    });
    expect(reply.ok && reply.value?.merge).toHaveLength(2);

    expect(keeper.importPack({ how: 'merge', withPolicy: true, withoutPersonal }).ok).toBe(true);
    expect(kept().added).toEqual(
      withoutPersonal ? [{ place: 'insult', id: 'a', text: 'Ring me on [number].' }] : theirs.added,
    );
  }
});

test('a file that is no pack changes nothing, and nothing of it can be taken over', async () => {
  const { keeper, file, troubles, drawn, kept } = keeperWith(ours);
  const before = keeper.page();
  const files = fc.sample(malformedPacks, { numRuns: 200, seed: 3 });
  for (const text of [...files, `${'#\n'.repeat(longestPack)}`]) {
    writeFileSync(file, text);
    const reply = await keeper.choosePack();

    expect(reply.ok ? 'it was read' : reply.message).toMatch(/^pack\.yaml.+ Nothing was changed\.$/u);
    expect(keeper.importPack({ how: 'replace', withPolicy: true, withoutPersonal: false }).ok).toBe(false);
  }
  expect(keeper.page()).toEqual(before);
  expect(kept()).toEqual(ours);
  expect(drawn()).toBe(0);
  expect(troubles).toEqual([]);
});

test('a refused file is not taken for the sound one that was chosen before', async () => {
  const { keeper, file, kept } = keeperWith(ours);
  writeFileSync(file, writePack(playbookOf(builtIn, noChanges), { as: 'json' }));
  expect((await keeper.choosePack()).ok).toBe(true);
  writeFileSync(file, 'not a pack');
  expect((await keeper.choosePack()).ok).toBe(false);

  expect(keeper.importPack({ how: 'replace', withPolicy: true, withoutPersonal: false }).ok).toBe(false);
  expect(kept()).toEqual(ours);
});

test('a second dialog that is cancelled leaves the pack that was chosen before', async () => {
  const { keeper, file, kept, cancelDialogs } = keeperWith(ours);
  writeFileSync(file, writePack(playbookOf(builtIn, noChanges), { as: 'json' }));
  expect((await keeper.choosePack()).ok).toBe(true);
  cancelDialogs();
  expect(await keeper.choosePack()).toEqual({ ok: true, value: null });

  expect(keeper.importPack({ how: 'replace', withPolicy: true, withoutPersonal: false }).ok).toBe(true);
  expect(kept().added).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'a pack can be read by those it is for: as any file that is saved, or as the one that was there',
  async () => {
    const { keeper, file } = keeperWith(noChanges);
    const mask = process.umask();
    await keeper.exportPack('yaml');
    expect(statSync(file).mode & 0o777).toBe(0o644 & ~mask);

    chmodSync(file, 0o664);
    await keeper.exportPack('yaml');
    expect(statSync(file).mode & 0o777).toBe(0o664);
  },
);
