import { expect, test } from 'vitest';
import { teamWeekOf } from '../../../domain/review/team-week-of.ts';
import { teamWeekSchema } from '../../../domain/team-week.ts';
import { at, buildCall, buildDraft, buildShift, many } from '../../support/build-records.ts';
import { week47 } from '../../support/build-team-week.ts';

const copy = '3f0e0d5e-6d56-4a6c-9a57-0f2b1f9d8c11';

test('a person’s week is its logged calls and its shifts in numbers, and nothing else', () => {
  const calls = [
    ...many(2, () =>
      buildCall({
        situation: 'shouting',
        cause: 'outage',
        outcome: 'solved',
        minutes: 10.4,
        ink: 'Planted.',
      }),
    ),
    buildCall({
      situation: 'abuse',
      outcome: 'ended-after-warning',
      endedAt: at('2026-11-18T10:10:00+01:00'),
      nextCallCameFirstAt: at('2026-11-18T10:12:00+01:00'),
    }),
    buildDraft({ situation: 'insult' }),
    buildCall({ startedAt: at('2026-11-23T10:00:00+01:00') }),
  ];
  const { whole: file } = teamWeekOf(
    week47,
    { calls, shifts: [...many(3, () => buildShift({ stillOnMyMind: 9 }))] },
    copy,
  );
  expect(file).toEqual({
    format: 'unflappable-team-week',
    version: 1,
    week: '2026-W47',
    copy,
    shifts: 3,
    hostileCalls: 3,
    situations: { shouting: 2, abuse: 1 },
    causes: { outage: 2 },
    outcomes: { solved: 2, 'ended-after-warning': 1 },
    noTimeToRecover: { count: 1, of: 1 },
    endedAfterWarning: 1,
    minutesUnderFire: { n: 2, minutes: 21 },
  });
  expect(teamWeekSchema.parse(file)).toEqual(file);
});

test('without calls about prejudice and danger no number tells how many there were', () => {
  const others = many(2, () => buildCall({ situation: 'shouting', outcome: 'contained', minutes: 5 }));
  const kinds = [
    buildCall({ situation: 'prejudice', outcome: 'handed-over', cause: 'outage', minutes: 9 }),
    buildCall({ situation: 'danger', intensity: null, outcome: 'safety-protocol' }),
  ];
  const shifts = [buildShift()];
  const { withoutKinds } = teamWeekOf(week47, { calls: [...others, ...kinds], shifts }, copy);
  expect(withoutKinds).toEqual(teamWeekOf(week47, { calls: others, shifts }, copy).whole);
  expect(withoutKinds.hostileCalls).toBe(2);
});
