import type { LocalDay } from '../time.ts';
import { askForWords } from './ask-for-words.ts';
import { byHourWords } from './by-hour-words.ts';
import { calmChangeNote, calmChangeWords } from './calm-change-words.ts';
import { carryHomeWords } from './carry-home-words.ts';
import { carryOverWords } from './carry-over-words.ts';
import { eachLineWords } from './helped-words.ts';
import { allCameWords, luckNote } from './hostile-call-words.ts';
import { mixWords } from './mix-words.ts';
import { pauseComparisonWords } from './pause-comparison-words.ts';
import { pauseWords } from './pause-words.ts';
import { recoveryWords } from './recovery-words.ts';
import type { Review } from './review.ts';
import { headline } from './review-words.ts';
import { underFireWords } from './under-fire-words.ts';
import { unsolvedWords } from './unsolved-words.ts';
import {
  chosenParts,
  chosenReview,
  type WeekChoices,
  type WeekPart,
  weekPartNames,
  weekSheetFoot,
  weekSheetTitle,
} from './week-sheet.ts';
import { winWords } from './win-words.ts';

export interface WeekSheet {
  readonly title: string;
  /** The week in a sentence, of what is chosen; empty where that is not, or nothing is that has one. */
  readonly lead: string;
  readonly sections: readonly WeekSection[];
  readonly foot: string;
}

export interface WeekSection {
  readonly part: WeekPart;
  readonly heading: string;
  readonly sentences: readonly string[];
  /** What the rep wrote, as they wrote it. */
  readonly texts: readonly string[];
}

/** What goes into the words beside the review. */
export interface WeekSheetWords {
  readonly madeOn: LocalDay;
  /** The text of a line; null where the playbook does not have it any more. */
  readonly textOf: (line: string) => string | null;
}

/** The sheet as it leaves. */
export function weekSheet(whole: Review, choices: WeekChoices, words: WeekSheetWords): WeekSheet {
  const review = chosenReview(whole, choices);
  const parts = chosenParts(whole, choices);
  return {
    title: weekSheetTitle(whole),
    lead: parts.includes('headline') ? headline(review, (part) => parts.includes(part)) : '',
    sections: parts
      .filter((part) => part !== 'headline')
      .map((part) => ({
        part,
        heading: weekPartNames[part],
        sentences: wordsOf[part](review, words).filter((sentence) => sentence !== ''),
        texts: part === 'wins' ? review.wins.texts : [],
      })),
    foot: weekSheetFoot(words.madeOn),
  };
}

const wordsOf: Readonly<Record<WeekPart, (review: Review, words: WeekSheetWords) => readonly string[]>> = {
  headline: () => [],
  // On paper nothing is asked, and nothing missed.
  wins: ({ wins }) => winWords(wins, false).slice(wins.count === 0 ? 1 : 0),
  lines: (review, { textOf }) => eachLineWords(review, textOf),
  recovery: recoveryWords,
  pauses: pauseWords,
  'hostile-calls': (review) => [...allCameWords(review), review.hostileCalls.calls > 0 ? luckNote : ''],
  minutes: ({ minutesUnderFire }) => underFireWords(minutesUnderFire),
  situations: (review) => [mixWords(review).situations],
  outcomes: (review) => [mixWords(review).outcomes],
  causes: (review) => [mixWords(review).causes],
  unsolved: unsolvedWords,
  'by-hour': byHourWords,
  'ask-for': askForWords,
  'calm-change': ({ calmChange }) => [...calmChangeWords(calmChange), calmChangeNote],
  'pause-comparison': ({ aside }) => pauseComparisonWords(aside.pauseComparison),
  'carry-home': carryHomeWords,
  'carry-over': ({ aside }) => carryOverWords(aside.carryOver),
};
