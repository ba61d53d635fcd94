import { causeKeys, outcomeKeys } from '../call-fields.ts';
import { type SituationKey, situationKeys } from '../situations.ts';
import type { TeamWeek } from '../team-week.ts';
import { daysOfWeek, type Week } from '../week.ts';
import { type Records, recordsIn } from './records.ts';
import { recoveryTimes } from './recovery.ts';

/** The one can tell who took such a call, the other who made it (log-record.md C4). */
const untoldKinds: ReadonlySet<SituationKey> = new Set(['prejudice', 'danger']);

export interface TeamWeekFiles {
  readonly whole: TeamWeek;
  /** As if there had been no calls about prejudice and no danger: not even a total tells how many there were. */
  readonly withoutKinds: TeamWeek;
}

/** The week in numbers, of the logged calls and the shifts of its local days. */
export function teamWeekOf(
  week: Week,
  records: Pick<Records, 'calls' | 'shifts'>,
  copy: string,
): TeamWeekFiles {
  const { calls, shifts } = recordsIn(daysOfWeek(week), { ...records, pauses: [], wins: [] });
  const told = calls.filter(({ situation }) => situation === null || !untoldKinds.has(situation));
  return {
    whole: fileOf(week, { calls, shifts }, copy),
    withoutKinds: fileOf(week, { calls: told, shifts }, copy),
  };
}

function fileOf(week: Week, { calls, shifts }: Pick<Records, 'calls' | 'shifts'>, copy: string): TeamWeek {
  const times = recoveryTimes(calls);
  const minutes = calls.flatMap((call) => call.minutes ?? []);
  const outcomes = countEach(
    outcomeKeys,
    calls.map(({ outcome }) => outcome),
  );
  return {
    format: 'unflappable-team-week',
    version: 1,
    week,
    copy,
    shifts: shifts.length,
    hostileCalls: calls.length,
    situations: countEach(
      situationKeys,
      calls.map(({ situation }) => situation),
    ),
    causes: countEach(
      causeKeys,
      calls.map(({ cause }) => cause),
    ),
    outcomes,
    noTimeToRecover: { count: times.filter(({ isCensored }) => isCensored).length, of: times.length },
    endedAfterWarning: outcomes['ended-after-warning'] ?? 0,
    minutesUnderFire: {
      n: minutes.length,
      minutes: minutes.length === 0 ? null : Math.round(total(minutes)),
    },
  };
}

function countEach<K extends string>(
  keys: readonly K[],
  values: readonly (K | null)[],
): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const key of keys) {
    const count = values.filter((value) => value === key).length;
    if (count > 0) counts[key] = count;
  }
  return counts;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
