import type { Shift } from '../records.ts';
import { poissonInterval, predictiveRange, wilsonInterval } from '../statistics.ts';
import { baselineCallsNeeded, baselineShiftsNeeded } from './baseline-needs.ts';
import { minutesBetween, type ReviewedCall } from './records.ts';

/** statistics.md D1. `rate` is calls a shift, null without shifts; its 95 % interval is null for fewer than three. */
export interface HostileCallsReview {
  readonly calls: number;
  readonly shifts: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** D1 where every shift of the week says how many calls were taken: hostile calls of a hundred, with Wilson's interval. */
export interface PerHundred {
  readonly callsTaken: number;
  readonly perHundred: number;
  readonly low: number;
  readonly high: number;
}

/** Whether the week was like the eight before it, in words that judge nobody. */
export type UsualVerdict = 'usual' | 'more' | 'fewer' | 'not-enough-history';

/** statistics.md D2: in how many hostile calls a week with so many shifts would usually lie. */
export interface UsualRangeReview {
  readonly calls: number;
  readonly baselineCalls: number;
  readonly baselineShifts: number;
  /** Whole calls; null where the history is too short, or no shift of the week is noted. */
  readonly low: number | null;
  readonly high: number | null;
  readonly verdict: UsualVerdict;
}

/** statistics.md D5. Nothing said is null, never 0. */
export interface MinutesUnderFireReview {
  /** Calls whose length is known. */
  readonly n: number;
  /** Their minutes together; null for none. */
  readonly minutes: number | null;
  /** Minutes of all shifts of the week; null unless each has an end, and none before its start (a clock that was put back). */
  readonly shiftMinutes: number | null;
  /** 0 and up; null unless both are known. */
  readonly share: number | null;
}

const shiftsForInterval = 3;

export function reviewRate(calls: number, shifts: number): HostileCallsReview {
  const interval = shifts >= shiftsForInterval ? poissonInterval(calls, shifts) : null;
  return {
    calls,
    shifts,
    rate: shifts === 0 ? null : calls / shifts,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** Null where a shift does not say how many calls were taken, or said fewer than were hostile. */
export function reviewPerHundred(
  calls: number,
  shifts: readonly Pick<Shift, 'callsTaken'>[],
): PerHundred | null {
  const taken = shifts.map(({ callsTaken }) => callsTaken);
  if (taken.length === 0 || taken.some((count) => count === null)) return null;
  const callsTaken = taken.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (callsTaken === 0 || calls > callsTaken) return null;
  const { low, high } = wilsonInterval(calls, callsTaken);
  return { callsTaken, perHundred: (100 * calls) / callsTaken, low: 100 * low, high: 100 * high };
}

/**
 * The usual range of hostile calls in `shifts` shifts, in whole calls; null with too little to go by: fewer than ten shifts or
 * five calls in the baseline, or no shift to predict for.
 */
export function usualRange(
  baseline: { readonly calls: number; readonly shifts: number },
  shifts: number,
): { readonly low: number; readonly high: number } | null {
  return shifts === 0 || baseline.shifts < baselineShiftsNeeded || baseline.calls < baselineCallsNeeded
    ? null
    : predictiveRange(baseline.calls, baseline.shifts, shifts);
}

export function reviewUsualRange(
  week: { readonly calls: number; readonly shifts: number },
  baseline: { readonly calls: number; readonly shifts: number },
): UsualRangeReview {
  const range = usualRange(baseline, week.shifts);
  return {
    calls: week.calls,
    baselineCalls: baseline.calls,
    baselineShifts: baseline.shifts,
    low: range?.low ?? null,
    high: range?.high ?? null,
    verdict: range === null ? 'not-enough-history' : verdictOf(week.calls, range),
  };
}

function verdictOf(
  calls: number,
  { low, high }: { readonly low: number; readonly high: number },
): UsualVerdict {
  if (calls > high) return 'more';
  return calls < low ? 'fewer' : 'usual';
}

export function reviewMinutesUnderFire(
  calls: readonly ReviewedCall[],
  shifts: readonly Pick<Shift, 'startedAt' | 'endedAt'>[],
): MinutesUnderFireReview {
  const known = calls.flatMap(({ minutes }) => minutes ?? []);
  const minutes = known.length === 0 ? null : sum(known);
  const lengths = shifts.flatMap(({ startedAt, endedAt }) =>
    endedAt === null || minutesBetween(startedAt, endedAt) < 0 ? [] : [minutesBetween(startedAt, endedAt)],
  );
  const shiftMinutes = shifts.length > 0 && lengths.length === shifts.length ? sum(lengths) : null;
  return {
    n: known.length,
    minutes,
    shiftMinutes,
    share: minutes === null || shiftMinutes === null || shiftMinutes <= 0 ? null : minutes / shiftMinutes,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
