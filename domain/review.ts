import type { Call } from './call.ts';
import type { Outcome } from './call-fields.ts';
import type { PauseRecord, Shift, Win } from './records.ts';
import type { SituationKey } from './situations.ts';
import { mean, meanInterval, median, poissonInterval, type Tally, topThree } from './statistics.ts';
import { epochOf, type LocalDay, localDayOf, type Stamp } from './time.ts';
import { daysOfWeek, type Week, weeksLater } from './week.ts';

/** All that has been recorded, in any order; drafts and a pause that still runs may be among it. */
export interface Records {
  readonly calls: readonly Call[];
  readonly shifts: readonly Shift[];
  readonly pauses: readonly PauseRecord[];
  readonly wins: readonly Win[];
}

/** statistics.md D8. `turnarounds`: intensity 3 or more, and solved or partly solved. */
export interface WinReview {
  readonly count: number;
  readonly thanked: number;
  readonly turnarounds: number;
  /** All of the week, newest first. */
  readonly texts: readonly string[];
}

/** statistics.md D9: pauses that ran their length or were ended by the rep on purpose. */
export interface PauseReview {
  readonly count: number;
  /** Null without pauses. */
  readonly medianSeconds: number | null;
}

/**
 * statistics.md D3: points from 'wound up at worst' down to 'now', -8 to 8, positive for coming down. What a small
 * sample withholds is null: n 0 nothing; n 1 to 4 the values and, from 2, median and range; from 5 the mean too, and
 * its interval where the values differ.
 */
