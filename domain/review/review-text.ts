import type { Review } from './review.ts';
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
} from './review-words.ts';

/** The weekly review as plain text, in the order of the screen. */
export function reviewText(
  review: Review,
  today: { readonly year: number; readonly isThisWeek: boolean },
): string {
  const { wins, hostileCalls, calmChange } = review;
  const sections: readonly (readonly string[])[] = [
    [weekTitle(review, today.year), headline(review)],
    [
      'Worth keeping',
      ...winWords(wins, today.isThisWeek),
      ...wins.texts.map((text) => `  “${oneLine(text)}”`),
    ],
    ['How it was', hostileCallWords(hostileCalls), ...(hostileCalls.calls > 0 ? [luckNote] : [])],
    ...(hostileCalls.calls > 0 ? [['What came, and how it ended', ...mixWords(review)]] : []),
    ...(hostileCalls.calls > 0
      ? [['Coming down', ...calmChangeWords(calmChange), ...(calmChange.n > 0 ? [calmChangeNote] : [])]]
      : []),
    ['Pauses', ...pauseWords(review)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}
