import { causeNames, outcomeNames } from '../call-fields.ts';
import { situationNames } from '../situations.ts';
import type { Tally } from '../statistics.ts';
import { daysOfWeek } from '../week.ts';
import { toldRate } from './by-hour.ts';
import { isMedianOutOfReach, overHalfNotSteady } from './recovery-words.ts';
import type { Review } from './review.ts';
import { listedValues } from './sample-sizes.ts';
import type { WeekStrip } from './strip.ts';
import { chosenParts, chosenReview, type WeekChoices, type WeekPart, weekPartNames } from './week-sheet.ts';

/**
 * The week as a table: a row a number, in full. What a small sample withholds is not there: up to four values stand by
 * themselves, from five on there is a median. A count of nothing that was noted is not there either: it would read as none.
 */

export type Cell = string | number | null;

const columns = ['Section', 'Number', 'Value', 'n', 'Low', 'High', 'Unit', 'Note'] as const;

/** One number. `n`: how many it was made of; `low` and `high`: its 95 % interval, or the range that `note` says. */
interface Row {
  readonly number: string;
  readonly value: number | null;
  readonly n?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly unit: string;
  readonly note?: string;
}

interface Source {
  readonly review: Review;
  readonly strip: WeekStrip;
  /** The text of a line; null where the playbook does not have it any more. */
  readonly textOf: (line: string) => string | null;
}

/** A row of headings, then a row a number of the parts that are chosen. Which week it is stands in the first rows. */
export function weekTable(source: Source, choices: WeekChoices): readonly (readonly Cell[])[] {
  const review = chosenReview(source.review, choices);
  return [
    columns,
    ['Week', review.week, null, null, null, null, '', `${review.from} to ${review.to}`],
    ...chosenParts(source.review, choices).flatMap((part) =>
      rowsOf[part]({ ...source, review }).map((row) => cellsOf(weekPartNames[part], row)),
    ),
  ];
}

function cellsOf(section: string, { number, value, n, low, high, unit, note }: Row): readonly Cell[] {
  return [section, number, value, n ?? null, low ?? null, high ?? null, unit, note ?? ''];
}

