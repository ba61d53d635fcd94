import { expect, onTestFinished, test } from 'vitest';
import type { Call } from '../../domain/call.ts';
import type { Stamp } from '../../domain/time.ts';
import type { Reply } from '../../electron/contract/intent.ts';
import { type CallsWorld, callsIntents } from '../../electron/intents/calls.ts';
import { openStore } from '../../electron/store/open.ts';
import { at, buildCall, buildDraft, buildUse, buildWin } from '../support/build-records.ts';
import { playbook } from '../support/built-in-playbook.ts';
import { tempFolder } from '../support/temp-folder.ts';

const noon = at('2026-11-18T12:00:00+01:00');

/** The intents on a store of their own, with a clock that is put by hand. */
function served(...calls: readonly Call[]) {
  const store = openStore(tempFolder());
  onTestFinished(() => store.close());
  for (const call of calls) store.calls.save(call);
  let now: Stamp = noon;
  let ids = 0;
  const world: CallsWorld = {
    store,
    clock: { now: () => 0, stamp: () => now, catchUp: () => {} },
    newId: () => {
      ids += 1;
      return `new-${ids}`;
    },
    playbook: { book: () => playbook },
    onRecordsChanged: () => {},
    onTrouble: (where, error) => {
      throw new Error(where, { cause: error });
    },
  };
  return {
    store,
    intents: callsIntents(world),
    at: (stamp: Stamp) => {
      now = stamp;
    },
  };
}

async function answered<T>(reply: Reply<T> | Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

test('what a logged call said before is kept once a visit, and can be had back, which is a visit too', async () => {
  const call = buildCall({ id: 'a', pencil: 'first', intensity: 2 });
  const { intents, at: setTime } = served(call);
  await answered(intents.changeCall({ id: 'a', visit: 'v1', change: { pencil: 'sec' } }));
  await answered(intents.changeCall({ id: 'a', visit: 'v1', change: { pencil: 'second', intensity: 4 } }));
  setTime(at('2026-11-18T13:00:00+01:00'));
  await answered(intents.changeCall({ id: 'a', visit: 'v2', change: { pencil: 'third' } }));
  const versions = await answered(intents.readVersions({ id: 'a' }));
  expect(versions.map((version) => [version.visit, version.call.pencil, version.replacedAt])).toEqual([
    ['v2', 'second', '2026-11-18T13:00:00+01:00'],
    ['v1', 'first', noon],
  ]);

  setTime(at('2026-11-18T14:00:00+01:00'));
  const restored = await answered(intents.restoreVersion({ id: 'a', visit: 'v3', version: 'v1' }));
  expect(restored).toMatchObject({ pencil: 'first', intensity: 2, status: 'logged' });
  // The one that says the same as the call now is not worth showing.
  expect((await answered(intents.readVersions({ id: 'a' }))).map(({ visit }) => visit)).toEqual(['v3', 'v2']);
  const back = await answered(intents.restoreVersion({ id: 'a', visit: 'v4', version: 'v3' }));
  expect(back).toMatchObject({ pencil: 'third', intensity: 4 });
});

test('a draft, a mark and a change that changes nothing leave no history', async () => {
  const { store, intents } = served(
    buildDraft({ id: 'draft' }),
    buildCall({ id: 'a', intensity: 3, pencil: 'x' }),
  );
  await answered(intents.changeCall({ id: 'draft', visit: 'v', change: { pencil: 'words' } }));
  await answered(intents.changeCall({ id: 'a', visit: 'v', change: { intensity: 3 } }));
  await answered(intents.keepPencil({ id: 'a', isKept: true }));
  expect(store.versions.count()).toBe(0);
  expect(store.calls.get('a')?.pencilKeptAt).toBe(noon);
  await answered(intents.keepPencil({ id: 'a', isKept: false }));
  expect(store.calls.get('a')?.pencilKeptAt).toBeNull();
});

test('a call that turns to danger forgets what it said', async () => {
  const { store, intents } = served(buildCall({ id: 'a', pencil: 'what they said' }));
  await answered(intents.changeCall({ id: 'a', visit: 'v1', change: { pencil: 'more of it' } }));
  expect(store.versions.count()).toBe(1);
  await answered(intents.logCall({ id: 'a', visit: 'v2', change: { situation: 'danger' } }));
  expect(store.versions.count()).toBe(0);
});

test('a note that is binned leaves what the call said before, and comes back by itself alone', async () => {
  const { store, intents } = served(buildCall({ id: 'a', pencil: 'planted', pencilAt: noon }));
  await answered(intents.changeCall({ id: 'a', visit: 'v1', change: { ink: 'neutral' } }));
  const note = await answered(intents.binPencil({ id: 'a' }));
  expect(store.calls.get('a')).toMatchObject({ pencil: '', ink: 'neutral' });
  expect(JSON.stringify(store.versions.of('a'))).not.toContain('planted');
  expect(await answered(intents.restorePencil({ id: 'a', note }))).toMatchObject({
    pencil: 'planted',
    pencilAt: noon,
    ink: 'neutral',
  });
  expect(await intents.restorePencil({ id: 'a', note })).toMatchObject({ ok: false });
});

test('a draft that is opened right after the call knows when it was over, and keeps that', async () => {
  const { intents, at: setTime } = served(buildDraft({ id: 'a', startedAt: noon, createdAt: noon }));
  setTime(at('2026-11-18T12:10:00+01:00'));
  expect(await answered(intents.openCall({ id: 'a' }))).toMatchObject({
    endedAt: '2026-11-18T12:10:00+01:00',
  });
  setTime(at('2026-11-18T12:20:00+01:00'));
  expect(await answered(intents.openCall({ id: 'a' }))).toMatchObject({
    endedAt: '2026-11-18T12:10:00+01:00',
  });
});

test('a case reference tells of the earlier hard calls, and not of this one', async () => {
  const line = playbook.pages[0]?.lines[0];
  if (line === undefined) throw new Error('no lines');
  const { intents } = served(
    buildCall({
      id: 'a',
      caseRef: 'C-17',
      outcome: 'contained',
      linesUsed: [buildUse(line.id, { result: 'helped' })],
    }),
    buildCall({ id: 'b', caseRef: 'C-18' }),
    buildDraft({ id: 'c', caseRef: 'C-17' }),
  );
  expect(await answered(intents.readCase({ id: 'c', caseRef: 'c-17' }))).toMatchObject({
    caseRef: 'c-17',
    earlier: 1,
    lastOutcome: 'contained',
    helped: [line.text],
  });
  expect(await answered(intents.readCase({ id: 'a', caseRef: 'C-17' }))).toBeNull();
});

test('what was deleted is listed, the last first, and each can be had back by itself', async () => {
  const { store, intents, at: setTime } = served(buildCall({ id: 'a' }), buildDraft({ id: 'b' }));
  store.wins.add(buildWin({ id: 'w' }));
  await answered(intents.binCall({ id: 'a' }));
  setTime(at('2026-11-18T12:01:00+01:00'));
  store.wins.bin('w', at('2026-11-18T12:01:00+01:00'));
  setTime(at('2026-11-18T12:02:00+01:00'));
  await answered(intents.binCall({ id: 'b' }));
  const names = async () =>
    (await answered(intents.readBin(undefined))).map((each) =>
      each.kind === 'call' ? each.call.id : each.win.id,
    );
  expect(await names()).toEqual(['b', 'w', 'a']);
  await answered(intents.restoreCall({ id: 'a' }));
  expect(await names()).toEqual(['b', 'w']);
  expect(store.calls.get('a')).not.toBeNull();
});
