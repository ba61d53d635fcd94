import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import type { Call } from '../../../domain/call.ts';
import { noFilter } from '../../../domain/call-filter.ts';
import { callInFile } from '../../../domain/log-records.ts';
import { foldedWord, indexedText, searchedTexts, wordsOf } from '../../../domain/search-calls.ts';
import { epochOf } from '../../../domain/time.ts';
import { openStore } from '../../../electron/store/open.ts';
import { monthsOf, queries } from './calls.ts';
import type { KeptCall } from './dexie-page.ts';
import { fill } from './fill.ts';
import { pageOfCalls, searchTimes } from './scale.ts';

/** How long each took, in milliseconds. */
export interface PeerTimes {
  /** Until the change is on the disk. */
  readonly save: readonly number[];
  /** Until the first page of the list is there. */
  readonly open: readonly number[];
  /** The newest calls. */
  readonly page: readonly number[];
  /** The newest calls with all words of a query. */
  readonly search: readonly number[];
}

const opens = 10;
const saves = 100;
const pages = 50;

/** The call as a second of typing leaves it. */
function typed(calls: readonly Call[], round: number): Call {
  const call = calls.at(-1 - (round % 20));
  if (call === undefined) throw new Error('there is no call to change');
  return { ...call, ink: `${call.ink.slice(0, 500)} typed ${round}` };
}

function times(count: number, work: (round: number) => void): readonly number[] {
  return Array.from({ length: count }, (_, round) => {
    const from = performance.now();
    work(round);
    return performance.now() - from;
  });
}

/** Our own log. */
export async function ourTimes(folder: string, count: number): Promise<PeerTimes> {
  fill(folder, count);
  const { calls } = monthsOf(count);
  const query = { filter: noFilter, before: null, limit: pageOfCalls };
  const open = times(opens, () => {
    const store = openStore(folder);
    store.calls.page(query);
    store.close();
  });
  const store = openStore(folder);
  try {
    return {
      open,
      save: times(saves, (round) => store.calls.save(typed(calls, round))),
      page: times(pages, () => store.calls.page(query)),
      search: (await searchTimes(folder)).search,
    };
  } finally {
    store.close();
  }
}

/** A JSON file that is written anew on each save: electron-store, what break apps use. */
export async function jsonFileTimes(folder: string, count: number): Promise<PeerTimes> {
  // On Node there is no Electron, and electron-store needs none where it is told the folder.
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= folder;
  const { default: ElectronStore } = await import('electron-store');
  const { calls } = monthsOf(count);
  const connect = () =>
    new ElectronStore<{ calls: Record<string, Call> }>({
      cwd: folder,
      name: 'log',
      projectVersion: '1.0.0',
      // As many settings files are: nothing is gained by slowing it down.
      clearInvalidConfig: false,
    });
  const store = connect();
  store.set('calls', Object.fromEntries(calls.map((call) => [call.id, call])));
  const newest = (kept: typeof store, isWanted: (call: Call) => boolean = () => true) =>
    Object.values(kept.get('calls'))
      .filter(isWanted)
      .toSorted((one, other) => epochOf(other.startedAt) - epochOf(one.startedAt))
      .slice(0, pageOfCalls);
  return {
    open: times(opens, () => newest(connect())),
    save: times(saves / 5, (round) => {
      const call = typed(calls, round);
      store.set(`calls.${call.id}`, call);
    }),
    page: times(pages / 5, () => newest(store)),
    search: queries
      .filter((_, index) => index % 4 === 0)
      .map((query) => {
        const from = performance.now();
        const words = wordsOf(query).map((word) => word.toLowerCase());
        newest(store, (call) => {
          const text = searchedTexts(call)
            .map((each) => each.text)
            .join(' ')
            .toLowerCase();
          return words.every((word) => text.includes(word));
        });
        return performance.now() - from;
      }),
  };
}

/** IndexedDB through Dexie, in the Chromium that the app runs in here. */
export async function indexedDbTimes(folder: string, count: number): Promise<PeerTimes> {
  mkdirSync(folder, { recursive: true });
  const script = await bundled(join(import.meta.dirname, 'dexie-page.ts'));
  const { calls } = monthsOf(count);
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.UNFLAPPABLE_BROWSER ?? '',
    headless: true,
  });
  try {
    await context.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><script>${script}</script>` }),
    );
    const page = await context.newPage();
    await page.goto('http://localhost/');
    const kept = calls.map((call, index) => keptOf(call, index));
    for (let from = 0; from < kept.length; from += 1000) {
      await page.evaluate((some) => window.bench.fill(some), kept.slice(from, from + 1000));
    }
    const open: number[] = [];
    for (let round = 0; round < opens; round += 1) {
      await page.reload();
      open.push(await page.evaluate((limit) => window.bench.open(limit), pageOfCalls));
    }
    const save: number[] = [];
    for (let round = 0; round < saves; round += 1) {
      const call = keptOf(typed(calls, round), calls.length - 1 - (round % 20));
      save.push(await page.evaluate((changed) => window.bench.save(changed), call));
    }
    const pageTimes: number[] = [];
    for (let round = 0; round < pages; round += 1) {
      pageTimes.push(await page.evaluate((limit) => window.bench.page(limit), pageOfCalls));
    }
    const search: number[] = [];
    for (const query of queries) {
      const words = wordsOf(query).map(foldedWord);
      search.push(
        await page.evaluate(([some, limit]) => window.bench.search(some, limit), [
          words,
          pageOfCalls,
        ] as const),
      );
    }
    return { open, save, page: pageTimes, search };
  } finally {
    await context.close();
  }
}

function keptOf(call: Call, index: number): KeptCall {
  return {
    key: epochOf(call.startedAt) * 1000 + (index % 1000),
    words: indexedText(call).split(' '),
    call: callInFile(call),
  };
}

async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'page' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk === undefined) throw new Error('the page could not be bundled');
  return chunk.code.replaceAll('</script', '<\\/script');
}
