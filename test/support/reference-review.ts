import {
  dateOf,
  dayNumber,
  minutesFrom,
  moment,
  mondayOf,
  mondayOfWeek,
  weekName,
} from './reference-days.ts';
import { chiSquareQuantile, negativeBinomialQuantile, studentQuantile } from './reference-quantiles.ts';

/**
 * The review a second time, written from statistics.md (D1 to D13) and data-format.md alone, straight from the public file: it
 * shares no line with the app's own. It is slow and plain on purpose.
 */

type Maybe<T> = T | null | undefined;

export interface CallIn {
  readonly id: string;
  readonly status: 'draft' | 'logged';
  readonly startedAt: string;
  readonly minutes?: Maybe<number>;
  readonly situation?: Maybe<string>;
  readonly intensity?: Maybe<number>;
  readonly woundUpPeak?: Maybe<number>;
  readonly woundUpNow?: Maybe<number>;
  readonly outcome?: Maybe<string>;
  readonly cause?: Maybe<string>;
  readonly promises?: Maybe<readonly { readonly text: string; readonly doneAt?: Maybe<string> }[]>;
  readonly linesUsed?: Maybe<readonly { readonly line: string; readonly result?: Maybe<string> }[]>;
  readonly endedAt?: Maybe<string>;
  readonly recoveredAt?: Maybe<string>;
  readonly nextCallCameFirstAt?: Maybe<string>;
}

export interface LogIn {
  readonly shifts: readonly {
    readonly id: string;
    readonly startedAt: string;
    readonly endedAt?: Maybe<string>;
    readonly callsTaken?: Maybe<number>;
    readonly stillOnMyMind?: Maybe<number>;
  }[];
  readonly pauses: readonly {
    readonly id: string;
    readonly startedAt: string;
    readonly actualSeconds?: Maybe<number>;
    readonly ending?: Maybe<string>;
    readonly callId?: Maybe<string>;
  }[];
  readonly calls: readonly CallIn[];
  readonly wins: readonly {
    readonly id: string;
    readonly at: string;
    readonly kind?: Maybe<string>;
    readonly text: string;
  }[];
}

