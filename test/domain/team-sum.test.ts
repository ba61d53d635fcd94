import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causeKeys, outcomeKeys } from '../../domain/call-fields.ts';
import { situationKeys } from '../../domain/situations.ts';
import { oneOfEach, sumOfTeam, type TeamSum, teamSumText } from '../../domain/team-sum.ts';
import type { TeamWeek } from '../../domain/team-week.ts';
import { anyTeam, buildTeamWeek, week47 } from '../support/build-team-week.ts';

/** What is said of one group: its total, what is said of it, and what each person has in both. */
interface Said {
  readonly name: string;
  /** Null: not said, and then nothing can be subtracted from it. */
  readonly total: number | null;
  readonly totalOf: (file: TeamWeek) => number;
  readonly cells: readonly {
    readonly name: string;
    readonly value: number;
    readonly of: (file: TeamWeek) => number;
  }[];
}

/** All that a sum says, and how its numbers hang together, written down here once more. */
function allSaid(sum: TeamSum): readonly Said[] {
  const calls = { total: sum.hostileCalls, totalOf: (file: TeamWeek) => file.hostileCalls };
  const cell = (name: string, value: number | null | undefined, of: (file: TeamWeek) => number) =>
    value === null || value === undefined ? [] : [{ name, value, of }];
  return [
    {
      name: 'situations',
      ...calls,
      cells: situationKeys.flatMap((key) =>
        cell(key, sum.situations[key], (file) => file.situations[key] ?? 0),
      ),
    },
    {
      name: 'causes',
      ...calls,
      cells: causeKeys.flatMap((key) => cell(key, sum.causes[key], (file) => file.causes[key] ?? 0)),
    },
    {
      name: 'outcomes',
      ...calls,
      cells: outcomeKeys.flatMap((key) => cell(key, sum.outcomes[key], (file) => file.outcomes[key] ?? 0)),
    },
    {
      name: 'ended after a warning, as an outcome',
      ...calls,
      cells: outcomeKeys.flatMap((key) =>
        key === 'ended-after-warning'
          ? cell(key, sum.endedAfterWarning, (file) => file.endedAfterWarning)
          : cell(key, sum.outcomes[key], (file) => file.outcomes[key] ?? 0),
      ),
    },
    {
      name: 'known recovery',
      ...calls,
      cells: cell('of', sum.noTimeToRecover.of, (file) => file.noTimeToRecover.of),
    },
    {
      name: 'no time to recover, of all calls',
      ...calls,
      cells: cell('count', sum.noTimeToRecover.count, (file) => file.noTimeToRecover.count),
    },
    {
      name: 'no time to recover',
      total: sum.noTimeToRecover.of,
      totalOf: (file) => file.noTimeToRecover.of,
      cells: cell('count', sum.noTimeToRecover.count, (file) => file.noTimeToRecover.count),
    },
    {
      name: 'known length',
      ...calls,
      cells: cell('n', sum.minutesUnderFire.n, (file) => file.minutesUnderFire.n),
    },
    {
      name: 'minutes',
      total: null,
      totalOf: () => 0,
      cells: cell('minutes', sum.minutesUnderFire.minutes, (file) => file.minutesUnderFire.minutes ?? 0),
    },
    {
      name: 'shifts',
      total: null,
      totalOf: () => 0,
      cells: cell('shifts', sum.shifts, (file) => file.shifts),
    },
    {
      name: 'hostile calls',
      total: null,
      totalOf: () => 0,
      cells: cell('calls', sum.hostileCalls, (file) => file.hostileCalls),
    },
  ];
}

function peopleWith(team: readonly TeamWeek[], of: (file: TeamWeek) => number): number {
  return team.filter((file) => of(file) > 0).length;
}

