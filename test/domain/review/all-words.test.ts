import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askForWords } from '../../../domain/review/ask-for-words.ts';
import { byHourWords } from '../../../domain/review/by-hour-words.ts';
import { calmChangeNote, calmChangeWords } from '../../../domain/review/calm-change-words.ts';
import { carryHomeWords } from '../../../domain/review/carry-home-words.ts';
import { carryOverWords } from '../../../domain/review/carry-over-words.ts';
import { explanations } from '../../../domain/review/explanations.ts';
import { helpedWords } from '../../../domain/review/helped-words.ts';
import { allCameWords, hostileCallWords, luckNote } from '../../../domain/review/hostile-call-words.ts';
import { mixWords } from '../../../domain/review/mix-words.ts';
import { pauseComparisonWords } from '../../../domain/review/pause-comparison-words.ts';
import { pauseWords } from '../../../domain/review/pause-words.ts';
import { perHundredWords } from '../../../domain/review/per-hundred-words.ts';
import { recoveryWords } from '../../../domain/review/recovery-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import { reviewText } from '../../../domain/review/review-text.ts';
import { headline } from '../../../domain/review/review-words.ts';
import { underFireWords } from '../../../domain/review/under-fire-words.ts';
import { unsolvedWords } from '../../../domain/review/unsolved-words.ts';
import { usualRangeWords } from '../../../domain/review/usual-range-words.ts';
import { winWords } from '../../../domain/review/win-words.ts';
import { weekSchema } from '../../../domain/week.ts';
import { anyWeek } from '../../support/any-week.ts';
import { reviewOfRecords } from '../../support/review-of-records.ts';

const week = weekSchema.parse('2026-W47');
const textOf = (line: string) => (line < 'f' ? `Line ${line}.` : null);

/** Whatever can be said of a week. */
function sentencesOf(review: Review): readonly string[] {
  const { aside } = review;
  return [
    headline(review),
    ...winWords(review.wins, true),
    ...winWords(review.wins, false),
    ...helpedWords(review, textOf),
    ...recoveryWords(review),
    ...pauseWords(review),
    ...pauseComparisonWords(aside.pauseComparison),
    ...calmChangeWords(review.calmChange),
    hostileCallWords(review.hostileCalls),
    ...allCameWords(review),
    ...usualRangeWords(review),
    ...perHundredWords(aside.perHundred),
    ...underFireWords(review.minutesUnderFire),
    ...Object.values(mixWords(review)).filter((sentence) => sentence !== ''),
    ...unsolvedWords(review),
    ...carryHomeWords(review),
    ...byHourWords(review),
    ...carryOverWords(aside.carryOver),
    ...askForWords(review),
  ];
}

const neverSaid =
  /NaN|Infinity|undefined|\bnull\b|\b(?:better|worse|bad|good job|well done|fail\w*|target\w*|streaks?|scores?|should|must|only)\b|-0|\de[+-]?\d|\s{2}|\(\)|[,:;]\s*[,:;.]/iu;
const spokenAsNow = /\b(?:this|last|next) week\b|\bthis one\b/iu;
const percent = /\d%/u;
/** A count of one, and not the end of another number; then the next two words. */
const ofOne = /(?<![\d.,])\b(?:1|one) (?=(\w+)(?: (\w+))?)/giu;
const plurals =
  /^(?:calls|shifts|pauses|wins|things|lines|promises|minutes|hours|seconds|points|times|weeks|answers)$/iu;

/** `8 and 1 seconds` is a list, and right. */
function hasWrongPlural(sentence: string): boolean {
  return [...sentence.replace(/^They lasted .* seconds/u, '').matchAll(ofOne)].some(
    ([, next = '', one = '']) => plurals.test(next) || plurals.test(one),
  );
}

describe('every sentence', () => {
  it('is whole, judges nobody, and is singular of one, in any week', () => {
    fc.assert(
      fc.property(anyWeek, (records) => {
        for (const sentence of sentencesOf(reviewOfRecords(week, records))) {
          expect(sentence).not.toMatch(neverSaid);
          expect(sentence).toMatch(/^[\p{Lu}\d“].*[.?]$/su);
          expect(sentence).not.toMatch(/['"]/u);
          expect(hasWrongPlural(sentence), sentence).toBe(false);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('fits a week that is over as well: only the question of this week names it', () => {
    fc.assert(
      fc.property(anyWeek, (records) => {
        const said = sentencesOf(reviewOfRecords(week, records)).filter(
          (sentence) => !sentence.endsWith('?'),
        );
        for (const sentence of said) expect(sentence).not.toMatch(spokenAsNow);
      }),
      { numRuns: 80 },
    );
    for (const { how, cannot } of Object.values(explanations)) expect(how + cannot).not.toMatch(spokenAsNow);
  });

  it('has no percent of fewer than twenty', () => {
    fc.assert(
      fc.property(anyWeek, (records) => {
        for (const sentence of sentencesOf(reviewOfRecords(week, records))) {
          if (!percent.test(sentence)) continue;
          const n = /of (?:the )?(\d+) (?:logged calls|times)/u.exec(sentence)?.[1];
          expect(Number(n), sentence).toBeGreaterThanOrEqual(20);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('is said of a single thing of everything', () => {
    fc.assert(
      fc.property(anyWeek, (records) => {
        const few = {
          calls: records.calls.slice(0, 1),
          shifts: records.shifts.slice(0, 1),
          pauses: records.pauses.slice(0, 1),
          wins: records.wins.slice(0, 1),
        };
        for (const sentence of sentencesOf(reviewOfRecords(week, few))) {
          expect(hasWrongPlural(sentence), sentence).toBe(false);
          expect(sentence).not.toMatch(/on average|\bhalf (?!a minute)/u);
        }
      }),
    );
  });

  it('would be caught in the plural of one', () => {
    for (const wrong of ['1 calls in 2 shifts.', 'One hard calls.', 'It took 1 hour 1 minutes.']) {
      expect(hasWrongPlural(wrong)).toBe(true);
    }
    for (const right of [
      'They lasted 8 and 1 seconds.',
      '2.1 minutes.',
      '1 of the 4 calls.',
      '21 calls.',
      'about one a shift.',
    ]) {
      expect(hasWrongPlural(right)).toBe(false);
    }
  });
});

describe('reviewText', () => {
  const needs = { thisYear: 2026, isThisWeek: false, textOf };

  it('says nothing that the words do not say, and keeps to the order of the screen', () => {
    const order = ['Worth keeping', 'What helped', 'Pauses', 'How it was', 'What to ask for'];
    fc.assert(
      fc.property(anyWeek, (records) => {
        const text = reviewText(reviewOfRecords(week, records), needs);
        const titles = text.split('\n\n').map((block) => block.split('\n')[0]);
        expect(titles.filter((title) => order.some((each) => each === title))).toEqual(order);
        expect(text).not.toMatch(/NaN|Infinity|undefined|\bnull\b/u);
        expect(text).toMatch(/[^\n]\n$/u);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the notes and explanations', () => {
  it('judge nobody, promise nothing, and are short', () => {
    const all = Object.values(explanations).flatMap(({ how, cannot }) => [how, cannot]);
    for (const text of [...all, luckNote, calmChangeNote]) {
      expect(text).not.toMatch(neverSaid);
      expect(text).not.toMatch(/\bwill\b|%|['"]/u);
      expect(text).toMatch(/^\p{Lu}.*\.$/u);
      expect(text.match(/[.?](?:\s|$)/gu)?.length ?? 0, text).toBeLessThanOrEqual(3);
    }
  });
});