/** As `review --json` prints it, and what the screen says beyond that. */
export function referenceReview(week: string, log: LogIn) {
  const monday = mondayOfWeek(week);
  const logged = log.calls.filter(({ status }) => status === 'logged');
  const inWeeks = <T>(list: readonly T[], dayOf: (one: T) => string, before: number, last = 0) =>
    list.filter((one) => {
      const weeksBefore = (monday - mondayOf(dayNumber(dayOf(one)))) / 7;
      return last <= weeksBefore && weeksBefore <= before;
    });
  const callsOf = (before: number, last = 0) =>
    inOrder(
      inWeeks(logged, (call) => call.startedAt, before, last),
      (call) => call.startedAt,
    );
  const shiftsOf = (before: number, last = 0) =>
    inOrder(
      inWeeks(log.shifts, (shift) => shift.startedAt, before, last),
      (shift) => shift.startedAt,
    );
  const calls = callsOf(0);
  const shifts = shiftsOf(0);
  const wins = inOrder(
    inWeeks(log.wins, (win) => win.at, 0),
    (win) => win.at,
  ).reverse();
  const completed = ['ran-its-length', 'ended-by-rep', 'extended'];
  const pauses = inOrder(
    inWeeks(log.pauses, (pause) => pause.startedAt, 0).filter(({ ending }) =>
      completed.includes(ending ?? ''),
    ),
    (pause) => pause.startedAt,
  );
  const seconds = given(pauses.map(({ actualSeconds }) => actualSeconds));
  const recoveryTimes = recoveryTimesOf(calls);
  const recovery = recoveryOf(recoveryTimes);
  const unsolved = calls.filter(({ outcome }) => outcome !== 'solved');
  const outside = ['outage', 'rule-or-price', 'wait-or-repeat-contact', 'callers-own-constraint'];
  const notYours = unsolved.filter(({ cause }) => outside.includes(cause ?? ''));
  const ever = inWeeks(logged, (call) => call.startedAt, Number.POSITIVE_INFINITY);
  const everShifts = inWeeks(log.shifts, (shift) => shift.startedAt, Number.POSITIVE_INFINITY);
  const onMind = (list: typeof shifts) => given(list.map(({ stillOnMyMind }) => stillOnMyMind));
  const highIn = (list: typeof shifts) => onMind(list).filter((value) => value >= 7).length;
  const topCauses = top(given(calls.map(({ cause }) => cause)));
  return {
    week: weekName(monday),
    from: dateOf(monday),
    to: dateOf(monday + 6),
    wins: {
      count: wins.length,
      thanked: wins.filter(({ kind }) => kind === 'thanked').length,
      turnarounds: calls.filter(
        ({ situation, intensity, outcome }) =>
          situation !== 'danger' &&
          (intensity ?? 0) >= 3 &&
          (outcome === 'solved' || outcome === 'partly-solved'),
      ).length,
      texts: wins.map(({ text }) => text),
    },
    ...linesOf(ever),
    recovery,
    pauses: { count: pauses.length, medianSeconds: middle(seconds) },
    calmChange: calmChangeOf(calls),
    hostileCalls: rateOf(calls.length, shifts.length),
    usualRange: usualOf(calls.length, shifts.length, callsOf(8, 1).length, shiftsOf(8, 1).length),
    minutesUnderFire: underFireOf(calls, shifts),
    mix: {
      situations: top(given(calls.map(({ situation }) => situation))),
      causes: topCauses,
      outcomes: top(given(calls.map(({ outcome }) => outcome))),
    },
    unsolved: { count: unsolved.length, notYours: notYours.length },
    carryHome: {
      n: onMind(shifts).length,
      median: middle(onMind(shifts)),
      quietCard: highIn(shifts) >= 3 && highIn(shiftsOf(1, 1)) >= 3,
    },
    byHour: byHourOf(ever, everShifts, 24),
    askFor: {
      topCauses,
      noTimeToRecover: { count: recovery.censored, of: recovery.n },
      endedAfterWarning: calls.filter(({ outcome }) => outcome === 'ended-after-warning').length,
      openPromises: ever.flatMap(({ promises }) => promises ?? []).filter(({ doneAt }) => doneAt == null)
        .length,
    },
    aside: {
      recoveryTimes,
      stillOnMyMind: onMind(shifts),
      pauseSeconds: seconds,
      carryOver: carryOverOf(callsOf(8)),
      byHourOfWeek:
        byHourOf(ever, everShifts, 168)?.map(({ hour, ...cell }) => ({
          weekday: 1 + Math.floor(hour / 24),
          hour: hour % 24,
          ...cell,
        })) ?? null,
      contained: calls.filter(({ outcome }) => outcome === 'contained').length,
      perHundred: perHundredOf(calls.length, shifts),
      causesNotYours: top(given(notYours.map(({ cause }) => cause))),
      pauseComparison: comparisonOf(
        callsOf(8),
        shiftsOf(8),
        monday,
        new Set(
          given(
            inWeeks(log.pauses, (pause) => pause.startedAt, 8)
              .filter(({ ending }) => completed.includes(ending ?? ''))
              .map(({ callId }) => callId),
          ),
        ),
      ),
    },
  };
}

function given<T>(values: readonly Maybe<T>[]): readonly T[] {
  return values.flatMap((value) => (value === null || value === undefined ? [] : [value]));
}

/** Oldest first; the id decides between records of one instant. */
function inOrder<T extends { readonly id: string }>(list: readonly T[], timeOf: (one: T) => string): T[] {
  return list.toSorted((a, b) => {
    const apart = moment(timeOf(a)).instant - moment(timeOf(b)).instant;
    return apart === 0n ? (a.id < b.id ? -1 : 1) : apart < 0n ? -1 : 1;
  });
}

