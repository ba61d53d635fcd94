import { type Cause, causeNames } from '../call-fields.ts';
import { dateRangeWords, dateWords } from '../day-words.ts';
import type { OpenPromise } from '../promises.ts';
import { type LocalDay, localDayOf, type Stamp } from '../time.ts';
import { plural } from './number-words.ts';
import type { PublishedReview } from './review.ts';

/**
 * statistics.md D13: what a rep hands to a lead to ask for something with. Neutral facts, none of them about how the rep
 * felt; what was typed on a call is on it only where the rep ticks that very line.
 */

/** A promise that is still open. */
export interface OpenItem {
  /** Of the call and its place in it. */
  readonly key: string;
  readonly text: string;
  readonly dueAt: Stamp | null;
}

const groupHeadings = {
  causes: 'What the calls were about',
  work: 'What happened',
  promises: 'Promised, and still open',
} as const;
type AskGroupKey = keyof typeof groupHeadings;

export interface AskLine {
  /** Stays the same while it is the same fact, whatever its numbers. */
  readonly key: string;
  readonly group: AskGroupKey;
  readonly fact: string;
  /** Null: no number goes with it. */
  readonly count: number | null;
  readonly of: { readonly count: number; readonly what: string } | null;
  /** Whether it is there until the rep takes it off. What was typed on a call is not, nor what D13 does not name. */
  readonly isUsual: boolean;
}

export interface AskList {
  readonly title: string;
  /** Which week it is about. */
  readonly lead: string;
  readonly groups: readonly { readonly heading: string; readonly lines: readonly AskLine[] }[];
  readonly foot: string;
}

export const usualAskTitle = 'What would help';
export const askTitleLimit = 80;

/**
 * The open promises of logged calls up to a day, soonest first, as given. They are as many as the review counts.
 *
 * @param isLogged whether the call with this id is.
 */
export function openItemsOf(
  promises: readonly OpenPromise[],
  isLogged: (callId: string) => boolean,
  to: LocalDay,
): readonly OpenItem[] {
  return promises
    .filter(({ callId, startedAt }) => localDayOf(startedAt) <= to && isLogged(callId))
    .map(({ callId, position, promise }) => ({
      key: `${callId} ${position}`,
      text: promise.text,
      dueAt: promise.dueAt,
    }));
}

/** All that can be asked with: what did not happen is not there. */
export function askLines(
  { askFor, hostileCalls, unsolved }: Pick<PublishedReview, 'askFor' | 'hostileCalls' | 'unsolved'>,
  items: readonly OpenItem[],
): readonly AskLine[] {
  const calls = { count: hostileCalls.calls, what: plural(hostileCalls.calls, 'difficult call') };
  const { topCauses, noTimeToRecover, endedAfterWarning, openPromises } = askFor;
  const work: readonly Omit<AskLine, 'group' | 'isUsual'>[] = [
    {
      key: 'no-time',
      fact: 'The next call came before there was time to recover',
      count: noTimeToRecover.count,
      of: { count: noTimeToRecover.of, what: `${plural(noTimeToRecover.of, 'call')} with a time noted` },
    },
    {
      key: 'not-mine',
      fact: 'Not solved, for a reason outside my control',
      count: unsolved.notYours,
      of: { count: unsolved.count, what: `${plural(unsolved.count, 'call')} not solved` },
    },
    { key: 'ended', fact: 'Ended after a warning', count: endedAfterWarning, of: calls },
  ];
  return [
    ...topCauses.filter(isTold).map(
      ({ key, count }): AskLine => ({
        key: `cause ${key}`,
        group: 'causes',
        fact: causeNames[key],
        count,
        of: calls,
        isUsual: true,
      }),
    ),
    ...work
      .filter(({ count }) => count !== null && count > 0)
      // What was not solved may have been held to a limit: whoever reads it does not know that.
      .map((line): AskLine => ({ ...line, group: 'work', isUsual: line.key !== 'not-mine' })),
    ...(openPromises === 0
      ? []
      : [
          {
            key: 'open-promises',
            group: 'promises',
            fact: plural(openPromises, 'Promise'),
            count: openPromises,
            of: null,
            isUsual: true,
          } as const,
        ]),
    ...items.map(
      ({ key, text, dueAt }): AskLine => ({
        key: `promise ${key}`,
        group: 'promises',
        fact: dueAt === null ? oneLine(text) : `${oneLine(text)} (by ${dateWords(localDayOf(dueAt))})`,
        count: null,
        of: null,
        isUsual: false,
      }),
    ),
  ];
}

/** The list as it leaves, of the lines that are chosen. */
export function askList(
  lines: readonly AskLine[],
  words: {
    readonly title: string;
    readonly week: { readonly from: LocalDay; readonly to: LocalDay };
    readonly madeOn: LocalDay;
  },
): AskList {
  return {
    title: words.title.trim() === '' ? usualAskTitle : words.title.trim(),
    lead: `Week of ${dateRangeWords(words.week.from, words.week.to)}`,
    groups: groupKeys.flatMap((group) => {
      const its = lines.filter((line) => line.group === group);
      return its.length === 0 ? [] : [{ heading: groupHeadings[group], lines: its }];
    }),
    foot: `From the record of the person who took the calls, ${dateWords(words.madeOn)}.`,
  };
}

/** `3 of 8 difficult calls`; empty for a line without a number. */
export function askFigure({ count, of }: Pick<AskLine, 'count' | 'of'>): string {
  if (count === null) return '';
  return of === null ? String(count) : `${count} of ${of.count} ${of.what}`;
}

/** To be pasted into a mail. */
export function askText({ title, lead, groups, foot }: AskList): string {
  const parts = groups.map(({ heading, lines }) =>
    [
      heading,
      ...lines.map((line) => {
        const figure = askFigure(line);
        return `- ${figure === '' ? line.fact : `${line.fact}: ${figure}`}`;
      }),
    ].join('\n'),
  );
  return `${[`${title}\n${lead}`, ...parts, foot].join('\n\n')}\n`;
}

/** The same as a table: a row of headings, then a row a line. */
export function askTable({ groups }: AskList): readonly (readonly (string | number | null)[])[] {
  return [
    ['Part', 'Fact', 'Count', 'Of', 'Of what'],
    ...groups.flatMap(({ heading, lines }) =>
      lines.map(({ fact, count, of }) => [heading, fact, count, of?.count ?? null, of?.what ?? '']),
    ),
  ];
}

const groupKeys = ['causes', 'work', 'promises'] as const satisfies readonly AskGroupKey[];

/** Of a cause that is not known there is nothing to ask for. */
function isTold({ key }: { readonly key: Cause }): boolean {
  return key !== 'unknown';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
