import { reviewedDays, reviewWeek } from '../../../domain/review/review.ts';
import { localDayOf, stampAt } from '../../../domain/time.ts';
import { daysOfWeek, type Week, weekOfDay } from '../../../domain/week.ts';
import { openExistingStore, type ReadOnlyStore } from '../../../electron/store/open.ts';
import { reviewOf } from '../../../electron/week-page.ts';
import { callsAWeek, firstDay } from '../log/calls.ts';
import { filledLog, type Size, sizes } from '../log/scale.ts';

const rounds = 60;
/** The first few show what compiling costs; what a rep waits for is measured in the app. */
const leftOut = 10;
const weekMs = 7 * 86_400_000;

/** How long each took, in milliseconds. */
export interface ReviewTimes {
  /** From the store to the review of the newest week, and of one in the middle. */
  readonly newest: readonly number[];
  readonly middle: readonly number[];
  /** The parts of it that need only the records of the week and its baseline: reading those, and the review of them. */
  readonly own: readonly number[];
}

/** Reviews out of a log of each size, in turns: whatever else goes on disturbs all of them. */
export function reviewTimes(folder: string, say: (words: string) => void): ReadonlyMap<Size, ReviewTimes> {
  const logs = sizes.map((size) => {
    const times = { newest: [] as number[], middle: [] as number[], own: [] as number[] };
    // As the app’s own thread reads it.
    return { size, store: openExistingStore(filledLog(folder, size, say)), times };
  });
  say('Reviews of each in turns…');
  for (let round = 0; round < rounds + leftOut; round += 1) {
    for (const { size, store, times } of logs) {
      const weeks = size / callsAWeek;
      const [newest, middle] = [weekAt(weeks - 1), weekAt(weeks / 2)];
      const took = {
        newest: timed(() => checked(reviewOf(store, newest).hostileCalls.calls)),
        middle: timed(() => checked(reviewOf(store, middle).hostileCalls.calls)),
        own: ownTime(store, middle),
      };
      if (round < leftOut) continue;
      times.newest.push(took.newest);
      times.middle.push(took.middle);
      times.own.push(took.own);
    }
  }
  for (const { store } of logs) store.close();
  return new Map(logs.map(({ size, times }) => [size, times]));
}

function weekAt(index: number): Week {
  return weekOfDay(localDayOf(stampAt(firstDay + index * weekMs, 'UTC')));
}

/** A week of nothing would be fast. */
function checked(calls: number): void {
  if (calls !== callsAWeek) throw new Error(`a week of ${calls} calls`);
}

function ownTime(store: ReadOnlyStore, week: Week): number {
  const days = reviewedDays(week);
  const { from, to } = daysOfWeek(week);
  const history = store.review.historyUpTo(to);
  return timed(() => {
    const records = {
      calls: store.review.calls(days.from, days.to),
      shifts: store.shifts.between(days.from, days.to),
      pauses: store.pauses.between(days.from, days.to),
      wins: store.wins.between(from, to),
    };
    checked(reviewWeek(week, records, history).hostileCalls.calls);
  });
}

function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}
