import type { Call } from './call.ts';
import { dateWords } from './day-words.ts';
import type { RecordsWithoutPersonal } from './import-personal.ts';
import {
  callInFile,
  type LogRecords,
  pauseInFile,
  shiftInFile,
  tryInFile,
  winInFile,
} from './log-records.ts';
import type { PauseRecord, Shift, Win } from './records.ts';
import { clockTimeOf, type LocalDay, localDayOf, type Stamp } from './time.ts';
import type { Try } from './tries.ts';

export type LogList = keyof LogRecords;
/** Things to try are counted only where a file has any. */
export type LogCounts = Readonly<Record<Exclude<LogList, 'tries'>, number>> & { readonly tries?: number };

/** What is stored under an id, or of a week, or null. */
export interface StoredLog {
  readonly shift: (id: string) => Shift | null;
  readonly pause: (id: string) => PauseRecord | null;
  readonly call: (id: string) => Call | null;
  readonly win: (id: string) => Win | null;
  readonly tried: (week: string) => Try | null;
}

/** The log holds something else under the same id. */
export interface ImportConflict {
  readonly list: LogList;
  /** In the file's list, from 0. */
  readonly index: number;
  readonly id: string;
  /** When it was, as the file says. */
  readonly at: Stamp;
}

export interface ImportPlan {
  /** What the log does not hold yet. */
  readonly fresh: LogRecords;
  readonly added: LogCounts;
  readonly unchanged: LogCounts;
  /** Weeks for which the log has another thing to try, and keeps it: there is one a week, and a rep may have chosen on two computers. */
  readonly otherTries: number;
  /** Any of them refuses the whole file: nothing is ever written over in silence. */
  readonly conflicts: readonly ImportConflict[];
  /** First and last local day of what is fresh; null when nothing is. */
  readonly days: { readonly from: LocalDay; readonly to: LocalDay } | null;
}

/** Whether a call that is stored and one that comes in are the same, as far as the file can say it. */
export type SameCall = (stored: Call, incoming: Call, index: number) => boolean;

/** Compared as the public file writes both, so that what a file leaves out and what is empty are the same. */
export const isSameInFile: SameCall = (stored, incoming) =>
  isSameWritten(callInFile(stored), callInFile(incoming));

/** What may be personal data in a file, and what becomes of it. */
export interface PersonalInPlan {
  readonly without: RecordsWithoutPersonal;
  /** The rep wants it left out; else it comes in as it is. */
  readonly isLeftOut: boolean;
}

/** Nothing is looked for. */
export const asItIs: PersonalInPlan = {
  without: { call: (call) => call, win: (win) => win, tried: (tried) => tried },
  isLeftOut: false,
};

/**
 * What taking over these records would do to a log. A record that is stored is the same with its personal data and without:
 * a file comes in once, whatever the rep chose the first time and chooses now.
 */
export function planImport(
  incoming: LogRecords,
  stored: StoredLog,
  isSameCall: SameCall = isSameInFile,
  { without, isLeftOut }: PersonalInPlan = asItIs,
): ImportPlan {
  const conflicts: ImportConflict[] = [];
  let otherTries = 0;
  const unchanged = { shifts: 0, pauses: 0, calls: 0, wins: 0, tries: 0 };
  const freshOf = <
    T extends { readonly id: string } & ({ readonly startedAt: Stamp } | { readonly at: Stamp }),
  >(
    list: Exclude<LogList, 'tries'>,
    records: readonly T[],
    find: (id: string) => T | null,
    isSame: (stored: T, incoming: T, index: number) => boolean,
  ): readonly T[] =>
    records.filter((record, index) => {
      const { id } = record;
      const known = find(id);
      if (known === null) return true;
      if (isSame(known, record, index)) unchanged[list] += 1;
      else conflicts.push({ list, index, id, at: 'at' in record ? record.at : record.startedAt });
      return false;
    });
  const fresh: LogRecords = {
    shifts: freshOf('shifts', incoming.shifts, stored.shift, (one, other) =>
      isSameWritten(shiftInFile(one), shiftInFile(other)),
    ),
    pauses: freshOf('pauses', incoming.pauses, stored.pause, (one, other) =>
      isSameWritten(pauseInFile(one), pauseInFile(other)),
    ),
    calls: freshOf(
      'calls',
      incoming.calls,
      stored.call,
      (one, other, index) => isSameCall(one, other, index) || isSameCall(one, without.call(other), index),
    ).map((call) => (isLeftOut ? without.call(call) : call)),
    wins: freshOf(
      'wins',
      incoming.wins,
      stored.win,
      (one, other) => isSameWin(one, other) || isSameWin(one, without.win(other)),
    ).map((win) => (isLeftOut ? without.win(win) : win)),
    tries: incoming.tries
      .filter((tried) => {
        const known = stored.tried(tried.week);
        if (known === null) return true;
        if (isSameTry(known, tried) || isSameTry(known, without.tried(tried))) unchanged.tries += 1;
        else otherTries += 1;
        return false;
      })
      .map((tried) => (isLeftOut ? without.tried(tried) : tried)),
  };
  const hasTries = incoming.tries.length > 0;
  return {
    fresh,
    added: countsOf(
      {
        shifts: fresh.shifts.length,
        pauses: fresh.pauses.length,
        calls: fresh.calls.length,
        wins: fresh.wins.length,
        tries: fresh.tries.length,
      },
      hasTries,
    ),
    unchanged: countsOf(unchanged, hasTries),
    otherTries,
    conflicts,
    days: daysOf(fresh),
  };
}

function countsOf({ tries, ...counts }: Readonly<Record<LogList, number>>, hasTries: boolean): LogCounts {
  return hasTries ? { ...counts, tries } : counts;
}

/** What becomes of things to try where the log has another for the week. Empty when there are none. */
export function otherTriesWords(count: number): string {
  if (count === 0) return '';
  return `For ${count === 1 ? 'one week' : `${count} weeks`} your log has another thing to try, and keeps it.`;
}

/** Why a plan cannot be carried out: the places, the first few of them. Empty when it can. */
export function conflictWords(conflicts: readonly ImportConflict[]): string {
  const [first] = conflicts;
  if (first === undefined) return '';
  const named = 3;
  const places = conflicts
    .slice(0, named)
    .map(({ list, index, at }) => `${list}[${index}] of ${dateWords(localDayOf(at))}, ${clockTimeOf(at)}`);
  const more = conflicts.length > named ? ` and ${conflicts.length - named} more` : '';
  return `${places.join(', ')}${more}: the log holds something else under the same id (${first.id.slice(0, 64)}). Take what is different out of the file, or put the same into the log first; nothing was taken over`;
}

function isSameWin(one: Win, other: Win): boolean {
  return isSameWritten(winInFile(one), winInFile(other));
}

function isSameTry(one: Try, other: Try): boolean {
  return isSameWritten(tryInFile(one), tryInFile(other));
}

function isSameWritten(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function daysOf({ shifts, pauses, calls, wins, tries }: LogRecords): ImportPlan['days'] {
  let from: LocalDay | null = null;
  let to: LocalDay | null = null;
  const stamps = [
    ...[...shifts, ...pauses, ...calls].map(({ startedAt }) => startedAt),
    ...wins.map(({ at }) => at),
    ...tries.map(({ chosenAt }) => chosenAt),
  ];
  for (const stamp of stamps) {
    const day = localDayOf(stamp);
    if (from === null || day < from) from = day;
    if (to === null || day > to) to = day;
  }
  return from === null || to === null ? null : { from, to };
}
