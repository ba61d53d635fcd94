import type { ReactNode } from 'react';
import type { CallEntry } from '../../../domain/call.ts';
import type { ToldField } from '../../../domain/call-history.ts';
import { inSentence } from '../../../domain/in-sentence.ts';
import type { WinDraft } from '../../../domain/records.ts';
import { type EntryLanguage, wordsOf } from './entry-words.ts';
import { CallPart } from './log-form-call.tsx';
import { LinesPart, linesSummary, WarningsPart } from './log-form-lines.tsx';
import { NotesPart } from './log-form-notes.tsx';
import type { OpenedPartProps, TypedPartProps } from './log-form-parts.tsx';
import { PeoplePart } from './log-form-people.tsx';
import { PromisesPart } from './log-form-promises.tsx';
import { RatingsPart } from './log-form-ratings.tsx';
import { ReferencesPart } from './log-form-references.tsx';
import { SaidPart } from './log-form-said.tsx';
import { WinPart } from './log-form-win.tsx';

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

export interface GroupProps extends TypedPartProps, OpenedPartProps {
  readonly callId: string;
  /** A win that was half typed before this window was opened; null: not known yet. */
  readonly winDraft: WinDraft | null;
}

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
  readonly part: (props: GroupProps) => ReactNode;
}

const never = () => false;
const always = () => true;

function group(some: Pick<Group, 'key' | 'title' | 'letter' | 'fields' | 'part'> & Partial<Group>): Group {
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
    part: (props) => <NotesPart {...props} />,
  }),
  group({
    key: 'lines',
    title: 'Lines and warnings',
    letter: 'L',
    fields: ['linesUsed', 'warnings'],
    summary: linesSummary,
    startsOpen: hasLines,
    isThere: hasLines,
    part: (props) => (
      <>
        <LinesPart {...props} />
        <WarningsPart {...props} />
      </>
    ),
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
    part: (props) => <RatingsPart {...props} />,
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
    part: (props) => <CallPart {...props} />,
  }),
  group({
    key: 'said',
    title: 'What was said',
    letter: 'S',
    fields: ['askedFor', 'did', 'saidNoTo', 'boundary', 'cause'],
    part: (props) => <SaidPart {...props} />,
  }),
  group({
    key: 'promises',
    title: 'Promises',
    letter: 'P',
    fields: ['promises'],
    part: (props) => <PromisesPart {...props} />,
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
    part: (props) => <PeoplePart {...props} />,
  }),
  group({
    key: 'references',
    title: 'References',
    letter: 'F',
    fields: ['caseRef', 'recordingRef'],
    part: (props) => <ReferencesPart {...props} />,
  }),
  group({
    key: 'win',
    title: 'Worth keeping',
    letter: 'W',
    fields: [],
    part: ({ winDraft }) => <WinPart draft={winDraft} />,
  }),
];

/** The group in which a field is filled in. */
export function groupOf(field: keyof CallEntry): GroupKey | null {
  return groups.find(({ fields }) => (fields as readonly string[]).includes(field))?.key ?? null;
}
