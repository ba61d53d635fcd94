import { z } from 'zod';
import {
  askedForLimit,
  boundarySchema,
  causeSchema,
  didLimit,
  directionSchema,
  feelingSchema,
  idSchema,
  intensitySchema,
  type LineResult,
  lineResultSchema,
  minutesSchema,
  mostAlsoSituations,
  mostFeelings,
  mostInACall,
  mostLines,
  noteLimit,
  outcomeSchema,
  promiseLimit,
  referenceLimit,
  roleLimit,
  textSchema,
  woundUpSchema,
} from './call-fields.ts';
import { mergedLists } from './merge-call.ts';
import { situationSchema } from './situations.ts';
import { epochOf, type Stamp, shiftStamp, stampSchema } from './time.ts';

/** A line of the playbook in one call: on screen, and what came of it. */
export const lineUseSchema = z.object({
  line: idSchema,
  /** Marked as said while the call went on. */
  isSaid: z.boolean(),
  /** The rep's own judgement afterwards; null: none yet. */
  result: lineResultSchema.nullable(),
});
export type LineUse = Readonly<z.infer<typeof lineUseSchema>>;

/** A warning of the site's ladder that was said; `at` is null where a file did not say when. */
export const warningSchema = z.object({ step: z.int().min(1).max(3), at: stampSchema.nullable() });
export type Warning = Readonly<z.infer<typeof warningSchema>>;

/** Something the rep said they would do. */
export const promiseSchema = z.object({
  text: textSchema(promiseLimit),
  dueAt: stampSchema.nullable(),
  /** Null: still open. */
  doneAt: stampSchema.nullable(),
});
export type CallPromise = Readonly<z.infer<typeof promiseSchema>>;

/** One link of the chain a call went along. `warm`: the next one was told first. */
export const handoverKinds = ['warm', 'cold'] as const;
export const handoverSchema = z.object({
  /** Role or initials. */
  to: textSchema(roleLimit),
  at: stampSchema.nullable(),
  kind: z.enum(handoverKinds).nullable(),
});
export type Handover = Readonly<z.infer<typeof handoverSchema>>;

/** What the rep can put into a call by hand. `null` (for text: empty) is "not said", never zero. */
export const callEntrySchema = z.object({
  startedAt: stampSchema,
  minutes: minutesSchema.nullable(),
  direction: directionSchema.nullable(),
  situation: situationSchema.nullable(),
  alsoSituations: z.array(situationSchema).max(mostAlsoSituations).readonly(),
  intensity: intensitySchema.nullable(),
  woundUpPeak: woundUpSchema.nullable(),
  woundUpNow: woundUpSchema.nullable(),
  feelings: z.array(feelingSchema).max(mostFeelings).readonly(),
  outcome: outcomeSchema.nullable(),
  boundary: boundarySchema.nullable(),
  cause: causeSchema.nullable(),
  /** What they wanted, in plain words. */
  askedFor: textSchema(askedForLimit),
  did: textSchema(didLimit),
  saidNoTo: textSchema(didLimit),
  promises: z.array(promiseSchema).max(mostInACall).readonly(),
  /** Role or initials of who told the rep to do so. */
  toldBy: textSchema(roleLimit),
  /** In their order. In danger the first is who took over. */
  handovers: z.array(handoverSchema).max(mostInACall).readonly(),
  witness: textSchema(roleLimit),
  caseRef: textSchema(referenceLimit),
  recordingRef: textSchema(referenceLimit),
  /** The private note. It stays the rep's own, and cools. */
  pencil: textSchema(noteLimit),
  /** When it was written last: it cools from then on. Null where that is not known; then since the call was made. */
  pencilAt: stampSchema.nullable(),
  /** The rep chose to keep the pencil note as it is: it does not come back any more. Never exported. */
  pencilKeptAt: stampSchema.nullable(),
  /** The neutral note, the only one that may be handed to somebody else. */
  ink: textSchema(noteLimit),
  /** Lines that were on screen or marked, in that order. */
  linesUsed: z.array(lineUseSchema).max(mostLines).readonly(),
  /** Warnings that were said, in that order. */
  warnings: z.array(warningSchema).max(mostInACall).readonly(),
  /** When the call was over: recovery is counted from here (statistics.md D4). */
  endedAt: stampSchema.nullable(),
  /** Back to steady. */
  recoveredAt: stampSchema.nullable(),
  nextCallCameFirstAt: stampSchema.nullable(),
});
export type CallEntry = Readonly<z.infer<typeof callEntrySchema>>;

