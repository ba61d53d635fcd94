import { z } from 'zod';
import { textSchema } from './call-fields.ts';
import { quoted } from './quoted.ts';
import { turningMark } from './showable-text.ts';
import { type LocalDay, localDayOf, stampSchema } from './time.ts';
import { type Week, weekOfDay, weekSchema, weeksLater } from './week.ts';

/** How one thing to try went. Each is fine, and nobody counts them. */
export const tryResults = ['helped', 'did-not-help', 'not-tried'] as const;
export const tryResultSchema = z.enum(tryResults);
export type TryResult = z.infer<typeof tryResultSchema>;

/** Longest thing to try, in characters. */
export const tryLimit = 140;

/** Control characters, and line breaks of any kind. */
const notOnOneLine = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** What the rep chooses, in one line. */
export const tryTextSchema = z
  .string()
  .trim()
  .min(1, 'Write a few words first.')
  .max(tryLimit, `One thing to try has ${tryLimit} characters or fewer.`)
  .refine(
    (text) => !notOnOneLine.test(text) && !turningMark.test(text),
    'One thing to try is one line of plain text.',
  )
  .refine((text) => text.isWellFormed(), 'There is half of a character in that.');

/** The same while it is being typed: empty, or not yet worth keeping. */
export const tryDraftSchema = textSchema(tryLimit);

/** What the rep chose to try, at most one a week, as it is kept. A file may hold one that could not be typed here. */
export const trySchema = z.object({
  /** The week that was looked back at when it was chosen: it is tried in the one after. */
  week: weekSchema,
  text: textSchema(tryLimit).min(1),
  chosenAt: stampSchema,
  /** Null: not said yet, and it need not be. */
  result: tryResultSchema.nullable(),
});
export type Try = Readonly<z.infer<typeof trySchema>>;

/** Whether something to try is still chosen on a week's page: this week’s, and last week’s for who looks back on a Monday. */
export function isChoosable(week: Week, today: LocalDay): boolean {
  const thisWeek = weekOfDay(today);
  return week === thisWeek || week === weeksLater(thisWeek, -1);
}

/**
 * What is asked of a try on the page of the week after its own: `Last week you wanted to try: “…”.` One that was chosen late,
 * looking back on a Monday, was for that very week.
 *
 * @param isThisWeek whether that page is the current week’s.
 */
export function lookedAtAgainWords({ week, text, chosenAt }: Try, isThisWeek: boolean): string {
  const isFromBefore = weekOfDay(localDayOf(chosenAt)) === week;
  const [before, within] = isThisWeek ? ['Last week', 'This week'] : ['The week before,', 'That week'];
  return `${isFromBefore ? before : within} you wanted to try: ${quoted(text)}${/[.!?…]”?$/u.test(text) ? '' : '.'}`;
}

/** The buttons of the question how it went. */
export const tryResultNames: Readonly<Record<TryResult, string>> = {
  helped: 'It helped',
  'did-not-help': 'It did not help',
  'not-tried': 'I did not get to it',
};

/** Said of one that was looked at again. */
export const tryResultWords: Readonly<Record<TryResult, string>> = {
  helped: 'It helped. Good to know.',
  'did-not-help': 'It did not help. That is worth knowing, too.',
  'not-tried': 'You did not get to it, and that is fine.',
};
