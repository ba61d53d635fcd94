import { type HourOfWeekReview, toldRate } from '../../../domain/review/by-hour.ts';
import type { CalmChangeReview } from '../../../domain/review/calm-change.ts';
import type { CarryOverGroup } from '../../../domain/review/carry-over.ts';
import type { RecoveryTime } from '../../../domain/review/recovery.ts';
import { valuesForFull } from '../../../domain/review/sample-sizes.ts';
import type { WeekStrip } from '../../../domain/review/strip.ts';
import { daysOfWeek, type Week } from '../../../domain/week.ts';
import { shortDayWords } from '../log/wall-time.ts';
import { rounded } from './figures.ts';

/** What each picture says, for whoever does not see it. */

export interface Ends {
  readonly low: number;
  readonly high: number;
}

export interface ShownWeek {
  readonly strip: WeekStrip;
  /** Which of them is looked at. */
  readonly week: Week;
  /** How sure its rate is. */
  readonly interval: Ends | null;
  readonly usual: UsualEnds | null;
}

/** The rep’s usual range, in calls a shift. */
export interface UsualEnds extends Ends {
  /** It is counted from so many. */
  readonly shifts: number;
}

export function stripDescription({ strip, week, interval, usual }: ShownWeek): string {
  const first = strip[0];
  const shown = strip.find((each) => each.week === week);
  const rates = strip.map(({ rate }) => (rate === null ? 'no shifts' : rounded(rate))).join(', ');
  const from = first === undefined ? '' : ` from ${shortDayWords(daysOfWeek(first.week).from)}`;
  return [
    `Hostile calls a shift in ${strip.length} weeks${from}: ${rates}.`,
    shown === undefined || shown.rate === null
      ? ''
      : `The week looked at is the last: ${rounded(shown.rate)}${interval === null ? '' : `, somewhere from ${endsWords(interval)}`}.`,
    usual === null ? '' : `Your usual range is ${endsWords(usual)} a shift, from ${usual.shifts} shifts.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

export interface ChartedLine {
  readonly id: string;
  /** Null: the playbook does not have it any more. */
  readonly text: string | null;
  readonly n: number;
  readonly helped: number;
  /** 0 to 1, as are the ends of its interval. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export function lineDescription({ n, helped, low, high }: ChartedLine): string {
  return `Helped ${helped} of ${n} times; the share may lie anywhere from ${rounded(low, 2)} to ${rounded(high, 2)}.`;
}

export function recoveryDescription(times: readonly RecoveryTime[], medianMinutes: number | null): string {
  const each = times.map(({ minutes, isCensored }) => `${isCensored ? 'at least ' : ''}${rounded(minutes)}`);
  const who = times.some(({ isCensored }) => isCensored) ? 'About half would be' : 'Half were';
  const half = medianMinutes === null ? '' : ` ${who} steady by ${rounded(medianMinutes)}.`;
  return `Minutes to steady after ${times.length === 1 ? '1 call' : `${times.length} calls`}: ${each.join(', ')}.${half}`;
}

/** `CalmChangeReview` as it is drawn. */
export function calmChangeDescription(change: CalmChangeReview): string {
  const { n, values, mean, median, min, max, low, high } = change;
  const calls = `${n} ${n === 1 ? 'call' : 'calls'}`;
  if (values !== null) {
    return `Points down from the worst moment in ${calls}: ${values.map((value) => rounded(value)).join(', ')}.`;
  }
  return [
    `Points down from the worst moment in ${calls}:`,
    median === null ? '' : `median ${rounded(median)},`,
    min === null || max === null ? '' : `from ${endsWords({ low: min, high: max })}`,
    mean === null || isFew(n) ? '' : `, mean ${rounded(mean)}`,
    low === null || high === null ? '' : `; the mean lies ${roughly(n)}from ${endsWords({ low, high })}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(' ,', ',')
    .replaceAll(' ;', ';')
    .concat('.');
}

export interface Counted {
  readonly name: string;
  readonly count: number;
}

export function mixDescription(label: string, counts: readonly Counted[], of: number): string {
  return `${label}, of ${of} ${of === 1 ? 'call' : 'calls'}: ${counts.map(({ name, count }) => `${name} ${count}`).join(', ')}.`;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export function weekdayWords(weekday: number): string {
  return weekdays[weekday - 1] ?? '';
}

export function hourWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** Only where there were calls: everything else was worked without one. A rate only where enough calls are behind it. */
export function hoursDescription(cells: readonly HourOfWeekReview[]): string {
  const each = cells.filter(({ calls }) => calls > 0).map((cell) => hourDescription(cell));
  return `Hostile calls by weekday and hour: ${each.join(', ')}. None in the other hours worked.`;
}

function hourDescription(cell: HourOfWeekReview): string {
  const rate = toldRate(cell);
  const each = rate === null ? '' : ` (about ${rounded(rate)} for each hour worked)`;
  return `${weekdayWords(cell.weekday)} ${hourWords(cell.hour)} ${cell.calls}${each}`;
}

const groupNames = ['under 5 min', '5 to 15 min', '15 to 60 min', '1 to 8 hours'] as const;

/** The same in the room that an axis has. */
const groupMarks = ['< 5 min', '5–15 min', '15–60 min', '1–8 h'] as const;

export function groupMark(index: number): string {
  return groupMarks[index] ?? '';
}

export function groupWords(index: number): string {
  return groupNames[index] ?? '';
}

export function carryOverDescription(groups: readonly CarryOverGroup[]): string {
  const each = groups.map(({ n, values, median, min, max }, index) => {
    const since = groupWords(index);
    if (n === 0) return `${since} none`;
    if (values !== null) return `${since} ${values.join(', ')}`;
    return `${since} half at ${rounded(median ?? 0)} or less of ${n}, from ${min ?? 0} to ${max ?? 0}`;
  });
  return `Wound up at worst in the next hard call, 1 calm to 9 boiling, by the time since the last: ${each.join('; ')}.`;
}

export function onMyMindDescription(answers: readonly number[]): string {
  return `Still on my mind at the end of ${answers.length === 1 ? '1 shift' : `${answers.length} shifts`}, 0 not at all to 10 all of it: ${answers.join(', ')}.`;
}

/** Whether an interval of so many values is rough. */
export function isFew(n: number): boolean {
  return n < valuesForFull;
}

function roughly(n: number): string {
  return isFew(n) ? 'roughly ' : '';
}

function endsWords({ low, high }: Ends): string {
  return `${rounded(low)} to ${rounded(high)}`;
}
