import { type Cause, causeKeys, causeNames, type Outcome, outcomeKeys, outcomeNames } from './call-fields.ts';
import { type SituationKey, situationKeys, situationNames } from './situations.ts';
import { type TeamWeek, teamWeekText } from './team-week.ts';
import type { Week } from './week.ts';

/**
 * The weeks of several people added up, so that nobody can be told from it. A number stands there only where five or more
 * people have something in it. Where numbers belong to a total, what is left of that total is nobody's or comes from
 * five or more people too: else the next smallest number is kept back with it, so that none can be had by
 * subtracting. Calls whose kind is not said count as one more that is kept back.
 */
export interface TeamSum {
  readonly format: 'unflappable-team-sum';
  readonly version: 1;
  readonly week: Week;
  /** How many people's weeks: five or more. */
  readonly people: number;
  /** Null, here and below: too few people to say. */
  readonly shifts: number | null;
  readonly hostileCalls: number | null;
  /** What is not there is of too few people, or of none. */
  readonly situations: Readonly<Partial<Record<SituationKey, number>>>;
  readonly causes: Readonly<Partial<Record<Cause, number>>>;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly noTimeToRecover: { readonly count: number | null; readonly of: number | null };
  readonly endedAfterWarning: number | null;
  readonly minutesUnderFire: { readonly n: number | null; readonly minutes: number | null };
}

/** Nothing of fewer people than this is said. */
export const fewestPeople = 5;

/** A number and what each person adds to it, in the order of the files. */
interface Cell<K extends string = string> {
  readonly key: K;
  readonly parts: readonly number[];
}

/** Each person's week once, whatever the order; `people` of two differing files of one person's week is none of them. */
export type OneEach =
  | { readonly ok: true; readonly files: readonly TeamWeek[] }
  | { readonly ok: false; readonly first: number; readonly second: number };

/** Leaves out files that are there twice. Not ok: the places of two versions of the same person's week. */
export function oneOfEach(files: readonly TeamWeek[]): OneEach {
  const kept = new Map<string, { readonly text: string; readonly place: number; readonly file: TeamWeek }>();
  for (const [place, file] of files.entries()) {
    const text = teamWeekText(file);
    const before = kept.get(file.copy);
    if (before === undefined) kept.set(file.copy, { text, place, file });
    else if (before.text !== text) return { ok: false, first: before.place, second: place };
  }
  return { ok: true, files: [...kept.values()].map(({ file }) => file) };
}

/** @param files of one week and of different people. Null where there are fewer than five. */
export function sumOfTeam(week: Week, files: readonly TeamWeek[]): TeamSum | null {
  if (files.length < fewestPeople) return null;
  const cell = <K extends string>(key: K, of: (file: TeamWeek) => number): Cell<K> => ({
    key,
    parts: files.map(of),
  });
  const calls = cell('calls', (file) => file.hostileCalls);
  const group = <K extends string>(
    keys: readonly K[],
    of: (file: TeamWeek) => Readonly<Partial<Record<K, number>>>,
  ): Partial<Record<K, number>> =>
    sums(
      shownOf(
        calls,
        keys.map((key) => cell(key, (file) => of(file)[key] ?? 0)),
      ),
    );

  const outcomes = group(outcomeKeys, (file) => file.outcomes);
  const known = cell('of', (file) => file.noTimeToRecover.of);
  const { of = null } = sums(shownOf(calls, [known]));
  const { count = null } =
    of === null ? {} : sums(shownOf(known, [cell('count', (file) => file.noTimeToRecover.count)]));
  const minutes = cell('minutes', (file) => file.minutesUnderFire.minutes ?? 0);
  const { n = null } = isOfEnough(minutes)
    ? sums(shownOf(calls, [cell('n', (file) => file.minutesUnderFire.n)]))
    : {};
  const shifts = cell('shifts', (file) => file.shifts);
  return {
    format: 'unflappable-team-sum',
    version: 1,
    week,
    people: files.length,
    shifts: isOfEnough(shifts) ? sumOf(shifts) : null,
    hostileCalls: isOfEnough(calls) ? sumOf(calls) : null,
    situations: group(situationKeys, (file) => file.situations),
    causes: group(causeKeys, (file) => file.causes),
    outcomes,
    noTimeToRecover: { count, of },
    endedAfterWarning: outcomes['ended-after-warning'] ?? null,
    minutesUnderFire: { n, minutes: n === null ? null : sumOf(minutes) },
  };
}

