import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CallSearch, noFilter } from '../../domain/call-filter.ts';
import { BackupError } from '../../electron/backup-error.ts';
import { makeBackup } from '../../electron/backups.ts';
import { suspectIfDamaged } from '../../electron/open-log.ts';
import { openSoundLog } from '../../electron/sound-log.ts';
import { readKey } from '../../electron/store/key.ts';
import { openStore, type Store } from '../../electron/store/open.ts';
import { storeTroubleOf } from '../../electron/store/store-trouble.ts';
import { at, buildCall, buildPause, buildShift } from '../support/build-records.ts';
import { damage } from '../support/damage.ts';
import { chosenSeed, seededChance } from '../support/seeded-chance.ts';
import { tempFolder } from '../support/temp-folder.ts';

const copies = 200;
const now = at('2026-11-21T19:00:00+01:00');

interface Template {
  readonly folder: string;
  /** What the log says, by call. */
  readonly calls: ReadonlyMap<string, string>;
  readonly backedUp: ReadonlyMap<string, string>;
}

/** A log as a kill leaves it, with much in its file and some in its WAL, and a backup from before that. */
function template(): Template {
  const folder = tempFolder();
  const store = openStore(folder);
  const save = (id: string) => store.calls.save(buildCall({ id, pencil: `Call ${id}. `.repeat(20) }));
  store.transaction(() => {
    for (let index = 0; index < 120; index += 1) save(`old-${index}`);
    for (let index = 0; index < 60; index += 1) store.pauses.add(buildPause(), false);
    store.shifts.save(buildShift());
  });
  const key = readKey(folder) ?? '';
  makeBackup({ folder, key, at: at('2026-11-20T19:00:00+01:00'), reason: 'daily', file: null });
  const backedUp = contentsOf(store);
  store.close();
  const again = openStore(folder);
  for (let index = 0; index < 8; index += 1) {
    again.calls.save(buildCall({ id: `new-${index}`, pencil: `Call new-${index}` }));
  }
  const calls = contentsOf(again);
  const killed = tempFolder();
  for (const name of ['key.json', 'unflappable.db', 'unflappable.db-wal', 'backups']) {
    cpSync(join(folder, name), join(killed, name), { recursive: true });
  }
  again.close();
  return { folder: killed, calls, backedUp };
}

/** What is done to a copy. */
interface Damage {
  readonly file: 'unflappable.db' | 'unflappable.db-wal';
  readonly place: number;
  readonly bytes: Uint8Array;
}

/** A copy of the log with a damage somewhere in it: in its database and in its WAL by turns. */
function damagedCopy(
  copy: number,
  { folder: whole }: Template,
  folder: string,
  chance: () => number,
): Damage {
  mkdirSync(folder);
  cpSync(whole, folder, { recursive: true });
  const file = copy % 2 === 0 ? 'unflappable.db' : 'unflappable.db-wal';
  const length = 1 + Math.floor(chance() * 64);
  const bytes = Uint8Array.from({ length }, () => Math.floor(chance() * 256));
  const victim = join(folder, file);
  const place = Math.floor(chance() * (statSync(victim).size - length));
  damage(victim, place, bytes);
  return { file, place, bytes };
}

/** Starts as the app does, on a log that counts as too large to be read whole or not, with the answer to what it asks. */
async function start(folder: string, isLarge: boolean) {
  let asked = 0;
  const notes: string[] = [];
  const store = await openSoundLog(folder, readKey(folder) ?? '', {
    now: () => now,
    timeZone: () => 'UTC',
    secondFolder: () => null,
    ask: ({ choices }) => {
      asked += 1;
      return Promise.resolve(choices.indexOf('Put the backup back'));
    },
    onNote: (text) => notes.push(text),
    onTrouble: () => {},
    ...(isLarge ? { largestReadAtStart: 0 } : {}),
  });
  return { store, asked, notes };
}

function contentsOf(store: Store): ReadonlyMap<string, string> {
  return new Map(store.calls.all().map(({ id, pencil }) => [id, pencil]));
}

/** Whether all these things could be done; one that could not was damage that was met, as the app notes it. */
function canDo(folder: string, ...things: readonly (() => unknown)[]): boolean {
  const met = things.flatMap((thing) => {
    try {
      thing();
      return [];
    } catch (error) {
      return [error];
    }
  });
  for (const error of met) {
    const trouble = error instanceof BackupError ? error.cause : error;
    expect(storeTroubleOf(trouble), String(error)).toBe('damaged');
    suspectIfDamaged(folder, trouble);
  }
  return met.length === 0;
}

/** The damaged files are kept beside the log; answers their folder. */
function keptOf(folder: string): string | null {
  const [name] = readdirSync(folder).filter((each) => each.startsWith('damaged-'));
  return name === undefined ? null : join(folder, name);
}

