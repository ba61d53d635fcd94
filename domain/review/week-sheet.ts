import { dateRangeWords, dateWords } from '../day-words.ts';
import type { LocalDay } from '../time.ts';
import type { Review } from './review.ts';

/** The week as it leaves on paper or as a table: what can be on it, and what is until the rep says otherwise. */

const partNames = {
  headline: 'The week in a sentence',
  wins: 'Worth keeping',
  lines: 'What helped',
  recovery: 'Back to steady',
  pauses: 'Pauses',
  'hostile-calls': 'Hostile calls',
  minutes: 'Minutes of hostile calls',
  situations: 'What came',
  outcomes: 'How it ended',
  causes: 'What it was really about',
  unsolved: 'Outside your control',
  'by-hour': 'When they came',
  'ask-for': 'What to ask for',
  'calm-change': 'Coming down',
  'pause-comparison': 'With and without a pause',
  'carry-home': 'Still on my mind',
  'carry-over': 'From one hard call to the next',
} as const;

/** In the order of the paper. */
export type WeekPart = keyof typeof partNames;
export const weekParts: readonly WeekPart[] = [
  'headline',
  'wins',
  'lines',
  'recovery',
  'pauses',
  'hostile-calls',
  'minutes',
  'situations',
  'outcomes',
  'causes',
  'unsolved',
  'by-hour',
  'ask-for',
  'calm-change',
  'pause-comparison',
  'carry-home',
  'carry-over',
];
export const weekPartNames: Readonly<Record<WeekPart, string>> = partNames;

/**
 * Made of how the rep felt: what they rated, when they were steady again, when they paused. Health data by inference, out until
 * asked for (log-record.md C4).
 */
export const ratedParts: ReadonlySet<WeekPart> = new Set([
  'recovery',
  'pauses',
  'calm-change',
  'pause-comparison',
  'carry-home',
  'carry-over',
]);

/**
 * They name prejudice and danger, from which more can be read than a rep may want to say (log-record.md C4), and without these
 * the other counts would tell how many there were: out until asked for, and then whole.
 */
export const kindParts: ReadonlySet<WeekPart> = new Set(['situations', 'outcomes']);

/** What the rep chose to be on it. */
export interface WeekChoices {
  readonly parts: readonly WeekPart[];
  /** The wins that are there in full. By their text: a new one must not take the place of one that was chosen. */
  readonly winTexts: readonly string[];
  /** The lines that are left off it, by their ids. */
  readonly linesOff: readonly string[];
}

export const usualWeekChoices: WeekChoices = {
  parts: weekParts.filter((part) => !ratedParts.has(part) && !kindParts.has(part)),
  winTexts: [],
  linesOff: [],
};

/** The review as far as it is chosen by text; which parts of it are there `chosenParts` says. */
export function chosenReview(review: Review, { winTexts, linesOff }: WeekChoices): Review {
  const { wins, lines, stillTrying } = review;
  const isLineOn = ({ line }: { readonly line: string }) => !linesOff.includes(line);
  return {
    ...review,
    wins: { ...wins, texts: wins.texts.filter((text) => winTexts.includes(text)) },
    lines: lines.filter(isLineOn),
    stillTrying: stillTrying.filter(isLineOn),
  };
}

/** The parts that have anything to say, in the order of the paper. A part without is not offered. */
export function offeredParts(review: Review): readonly WeekPart[] {
  return weekParts.filter((part) => hasAnything[part](review));
}

/** The parts that are there: chosen, and with anything left of what was chosen of them. */
export function chosenParts(whole: Review, choices: WeekChoices): readonly WeekPart[] {
  return offeredParts(chosenReview(whole, choices)).filter((part) => choices.parts.includes(part));
}

const hasAnything: Readonly<Record<WeekPart, (review: Review) => boolean>> = {
  headline: () => true,
  wins: ({ wins }) => wins.count > 0 || wins.turnarounds > 0,
  lines: ({ lines, stillTrying }) => lines.length > 0 || stillTrying.length > 0,
  recovery: ({ recovery }) => recovery.n > 0,
  pauses: ({ pauses }) => pauses.count > 0,
  'hostile-calls': ({ hostileCalls }) => hostileCalls.calls > 0 || hostileCalls.shifts > 0,
  minutes: ({ minutesUnderFire }) => minutesUnderFire.n > 0,
  situations: ({ mix }) => mix.situations.length > 0,
  outcomes: ({ mix }) => mix.outcomes.length > 0,
  causes: ({ mix }) => mix.causes.length > 0,
  unsolved: ({ unsolved, askFor, aside }) =>
    unsolved.notYours > 0 || aside.contained > 0 || askFor.endedAfterWarning > 0,
  'by-hour': ({ byHour }) => byHour !== null,
  'ask-for': ({ askFor: { topCauses, noTimeToRecover, endedAfterWarning, openPromises } }) =>
    topCauses.some(({ key }) => key !== 'unknown') ||
    noTimeToRecover.count > 0 ||
    endedAfterWarning > 0 ||
    openPromises > 0,
  'calm-change': ({ calmChange }) => calmChange.n > 0,
  'pause-comparison': ({ aside }) => aside.pauseComparison !== null,
  'carry-home': ({ carryHome }) => carryHome.n > 0,
  'carry-over': ({ aside }) => aside.carryOver.some(({ n }) => n > 0),
};

/** `Week of 16 – 22 November 2026` */
export function weekSheetTitle({ from, to }: Pick<Review, 'from' | 'to'>): string {
  return `Week of ${dateRangeWords(from, to)}`;
}

export function weekSheetFoot(madeOn: LocalDay): string {
  return `From one person’s own record, ${dateWords(madeOn)}. Ranges in brackets show how far chance alone may move a number (95 %).`;
}
