import { describe, expect, it } from 'vitest';
import type { Review } from '../../../domain/review/review.ts';
import { headline, weekTitle } from '../../../domain/review/review-words.ts';
import type { WeekPart } from '../../../domain/review/week-sheet.ts';
import { weekSchema } from '../../../domain/week.ts';
import {
  at,
  buildCall,
  buildPause,
  buildRecords,
  buildShift,
  buildWin,
  many,
} from '../../support/build-records.ts';
import { reviewOfRecords, type WholeRecords } from '../../support/review-of-records.ts';

function review(records: Partial<WholeRecords> = {}, week = '2026-W47'): Review {
  return reviewOfRecords(weekSchema.parse(week), buildRecords(records));
}

describe('weekTitle', () => {
  it.each([
    ['2026-W47', 2026, '16 – 22 November'],
    ['2026-W47', 2027, '16 – 22 November 2026'],
    ['2026-W49', 2026, '30 November – 6 December'],
    ['2026-W53', 2026, '28 December 2026 – 3 January 2027'],
  ])('%s in %i is %s', (week, thisYear, title) => {
    expect(weekTitle(review({}, week), thisYear)).toBe(title);
  });
});

describe('headline', () => {
  const turned = () => buildCall({ intensity: 4, outcome: 'solved' });
  const ended = () => buildCall({ outcome: 'ended-after-warning' });
  const contained = () => buildCall({ outcome: 'contained' });

  it('says at most two good things', () => {
    expect(headline(review({ calls: [...many(3, turned), ended(), contained()] }))).toBe(
      'You turned three hard calls around, and said no to abuse once.',
    );
    expect(headline(review({ calls: [turned()], wins: [buildWin({ kind: 'thanked' })] }))).toBe(
      'You turned one hard call around, and were thanked once.',
    );
    expect(headline(review({ calls: many(2, contained) }))).toBe('You kept two hard calls contained.');
    expect(headline(review({ calls: many(12, turned) }))).toBe('You turned 12 hard calls around.');
    expect(headline(review({ calls: [...many(2, ended)] }))).toBe('You said no to abuse twice.');
  });

  it('is plain about any other week', () => {
    expect(headline(review({ wins: [buildWin(), buildWin()] }))).toBe(
      'You kept two small good things from the week.',
    );
    expect(headline(review({ calls: many(5, () => buildCall({ outcome: 'handed-over' })) }))).toBe(
      'You logged five hostile calls.',
    );
    expect(headline(review({ pauses: [buildPause()] }))).toBe('You paused once.');
    expect(headline(review({ shifts: [buildShift()] }))).toBe('A week without a logged hostile call.');
    expect(headline(review())).toBe('Nothing was written down, and that is fine.');
  });

  it('says of a week in which more came than usual that it did, whatever else there is to say', () => {
    const usualWeeks = {
      shifts: [buildShift(), ...many(20, () => buildShift({ startedAt: at('2026-11-10T09:00:00+01:00') }))],
    };
    const before = many(6, () => buildCall({ startedAt: at('2026-11-10T10:00:00+01:00') }));
    const hard = review({ ...usualWeeks, calls: [...before, ...many(5, turned)] });
    expect(headline(hard)).toBe('You turned five hard calls around. More came at you than usual.');
    expect(headline(hard, (part) => part === 'wins')).toBe('You turned five hard calls around.');
    expect(headline(hard, (part) => part === 'hostile-calls')).toBe(
      'You logged five hostile calls. More came at you than usual.',
    );
    expect(headline(review({ ...usualWeeks, calls: [...before, turned()] }))).toBe(
      'You turned one hard call around.',
    );
  });

  it('speaks of nothing that is left out', () => {
    const without = (records: Partial<WholeRecords>, ...left: readonly WeekPart[]) =>
      headline(review(records), (part) => !left.includes(part));
    const paused = { pauses: many(3, () => buildPause()) };
    expect(without(paused, 'wins')).toBe('You paused three times.');
    expect(without(paused, 'pauses')).toBe('');
    expect(without({ ...paused, shifts: [buildShift()] }, 'pauses')).toBe(
      'A week without a logged hostile call.',
    );
    expect(without({ shifts: [buildShift()] }, 'hostile-calls')).toBe('');
    const good = { calls: [turned(), ended(), contained()], wins: [buildWin({ kind: 'thanked' })] };
    expect(without(good, 'wins')).toBe('You said no to abuse once, and kept one hard call contained.');
    expect(without(good, 'unsolved')).toBe('You turned one hard call around, and said no to abuse once.');
    expect(without(good, 'unsolved', 'ask-for')).toBe(
      'You turned one hard call around, and were thanked once.',
    );
    expect(without(good, 'wins', 'unsolved', 'ask-for')).toBe('You logged three hostile calls.');
    expect(without(good, 'wins', 'unsolved', 'ask-for', 'hostile-calls')).toBe('');
  });
});
