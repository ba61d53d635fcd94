import { enoughCalls, enoughWeeks, type HourHistory } from './history.ts';
import { hourLength } from './worked-hours.ts';

/** Hostile calls of an hour of the day, for each hour worked in it (statistics.md D12). */
export interface HourReview {
  /** 0 to 23: the hour on the wall that begins then. */
  readonly hour: number;
  readonly calls: number;
  readonly hoursWorked: number;
  /** Calls an hour worked; null where a call came outside every shift. */
  readonly rate: number | null;
}

/** From this many calls on an hour has a rate that may be said: fewer are listed, not averaged. */
const callsForRate = 5;

/** The rate as it may be said; null where too few calls are behind it, or none can be known. */
export function toldRate({ calls, rate }: Pick<HourReview, 'calls' | 'rate'>): number | null {
  return calls < callsForRate ? null : rate;
}

/** The same by weekday, 1 Monday to 7 Sunday. */
export interface HourOfWeekReview extends HourReview {
  readonly weekday: number;
}

/** Why the hours are not shown; null: they are. */
export type WhyNoHours = 'too-few-weeks' | 'too-few-calls' | 'shift-without-end';

/** By hour alone, Mondays look bad because Mondays are noticed: only with enough of everything. */
export function whyNoHours({ weeks, calls, openShifts }: HourHistory): WhyNoHours | null {
  if (openShifts > 0) return 'shift-without-end';
  if (weeks < enoughWeeks) return 'too-few-weeks';
  return calls < enoughCalls ? 'too-few-calls' : null;
}

/** The hours in which a shift or a call was, in their order; null where D12 withholds them. */
export function reviewByHour(history: HourHistory): readonly HourReview[] | null {
  if (whyNoHours(history) !== null) return null;
  const hours = new Map<number, { calls: number; worked: number }>();
  for (const { hour, calls, worked } of history.cells) {
    const before = hours.get(hour) ?? { calls: 0, worked: 0 };
    hours.set(hour, { calls: before.calls + calls, worked: before.worked + worked });
  }
  return [...hours]
    .sort(([one], [other]) => one - other)
    .map(([hour, { calls, worked }]) => ({ hour, ...rateOf(calls, worked) }));
}

/** The same, weekday by weekday. */
export function reviewByHourOfWeek(history: HourHistory): readonly HourOfWeekReview[] | null {
  return whyNoHours(history) === null
    ? history.cells.map(({ weekday, hour, calls, worked }) => ({
        weekday,
        hour,
        ...rateOf(calls, worked),
      }))
    : null;
}

function rateOf(calls: number, worked: number): Omit<HourReview, 'hour'> {
  const hoursWorked = worked / hourLength;
  return { calls, hoursWorked, rate: worked === 0 ? null : calls / hoursWorked };
}
