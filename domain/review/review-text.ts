import { quoted } from '../quoted.ts';
import { askForWords } from './ask-for-words.ts';
import { byHourWords } from './by-hour-words.ts';
import { calmChangeNote, calmChangeWords } from './calm-change-words.ts';
import { carryHomeWords } from './carry-home-words.ts';
import { carryOverWords } from './carry-over-words.ts';
import { helpedWords } from './helped-words.ts';
import { allCameWords, luckNote } from './hostile-call-words.ts';
import { mixWords } from './mix-words.ts';
import { pauseWords } from './pause-words.ts';
import { recoveryWords } from './recovery-words.ts';
import type { Review } from './review.ts';
import { leadOfWeek, weekTitle } from './review-words.ts';
import { underFireWords } from './under-fire-words.ts';
import { unsolvedWords } from './unsolved-words.ts';
import { winsAtOnce, winWords } from './win-words.ts';

/** What the text needs beside the review. */
export interface ReviewTextNeeds {
  readonly thisYear: number;
  readonly isThisWeek: boolean;
  /** The text of a line by its id; null where the playbook does not have it any more. */
  readonly textOf: (line: string) => string | null;
}

interface Section {
  readonly title: string;
  readonly sentences: readonly string[];
}

/**
 * The weekly review as plain text, in the order of the screen: wins, what helped, recovery, how it was, what to ask for.
 * The one thing to try is between the rep and the screen, and so is the comparison of pauses, which is off until asked for.
 */
export function reviewText(review: Review, { thisYear, isThisWeek, textOf }: ReviewTextNeeds): string {
  const sections = [
    {
      title: 'Worth keeping',
      sentences: [
        ...winWords(review.wins, isThisWeek),
        ...review.wins.texts.slice(0, winsAtOnce).map((text) => `  ${quoted(text)}`),
        ...(review.wins.texts.length > winsAtOnce
          ? [`  and ${review.wins.texts.length - winsAtOnce} more, in the app and in the JSON.`]
          : []),
      ],
    },
    { title: 'What helped', sentences: helpedWords(review, textOf) },
    ...recoverySections(review),
    ...howItWasSections(review),
    { title: 'What to ask for', sentences: [...askForWords(review), ...unsolvedWords(review)] },
  ];
  const head = [weekTitle(review, thisYear), leadOfWeek(review, isThisWeek)];
  return `${[head, ...sections.map(({ title, sentences }) => [title, ...sentences])]
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function recoverySections(review: Review): readonly Section[] {
  const { calmChange, hostileCalls } = review;
  const hasCalls = hostileCalls.calls > 0;
  return [
    ...(hasCalls ? [{ title: 'Recovery', sentences: recoveryWords(review) }] : []),
    { title: 'Pauses', sentences: pauseWords(review) },
    ...(hasCalls
      ? [
          {
            title: 'Coming down',
            sentences: [...calmChangeWords(calmChange), ...(calmChange.n > 0 ? [calmChangeNote] : [])],
          },
        ]
      : []),
  ];
}

/** The causes are left to what to ask for, where they stand as well. */
function howItWasSections(review: Review): readonly Section[] {
  const { hostileCalls, aside } = review;
  const [hasCalls, hasShifts] = [hostileCalls.calls > 0, hostileCalls.shifts > 0];
  const { situations, outcomes } = mixWords(review);
  const mix = [situations, outcomes].filter((sentence) => sentence !== '');
  const carriesOver = aside.carryOver.some(({ n }) => n > 0);
  return [
    {
      title: 'How it was',
      sentences: [
        ...allCameWords(review),
        ...(hasCalls ? [luckNote, ...underFireWords(review.minutesUnderFire)] : []),
        ...(hasShifts ? carryHomeWords(review) : []),
      ],
    },
    ...(mix.length > 0 ? [{ title: 'What came, and how it ended', sentences: mix }] : []),
    ...(hasCalls ? [{ title: 'When it came', sentences: byHourWords(review) }] : []),
    ...(carriesOver
      ? [{ title: 'After another hard call', sentences: carryOverWords(aside.carryOver) }]
      : []),
  ];
}
