import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Review } from '../../domain/review/review.ts';
import { suggestedTries } from '../../domain/review/suggest-tries.ts';
import type { SituationKey } from '../../domain/situations.ts';
import { localDaySchema } from '../../domain/time.ts';
import { isChoosable, lookedAtAgainWords, tryLimit, tryResults, tryTextSchema } from '../../domain/tries.ts';
import { weekSchema } from '../../domain/week.ts';
import { at, buildCall, buildRecords, buildTry, buildUse, many } from '../support/build-records.ts';
import { reviewOfRecords } from '../support/review-of-records.ts';

const week = weekSchema.parse('2026-W47');
const quiet = reviewOfRecords(week, buildRecords());
const noText = () => null;
const textsOf = (review: Review, textOfLine: (id: string) => string | null = noText) =>
  suggestedTries({ review, tried: null, textOfLine }).map(({ text }) => text);

describe('suggestedTries', () => {
  test('speaks of what the week’s records say, that first', () => {
    const review = reviewOfRecords(
      week,
      buildRecords({
        calls: [
          ...many(2, () =>
            buildCall({
              situation: 'insult',
              endedAt: at('2026-11-18T10:20:00+01:00'),
              nextCallCameFirstAt: at('2026-11-18T10:21:00+01:00'),
            }),
          ),
          buildCall({ linesUsed: [buildUse('insult-1', { result: 'helped' })] }),
        ],
      }),
    );
    const suggestions = suggestedTries({
      review,
      tried: null,
      textOfLine: () => 'Let’s go back to your order.',
    });
    expect(suggestions.map(({ text }) => text)).toEqual([
      'If a call turns hostile, I say: “Let’s go back to your order.”',
      'If a call leaves me shaken, I ask for two to ten minutes before the next one.',
      'If they insult me, I say the limit once.',
      'If a voice gets loud, I take one slow breath before my first word.',
    ]);
    expect(suggestions[0]?.why).toContain('You said it once so far.');
    expect(suggestions[1]?.why).toContain('twice, of 2 you told of');
    expect(suggestions[2]?.why).not.toMatch(/\d/u);
  });

  test.each([
    [1, 'You ended one call after a warning: a limit kept.'],
    [4, 'You ended four calls after a warning: a limit kept.'],
  ])(
    'speaks of %i calls ended after a warning as of a limit kept, and coaches nobody in it',
    (ended, why) => {
      const calls = many(ended, () => buildCall({ situation: 'abuse', outcome: 'ended-after-warning' }));
      const suggestions = suggestedTries({
        review: reviewOfRecords(week, buildRecords({ calls })),
        tried: null,
        textOfLine: noText,
      });
      expect(suggestions[0]).toEqual({
        text: 'If abuse comes again, I say the limit and, where my site allows it, end the call.',
        why,
      });
      expect(suggestions.map(({ text }) => text)).not.toContain('If they insult me, I say the limit once.');
    },
  );

  test('asks nobody to see the side of those who insulted them', () => {
    const theirSide = 'If they shout, I ask myself what they may be worried about.';
    const textsAfter = (situation: SituationKey) => {
      const review = reviewOfRecords(week, buildRecords({ calls: [buildCall({ situation })] }));
      // Whatever did not help makes room for what else there is.
      return textsOf(review).flatMap((text) =>
        suggestedTries({
          review,
          tried: buildTry({ text, result: 'did-not-help' }),
          textOfLine: noText,
        }).map((each) => each.text),
      );
    };
    expect(textsAfter('shouting')).toContain(theirSide);
    for (const situation of ['insult', 'abuse', 'prejudice'] as const)
      expect(textsAfter(situation)).not.toContain(theirSide);
  });

  test('has something small for a week in which nothing was written down', () => {
    expect(textsOf(quiet)).toEqual([
      'When my shift ends, I write down three good things, however small.',
      'Before my first call, I think of one person I helped.',
      'If they shout, I ask myself what they may be worried about.',
    ]);
  });

  test('passes over a line that the playbook does not offer, or that is too long to be chosen', () => {
    const review = reviewOfRecords(
      week,
      buildRecords({
        calls: ['gone', 'long', 'short'].map((line) =>
          buildCall({ linesUsed: [buildUse(line, { result: 'helped' })] }),
        ),
      }),
    );
    const texts: Readonly<Record<string, string>> = { long: 'x'.repeat(tryLimit), short: 'One moment.' };
    expect(textsOf(review, (id) => texts[id] ?? null)[0]).toBe(
      'If a call turns hostile, I say: “One moment.”',
    );
  });

  test('offers what helped once more, and what did not help not again', () => {
    const [first = ''] = textsOf(quiet);
    const offeredAfter = (result: (typeof tryResults)[number]) =>
      suggestedTries({ review: quiet, tried: buildTry({ text: first, result }), textOfLine: noText });
    expect(offeredAfter('helped')[0]).toMatchObject({
      text: first,
      why: expect.stringContaining('It helped'),
    });
    expect(offeredAfter('not-tried')[0]?.text).toBe(first);
    // A file may hold what cannot be chosen here.
    for (const odd of [
      'One line\nand another',
      'One line\u2028and another',
      'That \u202eway round',
      'With \u0007 a bell',
    ]) {
      const tried = buildTry({ text: odd, result: 'helped' });
      expect(suggestedTries({ review: quiet, tried, textOfLine: noText })[0]?.text).toBe(first);
      expect(tryTextSchema.safeParse(odd).success).toBe(false);
    }
    expect(offeredAfter('did-not-help').map(({ text }) => text)).not.toContain(first);
  });

  test('always offers two to four, each can be chosen as it stands, and none promises or measures', () => {
    const anyCall = fc.record({
      situation: fc.constantFrom('insult', 'abuse', 'shouting', 'danger', 'blamed'),
      cameFirst: fc.boolean(),
      line: fc.constantFrom('a', 'b', 'c'),
    });
    const anyTried = fc.option(
      fc.record({ result: fc.option(fc.constantFrom(...tryResults)), place: fc.nat(7) }),
    );
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 12 }), anyTried, fc.string(), (calls, tried, words) => {
        const review = reviewOfRecords(
          week,
          buildRecords({
            calls: calls.map(({ situation, cameFirst, line }) =>
              buildCall({
                situation,
                intensity: situation === 'danger' ? null : 3,
                endedAt: at('2026-11-18T10:20:00+01:00'),
                nextCallCameFirstAt: cameFirst ? at('2026-11-18T10:21:00+01:00') : null,
                linesUsed: [buildUse(line, { result: 'helped' })],
              }),
            ),
          }),
        );
        const textOfLine = () => (words.trim() === '' ? null : words.trim());
        const before = suggestedTries({ review, tried: null, textOfLine });
        const chosen = before[tried?.place ?? 0]?.text;
        const suggestions = suggestedTries({
          review,
          tried:
            tried === null || chosen === undefined ? null : buildTry({ text: chosen, result: tried.result }),
          textOfLine,
        });
        expect(suggestions.length).toBeGreaterThanOrEqual(2);
        expect(suggestions.length).toBeLessThanOrEqual(4);
        expect(new Set(suggestions.map(({ text }) => text)).size).toBe(suggestions.length);
        for (const { text, why } of suggestions) {
          expect(tryTextSchema.parse(text)).toBe(text);
          expect(why).not.toMatch(/\bwill\b|%|\bbetter\b|\bworse\b|\bgoal\b|\btarget\b/iu);
        }
      }),
    );
  });
});

