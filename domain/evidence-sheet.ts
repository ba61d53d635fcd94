import { z } from 'zod';
import { type Call, isStartEstimated, settleEntry } from './call.ts';
import type { Boundary, Outcome } from './call-fields.ts';
import { dateRangeWords, dateWords, fullDateWords } from './day-words.ts';
import { ladderOf, stepName } from './ladder.ts';
import type { Policy } from './policy.ts';
import { isAboutPrejudice } from './situations.ts';
import { clockTimeOf, epochOf, type LocalDay, localDayOf, type Stamp } from './time.ts';

/**
 * The sheet that a rep hands to somebody else: chosen calls in neutral words. It says what was done, not what kind of
 * caller it was, and never holds a pencil note: there is no choice for one. What the sheet is made of is all that
 * leaves, on paper and as a table.
 */

/** What can be on a sheet beside when each call was. */
export const evidenceParts = [
  'conduct',
  'warnings',
  'exact-words',
  'outcome',
  'handovers',
  'people',
  'references',
  'words',
  'ink',
  'feelings',
  'ratings',
] as const;
export const evidencePartSchema = z.enum(evidenceParts);
export type EvidencePart = z.infer<typeof evidencePartSchema>;

export const evidencePartNames: Readonly<Record<EvidencePart, string>> = {
  conduct: 'What the caller did',
  warnings: 'Warnings given, with times',
  'exact-words': 'Exact words of the warnings, from your site’s policy as it is now',
  outcome: 'How it ended',
  handovers: 'Handed to whom',
  people: 'Witness, and who gave instructions',
  references: 'Case and recording references',
  words: 'Asked for, action taken, declined',
  ink: 'Notes in ink',
  feelings: 'Feelings',
  ratings: 'How wound up I was',
};

export const evidenceChoicesSchema = z.strictObject({
  parts: z.array(evidencePartSchema).max(evidenceParts.length).readonly(),
  /** Whether calls about prejudice are on it (log-record.md C4). */
  withPrejudice: z.boolean(),
  /** Whether danger calls are on it: that there was one can say who called. */
  withDanger: z.boolean(),
});
export type EvidenceChoices = Readonly<z.infer<typeof evidenceChoicesSchema>>;

/** How intense a call was says what the caller did, so it stays; these are out until they are asked for. */
const unusualParts: ReadonlySet<EvidencePart> = new Set(['exact-words', 'feelings', 'ratings']);
export const usualEvidence: EvidenceChoices = {
  parts: evidenceParts.filter((part) => !unusualParts.has(part)),
  withPrejudice: false,
  withDanger: false,
};

/** Most calls on one sheet. */
export const mostOnASheet = 200;

export const papers = ['A4', 'Letter'] as const;
export type Paper = (typeof papers)[number];

export const usualEvidenceTitle = 'Record of difficult calls';
export const evidenceTitleLimit = 80;

/** Each kind of fact, in the order of the sheet; the key is also its column in the table. */
const factLabels = {
  estimate: 'How the time is known',
  length: 'Length',
  direction: 'Direction',
  conduct: 'What the caller did',
  warnings: 'Warnings given',
  warningWords: 'Words of the warnings in the site’s policy now',
  outcome: 'How it ended',
  handovers: 'Handed to',
  witness: 'Witness',
  toldBy: 'On the instruction of',
  caseRef: 'Case',
  recordingRef: 'Recording',
  askedFor: 'Asked for',
  did: 'Action taken',
  saidNoTo: 'Declined',
  ink: 'Note',
  feelings: 'Feelings',
  ratings: 'How wound up (1 calm, 9 boiling)',
} as const;
type FactKey = keyof typeof factLabels;

/** The facts of each part; when a call was is on every sheet. */
const factsOfPart: Readonly<Record<EvidencePart | 'when', readonly FactKey[]>> = {
  when: ['estimate', 'length', 'direction'],
  conduct: ['conduct'],
  warnings: ['warnings'],
  'exact-words': ['warningWords'],
  outcome: ['outcome'],
  handovers: ['handovers'],
  people: ['witness', 'toldBy'],
  references: ['caseRef', 'recordingRef'],
  words: ['askedFor', 'did', 'saidNoTo'],
  ink: ['ink'],
  feelings: ['feelings'],
  ratings: ['ratings'],
};

export interface EvidenceFact {
  readonly label: string;
  readonly text: string;
}

