import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTeamWeek, teamWeekText } from '../../domain/team-week.ts';
import { anyTeam, buildTeamWeek } from '../support/build-team-week.ts';

/** What is wrong with a week that was changed by hand. */
function problemWith(change: object): string {
  const read = readTeamWeek(JSON.stringify({ ...buildTeamWeek({ hostileCalls: 2 }), ...change }));
  return read.ok ? '' : read.problem;
}

describe('a team’s file', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(anyTeam(1, 1), ([file]) => {
        if (file === undefined) throw new Error('there is one');
        expect(readTeamWeek(teamWeekText(file))).toEqual({ ok: true, file });
      }),
    );
  });

  test.each([
    [{ hostileCalls: -1 }, 'hostileCalls: expected 0 or more, got -1'],
    [{ hostileCalls: 1.5 }, 'hostileCalls: expected a whole number, got 1.5'],
    [{ week: '2026-W54' }, 'week: '],
    [{ version: 2 }, 'version: expected 1, got 2'],
    [{ format: 'unflappable-log' }, 'format: expected unflappable-team-week, got “unflappable-log”'],
    [{ copy: 'me' }, 'copy: '],
    [{ name: 'Jo' }, 'name: there is no such key here'],
    [{ situations: { yelling: 1 } }, 'situations.yelling: there is no such key here'],
    [{ situations: { shouting: 3 } }, 'situations: expected 2 or fewer together'],
    [{ noTimeToRecover: { count: 2, of: 1 } }, 'noTimeToRecover.count: expected 1 or fewer'],
    [{ noTimeToRecover: { count: 0, of: 3 } }, 'noTimeToRecover.of: expected 2 or fewer'],
    [{ endedAfterWarning: 1 }, 'endedAfterWarning: expected the same number as in outcomes'],
    [{ minutesUnderFire: { n: 1, minutes: null } }, 'minutesUnderFire.minutes: expected null where n is 0'],
  ])('with %o names the place', (change, problem) => {
    expect(problemWith(change)).toContain(problem);
  });

  test('that is no JSON says where it stops being it', () => {
    expect(readTeamWeek('{"format": nope}')).toEqual({
      ok: false,
      problem: 'line 1, column 12: expected a value',
    });
    expect(readTeamWeek('[]')).toMatchObject({ ok: false, problem: expect.stringContaining('the file: ') });
  });
});