/** An entry of which nothing is said yet. */
export function emptyEntry(startedAt: Stamp): CallEntry {
  return {
    startedAt,
    minutes: null,
    direction: null,
    situation: null,
    alsoSituations: [],
    intensity: null,
    woundUpPeak: null,
    woundUpNow: null,
    feelings: [],
    outcome: null,
    boundary: null,
    cause: null,
    askedFor: '',
    did: '',
    saidNoTo: '',
    promises: [],
    toldBy: '',
    handovers: [],
    witness: '',
    caseRef: '',
    recordingRef: '',
    pencil: '',
    pencilAt: null,
    pencilKeptAt: null,
    ink: '',
    linesUsed: [],
    warnings: [],
    endedAt: null,
    recoveredAt: null,
    nextCallCameFirstAt: null,
  };
}

/** A warning as a form left it: said, or not said after all. */
export const warningMarkSchema = warningSchema.extend({ isSaid: z.boolean() });
export type WarningMark = Readonly<z.infer<typeof warningMarkSchema>>;

/** Any part of an entry: what one change to a form carries. */
export const callChangeSchema = callEntrySchema
  // When the note was written is for main to say.
  .omit({ pencilAt: true })
  .extend({ warnings: z.array(warningMarkSchema).max(mostInACall).readonly() })
  .partial();
export type CallChange = Readonly<z.infer<typeof callChangeSchema>>;

export const callSchema = callEntrySchema.extend({
  id: idSchema,
  status: z.enum(['draft', 'logged']),
  createdAt: stampSchema,
  editedAt: stampSchema,
});
export type Call = Readonly<z.infer<typeof callSchema>>;

export type RequiredTap = 'situation' | 'intensity' | 'outcome';

/** A call started about five minutes before the rep pressed the key (C1's default guess, editable). */
const minutesBeforeThePause = 5;

/** A fresh draft, made when a pause starts or by hand (then `pausedAt` is null and the call starts now). */
export function newDraft(
  id: string,
  now: Stamp,
  entry: Partial<CallEntry> & { readonly pausedAt: Stamp | null },
): Call {
  const { pausedAt, ...rest } = entry;
  return {
    ...emptyEntry(pausedAt === null ? now : shiftStamp(pausedAt, -minutesBeforeThePause * 60_000)),
    ...rest,
    id,
    status: 'draft',
    createdAt: now,
    editedAt: now,
  };
}

/** The start is still the guess of `newDraft`: nobody has said when the call began. */
export function isStartEstimated({ startedAt, createdAt }: Pick<Call, 'startedAt' | 'createdAt'>): boolean {
  return epochOf(createdAt) - epochOf(startedAt) === minutesBeforeThePause * 60_000;
}

/** The taps a call still needs before it can be logged, in the order they are asked for. */
export function missingTaps(entry: Pick<CallEntry, RequiredTap>): readonly RequiredTap[] {
  if (entry.situation === 'danger') {
    return [];
  }
  const missing: RequiredTap[] = [];
  if (entry.situation === null) missing.push('situation');
  if (entry.intensity === null) missing.push('intensity');
  if (entry.outcome === null) missing.push('outcome');
  return missing;
}

/**
 * The entry as it may be stored once logged. A danger call keeps only that the safety protocol was used, when, and who
 * took over (situations.md B12): no score, no ratings, no note, no lines.
 */
export function settleEntry<E extends CallEntry>(entry: E): E {
  if (entry.situation !== 'danger') return entry;
  return {
    ...entry,
    ...emptyEntry(entry.startedAt),
    situation: 'danger',
    outcome: 'safety-protocol',
    handovers: entry.handovers,
  };
}

