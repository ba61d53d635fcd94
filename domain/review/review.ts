import type { Cause } from '../call-fields.ts';
import type { PauseRecord, Win } from '../records.ts';
import { median, type Tally } from '../statistics.ts';
import { type LocalDay, localDayOf } from '../time.ts';
import { daysOfWeek, type Week, weekSchema, weeksLater } from '../week.ts';
import { type AskForReview, reviewAskFor } from './ask-for.ts';
import {
  type HourOfWeekReview,
  type HourReview,
  reviewByHour,
  reviewByHourOfWeek,
  type WhyNoHours,
  whyNoHours,
} from './by-hour.ts';
import {
  type CalmChangeReview,
  comparePauses,
  type PauseComparison,
  reviewCalmChange,
} from './calm-change.ts';
import { answersOf, type CarryHomeReview, reviewCarryHome } from './carry-home.ts';
import { type CarryOverGroup, reviewCarryOver } from './carry-over.ts';
import { type LineReview, reviewLines, type TriedLine } from './helped.ts';
import type { History } from './history.ts';
import {
  type HostileCallsReview,
  type MinutesUnderFireReview,
  type PerHundred,
  reviewMinutesUnderFire,
  reviewPerHundred,
  reviewRate,
  reviewUsualRange,
  type UsualRangeReview,
} from './hostile-calls.ts';
import { causesNotYours, type MixReview, reviewMix, reviewUnsolved, type UnsolvedReview } from './mix.ts';
import { type Days, type Records, type ReviewedCall, recordsIn, within } from './records.ts';
import { type RecoveryReview, type RecoveryTime, recoveryTimes, reviewRecovery } from './recovery.ts';

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
  /** Of those whose length is known; null where none is. */
  readonly medianSeconds: number | null;
}

/** One week looked back at: the review of the public format (data-format.md, Review JSON), in full precision. */
export interface PublishedReview {
  readonly week: Week;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly wins: WinReview;
  readonly lines: readonly LineReview[];
  readonly stillTrying: readonly TriedLine[];
  readonly recovery: RecoveryReview;
  readonly pauses: PauseReview;
  readonly calmChange: CalmChangeReview;
  readonly hostileCalls: HostileCallsReview;
  readonly usualRange: UsualRangeReview;
  readonly minutesUnderFire: MinutesUnderFireReview;
  readonly mix: MixReview;
  readonly unsolved: UnsolvedReview;
  readonly carryHome: CarryHomeReview;
  /** Null unless statistics.md D12 allows it. */
  readonly byHour: readonly HourReview[] | null;
  readonly askFor: AskForReview;
}

/** What the screen says beyond the public review: never part of its JSON. */
export interface Aside {
  /** Calls contained: damage limited where nothing could be solved. */
  readonly contained: number;
  /** Lengths of the pauses that count and whose length is known, in seconds, oldest first. */
  readonly pauseSeconds: readonly number[];
  /** In the order of the calls. */
  readonly recoveryTimes: readonly RecoveryTime[];
  /** D1 by calls taken; null where a shift of the week does not say how many. */
  readonly perHundred: PerHundred | null;
  /** D10: the three most frequent causes of what was not the rep's to solve. */
  readonly causesNotYours: readonly Tally<Cause>[];
  /** D11, in the order of the shifts. */
  readonly stillOnMyMind: readonly number[];
  /** D12 by weekday and hour; null where it is withheld, and why. */
  readonly byHourOfWeek: readonly HourOfWeekReview[] | null;
  readonly whyNoHours: WhyNoHours | null;
  /** Of this week and the eight before it. */
  readonly carryOver: readonly CarryOverGroup[];
  /** D3b, of this week and the eight before it; null where there is too little to compare, or less than eight weeks. */
  readonly pauseComparison: PauseComparison | null;
}

/** The review with what the screen says beyond it. */
export interface Review extends PublishedReview {
  readonly aside: Aside;
}

/** D2's baseline: so many whole weeks before. */
export const baselineWeeks = 8;
/** So many weeks are needed to compare calls with and without a pause (D3b). */
const comparedWeeks = 8;
/** From this intensity on, a call that was solved or partly solved was turned around (D8). */
const hardIntensity = 3;