const search: CallSearch = { words: 'call', filter: noFilter, status: 'logged', before: null, limit: 50 };

/**
 * A day with a log that no start has read: what is shown of it is true or not shown, and the backup of the day holds all
 * of it or is none. After damage was met the next start reads all of it, and asks.
 */
async function liveWithLarge(folder: string, { calls, backedUp }: Template, damaged: Damage, first: Store) {
  const canRead = canDo(
    folder,
    () => expect(contentsOf(first)).toEqual(calls),
    () => first.search(search),
    () => first.pauses.all(),
    () => first.calls.lineTallies(),
  );
  const canBackUp = canDo(folder, () =>
    makeBackup({ folder, key: readKey(folder) ?? '', at: now, reason: 'daily', file: null }),
  );
  const canWrite = canDo(folder, () => first.calls.save(buildCall({ id: 'after' })));
  first.close();
  const { store, asked } = await start(folder, true);
  if (canRead && canBackUp && canWrite) {
    // Damage that nobody has met, in what is written anew from the records: all is there, and in a good backup too.
    expect(asked).toBe(0);
    expect(contentsOf(store).size).toBe(calls.size + 1);
    store.close();
    return 'unharmed';
  }
  expect(asked).toBe(1);
  expect(contentsOf(store)).toEqual(canBackUp ? calls : backedUp);
  expect(store.check()).toBe('ok');
  store.close();
  // The log was written to meanwhile: the damage in it is kept, but in a page that was written anew.
  const kept = readFileSync(join(keptOf(folder) ?? '', 'unflappable.db'));
  expect(
    pageByPage(damaged).some(({ place, bytes }) =>
      kept.subarray(place, place + bytes.length).equals(Buffer.from(bytes)),
    ),
  ).toBe(true);
  return 'foundLater';
}

const pageSize = 4096;

/** The damage in each page that it is in. */
function pageByPage({ place, bytes }: Damage): readonly Pick<Damage, 'place' | 'bytes'>[] {
  const first = pageSize - (place % pageSize);
  return [
    { place, bytes: bytes.subarray(0, first) },
    { place: place + first, bytes: bytes.subarray(first) },
  ].filter((part) => part.bytes.length > 0);
}

/** What becomes of a damaged copy. */
async function outcomeOf(folder: string, whole: Template, damaged: Damage, isLarge: boolean) {
  const before = readFileSync(join(folder, damaged.file));
  const { store, asked, notes } = await start(folder, isLarge);
  const kept = keptOf(folder);
  // The file that was damaged is kept to the byte.
  if (kept !== null) expect(readFileSync(join(kept, damaged.file)).equals(before)).toBe(true);
  if (asked + notes.length === 0) {
    expect(kept).toBeNull();
    if (isLarge) return await liveWithLarge(folder, whole, damaged, store);
  } else expect(kept).not.toBeNull();
  const found = contentsOf(store);
  expect(store.check()).toBe('ok');
  // It is a log like any other now.
  store.calls.save(buildCall({ id: 'after' }));
  store.close();
  if (asked > 0) {
    expect(found).toEqual(whole.backedUp);
    return 'restored';
  }
  if (notes.length > 0) {
    // Nothing of what was in the file itself, and nothing that was never written.
    for (const [id, text] of found) expect(text).toBe(whole.calls.get(id));
    for (const id of whole.backedUp.keys()) expect(found.has(id), id).toBe(true);
    return 'said';
  }
  // Of which nothing was said.
  expect(found).toEqual(whole.calls);
  return 'unharmed';
}

test(`${copies} copies of a log are damaged anywhere: each opens whole, says what it lost, or gives way to its backup`, {
  retry: 0,
}, async () => {
  const seed = chosenSeed();
  console.log(`UNFLAPPABLE_SEED=${seed}`);
  const chance = seededChance(seed);
  const whole = template();
  const base = tempFolder();
  const usual = { unharmed: 0, said: 0, restored: 0, foundLater: 0 };
  const large = { ...usual };
  for (let copy = 0; copy < copies; copy += 1) {
    const folder = join(base, String(copy));
    const damaged = damagedCopy(copy, whole, folder, chance);
    // Every other pair counts as too large to be read at each start.
    const isLarge = copy % 4 >= 2;
    const outcome = await outcomeOf(folder, whole, damaged, isLarge).catch((error: unknown) => {
      throw new Error(`copy ${copy}, ${damaged.file} at ${damaged.place}`, { cause: error });
    });
    (isLarge ? large : usual)[outcome] += 1;
    rmSync(folder, { recursive: true });
  }
  console.log('read at each start:', usual, 'too large for that:', large);
  expect(usual.restored).toBeGreaterThan(copies / 8);
  expect(usual.said).toBeGreaterThan(copies / 16);
  expect(large.foundLater).toBeGreaterThan(copies / 12);
  expect(large.said).toBeGreaterThan(copies / 16);
});