/**
 * What the rep themselves put into a call: all of it, but not the outcome that logging a danger call filled in. When the
 * call stops being one, how it ended is to be said anew.
 */
export function entryOf(call: Call): CallEntry {
  const { id: _id, status: _status, createdAt: _createdAt, editedAt: _editedAt, ...entry } = call;
  return isLoggedDanger(call) ? { ...entry, outcome: null } : entry;
}

/** The call, logged with a last change; or the taps that are missing. */
export function logCall(
  call: Call,
  now: Stamp,
  change: CallChange = {},
):
  | { readonly ok: true; readonly call: Call }
  | { readonly ok: false; readonly missing: readonly RequiredTap[] } {
  const entry: CallEntry = { ...entryOf(call), ...changed(call, change, now) };
  const missing = missingTaps(entry);
  if (missing.length > 0) {
    return { ok: false, missing };
  }
  return { ok: true, call: { ...call, ...settleEntry(entry), status: 'logged', editedAt: now } };
}

/**
 * The call after a change; null when a logged call cannot take it. A logged call stays logged, whatever happens: it
 * turns to danger, or back, only by logging it anew with that change (`logCall`), because a danger call keeps next to
 * nothing and a slip of the finger must not throw the rest away.
 */
export function changeCall(call: Call, change: CallChange, now: Stamp): Call | null {
  const next: Call = { ...call, ...changed(call, change, now), editedAt: now };
  if (call.status === 'draft') {
    return next;
  }
  return isTurned(call, next) || missingTaps(next).length > 0 ? null : settleEntry(next);
}

/** Whether one is a danger call and the other is not. */
export function isTurned(one: Pick<CallEntry, 'situation'>, other: Pick<CallEntry, 'situation'>): boolean {
  return (one.situation === 'danger') !== (other.situation === 'danger');
}

function isLoggedDanger(call: Call): boolean {
  return call.status === 'logged' && call.situation === 'danger';
}

/** What of a call a change says anew: of its lists only what a form can know; a note that is rewritten cools anew. */
function changed(call: Call, change: CallChange, now: Stamp): Partial<CallEntry> {
  const said: Partial<CallEntry> = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  const note: Partial<CallEntry> =
    said.pencil === undefined || said.pencil === call.pencil
      ? {}
      : { pencilAt: said.pencil === '' ? null : now, pencilKeptAt: null };
  return { ...said, ...mergedLists(call, change), ...note };
}

/** The lines of a call after more of them were on screen: new ones at the end, nothing known is lost. */
export function withShown(used: readonly LineUse[], shown: readonly string[]): readonly LineUse[] {
  const known = new Set(used.map(({ line }) => line));
  const fresh = [...new Set(shown)].filter((line) => !known.has(line));
  return [...used, ...fresh.map((line) => ({ line, isSaid: false, result: null }))].slice(0, mostLines);
}

/** The lines of a call when exactly these are marked as said. */
export function withSaid(used: readonly LineUse[], said: readonly string[]): readonly LineUse[] {
  return withShown(used, said).map((use) => ({ ...use, isSaid: said.includes(use.line) }));
}

/** The lines of a call with one judged; null takes the judgement back. */
export function withResult(
  used: readonly LineUse[],
  line: string,
  result: LineResult | null,
): readonly LineUse[] {
  return used.map((use) => (use.line === line ? { ...use, result } : use));
}

/** Danger: the role or initials of who took over; empty where nobody is named. */
export function whoTookOver({ handovers }: Pick<CallEntry, 'handovers'>): string {
  return handovers[0]?.to ?? '';
}

/** The chain with `to` as its first link; an empty name takes the link away. */
export function withTakeover(handovers: readonly Handover[], to: string): readonly Handover[] {
  const [first, ...rest] = handovers;
  return to === '' ? rest : [{ at: first?.at ?? null, kind: first?.kind ?? null, to }, ...rest];
}
