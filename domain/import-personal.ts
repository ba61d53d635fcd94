import { z } from 'zod';
import type { Call } from './call.ts';
import { dateWords } from './day-words.ts';
import { fieldInWords } from './guard-words.ts';
import { inSentence } from './in-sentence.ts';
import type { LogRecords } from './log-records.ts';
import { pathInWords } from './pack-issue-words.ts';
import {
  mostPiecesShown,
  personalIn,
  personalPieceSchema,
  pieceOf,
  withoutPersonal,
} from './personal-pieces.ts';
import type { Win } from './records.ts';
import { cutMark } from './storable-entry.ts';
import { clockTimeOf, localDayOf, type Stamp } from './time.ts';
import type { Try } from './tries.ts';

/** What may be a caller’s personal data in a log that comes in, and its records without that. */

export const personalInLogSchema = z.strictObject({
  count: z.int(),
  /** The first of them. `place` is where, for people who read the file: `calls[17].ink`. */
  found: z.array(personalPieceSchema.extend({ place: z.string() })),
});
export type PersonalInLog = Readonly<z.infer<typeof personalInLogSchema>>;

export const nothingPersonal: PersonalInLog = { count: 0, found: [] };

type Path = readonly (string | number)[];
/** What becomes of a text, by its place in its record. */
type TextAt = (text: string, path: Path) => string;

/** What is found in those records of a file that would come in, in the file’s order. */
export function personalInLog(
  { calls, wins, tries }: LogRecords,
  isFresh: {
    readonly call: (id: string) => boolean;
    readonly win: (id: string) => boolean;
    readonly tried: (week: string) => boolean;
  },
  regions: readonly string[],
): PersonalInLog {
  let count = 0;
  const found: PersonalInLog['found'] = [];
  const look =
    (record: Path, where: (path: Path) => string): TextAt =>
    (text, path) => {
      for (const finding of personalIn(text, regions)) {
        count += 1;
        if (found.length === mostPiecesShown) continue;
        found.push({ ...pieceOf(text, finding, where(path)), place: pathInWords([...record, ...path]) });
      }
      return text;
    };
  for (const [index, call] of calls.entries()) {
    if (!isFresh.call(call.id)) continue;
    const whose = `Call of ${momentWords(call.startedAt)}`;
    callWith(
      call,
      look(['calls', index], (path) => `${whose}, ${inSentence(fieldInWords(path))}`),
    );
  }
  for (const [index, win] of wins.entries()) {
    if (!isFresh.win(win.id)) continue;
    winWith(
      win,
      look(['wins', index], () => `Win of ${momentWords(win.at)}`),
    );
  }
  for (const [index, tried] of tries.entries()) {
    if (!isFresh.tried(tried.week)) continue;
    tryWith(
      tried,
      look(['tries', index], () => `Thing to try of ${momentWords(tried.chosenAt)}`),
    );
  }
  return { count, found };
}

function momentWords(at: Stamp): string {
  return `${dateWords(localDayOf(at))}, ${clockTimeOf(at)}`;
}

/** The records of one file without what may be personal in them. */
export interface RecordsWithoutPersonal {
  readonly call: (call: Call) => Call;
  readonly win: (win: Win) => Win;
  readonly tried: (tried: Try) => Try;
}

/** Each record is looked through once: a file is planned twice, the second time while everyone else waits. */
export function recordsWithoutPersonal(regions: readonly string[]): RecordsWithoutPersonal {
  const calls = new Map<string, Call>();
  const wins = new Map<string, Win>();
  const clean: TextAt = (text) => withoutPersonal(text, regions);
  return {
    call: (call) => remembered(calls, call, () => callWith(call, clean)),
    win: (win) => remembered(wins, win, () => winWith(win, clean)),
    // At most one a week, of one line.
    tried: (tried) => tryWith(tried, clean),
  };
}

function remembered<T extends { readonly id: string }>(known: Map<string, T>, record: T, make: () => T): T {
  const made = known.get(record.id) ?? make();
  known.set(record.id, made);
  return made;
}

/** Each text of a call that somebody wrote, as `at` makes it. */
function callWith(call: Call, at: TextAt): Call {
  return {
    ...call,
    feelings: call.feelings.map((word, index) => at(word, ['feelings', index])).filter((word) => word !== ''),
    askedFor: at(call.askedFor, ['askedFor']),
    did: at(call.did, ['did']),
    saidNoTo: at(call.saidNoTo, ['saidNoTo']),
    promises: call.promises.map((promise, index) => ({
      ...promise,
      text: neverEmptied(at, promise.text, ['promises', index, 'text']),
    })),
    toldBy: at(call.toldBy, ['toldBy']),
    handovers: call.handovers.map((handover, index) => ({
      ...handover,
      to: neverEmptied(at, handover.to, ['handovers', index, 'to']),
    })),
    witness: at(call.witness, ['witness']),
    caseRef: at(call.caseRef, ['caseRef']),
    recordingRef: at(call.recordingRef, ['recordingRef']),
    pencil: at(call.pencil, ['pencil']),
    ink: at(call.ink, ['ink']),
  };
}

function winWith(win: Win, at: TextAt): Win {
  return { ...win, text: neverEmptied(at, win.text, ['text']) };
}

function tryWith(tried: Try, at: TextAt): Try {
  return { ...tried, text: neverEmptied(at, tried.text, ['text']) };
}

/** A win or a promise is kept when its words are not: that it was there is the rep’s own. */
function neverEmptied(at: TextAt, text: string, path: Path): string {
  return at(text, path) || (text === '' ? '' : cutMark);
}
