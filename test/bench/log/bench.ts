import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rounded, spread } from '../figures.ts';
import { watchDisturbance } from '../machine.ts';
import { indexedDbTimes, jsonFileTimes, ourTimes, type PeerTimes } from './peers.ts';
import { type LogTimes, logTimes, sizes } from './scale.ts';

/** The targets. */
const leastTimesFasterSaves = 20;
const mostTimesSlower = 1.5;
const longestSearch = 50;
const longestStandstill = 50;

const callsBesidePeers = 20_000;
const searchedSize = 100_000;

interface Line {
  readonly bench: string;
  readonly unit: string;
  readonly ok?: boolean;
  readonly [figure: string]: unknown;
}

/** The log beside what others keep one in, and at sizes that nobody reaches. */
export async function benchLog(print: (line: Line) => void, say: (words: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'unflappable-bench-log-'));
  try {
    await benchPeers(folder, print, say);
    await benchScale(folder, print, say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

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
  say(`${callsBesidePeers} calls in our log…`);
  const ours = await ourTimes(inFolder('ours'), callsBesidePeers);
  say('…in a JSON file…');
  const jsonFile = await jsonFileTimes(inFolder('json'), callsBesidePeers);
  say('…and in IndexedDB…');
  const indexedDb = await indexedDbTimes(inFolder('indexeddb'), callsBesidePeers);
  const measured: Readonly<Record<keyof PeerTimes, string>> = {
    save: 'one change to one call, until it is on the disk',
    open: 'opening, until the first page of the list is there',
    page: 'the newest 50 calls',
    search: 'the newest 50 calls with all words of a query, typed letter by letter',
  };
  for (const what of ['save', 'open', 'page', 'search'] as const) {
    const [our, json, indexed] = [ours, jsonFile, indexedDb].map((times) => spread(times[what]));
    if (our === undefined || json === undefined || indexed === undefined) continue;
    const least = what === 'save' ? leastTimesFasterSaves : 1;
    print({
      bench: `log-${what}-beside-others`,
      unit: 'ms',
      measured: `${measured[what]}, of ${callsBesidePeers} calls`,
      ours: our,
      electronStore: json,
      dexie: indexed,
      timesFasterThanElectronStore: rounded(json.p95 / our.p95),
      timesFasterThanDexie: rounded(indexed.p95 / our.p95),
      disturbance: disturbance(),
      target: `p95: ${least} times faster than electron-store, and faster than Dexie`,
      ok: json.p95 > our.p95 * least && indexed.p95 > our.p95,
    });
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
  for (const [what, figure, measured] of [
    ['save', 'p95', 'one change to one of the newest calls, until it is on the disk'],
    ['page', 'p50', '50 calls anywhere in the list'],
    ['week', 'p50', 'all records of any one week'],
  ] as const) {
    const found = spreads(what);
    const smallest = found[0]?.[figure] ?? 0;
    const ratios = found.slice(1).map((each) => rounded(each[figure] / smallest));
    print({
      bench: `log-${what}-at-size`,
      unit: 'ms',
      measured,
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

function timesOf(times: ReadonlyMap<number, LogTimes>, size: number): LogTimes {
  const found = times.get(size);
  if (found === undefined) throw new RangeError(`no log of ${size} calls was measured`);
  return found;
}
