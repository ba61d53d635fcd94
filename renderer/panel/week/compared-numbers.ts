import { askForWords } from '../../../domain/review/ask-for-words.ts';
import { calmChangeWords } from '../../../domain/review/calm-change-words.ts';
import { carryHomeWords } from '../../../domain/review/carry-home-words.ts';
import { hostileCallWords } from '../../../domain/review/hostile-call-words.ts';
import { mixWords } from '../../../domain/review/mix-words.ts';
import { figured } from '../../../domain/review/number-words.ts';
import { pauseWords } from '../../../domain/review/pause-words.ts';
import { recoveryWords } from '../../../domain/review/recovery-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import { underFireWords } from '../../../domain/review/under-fire-words.ts';
import { unsolvedWords } from '../../../domain/review/unsolved-words.ts';
import { usualRangeWords } from '../../../domain/review/usual-range-words.ts';
import { winWords } from '../../../domain/review/win-words.ts';

/** What one week says of one number. */
export interface ComparedNumber {
  readonly name: string;
  readonly wordsOf: (review: Review) => readonly string[];
  /** How many it is made of, `from 11 calls`; empty: nothing, which the words say, and no zero is shown. */
  readonly nOf: (review: Review) => string;
}

/** The n of a number as a person would say it. */
function fromWords(count: number, noun: string): string {
  return count === 0 ? '' : `from ${figured(count, noun)}`;
}

const callsOf = ({ hostileCalls: { calls } }: Review) => fromWords(calls, 'call');

/**
 * What of two weeks can stand side by side, in the order of the week: both as they are, neither held against the other. What
 * is made of more weeks than one is left out.
 */
export const comparedNumbers: readonly ComparedNumber[] = [
  {
    name: 'Worth keeping',
    wordsOf: ({ wins }) => winWords(wins, false),
    nOf: ({ wins }) => fromWords(wins.count, 'win'),
  },
  { name: 'Back to steady', wordsOf: recoveryWords, nOf: ({ recovery }) => fromWords(recovery.n, 'call') },
  { name: 'Pauses', wordsOf: pauseWords, nOf: ({ pauses }) => fromWords(pauses.count, 'pause') },
  {
    name: 'What came at you',
    wordsOf: ({ hostileCalls }) => [hostileCallWords(hostileCalls)],
    nOf: ({ hostileCalls: { shifts } }) => fromWords(shifts, 'shift'),
  },
  {
    name: 'Your usual range',
    wordsOf: usualRangeWords,
    nOf: ({ usualRange: { baselineShifts } }) => {
      const from = fromWords(baselineShifts, 'shift');
      return from === '' ? '' : `${from} before`;
    },
  },
  {
    name: 'What came, and how it ended',
    wordsOf: (review) => {
      const { situations, outcomes } = mixWords(review);
      return [situations, outcomes].filter((sentence) => sentence !== '');
    },
    nOf: callsOf,
  },
  {
    name: 'Coming down',
    wordsOf: ({ calmChange }) => calmChangeWords(calmChange),
    nOf: ({ calmChange }) => fromWords(calmChange.n, 'call'),
  },
  {
    name: 'Time under fire',
    wordsOf: ({ minutesUnderFire }) => underFireWords(minutesUnderFire),
    nOf: ({ minutesUnderFire }) => fromWords(minutesUnderFire.n, 'call'),
  },
  {
    name: 'Still on my mind',
    wordsOf: carryHomeWords,
    nOf: ({ carryHome }) => fromWords(carryHome.n, 'shift'),
  },
  {
    name: 'What to ask for',
    wordsOf: (review) => [...askForWords(review), ...unsolvedWords(review)],
    nOf: callsOf,
  },
];
