import { z } from 'zod';
import { situationSchema } from './situations.ts';
import { type Stamp, shiftStamp, stampSchema } from './time.ts';

/** Any non-empty string up to 64 characters; the app makes UUIDs. */
export const idSchema = z.string().min(1).max(64);

/** Intensity 1 to 5, anchored in behaviour, not in feeling (log-record.md C2; home-made, not a validated scale). */
export const intensityAnchors = [
  { value: 1, words: 'Curt, cold' },
  { value: 2, words: 'Raised voice or sarcasm' },
  { value: 3, words: 'Sustained shouting or contempt' },
  { value: 4, words: 'Insults or swearing at me' },
  { value: 5, words: 'Slur, sexual remark, threat, or I was frightened' },
] as const;

export const outcomeKeys = [
  'solved',
  'partly-solved',
  'follow-up-due',
  'handed-over',
  'caller-hung-up',
  'ended-after-warning',
  'contained',
  'safety-protocol',
] as const;
export const outcomeSchema = z.enum(outcomeKeys);
export type Outcome = z.infer<typeof outcomeSchema>;

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  solved: 'Solved',
  'partly-solved': 'Partly solved',
  'follow-up-due': 'Follow-up due',
  'handed-over': 'Handed over',
  'caller-hung-up': 'Caller hung up',
  'ended-after-warning': 'I ended it after a warning',
  contained: 'Contained',
  'safety-protocol': 'Safety protocol',
};

/** Whole numbers 1 (calm) over 5 (on edge) to 9 (boiling). */
export const woundUpSchema = z.int().min(1).max(9);
export const intensitySchema = z.int().min(1).max(5);

/** Longest private note, in characters (C1). */
export const noteLimit = 600;
/** Longest role or initials. */
export const roleLimit = 60;

export const lineResults = ['helped', 'did-not-help', 'not-said'] as const;
export const lineResultSchema = z.enum(lineResults);
export type LineResult = z.infer<typeof lineResultSchema>;

export const lineResultNames: Readonly<Record<LineResult, string>> = {
  helped: 'Helped',
  'did-not-help': 'Did not help',
  'not-said': 'Not said',
};

/** A line of the playbook in one call: on screen, and what came of it. */
export const lineUseSchema = z.object({
  line: idSchema,
  /** Marked as said while the call went on. */
  isSaid: z.boolean(),
  /** The rep's own judgement afterwards; null: none yet. */
  result: lineResultSchema.nullable(),
});
export type LineUse = Readonly<z.infer<typeof lineUseSchema>>;

/** A warning of the site's ladder that was said. */
export const warningSchema = z.object({ step: z.int().min(1).max(3), at: stampSchema });
export type Warning = Readonly<z.infer<typeof warningSchema>>;

/** Most lines that one call remembers. */
export const mostLines = 100;

/** What the rep can put into a call by hand. `null` is "not said", never zero. */
export const callEntrySchema = z.object({
  startedAt: stampSchema,
  situation: situationSchema.nullable(),
  intensity: intensitySchema.nullable(),
  outcome: outcomeSchema.nullable(),
  woundUpPeak: woundUpSchema.nullable(),
  woundUpNow: woundUpSchema.nullable(),
  /** The private note. It stays the rep's own. */
  pencil: z.string().max(noteLimit),
  /** Lines that were on screen or marked, in that order. */
  linesUsed: z.array(lineUseSchema).max(mostLines).readonly(),
  /** Warnings that were said, in that order. */
  warnings: z.array(warningSchema).max(20).readonly(),
  /** Danger only: role or initials of who took over. */
  takenOverBy: z.string().max(roleLimit),
});
export type CallEntry = Readonly<z.infer<typeof callEntrySchema>>;

/** Any part of an entry: what one change to a form carries. */
export const callChangeSchema = callEntrySchema.partial();
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
    situation: null,
    intensity: null,
    outcome: null,
    woundUpPeak: null,
    woundUpNow: null,
    pencil: '',
    linesUsed: [],
    warnings: [],
    takenOverBy: '',
    startedAt: pausedAt === null ? now : shiftStamp(pausedAt, -minutesBeforeThePause * 60_000),
    ...rest,
    id,
    status: 'draft',
    createdAt: now,
    editedAt: now,
  };
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
  if (entry.situation !== 'danger') {
    return { ...entry, takenOverBy: '' };
  }
  return {
    ...entry,
    intensity: null,
    outcome: 'safety-protocol',
    woundUpPeak: null,
    woundUpNow: null,
    pencil: '',
    linesUsed: [],
    warnings: [],
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
  const entry: CallEntry = { ...entryOf(call), ...defined(change), ...judged(call, change) };
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
  const changed: Call = { ...call, ...defined(change), ...judged(call, change), editedAt: now };
  if (call.status === 'draft') {
    return changed;
  }
  return isTurned(call, changed) || missingTaps(changed).length > 0 ? null : settleEntry(changed);
}

/** Whether one is a danger call and the other is not. */
export function isTurned(one: Pick<CallEntry, 'situation'>, other: Pick<CallEntry, 'situation'>): boolean {
  return (one.situation === 'danger') !== (other.situation === 'danger');
}

function isLoggedDanger(call: Call): boolean {
  return call.status === 'logged' && call.situation === 'danger';
}

/** The change without keys that are there but undefined. */
function defined(change: CallChange): Partial<CallEntry> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/**
 * The lines of a call after a form was filled in: the form judges them, and that is all it does. While it is open the
 * overlay may go on marking lines as said and showing others, which the form knows nothing of.
 */
function judged(call: Call, { linesUsed }: CallChange): Pick<CallEntry, 'linesUsed'> {
  if (linesUsed === undefined) return { linesUsed: call.linesUsed };
  const given = new Map(linesUsed.map((use) => [use.line, use]));
  const known = new Set(call.linesUsed.map(({ line }) => line));
  return {
    linesUsed: [
      ...call.linesUsed.map((use) => ({ ...use, result: (given.get(use.line) ?? use).result })),
      ...linesUsed.filter(({ line }) => !known.has(line)),
    ].slice(0, mostLines),
  };
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