const rowsOf: Readonly<Record<WeekPart, (source: Source) => readonly Row[]>> = {
  // A sentence is no number.
  headline: () => [],
  wins: ({ review: { wins } }) => [
    ...(wins.count === 0
      ? []
      : [
          { number: 'Wins', value: wins.count, unit: 'wins' },
          { number: 'Thanked', value: wins.thanked, n: wins.count, unit: 'wins' },
        ]),
    ...(wins.turnarounds === 0 ? [] : [{ number: 'Turned around', value: wins.turnarounds, unit: 'calls' }]),
    ...wins.texts.map((text) => ({ number: 'A win', value: null, unit: '', note: text })),
  ],
  lines: ({ review: { lines, stillTrying }, textOf }) => {
    const named = (line: string) => textOf(line) ?? 'A line that is not in the playbook any more';
    return [
      ...lines.map(({ line, n, helped, share, low, high }) => ({
        number: named(line),
        value: share,
        n,
        low,
        high,
        unit: 'share of the times said',
        note: `helped ${helped}`,
      })),
      ...stillTrying.map(({ line, n, helped }) => ({
        number: named(line),
        value: helped,
        n,
        unit: 'times helped',
        note: 'still trying',
      })),
    ];
  },
  recovery: ({ review: { recovery, aside } }) => [
    ...(recovery.values === null
      ? [
          {
            number: 'Median to steady',
            value: recovery.medianMinutes,
            n: recovery.n,
            unit: 'minutes',
            note: isMedianOutOfReach(recovery) ? overHalfNotSteady : '',
          },
        ]
      : aside.recoveryTimes.map(({ minutes, isCensored }) => ({
          number: 'To steady',
          value: minutes,
          n: recovery.n,
          unit: 'minutes',
          note: isCensored ? 'at least' : '',
        }))),
    { number: 'The next call came first', value: recovery.nextCallCameFirst, n: recovery.n, unit: 'calls' },
  ],
  pauses: ({ review: { pauses, aside } }) => [
    { number: 'Pauses', value: pauses.count, unit: 'pauses' },
    ...valueRows('length', aside.pauseSeconds, pauses.medianSeconds, 'seconds'),
  ],
  'hostile-calls': ({ review: { hostileCalls, usualRange, aside }, strip }) => [
    { number: 'Hostile calls', value: hostileCalls.calls, unit: 'calls' },
    ...(hostileCalls.shifts === 0 ? [] : [{ number: 'Shifts', value: hostileCalls.shifts, unit: 'shifts' }]),
    ...(hostileCalls.rate === null
      ? []
      : [
          {
            number: 'Hostile calls per shift',
            value: hostileCalls.rate,
            n: hostileCalls.shifts,
            low: hostileCalls.low,
            high: hostileCalls.high,
            unit: 'calls a shift',
          },
        ]),
    ...(aside.perHundred === null
      ? []
      : [
          {
            number: 'Hostile calls per hundred taken',
            value: aside.perHundred.perHundred,
            n: aside.perHundred.callsTaken,
            low: aside.perHundred.low,
            high: aside.perHundred.high,
            unit: 'calls of a hundred',
          },
        ]),
    ...(usualRange.low === null
      ? []
      : [
          {
            number: 'Usual range',
            value: null,
            n: usualRange.baselineShifts,
            low: usualRange.low,
            high: usualRange.high,
            unit: 'calls',
            note: `${usualRange.baselineCalls} calls in the eight weeks before; the week itself: ${usualRange.verdict}`,
          },
        ]),
    ...strip.flatMap(({ week, calls, shifts, rate }) =>
      rate === null
        ? []
        : [
            {
              number: `Per shift, week from ${daysOfWeek(week).from}`,
              value: rate,
              n: shifts,
              unit: 'calls a shift',
              note: `${calls} calls`,
            },
          ],
    ),
  ],
  minutes: ({ review: { minutesUnderFire } }) => {
    const { n, minutes, shiftMinutes, share } = minutesUnderFire;
    return [
      { number: 'Minutes of hostile calls', value: minutes, n, unit: 'minutes' },
      ...(shiftMinutes === null
        ? []
        : [{ number: 'Minutes of all shifts', value: shiftMinutes, unit: 'minutes' }]),
      ...(share === null ? [] : [{ number: 'Share of the shifts', value: share, n, unit: 'share' }]),
    ];
  },
  situations: ({ review }) => tallyRows(review.mix.situations, situationNames, review.hostileCalls.calls),
  outcomes: ({ review }) => tallyRows(review.mix.outcomes, outcomeNames, review.hostileCalls.calls),
  causes: ({ review: { mix, hostileCalls } }) => tallyRows(mix.causes, causeNames, hostileCalls.calls),
  unsolved: ({ review: { unsolved, hostileCalls } }) => [
    ...countRows('Not solved', unsolved.count, hostileCalls.calls),
    ...countRows('Not yours to solve', unsolved.notYours, unsolved.count),
  ],
  'by-hour': ({ review: { byHour } }) =>
    (byHour ?? []).map((each) => ({
      number: `From ${String(each.hour).padStart(2, '0')}:00`,
      value: toldRate(each),
      n: each.calls,
      unit: 'calls an hour worked',
      note: `${each.hoursWorked} hours worked`,
    })),
  'ask-for': ({ review: { askFor, hostileCalls } }) => [
    ...tallyRows(askFor.topCauses, causeNames, hostileCalls.calls),
    ...countRows('No time to recover', askFor.noTimeToRecover.count, askFor.noTimeToRecover.of),
    ...countRows('Ended after a warning', askFor.endedAfterWarning, hostileCalls.calls),
    { number: 'Promises still open', value: askFor.openPromises, unit: 'promises' },
  ],
  'calm-change': ({ review: { calmChange } }) => {
    const { n, values, mean, low, high, min, max } = calmChange;
    const unit = 'points down from the worst moment';
    // Here the median and the range are there from two on, beside the values (D3).
    const middle = { number: 'Median', value: calmChange.median, n, low: min, high: max, unit };
    return [
      ...(values ?? []).map((value) => ({ number: 'Came down', value, n, unit })),
      ...(mean === null ? [] : [{ number: 'Mean', value: mean, n, low, high, unit }]),
      ...(middle.value === null ? [] : [{ ...middle, note: leastToMost }]),
    ];
  },
  'pause-comparison': ({ review: { aside } }) =>
    aside.pauseComparison === null
      ? []
      : [
          {
            number: 'Further down with a pause than without',
            value: aside.pauseComparison.difference,
            n: aside.pauseComparison.withPause + aside.pauseComparison.without,
            unit: 'points',
            note: `standard error ${aside.pauseComparison.standardError}; ${aside.pauseComparison.withPause} with, ${aside.pauseComparison.without} without`,
          },
        ],
  'carry-home': ({ review: { aside, carryHome } }) =>
    valueRows('answer', aside.stillOnMyMind, carryHome.median, 'of 10'),
  'carry-over': ({ review: { aside } }) =>
    aside.carryOver.flatMap(({ from, below, n, values, median: middle, min, max }): readonly Row[] => {
      const number = `Wound up at worst, ${from} to ${below} minutes after the last`;
      const unit = 'of 9';
      if (n === 0) return [];
      return values === null
        ? [{ number, value: middle, n, low: min, high: max, unit, note: `median; ${leastToMost}` }]
        : values.map((value) => ({ number, value, n, unit }));
    }),
};

const leastToMost = 'low and high are the least and the most';
/** Up to four values themselves, else their median. */
function valueRows(
  name: string,
  values: readonly number[],
  median: number | null,
  unit: string,
): readonly Row[] {
  const n = values.length;
  if (n <= listedValues) return values.map((value) => ({ number: `One ${name}`, value, n, unit }));
  return [
    {
      number: `Median ${name}`,
      value: median,
      n,
      low: Math.min(...values),
      high: Math.max(...values),
      unit,
      note: leastToMost,
    },
  ];
}

/** So many of `n` calls; nothing of none. */
function countRows(number: string, value: number, n: number): readonly Row[] {
  return n === 0 ? [] : [{ number, value, n, unit: 'calls' }];
}

function tallyRows<K extends string>(
  tallies: readonly Tally<K>[],
  names: Readonly<Record<K, string>>,
  of: number,
): readonly Row[] {
  return tallies.map(({ key, count }) => ({ number: names[key], value: count, n: of, unit: 'calls' }));
}
