import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientPauses } from './client.ts';
import { rounded, spread } from './figures.ts';
import { type FirstFrame, overlayFirstFrames, windowPerPressFirstFrames } from './first-frame.ts';
import { buildObserved, removeObserved } from './hosted-preview.ts';
import { idle } from './idle.ts';
import { benchLog } from './log/bench.ts';
import { thisMachine, watchDisturbance } from './machine.ts';
import { pauseEnds } from './pause-end.ts';
import { timedSearches } from './search.ts';
import { secondStarts } from './second-start.ts';
import { benchWeek } from './week/bench.ts';

/** The targets. */
const longestFirstFrame = 33;
const leastTimesFaster = 10;
const longestClientFrame = 100;
const longestPauseEndError = 50;
const mostIdleCpu = 0.5;
const longestSecondStart = 2000;
const longestSearch = 10;

const presses = 100;
const pauses = 20;
const idleSeconds = 30;
const starts = 10;
const searchedLines = 5000;
const searchRounds = 5;

interface Line {
  readonly bench: string;
  readonly unit: string;
  /** Whether the target is met; absent where there is none. */
  readonly ok?: boolean;
  readonly [figure: string]: unknown;
}

/** Benches that can be run alone. */
export const benchNames = ['log', 'week'] as const;
export type BenchName = (typeof benchNames)[number];

/**
 * Runs every bench once, or the one that is named, and prints one JSON object a line on standard output.
 * @returns whether every target is met.
 */
export async function runBenches(only: BenchName | null): Promise<boolean> {
  const missed: string[] = [];
  const print = (line: Line) => {
    if (line.ok === false) missed.push(line.bench);
    console.log(JSON.stringify(line));
  };
  print({ bench: 'machine', unit: 'none', ...thisMachine() });
  if (only === null) await benchApp(print);
  const logs = mkdtempSync(join(tmpdir(), 'unflappable-bench-logs-'));
  try {
    if (only !== 'week') await benchLog(logs, print, say);
    if (only !== 'log') await benchWeek(logs, print, say);
  } finally {
    rmSync(logs, { recursive: true, force: true });
  }
  say(missed.length === 0 ? 'Every target is met.' : `Missed: ${missed.join(', ')}.`);
  return missed.length === 0;
}

async function benchApp(print: (line: Line) => void): Promise<void> {
  benchSearch(print);
  buildObserved();
  try {
    await benchFirstFrames(print);
    await benchClient(print);
    await benchPauseEnd(print);
    await benchIdle(print);
    await benchSecondStart(print);
  } finally {
    removeObserved();
  }
}

async function benchFirstFrames(print: (line: Line) => void): Promise<void> {
  say(`${presses} presses with the overlay made before…`);
  const beforeDisturbance = watchDisturbance();
  const before = await overlayFirstFrames(presses);
  const madeBefore = spreadOf(before.frames, 'fromTrigger');
  print({
    bench: 'overlay-first-frame',
    unit: 'ms',
    measured:
      'hotkey fired over the control channel, to the end of the first animation frame that draws the pause',
    n: before.frames.length,
    ...madeBefore,
    fromMain: spreadOf(before.frames, 'fromMain'),
    parts: {
      mainToPage: spreadOf(before.frames, 'toPage'),
      pageToDocument: spreadOf(before.frames, 'toDocument'),
      documentToFrame: spreadOf(before.frames, 'toFrame'),
    },
    clockSkew: rounded(before.clockSkew),
    disturbance: beforeDisturbance(),
    target: `p95 ≤ ${longestFirstFrame}`,
    ok: madeBefore.p95 <= longestFirstFrame,
  });

  say(`${presses} presses with a window made on each…`);
  const perPressDisturbance = watchDisturbance();
  const perPress = await windowPerPressFirstFrames(presses);
  const madeOnPress = spreadOf(perPress.frames, 'fromTrigger');
  const pageAlone = spreadOf(perPress.frames, 'fromPage');
  print({
    bench: 'window-per-press-first-frame',
    unit: 'ms',
    measured: 'the same, for the same window and page made on the press and destroyed afterwards',
    n: perPress.frames.length,
    ...madeOnPress,
    fromMain: spreadOf(perPress.frames, 'fromMain'),
    // Without the preview's own way of opening a window, which is not Electron's.
    fromPage: pageAlone,
    clockSkew: rounded(perPress.clockSkew),
    disturbance: perPressDisturbance(),
  });

  const timesFaster = madeOnPress.p95 / madeBefore.p95;
  print({
    bench: 'made-before-is-faster',
    unit: 'times',
    measured: 'the p95 of the one by the p95 of the other',
    p95Ratio: rounded(timesFaster),
    p50Ratio: rounded(madeOnPress.p50 / madeBefore.p50),
    p95RatioOfPageAlone: rounded(pageAlone.p95 / madeBefore.p95),
    target: `p95Ratio ≥ ${leastTimesFaster}`,
    ok: timesFaster >= leastTimesFaster,
  });
}

