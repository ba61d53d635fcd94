import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeBackup } from '../../electron/backups.ts';
import { openSoundLog } from '../../electron/sound-log.ts';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf, openStore } from '../../electron/store/open.ts';
import { at, buildCall, buildPause, buildShift } from '../support/build-records.ts';
import { damage } from '../support/damage.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { chosenSeed, seededChance } from './seeded-chance.ts';

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
  const contents = () => new Map(store.calls.all().map(({ id, pencil }) => [id, pencil]));
  const key = readKey(folder) ?? '';
  makeBackup({ folder, key, at: at('2026-11-20T19:00:00+01:00'), reason: 'daily', file: null });
  const backedUp = contents();
  store.close();
  const again = openStore(folder);
  for (let index = 0; index < 8; index += 1) {
    again.calls.save(buildCall({ id: `new-${index}`, pencil: `Call new-${index}` }));
  }
  const calls = new Map(again.calls.all().map(({ id, pencil }) => [id, pencil]));
  const killed = tempFolder();
  for (const name of ['key.json', 'unflappable.db', 'unflappable.db-wal', 'backups']) {
    cpSync(join(folder, name), join(killed, name), { recursive: true });
  }
  again.close();
  return { folder: killed, calls, backedUp };
}

test(`${copies} copies of a log are damaged anywhere: each opens whole, says what it lost, or gives way to its backup`, {
  timeout: 180_000,
}, async () => {
  const seed = chosenSeed();
  console.log(`UNFLAPPABLE_SEED=${seed}`);
  const chance = seededChance(seed);
  const { folder: whole, calls, backedUp } = template();
  const base = tempFolder();
  const ends = { unharmed: 0, said: 0, restored: 0 };

  for (let copy = 0; copy < copies; copy += 1) {
    const folder = join(base, String(copy));
    mkdirSync(folder);
    cpSync(whole, folder, { recursive: true });
    const log = databaseFileOf(folder);
    const victim = copy % 2 === 0 ? log : `${log}-wal`;
    const length = 1 + Math.floor(chance() * 64);
    const bytes = Uint8Array.from({ length }, () => Math.floor(chance() * 256));
    damage(victim, Math.floor(chance() * (statSync(victim).size - length)), bytes);
    const damaged = ['', '-wal'].map((end) => readFileSync(`${log}${end}`));

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
    });
    const found = new Map(store.calls.all().map(({ id, pencil }) => [id, pencil]));
    expect(store.check(), `copy ${copy}`).toBe('ok');
    // It is a log like any other now.
    store.calls.save(buildCall({ id: 'after' }));
    store.close();

    const kept = readdirSync(folder).filter((name) => name.startsWith('damaged-'));
    if (asked > 0) {
      expect(found, `copy ${copy}`).toEqual(backedUp);
      ends.restored += 1;
    } else if (notes.length > 0) {
      // Nothing of what was in the file itself, and nothing that was never written.
      for (const [id, text] of found) expect(text).toBe(calls.get(id));
      for (const id of backedUp.keys()) expect(found.has(id), `copy ${copy}, ${id}`).toBe(true);
      ends.said += 1;
    } else {
      expect(found, `copy ${copy}, of which nothing was said`).toEqual(calls);
      ends.unharmed += 1;
    }
    expect(kept.length, `copy ${copy}`).toBe(asked + notes.length === 0 ? 0 : Math.max(1, kept.length));
    for (const name of kept.slice(0, 1)) {
      const [database, wal] = [
        join(folder, name, 'unflappable.db'),
        join(folder, name, 'unflappable.db-wal'),
      ];
      // The file that was damaged is kept to the byte.
      const file = victim === log ? database : wal;
      expect(readFileSync(file).equals(damaged[victim === log ? 0 : 1] ?? Buffer.alloc(0))).toBe(true);
    }
    rmSync(folder, { recursive: true });
  }
  console.log(`unharmed ${ends.unharmed}, said what may be missing ${ends.said}, restored ${ends.restored}`);
  expect(ends.restored).toBeGreaterThan(copies / 4);
  expect(ends.said).toBeGreaterThan(copies / 8);
});
