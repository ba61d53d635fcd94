import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import type { Call } from '../../../domain/call.ts';
import { callInFile } from '../../../domain/log-records.ts';
import { foldedWord, indexedText, searchedTexts, wordsOf } from '../../../domain/search-calls.ts';
import { epochOf } from '../../../domain/time.ts';
import { createRecordsReader } from '../../../electron/records-reader.ts';
import { readKey } from '../../../electron/store/key.ts';
import { openStore } from '../../../electron/store/open.ts';
import { monthsOf } from './calls.ts';
import type { KeptCall } from './dexie-page.ts';
import { fill } from './fill.ts';
import { firstPage, firstPageQuery, jsonStore, newestIn, pageOfCalls } from './first-page.ts';
import { recordsWorker } from './scale.ts';

/** Something that a log can be kept in. Each answer is how long it took, in milliseconds. */
export interface Peer {
  /** Opens it in a program that has just started, until the first page of the list is there. */
  readonly open: () => Promise<number>;
  /** Until the call is on the disk. */
  readonly save: (call: Call) => Promise<number>;
  /** The newest calls. */
  readonly page: () => Promise<number>;
  /** The newest calls with all words of a query, as typed. */
  readonly search: (query: string) => Promise<number>;
  readonly close: () => Promise<void>;
}

async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Our own log, as the app has it: searched in a thread of its own. */
export function ourLog(folder: string, count: number): Peer {
  fill(folder, count);
  const reader = createRecordsReader({ worker: recordsWorker, whyShut: () => 'locked' });
  reader.open({ folder, key: readKey(folder) ?? '' });
  let store = openStore(folder);
  return {
    open: async () => {
      store.close();
      const took = await openedOnce('ours', folder);
      store = openStore(folder);
      return took;
    },
    save: (call) => timed(() => store.calls.save(call)),
    page: () => timed(() => firstPage(store)),
    search: (words) => timed(() => reader.search({ ...firstPageQuery, words, status: 'any' })),
    close: async () => {
      await reader.close();
      store.close();
    },
  };
}

/** A JSON file that is written anew on each save: electron-store, what break apps use. */
export async function jsonFile(folder: string, count: number): Promise<Peer> {
  const store = await jsonStore(folder);
  store.set('calls', Object.fromEntries(monthsOf(count).calls.map((call) => [call.id, call])));
  return {
    open: () => openedOnce('json', folder),
    save: (call) => timed(() => store.set(`calls.${call.id}`, call)),
    page: () => timed(() => newestIn(store)),
    search: (query) =>
      timed(() => {
        const words = wordsOf(query).map((word) => word.toLowerCase());
        newestIn(store, (call) => {
          const text = searchedTexts(call)
            .map((each) => each.text)
            .join(' ')
            .toLowerCase();
          return words.every((word) => text.includes(word));
        });
      }),
    close: async () => {},
  };
}

/** IndexedDB through Dexie, in the Chromium that the app runs in here: as local-first apps on Electron have it. */
export async function indexedDb(folder: string, count: number): Promise<Peer> {
  mkdirSync(folder, { recursive: true });
  const script = await bundled(join(import.meta.dirname, 'dexie-page.ts'));
  const start = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: process.env.UNFLAPPABLE_BROWSER ?? '',
      headless: true,
    });
    await context.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><script>${script}</script>` }),
    );
    const page = await context.newPage();
    await page.goto('http://localhost/');
    return { context, page };
  };
  let { context, page } = await start();
  const kept = monthsOf(count).calls.map(keptOf);
  for (let from = 0; from < kept.length; from += 1000) {
    await page.evaluate((some) => window.bench.fill(some), kept.slice(from, from + 1000));
  }
  return {
    open: async () => {
      await context.close();
      ({ context, page } = await start());
      return page.evaluate((limit) => window.bench.open(limit), pageOfCalls);
    },
    save: (call) => page.evaluate((changed) => window.bench.save(changed), keptOf(call)),
    page: () => page.evaluate((limit) => window.bench.page(limit), pageOfCalls),
    search: (query) =>
      page.evaluate(([words, limit]) => window.bench.search(words, limit), [
        wordsOf(query).map(foldedWord),
        pageOfCalls,
      ] as const),
    close: () => context.close(),
  };
}

/** No two of the calls start in the same second. */
function keptOf(call: Call): KeptCall {
  return { key: epochOf(call.startedAt), words: indexedText(call).split(' '), call: callInFile(call) };
}

/** In a process of its own. */
async function openedOnce(kind: 'ours' | 'json', folder: string): Promise<number> {
  const script = join(import.meta.dirname, 'open-once.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, kind, folder]);
  return Number(stdout);
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