/** One call on the sheet. */
export interface EvidenceEntry {
  /** `Wednesday 18 November 2026, 10:00`; `about 10:00` where nobody has said when it began. */
  readonly heading: string;
  readonly facts: readonly EvidenceFact[];
}

export interface EvidenceSheet {
  readonly title: string;
  /** How many calls, and from when to when. */
  readonly lead: string;
  /** Oldest first. */
  readonly entries: readonly EvidenceEntry[];
  /** Whose record it is, from which day, and by which clock. */
  readonly foot: string;
}

/** The sheet of these calls, in whatever order they come. `madeOn`: the day it is made; `policy`: as it is then. */
export function evidenceSheet(
  calls: readonly Call[],
  choices: EvidenceChoices,
  words: { readonly title: string; readonly madeOn: LocalDay; readonly policy: Policy },
): EvidenceSheet {
  const shown = shownCalls(calls, choices);
  const keys = chosenKeys(choices);
  return {
    title: words.title.trim() === '' ? usualEvidenceTitle : words.title.trim(),
    lead: leadOf(shown),
    entries: shown.map((call) => {
      const facts = factsOf(call, words.policy);
      return {
        heading: `${fullDateWords(localDayOf(call.startedAt))}, ${isStartEstimated(call) ? 'about ' : ''}${clockOf(call.startedAt)}`,
        facts: keys.flatMap((key) =>
          facts[key] === '' ? [] : [{ label: factLabels[key], text: facts[key] }],
        ),
      };
    }),
    foot: footOf(shown, words.madeOn),
  };
}

/** The same calls as a table: a row of headings, then a row a call, with a column for whatever is chosen. */
export function evidenceTable(
  calls: readonly Call[],
  choices: EvidenceChoices,
  policy: Policy,
): readonly (readonly string[])[] {
  const keys = chosenKeys(choices);
  return [
    ['Date', 'Time', 'UTC offset', ...keys.map((key) => factLabels[key])],
    ...shownCalls(calls, choices).map((call) => {
      const facts = factsOf(call, policy);
      const { startedAt } = call;
      return [
        localDayOf(startedAt),
        clockOf(startedAt),
        offsetOf(startedAt),
        ...keys.map((key) => facts[key]),
      ];
    }),
  ];
}

/** The calls that are on the sheet, oldest first. */
export function shownCalls(
  calls: readonly Call[],
  { withPrejudice, withDanger }: EvidenceChoices,
): readonly Call[] {
  return calls
    .filter((call) => withPrejudice || !isAboutPrejudice(call))
    .filter((call) => withDanger || call.situation !== 'danger')
    .toSorted((one, other) => epochOf(one.startedAt) - epochOf(other.startedAt));
}

function chosenKeys({ parts }: EvidenceChoices): readonly FactKey[] {
  return [
    ...factsOfPart.when,
    ...evidenceParts.flatMap((part) => (parts.includes(part) ? factsOfPart[part] : [])),
  ];
}