const added = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function middle(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [lower, upper] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

/** Whoever is at least as frequent as the third. */
function top(keys: readonly string[]) {
  const counted = [...new Set(keys)].map((key) => ({ key, count: keys.filter((one) => one === key).length }));
  return counted
    .filter(({ count }) => counted.filter((other) => other.count > count).length < 3)
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** D1. */
function rateOf(k: number, s: number) {
  return {
    calls: k,
    shifts: s,
    rate: s === 0 ? null : k / s,
    low: s < 3 ? null : k === 0 ? 0 : chiSquareQuantile(0.025, k) / (2 * s),
    high: s < 3 ? null : chiSquareQuantile(0.975, k + 1) / (2 * s),
  };
}

/** D7's interval: the two shares p at which (p̂ − p)² = z²·p(1 − p)/n, by the quadratic formula. */
export function wilson(x: number, n: number): { readonly low: number; readonly high: number } {
  const z2 = 1.96 ** 2;
  const [a, b, c] = [n + z2, -(2 * x + z2), (x * x) / n];
  const root = Math.sqrt(b * b - 4 * a * c);
  // The smaller one by Vieta, because of the cancellation.
  const high = (-b + root) / (2 * a);
  return { low: c / (a * high), high };
}

function perHundredOf(k: number, shifts: LogIn['shifts']) {
  const taken = given(shifts.map(({ callsTaken }) => callsTaken));
  const all = added(taken);
  if (taken.length < shifts.length || all === 0 || k > all) return null;
  const { low, high } = wilson(k, all);
  return { callsTaken: all, perHundred: (k / all) * 100, low: low * 100, high: high * 100 };
}

/** D2. */
function usualOf(k: number, s: number, k0: number, s0: number) {
  const isEnough = s0 >= 10 && k0 >= 5 && s > 0;
  const quantile = (probability: number) => negativeBinomialQuantile(probability, k0 + 0.5, s0 / (s0 + s));
  const [low, high] = isEnough ? [quantile(0.025), quantile(0.975)] : [null, null];
  const isIn = low === null || high === null ? null : k < low ? 'fewer' : k > high ? 'more' : 'usual';
  return {
    calls: k,
    baselineCalls: k0,
    baselineShifts: s0,
    low,
    high,
    verdict: isIn ?? 'not-enough-history',
  };
}

function changeOf({ situation, woundUpPeak, woundUpNow }: CallIn): number | null {
  return situation === 'danger' || woundUpPeak == null || woundUpNow == null
    ? null
    : woundUpPeak - woundUpNow;
}

/** The sample's mean and variance. */
function momentsOf(values: readonly number[]) {
  const n = values.length;
  const sum = added(values);
  // Of whole numbers: exact up to the division.
  const variance = (n * added(values.map((value) => value * value)) - sum * sum) / (n * (n - 1));
  return { n, mean: sum / n, variance };
}

/** D3. */
function calmChangeOf(calls: readonly CallIn[]) {
  const changes = given(calls.map(changeOf));
  const { n, mean, variance } = momentsOf(changes);
  const half = n >= 5 && variance > 0 ? studentQuantile(0.975, n - 1) * Math.sqrt(variance / n) : null;
  const fromTwo = <T>(value: T) => (n >= 2 ? value : null);
  return {
    n,
    values: n >= 1 && n <= 4 ? changes : null,
    mean: n >= 5 ? mean : null,
    median: fromTwo(middle(changes)),
    min: fromTwo(Math.min(...changes)),
    max: fromTwo(Math.max(...changes)),
    low: half === null ? null : Math.max(-8, mean - half),
    high: half === null ? null : Math.min(8, mean + half),
  };
}

/** D3b's formula. */
export function comparedWithin(
  bands: readonly { readonly paused: readonly number[]; readonly not: readonly number[] }[],
) {
  const parts = bands.map(({ paused, not }) => {
    const [one, other] = [momentsOf(paused), momentsOf(not)];
    return {
      w: (one.n * other.n) / (one.n + other.n),
      delta: one.mean - other.mean,
      error: one.variance / one.n + other.variance / other.n,
    };
  });
  const weight = added(parts.map(({ w }) => w));
  return {
    difference: added(parts.map(({ w, delta }) => w * delta)) / weight,
    standardError: Math.sqrt(added(parts.map(({ w, error }) => w * w * error))) / weight,
  };
}

/** D3b, of nine weeks, where the records go back eight weeks or more, the reviewed one among them. */
function comparisonOf(
  calls: readonly CallIn[],
  shifts: LogIn['shifts'],
  monday: number,
  paused: ReadonlySet<string>,
) {
  const first = Math.min(...[...calls, ...shifts].map(({ startedAt }) => dayNumber(startedAt)));
  const isLong = monday - mondayOf(first) >= 7 * 7;
  const bands = [0, 1, 2]
    .map((band) => {
      const rated = calls.filter(
        (call) => changeOf(call) !== null && Math.ceil((call.woundUpPeak ?? 0) / 3) === band + 1,
      );
      const of = (isPaused: boolean) =>
        given(rated.filter(({ id }) => paused.has(id) === isPaused).map(changeOf));
      return { paused: of(true), not: of(false) };
    })
    .filter(({ paused: one, not }) => one.length > 0 && not.length > 0);
  const withPause = added(bands.map(({ paused: one }) => one.length));
  const without = added(bands.map(({ not }) => not.length));
  const isEnough = bands.every(({ paused: one, not }) => one.length >= 4 && not.length >= 4);
  if (!isLong || !isEnough || withPause + without < 20) return null;
  const { difference, standardError } = comparedWithin(bands);
  const spansZero = difference - 2 * standardError <= 0 && difference + 2 * standardError >= 0;
  return {
    withPause,
    without,
    difference,
    standardError,
    verdict: spansZero ? 'cannot-tell-yet' : 'can-tell',
  };
}

/** D4's estimator: times in order, survival as a fraction of whole numbers. */
export function survivalSteps(times: readonly { readonly minutes: number; readonly isCensored: boolean }[]) {
  const isOver = (minutes: number) => (one: { readonly minutes: number }) => one.minutes >= minutes;
  const events = [...new Set(times.filter(({ isCensored }) => !isCensored).map(({ minutes }) => minutes))];
  let [above, below] = [1n, 1n];
  return events
    .sort((a, b) => a - b)
    .map((minutes) => {
      // All that happened at one time at once: S ← S · (1 − events / at risk).
      const atRisk = times.filter(isOver(minutes)).length;
      const happened = times.filter((one) => one.minutes === minutes && !one.isCensored).length;
      above *= BigInt(atRisk - happened);
      below *= BigInt(atRisk);
      return { minutes, survival: Number(above) / Number(below), isHalf: 2n * above <= below };
    });
}

interface TimeToSteady {
  readonly minutes: number;
  readonly isCensored: boolean;
}

function recoveryTimesOf(calls: readonly CallIn[]): readonly TimeToSteady[] {
  return calls.flatMap(({ endedAt, recoveredAt, nextCallCameFirstAt }) => {
    if (endedAt == null) return [];
    const [steady = Number.POSITIVE_INFINITY, next = Number.POSITIVE_INFINITY] = [
      recoveredAt,
      nextCallCameFirstAt,
    ].map((moment) => {
      const after = moment == null ? -1 : minutesFrom(endedAt, moment);
      return after < 0 ? Number.POSITIVE_INFINITY : after;
    });
    const minutes = Math.min(steady, next);
    return Number.isFinite(minutes) ? [{ minutes, isCensored: next < steady }] : [];
  });
}

/** D4. */
function recoveryOf(times: readonly TimeToSteady[]) {
  const n = times.length;
  const censored = times.filter(({ isCensored }) => isCensored).length;
  return {
    n,
    censored,
    medianMinutes: n < 5 ? null : (survivalSteps(times).find(({ isHalf }) => isHalf)?.minutes ?? null),
    nextCallCameFirst: censored,
    values: n >= 1 && n < 5 ? times.map(({ minutes }) => minutes) : null,
  };
}

/** D5. */
function underFireOf(calls: readonly CallIn[], shifts: LogIn['shifts']) {
  const known = given(calls.map(({ minutes }) => minutes));
  const lengths = shifts.map(({ startedAt, endedAt }) =>
    endedAt == null || minutesFrom(startedAt, endedAt) < 0 ? null : minutesFrom(startedAt, endedAt),
  );
  const shiftMinutes = shifts.length === 0 || lengths.includes(null) ? null : added(given(lengths));
  const minutes = known.length === 0 ? null : added(known);
  return {
    n: known.length,
    minutes,
    shiftMinutes,
    share: minutes === null || shiftMinutes === null || shiftMinutes <= 0 ? null : minutes / shiftMinutes,
  };
}

/** D7, over all time. */
function linesOf(calls: readonly CallIn[]) {
  const uses = calls
    .flatMap(({ linesUsed }) => linesUsed ?? [])
    .filter(({ result }) => result === 'helped' || result === 'did-not-help');
  const counted = [...new Set(uses.map(({ line }) => line))].sort().map((line) => {
    const said = uses.filter((use) => use.line === line);
    return { line, n: said.length, helped: said.filter(({ result }) => result === 'helped').length };
  });
  return {
    lines: counted
      .filter(({ n }) => n >= 5)
      .map((each) => ({ ...each, share: each.helped / each.n, ...wilson(each.helped, each.n) }))
      .sort((a, b) => (Math.abs(b.low - a.low) < 1e-12 ? 0 : b.low - a.low)),
    stillTrying: counted.filter(({ n }) => n < 5).sort((a, b) => b.n - a.n || b.helped - a.helped),
  };
}

/** 0 is the hour from midnight on a Monday. */
function hourOfTheWeek(wallHour: bigint): number {
  // 1970 began on a Thursday.
  return Number((wallHour + 72n) % 168n);
}

/**
 * D12: hour by hour, each as the time that a shift overlaps it on the wall of its start.
 *
 * @param hours after so many they begin anew: those of a day, or of a week.
 */
function byHourOf(calls: readonly CallIn[], shifts: LogIn['shifts'], hours: 24 | 168) {
  const weeks = new Set(shifts.map(({ startedAt }) => weekName(dayNumber(startedAt))));
  if (weeks.size < 4 || calls.length < 20 || shifts.some(({ endedAt }) => endedAt == null)) return null;
  const hourNanoseconds = 3_600_000_000_000n;
  const worked = Array.from({ length: hours }, () => 0n);
  for (const { startedAt, endedAt } of shifts) {
    const start = moment(startedAt);
    const end = start.wall + moment(endedAt ?? startedAt).instant - start.instant;
    if (end <= start.wall) continue;
    for (let hour = start.wall / hourNanoseconds; hour * hourNanoseconds < end; hour += 1n) {
      const [from, to] = [hour * hourNanoseconds, (hour + 1n) * hourNanoseconds];
      const overlap = (to < end ? to : end) - (from > start.wall ? from : start.wall);
      const at = hourOfTheWeek(hour) % hours;
      worked[at] = (worked[at] ?? 0n) + overlap;
    }
  }
  return worked.flatMap((nanoseconds, hour) => {
    const count = calls.filter(
      ({ startedAt }) => hourOfTheWeek(moment(startedAt).wall / hourNanoseconds) % hours === hour,
    ).length;
    const hoursWorked = Number(nanoseconds) / 3.6e12;
    return count === 0 && hoursWorked === 0
      ? []
      : [{ hour, calls: count, hoursWorked, rate: hoursWorked === 0 ? null : count / hoursWorked }];
  });
}

/**
 * How wound up at worst, by the time since the hard call before was over (what the screen calls the carry-over): each call is
 * held against the one that began last before it.
 */
function carryOverOf(calls: readonly CallIn[]) {
  const minute = 60_000_000_000n;
  const peaks: number[][] = [[], [], [], []];
  let before: CallIn | null = null;
  for (const call of calls) {
    const over = before === null || before.situation === 'danger' ? null : overOf(before);
    before = call;
    if (over === null || call.situation === 'danger' || call.woundUpPeak == null) continue;
    const since = moment(call.startedAt).instant - over;
    // Each bound that lies behind is a group further.
    const group = [5n, 15n, 60n, 480n].filter((bound) => since >= bound * minute).length;
    peaks[group]?.push(call.woundUpPeak);
  }
  return [
    { from: 0, below: 5 },
    { from: 5, below: 15 },
    { from: 15, below: 60 },
    { from: 60, below: 480 },
  ].map((bounds, group) => {
    const values = peaks[group] ?? [];
    const isMany = values.length > 4;
    const sorted = values.toSorted((a, b) => a - b);
    return {
      ...bounds,
      n: values.length,
      values: values.length > 0 && !isMany ? values : null,
      median: isMany ? middle(values) : null,
      min: isMany ? (sorted[0] ?? null) : null,
      max: isMany ? (sorted.at(-1) ?? null) : null,
    };
  });
}

/** When a call was over, in nanoseconds: its end, unless that lies before its start; else by its length. */
function overOf({ startedAt, endedAt, minutes }: CallIn): bigint | null {
  const start = moment(startedAt).instant;
  const end = endedAt == null ? null : moment(endedAt).instant;
  if (end !== null && end >= start) return end;
  return minutes == null ? null : start + BigInt(Math.round(minutes * 60e9));
}

/** The strip of so many weeks up to this one. */
export function referenceStrip(week: string, log: LogIn, count: number) {
  const last = mondayOfWeek(week);
  const strip = [];
  for (let monday = last - 7 * (count - 1); monday <= last; monday += 7) {
    const isIn = ({ startedAt }: { readonly startedAt: string }) => mondayOf(dayNumber(startedAt)) === monday;
    const calls = log.calls.filter((call) => call.status === 'logged' && isIn(call)).length;
    const shifts = log.shifts.filter(isIn).length;
    strip.push({ week: weekName(monday), calls, shifts, rate: shifts > 0 ? calls / shifts : null });
  }
  return strip;
}

/** D2 for a single shift: null while no more came in it than usual. By the millisecond, as shifts are started by a clock. */
export function referenceLoad(week: string, log: LogIn, shift: LogIn['shifts'][number]) {
  const monday = mondayOfWeek(week);
  const isBefore = ({ startedAt }: { readonly startedAt: string }) => {
    const back = monday - mondayOf(dayNumber(startedAt));
    return 7 <= back && back <= 56;
  };
  const logged = log.calls.filter(({ status }) => status === 'logged');
  const { high } = usualOf(0, 1, logged.filter(isBefore).length, log.shifts.filter(isBefore).length);
  const millisecond = (stamp: string) => moment(stamp).instant / 1_000_000n;
  let count = 0;
  let since: string | null = null;
  for (const { startedAt } of log.calls) {
    if (millisecond(startedAt) < millisecond(shift.startedAt)) continue;
    count += 1;
    if (since === null || millisecond(startedAt) < millisecond(since)) since = startedAt;
  }
  return high === null || count <= high ? null : { count, since, shiftId: shift.id };
}
