import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { toLogFile } from '../../domain/log-records.ts';
import { stampAt } from '../../domain/time.ts';
import { backupFolderOf, backupsIn } from '../../electron/backup-file.ts';
import { checkLog, withBackup } from '../../electron/backups.ts';
import { openSoundLog } from '../../electron/sound-log.ts';
import { readKey } from '../../electron/store/key.ts';
import { openStore } from '../../electron/store/open.ts';
import { preparedName } from '../../electron/store/swap.ts';
import { nodeExternals } from '../../vite.config.ts';
import { buildCall } from '../support/build-records.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type LogWork, type Said, saidSchema } from './log-work.ts';
import { chosenSeed, seededChance } from './seeded-chance.ts';

const kills = 308;
const root = join(import.meta.dirname, '../..');
/** In the checkout, because the database driver is looked for from there. */
const built = join(root, 'test-results/kill-rounds');
const works = ['log', 'type', 'edit', 'import', 'migrate', 'back-up', 'restore'] as const;
const callsInAFile = 40;
const now = () => stampAt(Date.now(), 'UTC');

/** What each call must say after a kill: what it was last said to say, or what was begun after that. */
class Expected {
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

/** In one file, as main is: loading a hundred takes longer than what is done here. */
async function buildWriter(): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node24',
      outDir: built,
      rolldownOptions: {
        input: join(import.meta.dirname, 'log-writer.ts'),
        external: [...nodeExternals],
        output: { format: 'cjs', entryFileNames: 'log-writer.cjs', codeSplitting: false },
      },
    },
    ssr: { noExternal: true, external: ['better-sqlite3-multiple-ciphers'] },
  });
}

/** A process that has loaded all it needs, and waits to be told what to do. */
async function ready(): Promise<ChildProcess> {
  const child = fork(join(built, 'log-writer.cjs'), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(built, 'cache') },
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`it ended (${String(code)}) before it was told what to do`);
  });
  await Promise.race([once(child.stdout ?? child, 'data'), ended]);
  ended.catch(() => {});
  return child;
}

/** When a process dies: so long after it was told to work, or after it first said this. */
interface FatalMoment {
  readonly after: 'told' | Said['said'];
  readonly milliseconds: number;
}

/** What each kind of work says when it has come to the point. */
const pointOf: Readonly<Record<LogWork['work'], Said['said']>> = {
  log: 'opened',
  type: 'opened',
  edit: 'logged',
  import: 'importing',
  migrate: 'opened',
  'back-up': 'logged',
  restore: 'restoring',
};

/** Has it work, and kills it. What it said until then, and how long it took to open the log. */
async function killAt(child: ChildProcess, order: LogWork, moment: FatalMoment) {
  const said: Said[] = [];
  const toldAt = performance.now();
  let openedMs: number | null = null;
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const atPoint = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      const each = saidSchema.parse(JSON.parse(line));
      said.push(each);
      if (each.said === 'opened') openedMs = performance.now() - toldAt;
      if (each.said === moment.after) resolve();
    });
  });
  const closed = once(child, 'close');
  child.send(order);
  if (moment.after !== 'told') await Promise.race([atPoint, closed]);
  await after(moment.milliseconds);
  child.kill('SIGKILL');
  await closed;
  // One that had failed or was done was not killed.
  expect(child.signalCode, `how ${order.work} ended`).toBe('SIGKILL');
  return { said, openedMs };
}

