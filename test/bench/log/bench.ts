import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rounded, spread } from '../figures.ts';
import { watchDisturbance } from '../machine.ts';
import { queries, typedAfter } from './calls.ts';
import { indexedDb, jsonFile, ourLog, type Peer } from './peers.ts';
import { filledLog, type LogTimes, logTimes, type Size, sizes } from './scale.ts';
import { typedLetters } from './typing-times.ts';

/** The targets. */
const leastTimesFasterSaves = 20;
const mostTimesSlower = 1.5;
const longestSearch = 50;
const longestStandstill = 50;
const longestLetter = 50;

const callsBesidePeers = 20_000;
const searchedSize = 100_000;
const typedSizes = [100_000, 1_000_000] as const;

interface Line {
  readonly bench: string;
  readonly unit: string;
  readonly ok?: boolean;
  readonly [figure: string]: unknown;
}

/** The log beside what others keep one in, and at sizes that nobody reaches: logs of these are left in `folder`. */
export async function benchLog(
  folder: string,
  print: (line: Line) => void,
  say: (words: string) => void,
): Promise<void> {
  await benchPeers(folder, print, say);
  await benchScale(folder, print, say);
  for (const size of typedSizes) await benchTyping(folder, size, print, say);
}

type Measured = Exclude<keyof Peer, 'close'>;
const measured: Readonly<Record<Measured, string>> = {
  save: 'one second of typing in a new call, until it is on the disk',
  open: 'opening it in a program that has just started, until the first page of the list is there',
  page: 'the newest 50 calls',
  search: 'the newest 50 calls with all words of a query, typed letter by letter',
};
/** How often each is done. */
const timesDone: Readonly<Record<Measured, number>> = {
  save: 200,
  open: 10,
  page: 100,
  search: queries.length,
};
/** The first few times show what compiling costs, and are left out; at a start that is part of it. */
const leftOut: Readonly<Record<Measured, number>> = { save: 10, open: 0, page: 10, search: 10 };
/** What rewrites its whole file takes seconds: it is measured less often. */
const lessOften = 10;

async function benchPeers(
  folder: string,
  print: (line: Line) => void,
  say: (words: string) => void,
): Promise<void> {
  const inFolder = (name: string) => {
    const place = join(folder, name);
    mkdirSync(place);
    return place;
  };
  const disturbance = watchDisturbance();
  say(`${callsBesidePeers} calls in our log, in a JSON file and in IndexedDB…`);
  const ours = ourLog(inFolder('ours'), callsBesidePeers);
  const json = await jsonFile(inFolder('json'), callsBesidePeers);
  const dexie = await indexedDb(inFolder('dexie'), callsBesidePeers);
  try {
    for (const what of ['save', 'open', 'page', 'search'] as const) {
      say(`…${measured[what]}…`);
      const times = { ours: [] as number[], json: [] as number[], dexie: [] as number[] };
      // In turns: whatever else goes on disturbs all of them.
      for (let round = 0; round < timesDone[what] + leftOut[what]; round += 1) {
        const our = await once(ours, what, round);
        const indexed = await once(dexie, what, round);
        if (round < leftOut[what]) continue;
        times.ours.push(our);
        times.dexie.push(indexed);
        if (what !== 'open' && round % lessOften !== 0) continue;
        times.json.push(await once(json, what, round));
        // It shares our process, as it would an app’s: what it throws away must not be cleared up in our time.
        collectGarbage();
      }
      const [our, file, indexed] = [spread(times.ours), spread(times.json), spread(times.dexie)];
      const least = what === 'save' ? leastTimesFasterSaves : 1;
      print({
        bench: `log-${what}-beside-others`,
        unit: 'ms',
        measured: `${measured[what]}; ${callsBesidePeers} calls`,
        ours: our,
        electronStore: file,
        dexie: indexed,
        timesFasterThanElectronStore: rounded(file.p95 / our.p95),
        timesFasterThanDexie: rounded(indexed.p95 / our.p95),
        disturbance: disturbance(),
        target: `p95: less than electron-store’s by ${least}, and less than Dexie’s`,
        ok: file.p95 > our.p95 * least && indexed.p95 > our.p95,
      });
    }
  } finally {
    await Promise.all([ours.close(), json.close(), dexie.close()]);
  }
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') throw new Error('V8 has no garbage collection to call');
  gc();
}