export interface CalmChangeReview {
  readonly n: number;
  /** In the order of the calls, for n 1 to 4; else null. */
  readonly values: readonly number[] | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** statistics.md D1. `rate` is calls a shift, null without shifts; its interval is null for fewer than three. */
export interface HostileCallsReview {
  readonly calls: number;
  readonly shifts: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** statistics.md D6. */
export interface MixReview {
  readonly situations: readonly Tally<SituationKey>[];
  readonly outcomes: readonly Tally<Outcome>[];
}

/** What the screen says beyond the public review: never part of its JSON. */
export interface Aside {
  /** Calls ended after a warning: a limit kept. */
  readonly endedAfterWarning: number;
  /** Calls contained: damage limited where nothing could be solved. */
  readonly contained: number;
  /** Lengths of the pauses that count, in seconds, oldest first. */
  readonly pauseSeconds: readonly number[];
}

/** One week looked back at: the review of the public format (all but `aside`), in full precision. */
export interface Review {
  readonly week: Week;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly wins: WinReview;
  readonly pauses: PauseReview;
  readonly calmChange: CalmChangeReview;
  readonly hostileCalls: HostileCallsReview;
  readonly mix: MixReview;
  readonly aside: Aside;
}

/** One week of the strip that shows the latest weeks side by side. */
export interface StripWeek {
  readonly week: Week;
  readonly calls: number;
  readonly shifts: number;
  /** Hostile calls a shift, null without shifts. */
  readonly rate: number | null;
}

export type WeekStrip = readonly StripWeek[];

/** Fewer shifts than this give no interval (D1). */
const shiftsForInterval = 3;
/** Up to this many values are listed instead of averaged. */
const listedValues = 4;
/** From this many values on there is a range and a median (D3). */
const valuesForMedian = 2;
/** Two ratings of 1 to 9 are at most this far apart. */
const widestChange = 8;
/** From this intensity on, a call that was solved or partly solved was turned around (D8). */
const hardIntensity = 3;

/**
 * The review of one week. A record belongs to the week of its own local day (calls and shifts: the day they started);
 * only logged calls count. The order of `records` makes no difference.
 */
export function reviewWeek(week: Week, records: Records): Review {
  const { from, to } = daysOfWeek(week);
  const calls = loggedIn(from, to, records.calls);
  const shifts = records.shifts.filter((shift) => isWithin(from, to, shift.startedAt));
  const wins = records.wins.filter((win) => isWithin(from, to, win.at));
  const pauseSeconds = completedSeconds(from, to, records.pauses);
  return {
    week,
    from,
    to,
    wins: {
      count: wins.length,
      thanked: wins.filter((win) => win.kind === 'thanked').length,
      turnarounds: calls.filter(isTurnaround).length,
      texts: oldestFirst(wins, (win) => win.at)
        .map((win) => win.text)
        .reverse(),
    },
    pauses: { count: pauseSeconds.length, medianSeconds: median(pauseSeconds) },
    calmChange: reviewCalmChange(calls.flatMap(calmChangeOf)),
    hostileCalls: reviewRate(calls.length, shifts.length),
    mix: {
      situations: topThree(calls.map((call) => call.situation).filter((key) => key !== null)),
      outcomes: topThree(calls.map((call) => call.outcome).filter((key) => key !== null)),
    },
    aside: {
      endedAfterWarning: calls.filter((call) => call.outcome === 'ended-after-warning').length,
      contained: calls.filter((call) => call.outcome === 'contained').length,
      pauseSeconds,
    },
  };
}

/** Hostile calls and shifts of `count` weeks up to and including `week`, oldest first. */
export function weekStrip(week: Week, records: Records, count: number): WeekStrip {
  return Array.from({ length: count }, (_, index) => {
    const each = weeksLater(week, index - count + 1);
    const { from, to } = daysOfWeek(each);
    const calls = loggedIn(from, to, records.calls).length;
    const shifts = records.shifts.filter((shift) => isWithin(from, to, shift.startedAt)).length;
    return { week: each, calls, shifts, rate: shifts === 0 ? null : calls / shifts };
  });
}

function reviewRate(calls: number, shifts: number): HostileCallsReview {
  const interval = shifts >= shiftsForInterval ? poissonInterval(calls, shifts) : null;
  return {
    calls,
    shifts,
    rate: shifts === 0 ? null : calls / shifts,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

function reviewCalmChange(changes: readonly number[]): CalmChangeReview {
  const n = changes.length;
  const isListed = n <= listedValues;
  const hasMedian = n >= valuesForMedian;
  const interval = isListed ? null : meanInterval(changes, { low: -widestChange, high: widestChange });
  return {
    n,
    values: n > 0 && isListed ? changes : null,
    mean: isListed ? null : mean(changes),
    median: hasMedian ? median(changes) : null,
    min: hasMedian ? Math.min(...changes) : null,
    max: hasMedian ? Math.max(...changes) : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** One value where both ratings are there; danger has none, whatever an imported record says. */
function calmChangeOf(call: Call): readonly number[] {
  const { situation, woundUpPeak, woundUpNow } = call;
  return situation === 'danger' || woundUpPeak === null || woundUpNow === null
    ? []
    : [woundUpPeak - woundUpNow];
}

function isTurnaround(call: Call): boolean {
  return (
    call.situation !== 'danger' &&
    call.intensity !== null &&
    call.intensity >= hardIntensity &&
    (call.outcome === 'solved' || call.outcome === 'partly-solved')
  );
}

function loggedIn(from: LocalDay, to: LocalDay, calls: readonly Call[]): readonly Call[] {
  const logged = calls.filter((call) => call.status === 'logged' && isWithin(from, to, call.startedAt));
  return oldestFirst(logged, (call) => call.startedAt);
}

/** A pause that still runs has no ending yet, and one that was cut off was not breathed through. */
function completedSeconds(from: LocalDay, to: LocalDay, pauses: readonly PauseRecord[]): readonly number[] {
  const within = pauses.filter((pause) => isWithin(from, to, pause.startedAt));
  return oldestFirst(within, (pause) => pause.startedAt).flatMap((pause) =>
    pause.ending === null || pause.ending === 'interrupted' || pause.actualSeconds === null
      ? []
      : [pause.actualSeconds],
  );
}

function isWithin(from: LocalDay, to: LocalDay, stamp: Stamp): boolean {
  const day = localDayOf(stamp);
  return from <= day && day <= to;
}

/** By the instant, not by the clock on the wall; at the same instant by id, so that the order given never matters. */
function oldestFirst<T extends { readonly id: string }>(
  records: readonly T[],
  stampOf: (record: T) => Stamp,
): readonly T[] {
  return records
    .map((record) => ({ record, at: epochOf(stampOf(record)) }))
    .sort((a, b) => a.at - b.at || (a.record.id < b.record.id ? -1 : 1))
    .map(({ record }) => record);
}