/** Opens the log as the app does; any question, and anything it has to say, is a failure. */
async function findings(folder: string): Promise<ReadonlyMap<string, string>> {
  const never = (text: string): never => {
    throw new Error(text);
  };
  const store = await openSoundLog(folder, readKey(folder) ?? '', {
    now,
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

/** Files to import, of calls that are nobody else’s. */
function filesToImport(folder: string, round: string): string[] {
  mkdirSync(folder, { recursive: true });
  return [0, 1, 2, 3].map((number) => {
    const calls = Array.from({ length: callsInAFile }, (_, index) =>
      buildCall({ id: `import-${round}-${number}-${index}`, pencil: `imported ${round}` }),
    );
    const file = join(folder, `${round}-${number}.json`);
    const log = toLogFile(now(), { calls, shifts: [], pauses: [], wins: [], tries: [] });
    writeFileSync(file, JSON.stringify(log));
    return file;
  });
}

/** Of a file that was imported, all is there; of one that was begun, all or nothing. */
function expectWhole(said: readonly Said[], found: ReadonlyMap<string, string>): void {
  for (const each of said) {
    if (each.said !== 'importing') continue;
    const [name = ''] = /[^/\\]+(?=\.json$)/u.exec(each.file) ?? [];
    const count = [...found.keys()].filter((id) => id.startsWith(`import-${name}-`)).length;
    const isDone = said.some((other) => other.said === 'imported' && other.file === each.file);
    expect(isDone ? [callsInAFile] : [0, callsInAFile], `of ${name}`).toContain(count);
  }
}

/** Every backup that has its name is whole, and those that were made hold what they were to hold. */
function expectGoodBackups(folder: string, said: readonly Said[]): void {
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
function expectKeptAside(
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

/** How often each kind of work was killed while it was at it. */
type AtWork = Map<string, number>;

/** One log that is worked on and killed, again and again. */
async function killAgainAndAgain(lane: number, rounds: number, chance: () => number, atWork: AtWork) {
  const base = tempFolder();
  const main = join(base, 'log');
  mkdirSync(main);
  openStore(main).close();
  const expected = new Expected();

  /** How long opening took the last time, of each kind: a kill comes anywhere in it. */
  const openingMs = { update: 100, open: 50 };
  /** All that was in the log after the round before. */
  let known: readonly string[] = [];
  let next = ready();
  for (let round = 0; round < rounds; round += 1) {
    const child = await next;
    // The next one loads while this one works.
    next = round + 1 < rounds ? ready() : next;
    const work = works[round % works.length] ?? 'log';
    const isUpdate = work === 'migrate';
    const folder = isUpdate ? join(base, `older-${round}`) : main;
    if (isUpdate) cpSync(olderLog, folder, { recursive: true });
    const before = isUpdate ? idsOfOlderLog() : known;
    const order: LogWork = {
      work,
      folder,
      round: `round ${lane}.${round}`,
      text: 'He asked the same thing again. I kept to what I could do today, and said so.',
      files: work === 'import' ? filesToImport(join(base, 'files'), `r${round}`) : [],
    };
    const kind = isUpdate ? 'update' : 'open';
    const { said, openedMs } = await killAt(
      child,
      order,
      isUpdate || chance() < 0.15
        ? { after: 'told', milliseconds: chance() * 1.2 * openingMs[kind] }
        : { after: pointOf[work], milliseconds: chance() * 60 },
    );
    openingMs[kind] = openedMs ?? openingMs[kind] * 1.2;

    const found = await findings(folder);
    expect(said.filter((each) => each.said === 'trouble')).toEqual([]);
    expect([...found.keys()], `what was there before round ${round}`).toEqual(
      expect.arrayContaining([...before]),
    );
    expectWhole(said, found);
    expectGoodBackups(folder, said);
    if (!isUpdate) {
      for (const each of said) expected.hear(each);
      for (const id of expectKeptAside(folder, said, found)) expected.forget(id);
      expected.compare(found);
      known = [...found.keys()];
    }
    // Backups pile up, and are looked at once.
    rmSync(isUpdate ? folder : backupFolderOf(main), { recursive: true, force: true });
    const hasBegun = isUpdate || said.some((each) => each.said === pointOf[work]);
    atWork.set(work, (atWork.get(work) ?? 0) + (hasBegun ? 1 : 0));
  }
  // What never took the log's place is swept an hour later.
  const others = readdirSync(main).filter((name) => !preparedName.test(name));
  expect(others.toSorted()).toEqual(['key.json', 'unflappable.db']);
}

test(`after ${kills} kills nothing that was durable is lost or half there, and the log opens by itself`, {
  timeout: 600_000,
}, async () => {
  const seed = chosenSeed();
  console.log(`UNFLAPPABLE_SEED=${seed}`);
  await buildWriter();
  const atWork: AtWork = new Map();
  // Two logs at once: much of a round is waiting for the moment of the kill, and for processes to come and go.
  await Promise.all(
    [0, 1].map((lane) => killAgainAndAgain(lane, kills / 2, seededChance(seed + lane), atWork)),
  );
  console.log(`killed at work: ${[...atWork].map(([work, count]) => `${work} ${count}`).join(', ')}`);
  for (const work of works) expect(atWork.get(work), work).toBeGreaterThan(kills / works.length / 3);
});

const olderLog = join(root, 'test/fixtures/databases/v3');
const expectedSchema = z.object({ calls: z.array(z.object({ id: z.string() })).min(1) });

/** All that the older log held. */
function idsOfOlderLog(): readonly string[] {
  const text = readFileSync(join(olderLog, 'expected.json'), 'utf8');
  return expectedSchema.parse(JSON.parse(text)).calls.map(({ id }) => id);
}