function once(peer: Peer, what: Measured, round: number): Promise<number> {
  switch (what) {
    case 'save':
      return peer.save(typedAfter(callsBesidePeers, round));
    case 'search':
      return peer.search(queries[round % queries.length] ?? '');
    case 'open':
      return peer.open();
    case 'page':
      return peer.page();
    default: {
      const never: never = what;
      return never;
    }
  }
}

async function benchScale(
  folder: string,
  print: (line: Line) => void,
  say: (words: string) => void,
): Promise<void> {
  const disturbance = watchDisturbance();
  const times = await logTimes(folder, say);
  const spreads = (what: 'save' | 'page' | 'week' | 'search') =>
    sizes.map((size) => ({ size, ...spread(timesOf(times, size)[what]) }));
  // The near-worst save; of reading the middle, because near-worst there is whatever else the computer did.
  for (const [what, figure, words] of [
    ['save', 'p95', measured.save],
    ['page', 'p50', '50 calls anywhere in the list'],
    ['week', 'p50', 'all records of any one week'],
  ] as const) {
    const found = spreads(what);
    const smallest = found[0]?.[figure] ?? 0;
    const ratios = found.slice(1).map((each) => rounded(each[figure] / smallest));
    print({
      bench: `log-${what}-at-size`,
      unit: 'ms',
      measured: words,
      sizes: found,
      ratios,
      disturbance: disturbance(),
      target: `${figure} ≤ ${mostTimesSlower} times that of ${sizes[0]} calls`,
      ok: ratios.every((ratio) => ratio <= mostTimesSlower),
    });
  }
  const found = spreads('search');
  const judged = found.find(({ size }) => size === searchedSize);
  print({
    bench: 'log-search-at-size',
    unit: 'ms',
    measured: 'from asking to the newest 50 calls and their number, while queries are typed letter by letter',
    sizes: found,
    disturbance: disturbance(),
    target: `p95 ≤ ${longestSearch} at ${searchedSize} calls`,
    ok: judged !== undefined && judged.p95 <= longestSearch,
  });
  const standstills = sizes.map((size) => ({ size, longest: rounded(timesOf(times, size).standstill) }));
  print({
    bench: 'log-search-standstill',
    unit: 'ms',
    measured: 'the longest that whoever asks for these searches is kept from anything else',
    sizes: standstills,
    target: `≤ ${longestStandstill}`,
    ok: standstills.every(({ longest }) => longest <= longestStandstill),
  });
}

async function benchTyping(
  folder: string,
  size: Size,
  print: (line: Line) => void,
  say: (words: string) => void,
): Promise<void> {
  const log = filledLog(folder, size, say);
  say(`Letters typed in the search field, ${size} calls…`);
  const disturbance = watchDisturbance();
  const isSearched = size === searchedSize;
  const letters = await typedLetters(log, queries);
  const toFrame = spread(letters.map((letter) => letter.toFrame));
  const standstills = spread(letters.map(({ standstill }) => standstill));
  print({
    bench: 'log-search-typing',
    unit: 'ms',
    measured: `a letter typed in the search field, to the end of the first frame with it; ${size} calls`,
    n: letters.length,
    ...toFrame,
    mainStoodStill: standstills,
    disturbance: disturbance(),
    // Every letter; among a million the backup of the day goes on for as long as is typed, and takes its part.
    target: isSearched ? `≤ ${longestLetter}` : `p95 ≤ ${longestLetter}`,
    ok: (isSearched ? toFrame.max : toFrame.p95) <= longestLetter,
  });
}

function timesOf(times: ReadonlyMap<number, LogTimes>, size: number): LogTimes {
  const found = times.get(size);
  if (found === undefined) throw new RangeError(`no log of ${size} calls was measured`);
  return found;
}