async function benchClient(print: (line: Line) => void): Promise<void> {
  if (process.platform === 'win32') {
    say('The client of Windows knows the usual data folder alone: not measured.');
    return;
  }
  say(`${presses} pauses by the command…`);
  const disturbance = watchDisturbance();
  const pauses = await clientPauses(presses);
  const toFrame = spread(pauses.map((pause) => pause.toFrame));
  print({
    bench: 'client-first-frame',
    unit: 'ms',
    measured:
      'start of the `unflappable --pause` client’s process, to the end of the first animation frame that draws the pause',
    n: pauses.length,
    ...toFrame,
    toEnd: spread(pauses.map((pause) => pause.toEnd)),
    disturbance: disturbance(),
    target: `p95 ≤ ${longestClientFrame}`,
    ok: toFrame.p95 <= longestClientFrame,
  });
}

async function benchPauseEnd(print: (line: Line) => void): Promise<void> {
  const disturbance = watchDisturbance();
  const ends = await pauseEnds(pauses, (done) => say(`${done} of ${pauses} pauses of 5 s, one core busy…`));
  const errors = ends.map((end) => end.dispatched);
  const worst = Math.max(...errors.map(Math.abs));
  print({
    bench: 'pause-end-error',
    unit: 'ms',
    measured:
      'the pause ends and its lines are sent, against its deadline; another process keeps a core busy',
    n: ends.length,
    ...spread(errors),
    min: rounded(Math.min(...errors)),
    disturbance: disturbance(),
    target: `|error| ≤ ${longestPauseEndError}`,
    ok: worst <= longestPauseEndError,
  });
  // What follows is drawing, by a browser without a graphics card here: said, not judged.
  print({
    bench: 'pause-end-painted',
    unit: 'ms',
    measured:
      'end of the first frame with the lines, against the key press in main plus 5 s; in the same pauses',
    ...spread(ends.map((end) => end.painted)),
    parts: {
      mainToPage: spread(ends.map((end) => end.toPage)),
      pageToDocument: spread(ends.map((end) => end.toDocument)),
      documentToFrame: spread(ends.map((end) => end.toFrame)),
    },
    // From the first frame of the pause to the first frame of the lines, less 5 s.
    seen: spread(ends.map((end) => end.seen)),
  });
}

function benchSearch(print: (line: Line) => void): void {
  say(`Searches over ${searchedLines} lines…`);
  const disturbance = watchDisturbance();
  const { indexing, searches } = timedSearches(searchedLines, searchRounds);
  const took = spread(searches);
  print({
    bench: 'search',
    unit: 'ms',
    measured: `one search over ${searchedLines} lines, while queries are typed letter by letter`,
    n: searches.length,
    ...took,
    indexing: rounded(indexing),
    disturbance: disturbance(),
    target: `p95 ≤ ${longestSearch}`,
    ok: took.p95 <= longestSearch,
  });
}

async function benchSecondStart(print: (line: Line) => void): Promise<void> {
  say(`${starts} second starts on the same folder…`);
  const disturbance = watchDisturbance();
  const took = spread(await secondStarts(starts));
  print({
    bench: 'second-start',
    unit: 'ms',
    measured: 'start of the program to its end, with another already running on the same data folder',
    n: starts,
    ...took,
    disturbance: disturbance(),
    target: `max ≤ ${longestSecondStart}`,
    ok: took.max <= longestSecondStart,
  });
}

async function benchIdle(print: (line: Line) => void): Promise<void> {
  say(`${idleSeconds} s of nothing…`);
  const disturbance = watchDisturbance();
  const found = await idle(idleSeconds);
  const ticks = found.mainTimersFired + found.mainTimersWaiting + found.pageCallbacks + found.pageAnimations;
  print({
    bench: 'idle-timers',
    unit: 'count',
    measured: `started hidden, after one pause, over ${found.seconds} s: timers fired and waiting in main; callbacks run and animations in the overlay page`,
    seconds: found.seconds,
    mainTimersFired: found.mainTimersFired,
    mainTimersWaiting: found.mainTimersWaiting,
    mainLoopTurns: found.mainLoopTurns,
    pageCallbacks: found.pageCallbacks,
    pageAnimations: found.pageAnimations,
    target: 'none ticking',
    ok: ticks === 0,
  });
  const cpu = found.mainCpu + found.rendererCpu;
  print({
    bench: 'idle-cpu',
    unit: '% of one core',
    measured: `over the same ${found.seconds} s: the Node process (app and preview) and the overlay’s renderer`,
    total: rounded(cpu),
    main: rounded(found.mainCpu),
    renderer: rounded(found.rendererCpu),
    // The preview’s browser is not part of the app.
    browserProcesses: rounded(found.browserCpu),
    disturbance: disturbance(),
    target: `total ≤ ${mostIdleCpu}`,
    ok: cpu <= mostIdleCpu,
  });
}

function spreadOf(frames: readonly FirstFrame[], key: keyof FirstFrame): ReturnType<typeof spread> {
  return spread(frames.map((frame) => frame[key]));
}

/** Progress is for whoever waits; standard output is the figures' alone. */
function say(words: string): void {
  console.error(words);
}
