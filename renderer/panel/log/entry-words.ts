import type { CallEntry, CallPromise, Handover } from '../../../domain/call.ts';
import {
  boundaryNames,
  causeNames,
  directionNames,
  intensityAnchors,
  lineResultNames,
  outcomeNames,
} from '../../../domain/call-fields.ts';
import type { ToldField } from '../../../domain/call-history.ts';
import { situationNames } from '../../../domain/situations.ts';
import type { LocalDay } from '../../../domain/time.ts';
import { clockWords, sinceWords } from './wall-time.ts';

/** What the words of an entry depend on besides itself. */
export interface EntryLanguage {
  readonly today: LocalDay;
  /** The words of a line; undefined where the playbook does not hold it any more. */
  readonly textOfLine: (line: string) => string | undefined;
}

interface FieldWords {
  readonly name: string;
  /** What it says; empty: nothing. */
  readonly words: (entry: CallEntry, language: EntryLanguage) => string;
}

/** Every field that a form fills, with its name and what it says, in words. */
export const fieldWords: Readonly<Record<ToldField, FieldWords>> = {
  situation: {
    name: 'Situation',
    words: ({ situation }) => (situation === null ? '' : situationNames[situation]),
  },
  alsoSituations: {
    name: 'Also',
    words: ({ alsoSituations }) => alsoSituations.map((key) => situationNames[key]).join(', '),
  },
  intensity: {
    name: 'Intensity',
    words: ({ intensity }) => intensityAnchors.find(({ value }) => value === intensity)?.words ?? '',
  },
  outcome: { name: 'How it ended', words: ({ outcome }) => (outcome === null ? '' : outcomeNames[outcome]) },
  woundUpPeak: { name: 'Wound up at worst', words: ({ woundUpPeak }) => numberWords(woundUpPeak) },
  woundUpNow: { name: 'Wound up now', words: ({ woundUpNow }) => numberWords(woundUpNow) },
  feelings: { name: 'What I felt', words: ({ feelings }) => feelings.join(', ') },
  startedAt: {
    name: 'The call started',
    words: ({ startedAt }, { today }) => sinceWords(startedAt, today),
  },
  minutes: {
    name: 'Minutes',
    words: ({ minutes }) => (minutes === null ? '' : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`),
  },
  endedAt: {
    name: 'The call was over',
    words: ({ endedAt }, { today }) => (endedAt === null ? '' : sinceWords(endedAt, today)),
  },
  direction: {
    name: 'Who called',
    words: ({ direction }) => (direction === null ? '' : directionNames[direction]),
  },
  askedFor: { name: 'What they wanted', words: ({ askedFor }) => askedFor },
  did: { name: 'What I did', words: ({ did }) => did },
  saidNoTo: { name: 'What I said no to', words: ({ saidNoTo }) => saidNoTo },
  boundary: {
    name: 'The limit I kept',
    words: ({ boundary }) => (boundary === null ? '' : boundaryNames[boundary]),
  },
  cause: {
    name: 'What it was really about',
    words: ({ cause }) => (cause === null ? '' : causeNames[cause]),
  },
  promises: {
    name: 'Promises',
    words: ({ promises }, { today }) => promises.map((promise) => promiseWords(promise, today)).join('; '),
  },
  handovers: { name: 'Handed over', words: ({ handovers }) => handovers.map(handoverWords).join('; then ') },
  toldBy: { name: 'I was told to by', words: ({ toldBy }) => toldBy },
  witness: { name: 'Witness', words: ({ witness }) => witness },
  caseRef: { name: 'Case reference', words: ({ caseRef }) => caseRef },
  recordingRef: { name: 'Recording reference', words: ({ recordingRef }) => recordingRef },
  linesUsed: {
    name: 'Lines',
    words: ({ linesUsed }, { textOfLine }) =>
      linesUsed
        .flatMap(({ line, isSaid, result }) => {
          const text = textOfLine(line);
          if (text === undefined || (!isSaid && result === null)) return [];
          return `“${text}” ${result === null ? 'said' : lineResultNames[result].toLowerCase()}`;
        })
        .join('; '),
  },
  warnings: {
    name: 'Warnings said',
    words: ({ warnings }) =>
      warnings.map(({ at }) => (at === null ? 'without a time' : clockWords(at))).join(', '),
  },
  pencil: { name: 'Pencil', words: ({ pencil }) => pencil },
  ink: { name: 'Ink', words: ({ ink }) => ink },
};

/** What a few fields say, in one line. */
export function wordsOf(entry: CallEntry, fields: readonly ToldField[], language: EntryLanguage): string {
  return fields
    .map((field) => fieldWords[field].words(entry, language))
    .filter((words) => words !== '')
    .join(', ');
}

function numberWords(value: number | null): string {
  return value === null ? '' : String(value);
}

function promiseWords({ text, dueAt, doneAt }: CallPromise, today: LocalDay): string {
  const due = dueAt === null ? '' : `, by ${sinceWords(dueAt, today)}`;
  return `${text}${due}${doneAt === null ? '' : ', done'}`;
}

function handoverWords({ to, at, kind }: Handover): string {
  return [
    to === '' ? 'to somebody' : `to ${to}`,
    at !== null && clockWords(at),
    kind !== null && `${kind === 'warm' ? 'told first' : 'not told first'}`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** `3 said, 1 helped, warned twice` */
export function linesSummary({ linesUsed, warnings }: CallEntry): string {
  const said = linesUsed.filter(({ isSaid, result }) => isSaid || result === 'helped').length;
  const helped = linesUsed.filter(({ result }) => result === 'helped').length;
  const times = warnings.length === 1 ? 'once' : warnings.length === 2 ? 'twice' : `${warnings.length} times`;
  return [
    said > 0 && `${said} said`,
    helped > 0 && `${helped} helped`,
    said === 0 && linesUsed.length > 0 && `${linesUsed.length} on screen`,
    warnings.length > 0 && `warned ${times}`,
  ]
    .filter((words) => words !== false)
    .join(', ');
}
