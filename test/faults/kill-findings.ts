import { join } from 'node:path';
import { expect } from 'vitest';
import { stampAt } from '../../domain/time.ts';
import { backupFolderOf, backupsIn } from '../../electron/backup-file.ts';
import { checkLog, withBackup } from '../../electron/backups.ts';
import { openSoundLog } from '../../electron/sound-log.ts';
import { readKey } from '../../electron/store/key.ts';
import type { Said } from './log-work.ts';

/** What has to be there after a kill. */

/** What each call must say after a kill: what it was last said to say, or what was begun after that. */
export class Expected {
  readonly #calls = new Map<string, { readonly durable: string | null; readonly begun: string | null }>();

  hear(said: Said): void {
    if (said.said === 'begun') {
      this.#calls.set(said.id, { durable: this.#calls.get(said.id)?.durable ?? null, begun: said.text });
    }
    if (said.said === 'typed' || said.said === 'logged') {
      this.#calls.set(said.id, { durable: said.text, begun: null });
    }
  }

  /** Takes over what is there, which is what must be there from now on. */
  compare(found: ReadonlyMap<string, string>): void {
    for (const [id, { durable, begun }] of this.#calls) {
      const text = found.get(id);
      if (durable === null)
        expect(['', begun, undefined], 'a call of which nothing was durable').toContain(text);
      else expect([durable, begun], `what ${id} says`).toContain(text);
      if (text === undefined) this.#calls.delete(id);
      else this.#calls.set(id, { durable: text, begun: null });
    }
  }

  forget(id: string): void {
    this.#calls.delete(id);
  }
}

/** Opens the log as the app does; any question, and anything it has to say, is a failure. */
export async function findings(folder: string): Promise<ReadonlyMap<string, string>> {
  const never = (text: string): never => {
    throw new Error(text);
  };
  const store = await openSoundLog(folder, readKey(folder) ?? '', {
    now: () => stampAt(Date.now(), 'UTC'),
    timeZone: () => 'UTC',
    secondFolder: () => null,
    ask: ({ message, detail }) => never(`asked: ${message} ${detail}`),
    onNote: (text) => never(`noted: ${text}`),
    onTrouble: (where, error) => never(`${where}: ${String(error)}`),
  });
  try {
    expect(store.check()).toBe('ok');
    return new Map(store.calls.all().map(({ id, pencil }) => [id, pencil]));
  } finally {
    store.close();
  }
}

/** Of a file that was imported, all of its calls are there; of one that was begun, all or nothing. */
export function expectWhole(
  said: readonly Said[],
  found: ReadonlyMap<string, string>,
  callsInAFile: number,
): void {
  for (const each of said) {
    if (each.said !== 'importing') continue;
    const [name = ''] = /[^/\\]+(?=\.json$)/u.exec(each.file) ?? [];
    const count = [...found.keys()].filter((id) => id.startsWith(`import-${name}-`)).length;
    const isDone = said.some((other) => other.said === 'imported' && other.file === each.file);
    expect(isDone ? [callsInAFile] : [0, callsInAFile], `of ${name}`).toContain(count);
  }
}

/** Every backup that has its name is whole, and those that were made hold what they were to hold. */
export function expectGoodBackups(folder: string, said: readonly Said[]): void {
  const key = readKey(folder) ?? '';
  const holding = new Map(
    said.flatMap((each) => (each.said === 'backed-up' ? [[each.name, each.holds] as const] : [])),
  );
  const names = backupsIn(backupFolderOf(folder)).map(({ name }) => name);
  for (const name of names) {
    const file = join(backupFolderOf(folder), name);
    expect(checkLog(file, key).integrity, name).toBe('ok');
    const call = holding.get(name);
    if (call !== undefined) expect(idsIn(file, key), name).toContain(call);
  }
  expect(names).toEqual(expect.arrayContaining([...holding.keys()]));
}

function idsIn(file: string, key: string): readonly unknown[] {
  return withBackup(file, key, (connection) =>
    connection
      .prepare('SELECT id FROM calls')
      .all()
      .map((row) => (typeof row === 'object' && row !== null && 'id' in row ? row.id : null)),
  );
}

/** A call that a restore took out of the log is in a backup of what was replaced. */
export function expectKeptAside(
  folder: string,
  said: readonly Said[],
  found: ReadonlyMap<string, string>,
): readonly string[] {
  const taken = said.flatMap((each) =>
    (each.said === 'restoring' || each.said === 'restored') && !found.has(each.lacks) ? [each.lacks] : [],
  );
  const key = readKey(folder) ?? '';
  const replaced = backupsIn(backupFolderOf(folder)).filter(({ reason }) => reason === 'replaced');
  const kept = new Set(replaced.flatMap(({ name }) => idsIn(join(backupFolderOf(folder), name), key)));
  for (const id of taken) expect(kept.has(id), `${id}, which a restore replaced`).toBe(true);
  return taken;
}
