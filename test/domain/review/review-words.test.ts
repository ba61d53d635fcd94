import { describe, expect, it } from 'vitest';
import type { Review } from '../../../domain/review/review.ts';
import {
  calmChangeNote,
  calmChangeWords,
  headline,
  hostileCallWords,
  luckNote,
  mixWords,
  pauseWords,
  weekTitle,
  winWords,
} from '../../../domain/review/review-words.ts';
import { weekSchema } from '../../../domain/week.ts';
import {
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
      'You kept two small good things from this week.',
    );
    expect(headline(review({ calls: many(5, () => buildCall({ outcome: 'handed-over' })) }))).toBe(
      'You logged five hostile calls this week.',
    );
    expect(headline(review({ pauses: [buildPause()] }))).toBe('You paused once this week.');
    expect(headline(review({ shifts: [buildShift()] }))).toBe('A week without a logged hostile call.');
    expect(headline(review())).toBe('Nothing written down this week, and that is fine.');
  });
});

describe('winWords', () => {
  it('asks about this week instead of showing a zero, and leaves an earlier one in peace', () => {
    expect(winWords(review().wins, true)).toEqual(['Anything small worth keeping from this week?']);
    expect(winWords(review({ calls: [buildCall()] }).wins, true)).toEqual([
      'Anything small worth keeping from this week?',
      'One hard call turned around.',
    ]);
    expect(winWords(review().wins, false)).toEqual(['No wins noted.']);
  });

  it('counts', () => {
    const wins = [buildWin(), buildWin({ kind: 'thanked' }), buildWin({ kind: 'thanked' })];
    expect(winWords(review({ wins }).wins, true)).toEqual([
      'Three small things worth keeping.',
      'You were thanked twice.',
    ]);
    expect(winWords(review({ wins: [buildWin()] }).wins, false)).toEqual(['One small thing worth keeping.']);
  });
});

describe('pauseWords', () => {
  const paused = (...seconds: readonly number[]) =>
    seconds.map((actualSeconds) => buildPause({ actualSeconds }));

  it('is plain about none', () => {
    expect(pauseWords(review())).toEqual(['No pauses this week. The key is there when you want it.']);
    expect(pauseWords(review({ calls: many(6, () => buildCall()) }))).toEqual([
      'No pauses this week, logged 6.',
    ]);
  });

  it('lists one to four', () => {
    expect(pauseWords(review({ pauses: paused(8) }))).toEqual([
      'Paused once, logged none.',
      'It lasted 8 seconds.',
    ]);
    expect(pauseWords(review({ pauses: paused(1) }))[1]).toBe('It lasted 1 second.');
    expect(pauseWords(review({ pauses: paused(8, 3.52, 16), calls: [buildCall()] }))).toEqual([
      'Paused 3 times, logged 1.',
      'They lasted 8, 3.5 and 16 seconds.',
    ]);
  });

  it('gives the median and range of five to nine, and only the median from ten', () => {
    expect(
      pauseWords(review({ pauses: paused(8, 8, 8, 5, 16, 8, 8, 9, 8), calls: many(6, () => buildCall()) })),
    ).toEqual([
      'Paused 9 times, logged 6.',
      'Half lasted 8 seconds or less; the shortest 5, the longest 16.',
    ]);
    expect(pauseWords(review({ pauses: paused(5, 8, 8, 8, 8, 8, 8, 8, 8, 16) }))[1]).toBe(
      'Half lasted 8 seconds or less.',
    );
  });

  it('says it once where all were as long', () => {
    expect(pauseWords(review({ pauses: paused(...many(5, () => 8)) }))[1]).toBe('8 seconds every time.');
    expect(pauseWords(review({ pauses: paused(...many(12, () => 8.02)) }))[1]).toBe('8 seconds every time.');
  });
});

describe('hostileCallWords', () => {
  const words = (calls: number, shifts: number) =>
    hostileCallWords(
      review({ calls: many(calls, () => buildCall()), shifts: many(shifts, () => buildShift()) })
        .hostileCalls,
    );

  it.each([
    [6, 5, '6 hostile calls in 5 shifts: about one a shift (0.4 to 2.6).'],
    [3, 5, '3 hostile calls in 5 shifts: about 0.6 a shift (0.1 to 1.8).'],
    [10, 5, '10 hostile calls in 5 shifts: two a shift (1 to 3.7).'],
    [60, 5, '60 hostile calls in 5 shifts: 12 a shift (9.2 to 15.4).'],
    [1, 5, '1 hostile call in 5 shifts: about 0.2 a shift (0 to 1.1).'],
    [0, 5, 'No hostile calls in 5 shifts (0 to 0.7 a shift).'],
    [0, 1, 'No hostile calls in 1 shift.'],
    [2, 2, '2 hostile calls in 2 shifts.'],
    [1, 0, '1 hostile call. No shifts noted, so nothing to count them by.'],
    [0, 0, 'No hostile calls this week. No shifts noted, so nothing to count them by.'],
  ])('%i in %i: %s', (calls, shifts, sentence) => {
    expect(words(calls, shifts)).toBe(sentence);
  });
});

