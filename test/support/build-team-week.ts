import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { causeKeys, outcomeKeys } from '../../domain/call-fields.ts';
import { situationKeys } from '../../domain/situations.ts';
import { type TeamWeek, teamWeekSchema } from '../../domain/team-week.ts';
import { weekSchema } from '../../domain/week.ts';

export const week47 = weekSchema.parse('2026-W47');

/** A person's week in 2026-W47 in which nothing was, and whatever is said otherwise. */
export function buildTeamWeek(some: Partial<TeamWeek>): TeamWeek {
  return {
    format: 'unflappable-team-week',
    version: 1,
    week: week47,
    copy: randomUUID(),
    shifts: 0,
    hostileCalls: 0,
    situations: {},
    causes: {},
    outcomes: {},
    noTimeToRecover: { count: 0, of: 0 },
    endedAfterWarning: 0,
    minutesUnderFire: { n: 0, minutes: null },
    ...some,
  };
}

/** Few kinds and small numbers, so that people often share a kind, and often do not. */
const anyPerson: fc.Arbitrary<TeamWeek> = fc
  .record({
    copy: fc.uuid(),
    shifts: fc.nat(5),
    calls: fc.array(
      fc.record({
        situation: fc.constantFrom(...situationKeys.slice(0, 4), null),
        cause: fc.constantFrom(...causeKeys.slice(0, 3), null),
        outcome: fc.constantFrom(...outcomeKeys.slice(0, 6)),
        isKnown: fc.boolean(),
        isCensored: fc.boolean(),
        minutes: fc.option(fc.nat(3)),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ copy, shifts, calls }) => {
    const counts = <K extends string>(keys: readonly (K | null)[]) => {
      const made: Partial<Record<K, number>> = {};
      for (const key of keys) if (key !== null) made[key] = (made[key] ?? 0) + 1;
      return made;
    };
    const outcomes = counts(calls.map(({ outcome }) => outcome));
    const known = calls.filter(({ isKnown }) => isKnown);
    const minutes = calls.flatMap((call) => call.minutes ?? []);
    return teamWeekSchema.parse(
      buildTeamWeek({
        copy,
        shifts,
        hostileCalls: calls.length,
        situations: counts(calls.map(({ situation }) => situation)),
        causes: counts(calls.map(({ cause }) => cause)),
        outcomes,
        endedAfterWarning: outcomes['ended-after-warning'] ?? 0,
        noTimeToRecover: { count: known.filter(({ isCensored }) => isCensored).length, of: known.length },
        minutesUnderFire: {
          n: minutes.length,
          minutes: minutes.length === 0 ? null : minutes.reduce((sum, each) => sum + each, 0),
        },
      }),
    );
  });

/** The weeks of different people. */
export function anyTeam(least: number, most: number): fc.Arbitrary<readonly TeamWeek[]> {
  return fc.uniqueArray(anyPerson, { minLength: least, maxLength: most, selector: ({ copy }) => copy });
}