describe('what a team’s sum says', () => {
  test('is of five people or more, and adds up', () => {
    fc.assert(
      fc.property(anyTeam(5, 14), (team) => {
        const sum = sumOfTeam(week47, team);
        if (sum === null) throw new Error('five are enough');
        return allSaid(sum).every(({ cells }) =>
          cells.every(
            ({ value, of }) =>
              peopleWith(team, of) >= 5 && value === team.reduce((all, file) => all + of(file), 0),
          ),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('leaves nothing of fewer than five people to be worked out by subtraction', () => {
    fc.assert(
      fc.property(anyTeam(5, 9), fc.infiniteStream(fc.boolean()), (team, coin) => {
        const sum = sumOfTeam(week47, team);
        if (sum === null) throw new Error('five are enough');
        return allSaid(sum).every(({ total, totalOf, cells }) => {
          if (total === null) return true;
          const some = cells.filter(() => coin.next().value);
          return [cells, some].every((taken) => {
            const left = peopleWith(
              team,
              (file) => totalOf(file) - taken.reduce((all, { of }) => all + of(file), 0),
            );
            return left === 0 || left >= 5;
          });
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('does not depend on the order of the files', () => {
    fc.assert(
      fc.property(
        anyTeam(5, 9).chain((team) =>
          fc.tuple(fc.constant(team), fc.shuffledSubarray([...team], { minLength: team.length })),
        ),
        ([team, shuffled]) => {
          expect(sumOfTeam(week47, shuffled)).toEqual(sumOfTeam(week47, team));
        },
      ),
    );
  });

  test('says all of what everyone has', () => {
    const team = Array.from({ length: 6 }, () =>
      buildTeamWeek({
        shifts: 5,
        hostileCalls: 3,
        situations: { shouting: 2, insult: 1 },
        outcomes: { solved: 2, 'ended-after-warning': 1 },
        endedAfterWarning: 1,
        noTimeToRecover: { count: 1, of: 3 },
        minutesUnderFire: { n: 3, minutes: 30 },
      }),
    );
    expect(sumOfTeam(week47, team)).toMatchObject({
      people: 6,
      shifts: 30,
      hostileCalls: 18,
      situations: { shouting: 12, insult: 6 },
      causes: {},
      outcomes: { solved: 12, 'ended-after-warning': 6 },
      endedAfterWarning: 6,
      noTimeToRecover: { count: 6, of: 18 },
      minutesUnderFire: { n: 18, minutes: 180 },
    });
  });

  test('keeps the next smallest back with a number that would be told by what is left', () => {
    const ofAll = { hostileCalls: 3, outcomes: { solved: 2, 'handed-over': 1 } } as const;
    const team = [
      ...Array.from({ length: 5 }, () => buildTeamWeek(ofAll)),
      buildTeamWeek({ hostileCalls: 3, outcomes: { solved: 2, contained: 1 } }),
    ];
    const sum = sumOfTeam(week47, team);
    expect(sum?.hostileCalls).toBe(18);
    // “Contained” is one person’s; 18 − 12 − 5 would tell it.
    expect(sum?.outcomes).toEqual({ solved: 12 });
  });

  test('keeps back a number that tells of those who did not say', () => {
    const team = [
      ...Array.from({ length: 6 }, () => buildTeamWeek({ hostileCalls: 2, causes: { outage: 2 } })),
      buildTeamWeek({ hostileCalls: 2 }),
    ];
    expect(sumOfTeam(week47, team)?.causes).toEqual({});
  });

  test('is nothing for fewer than five', () => {
    fc.assert(fc.property(anyTeam(0, 4), (team) => sumOfTeam(week47, team) === null));
  });

  test('reads as a table, and names what is not said', () => {
    const team = Array.from({ length: 5 }, (_, index) =>
      buildTeamWeek({
        shifts: 5,
        hostileCalls: index === 0 ? 0 : 1,
        situations: index === 0 ? {} : { abuse: 1 },
      }),
    );
    const sum = sumOfTeam(week47, team);
    expect(
      sum === null ? '' : teamSumText(sum),
    ).toBe(`Week 2026-W47, 5 people. Nothing is said of fewer than 5 people, and nothing from which that could be worked out.

  Shifts                                25
  Hostile calls                         not said: fewer than 5 people
  The next call came first              not said: fewer than 5 people
  Ended after a warning                 not said: fewer than 5 people
  Minutes of hostile calls              not said: fewer than 5 people

What came
  Nothing that can be said

What they were about
  Nothing that can be said

How they ended
  Nothing that can be said
`);
  });
});

describe('the same person’s week', () => {
  test('counts once however often it is given', () => {
    fc.assert(
      fc.property(anyTeam(1, 6), fc.nat(3), (team, more) => {
        const given = [...team, ...team.slice(0, more).map((file) => structuredClone(file))];
        const one = oneOfEach(given);
        expect(one.ok && one.files).toEqual(team);
      }),
    );
  });

  test('in two versions is none of both', () => {
    const file = buildTeamWeek({ hostileCalls: 1 });
    expect(oneOfEach([buildTeamWeek({}), file, { ...file, hostileCalls: 2 }])).toEqual({
      ok: false,
      first: 1,
      second: 2,
    });
  });
});