describe('calmChangeWords', () => {
  const words = (...changes: readonly number[]) =>
    calmChangeWords(
      review({
        calls: changes.map((change) =>
          buildCall({ woundUpPeak: 5 + Math.max(0, change), woundUpNow: 5 - Math.min(0, change) }),
        ),
      }).calmChange,
    );

  it('is plain about none and lists one to four', () => {
    expect(words()).toEqual([
      'No call was rated at worst and now this week. The ratings are there if you want them.',
    ]);
    expect(words(3)).toEqual(['1 call rated at worst and now: down 3.']);
    expect(words(3, 0, -1)).toEqual(['3 calls rated at worst and now: down 3, no change and up 1.']);
  });

  it('marks the interval of five to nine as rough', () => {
    expect(words(3, 2, 4, 1, 2, 3, 2)).toEqual([
      '7 calls rated at worst and now: half came down by 2 or more, from down 1 to down 4.',
      'On average down 2.4 (rough: down 1.5 to down 3.3).',
    ]);
    expect(words(2, 2, 2, 2, 2)).toEqual(['5 calls rated at worst and now: down 2 every time.']);
  });

  it('says the median as the half that it is, also where nobody came down', () => {
    expect(words(0, 0, 0, 2, -1)[0]).toBe(
      '5 calls rated at worst and now: half came down or did not change, from up 1 to down 2.',
    );
    expect(words(-2, -1, -1, 0, 1)[0]).toBe(
      '5 calls rated at worst and now: half went up by 1 or more, from up 2 to down 1.',
    );
  });

  it('is full from ten', () => {
    expect(words(3, 2, 4, 1, 2, 3, 2, -1, 2, 3)).toEqual([
      '10 calls rated at worst and now: on average down 2.1 (down 1.1 to down 3.1).',
      'Half came down by 2 or more, from up 1 to down 4.',
    ]);
  });
});

describe('mixWords', () => {
  it('shows ties as ties, with n and without percent below twenty', () => {
    const calls = [
      ...many(3, () => buildCall({ situation: 'shouting', outcome: 'solved' })),
      buildCall({ situation: 'insult', outcome: 'contained' }),
      buildCall({ situation: 'prejudice', outcome: 'ended-after-warning' }),
    ];
    expect(mixWords(review({ calls }))).toEqual([
      'What came: Shouting (3), Insult and Prejudice (1 each), of 5 logged calls.',
      'How it ended: Solved (3), Contained and I ended it after a warning (1 each), of 5 logged calls.',
    ]);
    expect(mixWords(review())).toEqual(['No calls logged this week.']);
  });

  it('adds percent from twenty on', () => {
    const calls = [
      ...many(15, () => buildCall({ situation: 'shouting' })),
      ...many(5, () => buildCall({ situation: 'insult' })),
    ];
    expect(mixWords(review({ calls }))[0]).toBe(
      'What came: Shouting (15, 75%), Insult (5, 25%), of 20 logged calls.',
    );
    expect(mixWords(review({ calls: calls.slice(1) })).join(' ')).not.toContain('%');
  });
});

describe('every sentence', () => {
  it('judges nobody', () => {
    const busy = review({
      calls: many(25, () =>
        buildCall({ woundUpPeak: 3, woundUpNow: 7, intensity: 5, outcome: 'caller-hung-up' }),
      ),
      shifts: many(5, () => buildShift()),
      pauses: many(3, () => buildPause()),
    });
    const all = [busy, review()].flatMap((each) => [
      headline(each),
      ...winWords(each.wins, true),
      ...winWords(each.wins, false),
      ...pauseWords(each),
      hostileCallWords(each.hostileCalls),
      ...calmChangeWords(each.calmChange),
      ...mixWords(each),
    ]);
    for (const sentence of [...all, luckNote, calmChangeNote]) {
      expect(sentence).not.toMatch(
        /\b(better|worse|good job|well done|fail|target|streak|score|should|only|NaN|null|undefined|-0)\b/iu,
      );
      expect(sentence).toMatch(/[.?]$/u);
      expect(sentence).not.toMatch(/['"]/u);
    }
  });
});