/**
 * Which parts of a total can be said beside it. The smallest goes first until what is left over is nobody's, or comes from
 * enough people.
 */
function shownOf<K extends string>(whole: Cell, cells: readonly Cell<K>[]): readonly Cell<K>[] {
  if (!isOfEnough(whole)) return [];
  const shown = cells.filter(isOfEnough).toSorted(fromTheLargest);
  while (shown.length > 0) {
    const left = peopleIn(whole.parts.map((part, person) => part - sumOf({ parts: partsOf(shown, person) })));
    if (left === 0 || left >= fewestPeople) break;
    shown.pop();
  }
  return shown;
}

function partsOf(cells: readonly Cell[], person: number): readonly number[] {
  return cells.map(({ parts }) => parts[person] ?? 0);
}

/** By people, then by what they add up to, then by name: never by the order of the files. */
function fromTheLargest(one: Cell, other: Cell): number {
  return (
    peopleIn(other.parts) - peopleIn(one.parts) || sumOf(other) - sumOf(one) || (one.key < other.key ? -1 : 1)
  );
}

function isOfEnough({ parts }: Cell): boolean {
  return peopleIn(parts) >= fewestPeople;
}

function peopleIn(parts: readonly number[]): number {
  return parts.filter((part) => part > 0).length;
}

function sumOf({ parts }: Pick<Cell, 'parts'>): number {
  return parts.reduce((sum, part) => sum + part, 0);
}

function sums<K extends string>(cells: readonly Cell<K>[]): Partial<Record<K, number>> {
  const made: Partial<Record<K, number>> = {};
  for (const cell of cells) made[cell.key] = sumOf(cell);
  return made;
}

/** The sum for a terminal. */
export function teamSumText(sum: TeamSum): string {
  const { noTimeToRecover, minutesUnderFire } = sum;
  const fewer = `fewer than ${fewestPeople} people`;
  const row = (name: string, value: string) => `  ${name.padEnd(nameWidth)}  ${value}`;
  const said = (value: number | null) => (value === null ? `not said: ${fewer}` : String(value));
  const group = <K extends string>(
    title: string,
    keys: readonly K[],
    names: Readonly<Record<K, string>>,
    counts: Readonly<Partial<Record<K, number>>>,
  ) => [
    '',
    title,
    ...keys
      .flatMap((key) => (counts[key] === undefined ? [] : [{ key, count: counts[key] }]))
      .toSorted((one, other) => other.count - one.count)
      .map(({ key, count }) => row(names[key], String(count))),
    ...(Object.keys(counts).length === 0 ? [row('Nothing that can be said', '')] : []),
  ];
  const lines = [
    `Week ${sum.week}, ${sum.people} people. Nothing is said of ${fewer}, and nothing from which that could be worked out.`,
    '',
    row('Shifts', said(sum.shifts)),
    row('Hostile calls', said(sum.hostileCalls)),
    row('The next call came first', ofWords(noTimeToRecover.count, noTimeToRecover.of, fewer)),
    row('Ended after a warning', said(sum.endedAfterWarning)),
    row(
      'Minutes of hostile calls',
      minutesUnderFire.minutes === null
        ? said(null)
        : `${minutesUnderFire.minutes}, of ${minutesUnderFire.n ?? 0} calls whose length is known`,
    ),
    ...group('What came', situationKeys, situationNames, sum.situations),
    ...group('What they were about', causeKeys, causeNames, sum.causes),
    ...group('How they ended', outcomeKeys, outcomeNames, sum.outcomes),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

const nameWidth = 36;

function ofWords(count: number | null, of: number | null, fewer: string): string {
  if (of === null) return `not said: ${fewer}`;
  return `${count ?? `not said: ${fewer}`}, of ${of} calls of which it is known`;
}
