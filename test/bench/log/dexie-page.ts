import { Dexie, type EntityTable } from 'dexie';

/** What the page with the IndexedDB keeps: a call as the public format has it, its place in the list, its words. */
export interface KeptCall {
  readonly key: number;
  readonly words: readonly string[];
  readonly call: object;
}

/** What the bench asks the page, in `window.bench`. Each answer is how long it took, in milliseconds. */
export interface DexieBench {
  readonly fill: (calls: readonly KeptCall[]) => Promise<void>;
  /** Until the first page of the list is there. */
  readonly open: (limit: number) => Promise<number>;
  readonly save: (call: KeptCall) => Promise<number>;
  readonly page: (limit: number) => Promise<number>;
  readonly search: (words: readonly string[], limit: number) => Promise<number>;
}

declare global {
  interface Window {
    bench: DexieBench;
  }
}

function connect() {
  // As durable as ours: a save is done when it is on the disk.
  const made = new Dexie('log', { chromeTransactionDurability: 'strict' }) as Dexie & {
    calls: EntityTable<KeptCall, 'key'>;
  };
  made.version(1).stores({ calls: 'key, *words' });
  return made;
}

let log = connect();

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Newest first: the key is the time. */
const newest = (limit: number) => log.calls.reverse().limit(limit).toArray();

window.bench = {
  fill: async (calls) => {
    await log.calls.bulkPut([...calls]);
  },
  open: (limit) =>
    timed(async () => {
      log.close();
      log = connect();
      await newest(limit);
    }),
  save: (call) => timed(() => log.calls.put(call)),
  page: (limit) => timed(() => newest(limit)),
  search: (words, limit) =>
    timed(async () => {
      // The way that Dexie's own documentation has it: the keys of each word, and those that are in all of them.
      const [first, ...rest] = await Promise.all(
        words.map((word) => log.calls.where('words').startsWith(word).distinct().primaryKeys()),
      );
      const others = rest.map((keys) => new Set(keys));
      const keys = (first ?? []).filter((key) => others.every((some) => some.has(key)));
      await log.calls.bulkGet(keys.toSorted((one, other) => other - one).slice(0, limit));
    }),
};
