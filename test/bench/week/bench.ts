import { join } from 'node:path';
import { localDayOf, stampAt } from '../../../domain/time.ts';
import { mondayBefore } from '../../../domain/week.ts';
import { rounded, spread } from '../figures.ts';
import { lengthOf } from '../log/calls.ts';
import { filledLog, type Size } from '../log/scale.ts';
import { watchDisturbance } from '../machine.ts';
import { type ReviewTimes, reviewTimes } from './review-times.ts';
import { tabPresses } from './tab-times.ts';

/** The targets. */
const longestReview: ReadonlyMap<Size, number> = new Map([
  [100_000, 50],
  [1_000_000, 500],
]);
const mostTimesSlower = 1.5;
const longestPaint = 100;
const longestStandstill = 50;

const sizeInApp = 100_000;
const presses = 20;
/** The first show what starting the thread and compiling costs: they are printed apart. */
const firstPresses = 3;

interface Line {
  readonly bench: string;
  readonly unit: string;
  readonly ok?: boolean;
  readonly [figure: string]: unknown;
}

/** The weekly review out of logs of all sizes, and its tab in the app. */
export async function benchWeek(
  folder: string,
  print: (line: Line) => void,
  say: (words: string) => void,
): Promise<void> {
  await benchTab(folder, print, say);
  benchReviews(folder, print, say);
}

function benchReviews(folder: string, print: (line: Line) => void, say: (words: string) => void): void {
  const disturbance = watchDisturbance();
  const times = [...reviewTimes(folder, say)];
  const of = (what: keyof ReviewTimes) => times.map(([size, each]) => ({ size, ...spread(each[what]) }));
  for (const [what, words] of [
    ['newest', 'the newest week'],
    ['middle', 'a week in the middle of the log'],
  ] as const) {
    const found = of(what);
    print({
      bench: `week-review-${what}`,
      unit: 'ms',
      measured: `from the store to the review of ${words}`,
      sizes: found,
      disturbance: disturbance(),
      target: [...longestReview].map(([size, most]) => `p95 ≤ ${most} at ${size} calls`).join(', '),
      ok: found.every(({ size, p95 }) => p95 <= (longestReview.get(size) ?? Number.POSITIVE_INFINITY)),
    });
  }
  const found = of('own');
  // The middle, because near-worst is whatever else the computer did.
  const ratios = found.slice(1).map(({ p50 }) => rounded(p50 / (found[0]?.p50 ?? Number.NaN)));
  print({
    bench: 'week-review-own-records',
    unit: 'ms',
    measured: 'the parts of it that need only the records of the week and of the eight before it',
    sizes: found,
    ratios,
    disturbance: disturbance(),
    target: `p50 ≤ ${mostTimesSlower} times that of ${found[0]?.size} calls`,
    ok: ratios.every((ratio) => ratio <= mostTimesSlower),
  });
}

async function benchTab(
  folder: string,
  print: (line: Line) => void,
  say: (words: string) => void,
): Promise<void> {
  // One that ends with this week.
  const monday = mondayBefore(localDayOf(stampAt(Date.now(), 'UTC')));
  const first = Date.parse(`${monday}T00:00:00Z`) + 7 * 86_400_000 - lengthOf(sizeInApp);
  const log = filledLog(join(folder, 'this-week'), sizeInApp, say, first);
  say(`${presses} presses of the Week tab…`);
  const disturbance = watchDisturbance();
  const all = await tabPresses(log, presses + firstPresses);
  const [firsts, rest] = [all.slice(0, firstPresses), all.slice(firstPresses)];
  const took = spread(rest.map(({ toFrame }) => toFrame));
  print({
    bench: 'week-tab-painted',
    unit: 'ms',
    measured: `press of the Week tab, to the end of the first frame with the week’s heading; ${sizeInApp} calls`,
    n: rest.length,
    ...took,
    allCards: spread(rest.map(({ toCards }) => toCards)),
    // Of an app that has just started.
    first: firsts.map(({ toFrame }) => rounded(toFrame)),
    disturbance: disturbance(),
    target: `p95 ≤ ${longestPaint}`,
    ok: took.p95 <= longestPaint,
  });
  const longest = Math.max(...all.map(({ standstill }) => standstill));
  print({
    bench: 'week-tab-standstill',
    unit: 'ms',
    measured:
      'the longest that the main process did nothing else at a time, in the same presses, the first as well',
    n: all.length,
    ...spread(all.map(({ standstill }) => standstill)),
    first: firsts.map(({ standstill }) => rounded(standstill)),
    target: `≤ ${longestStandstill}`,
    ok: longest <= longestStandstill,
  });
}
