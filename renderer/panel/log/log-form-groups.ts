import type { CallEntry } from '../../../domain/call.ts';
import type { ToldField } from '../../../domain/call-history.ts';
import { inSentence } from '../../../domain/in-sentence.ts';
import { type EntryLanguage, linesSummary, wordsOf } from './entry-words.ts';

export type GroupKey =
  | 'notes'
  | 'lines'
  | 'ratings'
  | 'call'
  | 'said'
  | 'promises'
  | 'people'
  | 'references'
  | 'win';

export interface Group {
  readonly key: GroupKey;
  readonly title: string;
  /** Opens it and leads into it, while nothing is being typed. */
  readonly letter: string;
  /** The fields of the record that are filled in here. With the four taps and a few times these are all there are. */
  readonly fields: readonly ToldField[];
  /** What is in it, in a few words, while it is closed. */
  readonly summary: (entry: CallEntry, language: EntryLanguage) => string;
  readonly startsOpen: (entry: CallEntry) => boolean;
  /** Whether there is anything to show at all. */
  readonly isThere: (entry: CallEntry) => boolean;
}

const never = () => false;
const always = () => true;

function group(some: Pick<Group, 'key' | 'title' | 'letter' | 'fields'> & Partial<Group>): Group {
  return {
    summary: (entry, language) => wordsOf(entry, some.fields, language),
    startsOpen: never,
    isThere: always,
    ...some,
  };
}

const hasLines = ({ linesUsed, warnings }: CallEntry) => linesUsed.length > 0 || warnings.length > 0;

/** Everything that can be written down beside the four taps, in the order it stands in the form. */
export const groups: readonly Group[] = [
  group({
    key: 'notes',
    title: 'Notes',
    letter: 'N',
    fields: ['pencil', 'ink'],
    startsOpen: always,
  }),
  group({
    key: 'lines',
    title: 'Lines and warnings',
    letter: 'L',
    fields: ['linesUsed', 'warnings'],
    summary: linesSummary,
    startsOpen: hasLines,
    isThere: hasLines,
  }),
  group({
    key: 'ratings',
    title: 'Ratings',
    letter: 'R',
    fields: ['woundUpPeak', 'woundUpNow', 'feelings'],
    summary: ({ woundUpPeak, woundUpNow, feelings }) =>
      [
        woundUpPeak !== null && `${woundUpPeak} at worst`,
        woundUpNow !== null && `${woundUpNow} now`,
        ...feelings,
      ]
        .filter((words) => words !== false)
        .join(', '),
  }),
  group({
    key: 'call',
    title: 'The call',
    letter: 'T',
    fields: ['startedAt', 'minutes', 'endedAt', 'direction', 'alsoSituations'],
    summary: (entry, language) => {
      const over = wordsOf(entry, ['endedAt'], language);
      const also = wordsOf(entry, ['alsoSituations'], language);
      return [
        over !== '' && `over at ${over}`,
        wordsOf(entry, ['minutes'], language),
        inSentence(wordsOf(entry, ['direction'], language)),
        also !== '' && `also ${inSentence(also)}`,
      ]
        .filter((words) => words !== false && words !== '')
        .join(', ');
    },
  }),
  group({
    key: 'said',
    title: 'What was said',
    letter: 'S',
    fields: ['askedFor', 'did', 'saidNoTo', 'boundary', 'cause'],
  }),
  group({
    key: 'promises',
    title: 'Promises',
    letter: 'P',
    fields: ['promises'],
  }),
  group({
    key: 'people',
    title: 'People',
    letter: 'H',
    fields: ['handovers', 'toldBy', 'witness'],
    summary: (entry, language) =>
      [
        wordsOf(entry, ['handovers'], language),
        entry.toldBy !== '' && `told by ${entry.toldBy}`,
        entry.witness !== '' && `witness ${entry.witness}`,
      ]
        .filter((words) => words !== false && words !== '')
        .join(', '),
  }),
  group({
    key: 'references',
    title: 'References',
    letter: 'F',
    fields: ['caseRef', 'recordingRef'],
  }),
  group({
    key: 'win',
    title: 'Worth keeping',
    letter: 'W',
    fields: [],
  }),
];

/** The group in which a field is filled in. */
export function groupOf(field: keyof CallEntry): GroupKey | null {
  return groups.find(({ fields }) => (fields as readonly string[]).includes(field))?.key ?? null;
}