/** Before it there are not enough weeks with a name. */
export const firstReviewed = weekSchema.parse('0000-W12');

/** The days that a review reads: its week and the baseline before it. */
export function reviewedDays(week: Week): Days {
  return { from: daysOfWeek(weeksLater(week, -baselineWeeks)).from, to: daysOfWeek(week).to };
}

/**
 * The review of one week. A record belongs to the week of its own local day; only logged calls count. The order of
 * `records` makes no difference.
 *
 * @param records all of `reviewedDays`; what lies outside is left alone.
 * @param history what all records up to the end of the week add up to.
 */
export function reviewWeek(week: Week, records: Records, history: History): Review {
  const days = daysOfWeek(week);
  const whole = recordsIn(reviewedDays(week), records);
  const { calls, shifts, pauses, wins } = within(days, whole);
  const lastWeek = daysOfWeek(weeksLater(week, -1));
  const baseline = within({ from: reviewedDays(week).from, to: lastWeek.to }, whole);
  const weekBefore = within(lastWeek, whole);
  const counts = { calls: calls.length, shifts: shifts.length };
  const completed = pauses.filter(isCompleted);
  const pauseSeconds = completed.flatMap(({ actualSeconds }) => actualSeconds ?? []);
  const recoveries = recoveryTimes(calls);
  const recovery = reviewRecovery(recoveries);
  const mix = reviewMix(calls);
  return {
    week,
    ...days,
    wins: reviewWins(wins, calls),
    ...reviewLines(history.lines),
    recovery,
    pauses: { count: completed.length, medianSeconds: median(pauseSeconds) },
    calmChange: reviewCalmChange(calls),
    hostileCalls: reviewRate(counts.calls, counts.shifts),
    usualRange: reviewUsualRange(counts, { calls: baseline.calls.length, shifts: baseline.shifts.length }),
    minutesUnderFire: reviewMinutesUnderFire(calls, shifts),
    mix,
    unsolved: reviewUnsolved(calls),
    carryHome: reviewCarryHome(shifts, weekBefore.shifts),
    byHour: reviewByHour(history.hours),
    askFor: reviewAskFor(calls, mix.causes, recovery, history.openPromises),
    aside: {
      contained: calls.filter(({ outcome }) => outcome === 'contained').length,
      pauseSeconds,
      recoveryTimes: recoveries,
      perHundred: reviewPerHundred(counts.calls, shifts),
      causesNotYours: causesNotYours(calls),
      stillOnMyMind: answersOf(shifts),
      byHourOfWeek: reviewByHourOfWeek(history.hours),
      whyNoHours: whyNoHours(history.hours),
      carryOver: reviewCarryOver(whole.calls),
      pauseComparison: isLongEnough(week, whole)
        ? comparePauses(whole.calls, pausedCalls(whole.pauses))
        : null,
    },
  };
}

/** The review as the public format has it. */
export function publishedReview({ aside: _, ...published }: Review): PublishedReview {
  return published;
}

function reviewWins(wins: readonly Win[], calls: readonly ReviewedCall[]): WinReview {
  return {
    count: wins.length,
    thanked: wins.filter(({ kind }) => kind === 'thanked').length,
    turnarounds: calls.filter(isTurnaround).length,
    texts: wins.map(({ text }) => text).reverse(),
  };
}

function isTurnaround({ situation, intensity, outcome }: ReviewedCall): boolean {
  return (
    situation !== 'danger' &&
    intensity !== null &&
    intensity >= hardIntensity &&
    (outcome === 'solved' || outcome === 'partly-solved')
  );
}

/** D3b needs eight weeks, the reviewed one among them: records that go back so far. */
function isLongEnough(week: Week, { calls, shifts }: Records): boolean {
  const { to } = daysOfWeek(weeksLater(week, 1 - comparedWeeks));
  return [...calls, ...shifts].some(({ startedAt }) => localDayOf(startedAt) <= to);
}

/** A pause that still runs has no ending yet, and one that was cut off was not breathed through. */
function isCompleted({ ending }: PauseRecord): boolean {
  return ending !== null && ending !== 'interrupted';
}

function pausedCalls(pauses: readonly PauseRecord[]): ReadonlySet<string> {
  return new Set(pauses.filter(isCompleted).flatMap(({ callId }) => callId ?? []));
}
