import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { noFilter } from '../../../domain/call-filter.ts';
import { localDayOf, stampAt } from '../../../domain/time.ts';
import { createRecordsReader } from '../../../electron/records-reader.ts';
import { readKey } from '../../../electron/store/key.ts';
import { databaseFileOf, openStore, type Store } from '../../../electron/store/open.ts';
import { seededChance } from '../../support/seeded-chance.ts';
import { callsAWeek, firstDay, queries, typedAfter } from './calls.ts';
import { fill, fillFrom } from './fill.ts';
import { pageOfCalls } from './first-page.ts';

/** So many calls are made as the app makes them; the larger logs go on with the same for longer. */
export const smallest = 10_000;
export const sizes = [smallest, 100_000, 1_000_000] as const;
export type Size = (typeof sizes)[number];

const rounds = 400;
const weekMs = 7 * 86_400_000;

/** How long each took, in milliseconds. */
export interface LogTimes {
  readonly open: readonly number[];
  readonly save: readonly number[];
  readonly page: readonly number[];
  readonly week: readonly number[];
  readonly search: readonly number[];
  /** The longest that whoever asked for a search was kept from anything else while it was searched. */
  readonly standstill: number;
}

/** A log of so many calls below `folder`, made if it is not there yet. It ends with a whole week. */
export function filledLog(
  folder: string,
  size: Size,
  say: (words: string) => void,
  first = firstDay,
): string {
  const place = join(folder, String(size));
  if (existsSync(databaseFileOf(place))) return place;
  say(`A log of ${size} calls…`);
  if (size === smallest) fill(place, size, first);
  else fillFrom(filledLog(folder, smallest, say, first), place, smallest, size / smallest);
  return place;
}

/** Fills a log of each size below `folder`, and measures them in turns: whatever else goes on disturbs all of them. */
export async function logTimes(
  folder: string,
  say: (words: string) => void,
): Promise<ReadonlyMap<Size, LogTimes>> {
  const logs = sizes.map((size) => {
    const place = filledLog(folder, size, say);
    const from = performance.now();
    const store = openStore(place);
    const open = performance.now() - from;
    return { size, place, store, open, chance: seededChance(size), times: noTimes() };
  });
  say('Saves, pages and weeks of each in turns…');
  for (let round = 0; round < rounds; round += 1) {
    for (const { size, store, chance, times } of logs) {
      const typed = typedAfter(size, round);
      times.save.push(timed(() => store.calls.save(typed)));
      const place = Math.floor(chance() * (size / callsAWeek - 1));
      times.page.push(timed(() => pageAt(store, place)));
      times.week.push(timed(() => weekAt(store, place)));
    }
  }
  say('Searches in each…');
  const found = new Map<Size, LogTimes>();
  for (const { size, place, store, open, times } of logs) {
    const { search, standstill } = await searchTimes(place);
    found.set(size, { ...times, open: [open], search, standstill });
    store.close();
  }
  return found;
}

function noTimes() {
  const none = (): number[] => [];
  return { save: none(), page: none(), week: none() };
}

function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** Anywhere in the list. */
function pageAt(store: Store, week: number): void {
  const before = firstDay + (week + 1) * weekMs;
  const { calls } = store.calls.page({ filter: noFilter, before, limit: pageOfCalls });
  if (calls.length !== pageOfCalls) throw new Error(`a page of ${calls.length} calls`);
}

/** All that the review reads of a week. */
function weekAt(store: Store, week: number): void {
  const monday = firstDay + week * weekMs;
  const day = (at: number) => localDayOf(stampAt(at, 'UTC'));
  const [from, to] = [day(monday), day(monday + weekMs - 1)];
  const calls = store.calls.loggedBetween(from, to).length;
  store.shifts.between(from, to);
  store.pauses.between(from, to);
  store.wins.between(from, to);
  if (calls !== callsAWeek) throw new Error(`a week of ${calls} calls`);
}

/** As it is built: the thread that reads records. */
export const recordsWorker = join(import.meta.dirname, '../../../dist/electron/records-worker.cjs');

/** Searches as the panel does, in the thread that reads records, while this thread stays free. */
async function searchTimes(folder: string): Promise<Pick<LogTimes, 'search' | 'standstill'>> {
  const reader = createRecordsReader({ worker: recordsWorker, whyShut: () => 'locked' });
  reader.open({ folder, key: readKey(folder) ?? '' });
  const ask = (words: string) =>
    reader.search({ words, filter: noFilter, status: 'logged', before: null, limit: pageOfCalls });
  try {
    await ask('a thread is made with the first search');
    const search: number[] = [];
    let standstill = 0;
    for (const words of queries) {
      const from = performance.now();
      let took: number | null = null;
      const asked = ask(words).finally(() => {
        took = performance.now() - from;
      });
      // What else this thread could do meanwhile: a timer of a millisecond, again and again.
      for (let last = from; took === null; ) {
        await wait(1);
        const now = performance.now();
        standstill = Math.max(standstill, now - last - 1);
        last = now;
      }
      await asked;
      search.push(took);
    }
    return { search, standstill };
  } finally {
    await reader.close();
  }
}
