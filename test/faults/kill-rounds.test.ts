import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { toLogFile } from '../../domain/log-records.ts';
import { stampAt } from '../../domain/time.ts';
import { backupFolderOf } from '../../electron/backup-file.ts';
import { openStore } from '../../electron/store/open.ts';
import { preparedName } from '../../electron/store/swap.ts';
import { nodeExternals } from '../../vite.config.ts';
import { buildCall } from '../support/build-records.ts';
import { chosenSeed, seededChance } from '../support/seeded-chance.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { Expected, expectGoodBackups, expectKeptAside, expectWhole, findings } from './kill-findings.ts';
import { type LogWork, type Said, saidSchema } from './log-work.ts';
import { type OlderLog, olderLog } from './older-log.ts';

/** How many kills of each kind of work, while it was at it; and how many while the log is opened, before any of it. */
const wanted = 44;
const wantedOpening = 16;
/** So many of all kills came while it was at it: else they come at the wrong moments. */
const leastShare = 0.8;

const root = join(import.meta.dirname, '../..');
/** In the checkout, because the database driver is looked for from there. */
const built = join(root, 'test-results/kill-rounds');
const works = ['log', 'type', 'edit', 'import', 'migrate', 'back-up', 'restore'] as const;
/** A kill while the log is opened, which each of them does first. */
const kinds = ['open', ...works] as const;
type Kind = (typeof kinds)[number];
const callsInAFile = 40;
/** More than are imported before the kill. */
const filesInARound = 8;
const now = () => stampAt(Date.now(), 'UTC');

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

/** What a process says when it begins the work, and when that is done; null: it goes on until it is killed. */
const spans: Readonly<Record<Kind, { readonly begins: Said['said']; readonly ends: Said['said'] | null }>> = {
  open: { begins: 'opening', ends: 'opened' },
  log: { begins: 'begun', ends: null },
  type: { begins: 'begun', ends: null },
  edit: { begins: 'logged', ends: null },
  import: { begins: 'importing', ends: 'imported' },
  migrate: { begins: 'opening', ends: 'opened' },
  'back-up': { begins: 'backing-up', ends: 'backed-up' },
  restore: { begins: 'restoring', ends: 'restored' },
};

/** Most work goes on and on, and is killed up to so long after it began. */
const longestAtWorkMs = 100;

/** A log is opened once: how long after that began it is still at it, however fast the computer is just now. */
class Opening {
  #reachMs = 40;

  get reachMs(): number {
    return this.#reachMs;
  }

  learn(wasAtIt: boolean): void {
    this.#reachMs *= wasAtIt ? 1.03 : 0.7;
  }
}

/** Has it work, and kills it so long after it began. What it said until then. */
async function killAt(child: ChildProcess, kind: Kind, order: LogWork, milliseconds: number) {
  const said: Said[] = [];
  const begun = Promise.withResolvers<void>();
  // Nothing says that an update begins but the folder of its backup.
  const watcher = kind === 'migrate' ? watch(order.folder) : null;
  watcher?.on('change', (_change, name) => {
    if (name === basename(backupFolderOf(order.folder))) begun.resolve();
  });
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
    const each = saidSchema.parse(JSON.parse(line));
    said.push(each);
    if (watcher === null && each.said === spans[kind].begins) begun.resolve();
  });
  const closed = once(child, 'close');
  child.send(order);
  await Promise.race([begun.promise, closed]);
  await after(milliseconds);
  child.kill('SIGKILL');
  await closed;
  watcher?.close();
  // One that had failed or was done was not killed.
  expect(child.signalCode, `how ${kind} ended`).toBe('SIGKILL');
  return said;
}

function wasAtWork(kind: Kind, said: readonly Said[]): boolean {
  const { begins, ends } = spans[kind];
  const last = said.findLast((each) => each.said === begins || each.said === ends);
  return last !== undefined && (ends === null || last.said === begins);
}

/** Files to import, of calls that are nobody else’s. */
function filesToImport(folder: string, round: string): string[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: filesInARound }, (_file, number) => {
    const calls = Array.from({ length: callsInAFile }, (_, index) =>
      buildCall({ id: `import-${round}-${number}-${index}`, pencil: `imported ${round}` }),
    );
    const file = join(folder, `${round}-${number}.json`);
    const log = toLogFile(now(), { calls, shifts: [], pauses: [], wins: [], tries: [] });
    writeFileSync(file, JSON.stringify(log));
    return file;
  });
}