test('something is chosen on this week’s page and on the last one’s, and on no other', () => {
  const monday = localDaySchema.parse('2026-11-23');
  const may = (text: string) => isChoosable(weekSchema.parse(text), monday);
  expect(['2026-W46', '2026-W47', '2026-W48', '2026-W49'].map(may)).toEqual([false, true, true, false]);
  expect(isChoosable(weekSchema.parse('2026-W53'), localDaySchema.parse('2027-01-04'))).toBe(true);
});

test('what is quoted in a quote has single marks, and its full stop ends the sentence', () => {
  expect(lookedAtAgainWords(buildTry({ text: 'I say: “One moment.”' }), true)).toBe(
    'Last week you wanted to try: “I say: ‘One moment.’”',
  );
});

test('what was chosen looking back on a Monday is spoken of as of that very week', () => {
  const before = buildTry({ text: 'Breathe.' });
  const within = buildTry({ text: 'Breathe', chosenAt: at('2026-11-23T08:00:00+01:00') });
  expect(lookedAtAgainWords(before, true)).toBe('Last week you wanted to try: “Breathe.”');
  expect(lookedAtAgainWords(within, true)).toBe('This week you wanted to try: “Breathe”.');
  expect(lookedAtAgainWords(before, false)).toBe('The week before, you wanted to try: “Breathe.”');
  expect(lookedAtAgainWords(within, false)).toBe('That week you wanted to try: “Breathe”.');
});