/** Every fact of a call; empty where nothing is said. A danger call has no details, whatever a file had of one. */
function factsOf(whole: Call, policy: Policy): Readonly<Record<FactKey, string>> {
  const call = settleEntry(whole);
  const day = localDayOf(call.startedAt);
  return {
    estimate: isStartEstimated(whole)
      ? `Estimated: a few minutes before the record was begun at ${clockOf(whole.createdAt)}`
      : '',
    length: lengthOf(call),
    direction: call.direction === null ? '' : { in: 'Incoming call', out: 'Outgoing call' }[call.direction],
    conduct: conductWords[call.intensity ?? 0] ?? '',
    warnings: warningsOf(call, day),
    warningWords: wordsOfWarnings(call, policy),
    outcome: call.outcome === null ? '' : outcomeWords[call.outcome],
    handovers: call.handovers
      .map(({ to, at, kind }) =>
        [
          to,
          at === null ? '' : timeOf(at, day),
          kind === null ? '' : { warm: 'told beforehand', cold: 'not told beforehand' }[kind],
        ]
          .filter((part) => part !== '')
          .join(', '),
      )
      .filter((link) => link !== '')
      .join('; '),
    witness: call.witness,
    toldBy: call.toldBy,
    caseRef: call.caseRef,
    recordingRef: call.recordingRef,
    askedFor: call.askedFor,
    did: call.did,
    saidNoTo: call.saidNoTo,
    ink: call.ink,
    feelings: call.feelings.join(', '),
    ratings: [
      call.woundUpPeak === null ? '' : `${call.woundUpPeak} at the worst moment`,
      call.woundUpNow === null ? '' : `${call.woundUpNow} when written down`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  };
}

/**
 * What the caller did, by intensity (log-record.md C2), as one would say it to a third person. The fifth anchor is three
 * things and a feeling in one: which it was only the note in ink can say, and how grave it was stands here.
 */
const conductWords: Readonly<Record<number, string>> = {
  1: 'Curt, cold manner',
  2: 'Raised voice or sarcasm',
  3: 'Sustained shouting or contempt',
  4: 'Insults or swearing at me',
  5: 'Beyond insults: the highest of five levels',
};

const outcomeWords: Readonly<Record<Outcome, string>> = {
  solved: 'Solved',
  'partly-solved': 'Partly solved',
  'follow-up-due': 'Follow-up due',
  'handed-over': 'Handed over',
  'caller-hung-up': 'The caller hung up',
  'ended-after-warning': 'I ended the call after a warning',
  contained: 'Kept from getting worse',
  'safety-protocol': 'The safety procedure was followed',
};

const boundaryWords: Readonly<Record<Boundary, string>> = {
  none: '',
  'limit-said': 'The limit was said',
  'warned-once': 'Warned once',
  'warned-twice': 'Warned twice',
  ended: 'The call was ended',
};

/** The warnings with their times; without any, how far the rep went. */
function warningsOf({ warnings, boundary }: Call, day: LocalDay): string {
  if (warnings.length === 0) return boundary === null ? '' : boundaryWords[boundary];
  return warnings
    .map(({ step, at }) => {
      const name = stepName({ kind: 'warning', number: step });
      return at === null ? name : `${name} at ${timeOf(at, day)}`;
    })
    .join('; ');
}

/** Of each warning that was given, the words that the site has for it; empty where it has none. */
function wordsOfWarnings({ warnings }: Call, policy: Policy): string {
  const words = wordsInPolicy(policy);
  const steps = [...new Set(warnings.map(({ step }) => step))].toSorted();
  return steps
    .flatMap((step) => {
      const its = words.get(step);
      return its === undefined ? [] : [`${stepName({ kind: 'warning', number: step })}: “${its}”`];
    })
    .join(' ');
}

/** The site's exact words by the number of the warning. */
export function wordsInPolicy(policy: Policy): ReadonlyMap<number, string> {
  return new Map(
    (ladderOf(policy) ?? []).flatMap((step) =>
      step.kind === 'warning' && step.words !== '' ? [[step.number, step.words] as const] : [],
    ),
  );
}

function lengthOf({ minutes, startedAt, endedAt }: Call): string {
  if (minutes !== null) return `${Number(minutes.toFixed(1))} ${minutes === 1 ? 'minute' : 'minutes'}`;
  // Logged as it was over: when it began is not known then, and a length of nothing would say that it is.
  const isKnown = endedAt !== null && timeOf(endedAt, localDayOf(startedAt)) !== clockTimeOf(startedAt);
  return isKnown ? `to ${timeOf(endedAt, localDayOf(startedAt))}` : '';
}

function leadOf(calls: readonly Call[]): string {
  const [first, last] = [calls[0], calls.at(-1)];
  if (first === undefined || last === undefined) return 'No calls';
  const days = dateRangeWords(localDayOf(first.startedAt), localDayOf(last.startedAt));
  return `${calls.length} ${calls.length === 1 ? 'call' : 'calls'}, ${days}`;
}

function footOf(calls: readonly Call[], madeOn: LocalDay): string {
  const made = `From the record of the person who took ${calls.length === 1 ? 'the call' : 'the calls'}, ${dateWords(madeOn)}.`;
  const offsets = [...new Set(calls.map(({ startedAt }) => offsetOf(startedAt)))];
  return offsets.length === 0 ? made : `${made} Local times, UTC${offsets.join(' and UTC')}.`;
}

/** `10:05`; with its day where that is another than the call's. */
function timeOf(at: Stamp, day: LocalDay): string {
  const its = localDayOf(at);
  return its === day ? clockOf(at) : `${clockOf(at)} on ${dateWords(its)}`;
}

/** The time on the wall, `10:05`. */
function clockOf(stamp: Stamp): string {
  return stamp.slice(11, 16);
}

/** `+01:00` */
function offsetOf(stamp: Stamp): string {
  return stamp.endsWith('Z') ? '+00:00' : stamp.slice(-6);
}