/** How often each kind of work was killed, and how often while it was at it. */
type Kills = Readonly<Record<Kind, { all: number; atWork: number }>>;

/** The kind whose turn it is of those that were not killed often enough; null: all were. */
function nextKind(kills: Kills): Kind | null {
  const lacking = kinds.filter((kind) => kills[kind].atWork < (kind === 'open' ? wantedOpening : wanted));
  return lacking.toSorted((one, other) => kills[one].all - kills[other].all)[0] ?? null;
}

/** One log that is worked on and killed, again and again. */
async function killAgainAndAgain(older: OlderLog, chance: () => number): Promise<Kills> {
  const base = tempFolder();
  const main = join(base, 'log');
  mkdirSync(main);
  openStore(main).close();
  const expected = new Expected();
  const openings = { open: new Opening(), migrate: new Opening() };
  const kills: Kills = mapOfKinds(() => ({ all: 0, atWork: 0 }));

  /** All that was in the log after the round before. */
  let known: readonly string[] = [];
  let next = ready();
  for (let round = 0; ; round += 1) {
    const kind = nextKind(kills);
    const child = await next;
    if (kind === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      break;
    }
    // The next one loads while this one works.
    next = ready();
    const isUpdate = kind === 'migrate';
    const folder = isUpdate ? join(base, `older-${round}`) : main;
    if (isUpdate) cpSync(older.folder, folder, { recursive: true });
    const before = isUpdate ? older.ids : known;
    const order: LogWork = {
      work: kind === 'open' ? 'log' : kind,
      folder,
      round: `round ${round}`,
      text: 'He asked the same thing again. I kept to what I could do today, and said so.',
      files: kind === 'import' ? filesToImport(join(base, 'files'), `r${round}`) : [],
    };
    const opening = kind === 'open' || kind === 'migrate' ? openings[kind] : null;
    const said = await killAt(child, kind, order, chance() * (opening?.reachMs ?? longestAtWorkMs));
    kills[kind].all += 1;
    const hasBegun = !isUpdate || existsSync(backupFolderOf(folder));
    const wasAtIt = hasBegun && wasAtWork(kind, said);
    if (wasAtIt) kills[kind].atWork += 1;
    opening?.learn(wasAtIt);
    expect(kills[kind].all, `kills to catch ${kind} at work`).toBeLessThan(2 * wanted);

    const found = await findings(folder);
    expect(said.filter((each) => each.said === 'trouble')).toEqual([]);
    const gone = before.filter((id) => !found.has(id));
    expect(gone, `of what was there before round ${round}`).toEqual([]);
    expectWhole(said, found, callsInAFile);
    expectGoodBackups(folder, said);
    if (!isUpdate) {
      for (const each of said) expected.hear(each);
      for (const id of expectKeptAside(folder, said, found)) expected.forget(id);
      expected.compare(found);
      known = [...found.keys()];
    }
    // Backups pile up, and are looked at once.
    rmSync(isUpdate ? folder : backupFolderOf(main), { recursive: true, force: true });
  }
  // What never took the log's place is swept an hour later.
  const others = readdirSync(main).filter((name) => !preparedName.test(name));
  expect(others.toSorted()).toEqual(['key.json', 'unflappable.db']);
  return kills;
}

function mapOfKinds<T>(of: (kind: Kind) => T): Readonly<Record<Kind, T>> {
  return {
    open: of('open'),
    log: of('log'),
    type: of('type'),
    edit: of('edit'),
    import: of('import'),
    migrate: of('migrate'),
    'back-up': of('back-up'),
    restore: of('restore'),
  };
}

test('after more than 300 kills of a log at work nothing that was durable is lost or half there, and it opens by itself', {
  timeout: 600_000,
  // A log that is lost once is lost.
  retry: 0,
}, async () => {
  const seed = chosenSeed();
  console.log(`UNFLAPPABLE_SEED=${seed}`);
  await buildWriter();
  // One at a time: whoever is to kill at a moment must not be busy with another log just then.
  const kills = await killAgainAndAgain(olderLog(), seededChance(seed));
  const words = kinds.map((kind) => `${kind} ${kills[kind].atWork} of ${kills[kind].all}`);
  console.log(`killed at work: ${words.join(', ')}`);
  for (const work of works) {
    expect(kills[work].atWork / kills[work].all, work).toBeGreaterThanOrEqual(leastShare);
  }
  const atWork = works.reduce((total, work) => total + kills[work].atWork, 0);
  expect(atWork).toBeGreaterThanOrEqual(300);
});
