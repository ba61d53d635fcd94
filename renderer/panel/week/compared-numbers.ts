import { askForWords } from '../../../domain/review/ask-for-words.ts';
import { calmChangeWords } from '../../../domain/review/calm-change-words.ts';
import { carryHomeWords } from '../../../domain/review/carry-home-words.ts';
import { hostileCallWords } from '../../../domain/review/hostile-call-words.ts';
import { mixWords } from '../../../domain/review/mix-words.ts';
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
  /** How many it is made of; empty: a week without wins is not shown a zero. */
  readonly nOf: (review: Review) => string;
}

const callsOf = ({ hostileCalls: { calls } }: Review) => `n ${calls}`;

/**
 * What of two weeks can stand side by side, in the order of the week: both as they are, neither held against the other. What
 * is made of more weeks than one is left out.
 */
export const comparedNumbers: readonly ComparedNumber[] = [
  {
    name: 'Worth keeping',
    wordsOf: ({ wins }) => winWords(wins, false),
    nOf: ({ wins }) => (wins.count === 0 ? '' : `n ${wins.count}`),
  },
  { name: 'Back to steady', wordsOf: recoveryWords, nOf: ({ recovery }) => `n ${recovery.n}` },
  { name: 'Pauses', wordsOf: pauseWords, nOf: ({ pauses }) => `n ${pauses.count}` },
  {
    name: 'What came at you',
    wordsOf: ({ hostileCalls }) => [hostileCallWords(hostileCalls)],
    nOf: ({ hostileCalls: { shifts } }) => `n ${shifts} ${shifts === 1 ? 'shift' : 'shifts'}`,
  },
  {
    name: 'Your usual range',
    wordsOf: usualRangeWords,
    nOf: ({ usualRange: { baselineShifts } }) =>
      `n ${baselineShifts} ${baselineShifts === 1 ? 'shift' : 'shifts'} before`,
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
    nOf: ({ calmChange }) => `n ${calmChange.n}`,
  },
  {
    name: 'Time under fire',
    wordsOf: ({ minutesUnderFire }) => underFireWords(minutesUnderFire),
    nOf: ({ minutesUnderFire }) => `n ${minutesUnderFire.n}`,
  },
  { name: 'Still on my mind', wordsOf: carryHomeWords, nOf: ({ carryHome }) => `n ${carryHome.n}` },
  {
    name: 'What to ask for',
    wordsOf: (review) => [...askForWords(review), ...unsolvedWords(review)],
    nOf: callsOf,
  },
];
