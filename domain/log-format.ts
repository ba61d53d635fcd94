import { z } from 'zod';
import {
  type Call,
  idSchema,
  intensitySchema,
  type LineUse,
  lineResultSchema,
  noteLimit,
  outcomeSchema,
  roleLimit,
  woundUpSchema,
} from './call.ts';
import {
  type PauseRecord,
  pauseEndingSchema,
  type Shift,
  type Win,
  winKindSchema,
  winLimit,
} from './records.ts';
import { situationSchema } from './situations.ts';
import { type Stamp, stampSchema } from './time.ts';

/**
 * `unflappable-log`, version 1: the public file of all that a rep recorded, for export, import, backup checks and
 * anyone's own scripts. Keys are only ever added within a version. Unknown keys are an error; a key that is not
 * required may be missing or null. Bounds are those of log-record.md C1, and where it gives none, generous ones.
 */

export const logFormat = 'unflappable-log';
export const logVersion = 1;

/** Longest case or recording reference. */
const referenceLimit = 32;
const askedForLimit = 120;
const didLimit = 200;
const promiseLimit = 200;
/** A call lasts at most this many minutes. */
const longestCall = 240;

const roleSchema = z.string().max(roleLimit);
const referenceSchema = z.string().max(referenceLimit);
const textUpTo = (limit: number) => z.string().max(limit);

const shiftEntrySchema = z.strictObject({
  id: idSchema,
  startedAt: stampSchema,
  endedAt: stampSchema.nullish(),
  callsTaken: z.int().min(0).nullish(),
  /** 0 to 10, asked at the end of a shift (statistics.md D11). */
  stillOnMyMind: z.int().min(0).max(10).nullish(),
});

const pauseEntrySchema = z.strictObject({
  id: idSchema,
  startedAt: stampSchema,
  plannedSeconds: z.int().min(5).max(10).nullish(),
  actualSeconds: z.number().min(0).nullish(),
  ending: pauseEndingSchema.nullish(),
  bridge: idSchema.nullish(),
  callId: idSchema.nullish(),
});

const callEntrySchema = z
  .strictObject({
    id: idSchema,
    status: z.enum(['draft', 'logged']),
    startedAt: stampSchema,
    minutes: z.number().min(0).max(longestCall).nullish(),
    direction: z.enum(['in', 'out']).nullish(),
    situation: situationSchema.nullish(),
    alsoSituations: z.array(situationSchema).max(2).nullish(),
    intensity: intensitySchema.nullish(),
    woundUpPeak: woundUpSchema.nullish(),
    woundUpNow: woundUpSchema.nullish(),
    feelings: z.array(z.string().min(1).max(40)).max(2).nullish(),
    outcome: outcomeSchema.nullish(),
    boundary: z.enum(['none', 'limit-said', 'warned-once', 'warned-twice', 'ended']).nullish(),
    cause: z
      .enum([
        'our-slip',
        'unclear-message',
        'system-said-otherwise',
        'outage',
        'rule-or-price',
        'wait-or-repeat-contact',
        'callers-own-constraint',
        'unknown',
      ])
      .nullish(),
    askedFor: textUpTo(askedForLimit).nullish(),
    did: textUpTo(didLimit).nullish(),
    saidNoTo: textUpTo(didLimit).nullish(),
    promises: z
      .array(
        z.strictObject({
          text: textUpTo(promiseLimit),
          dueAt: stampSchema.nullish(),
          doneAt: stampSchema.nullish(),
        }),
      )
      .nullish(),
    toldBy: roleSchema.nullish(),
    handovers: z
      .array(
        z.strictObject({
          to: roleSchema,
          at: stampSchema.nullish(),
          kind: z.enum(['warm', 'cold']).nullish(),
        }),
      )
      .nullish(),
    witness: roleSchema.nullish(),
    caseRef: referenceSchema.nullish(),
    recordingRef: referenceSchema.nullish(),
    pencil: textUpTo(noteLimit).nullish(),
    ink: textUpTo(noteLimit).nullish(),
    linesUsed: z
      .array(
        z.strictObject({
          line: idSchema,
          result: lineResultSchema.nullish(),
        }),
      )
      .nullish(),
    warnings: z.array(z.strictObject({ step: z.int().min(1).max(3), at: stampSchema.nullish() })).nullish(),
    endedAt: stampSchema.nullish(),
    recoveredAt: stampSchema.nullish(),
    nextCallCameFirstAt: stampSchema.nullish(),
    createdAt: stampSchema.nullish(),
    editedAt: stampSchema.nullish(),
  })
  .superRefine((call, context) => {
    if (call.status === 'draft') {
      return;
    }
    const isDanger = call.situation === 'danger';
    const need = (key: 'situation' | 'intensity' | 'outcome') => {
      if (call[key] === undefined || call[key] === null) {
        context.addIssue({ code: 'custom', path: [key], message: 'expected a value, a logged call has one' });
      }
    };
    need('situation');
    need('outcome');
    if (!isDanger) {
      need('intensity');
    } else if (call.intensity !== undefined && call.intensity !== null) {
      context.addIssue({
        code: 'custom',
        path: ['intensity'],
        message: 'expected none, danger has no score',
      });
    }
  });

const winEntrySchema = z.strictObject({
  id: idSchema,
  at: stampSchema,
  kind: winKindSchema.nullish(),
  text: z.string().min(1).max(winLimit),
});

export const logFileSchema = z.strictObject({
  format: z.literal(logFormat),
  version: z.literal(logVersion),
  exportedAt: stampSchema.nullish(),
  shifts: listOf(shiftEntrySchema),
  pauses: listOf(pauseEntrySchema),
  calls: listOf(callEntrySchema),
  wins: listOf(winEntrySchema),
});
export type LogFile = Readonly<z.infer<typeof logFileSchema>>;

type ShiftEntry = z.infer<typeof shiftEntrySchema>;
type PauseEntry = z.infer<typeof pauseEntrySchema>;
type CallEntry = z.infer<typeof callEntrySchema>;
type WinEntry = z.infer<typeof winEntrySchema>;

/** All that is recorded, drafts included, as the public file. Lists keep the order they are given in. */
export function toLogFile(
  exportedAt: Stamp,
  records: {
    readonly shifts: readonly Shift[];
    readonly pauses: readonly PauseRecord[];
    readonly calls: readonly Call[];
    readonly wins: readonly Win[];
  },
): LogFile {
  return {
    format: logFormat,
    version: logVersion,
    exportedAt,
    shifts: records.shifts.map(shiftEntry),
    pauses: records.pauses.map(pauseEntry),
    calls: records.calls.map(callEntry),
    wins: records.wins.map(winEntry),
  };
}

// Written field by field, so that a new field of a record never reaches a file by accident. What is null is left out of
// the JSON: a key that is missing says the same.

function shiftEntry(shift: Shift): ShiftEntry {
  return { id: shift.id, startedAt: shift.startedAt, endedAt: shift.endedAt ?? undefined };
}

function pauseEntry(pause: PauseRecord): PauseEntry {
  return {
    id: pause.id,
    startedAt: pause.startedAt,
    plannedSeconds: pause.plannedSeconds,
    actualSeconds: pause.actualSeconds ?? undefined,
    ending: pause.ending ?? undefined,
    bridge: pause.bridge ?? undefined,
    callId: pause.callId ?? undefined,
  };
}

function callEntry(call: Call): CallEntry {
  const isDanger = call.situation === 'danger';
  return {
    id: call.id,
    status: call.status,
    startedAt: call.startedAt,
    situation: call.situation ?? undefined,
    intensity: call.intensity ?? undefined,
    woundUpPeak: call.woundUpPeak ?? undefined,
    woundUpNow: call.woundUpNow ?? undefined,
    outcome: call.outcome ?? undefined,
    handovers:
      isDanger && call.takenOverBy !== '' ? [{ to: call.takenOverBy, at: call.editedAt }] : undefined,
    pencil: call.pencil === '' ? undefined : call.pencil,
    linesUsed: isDanger ? undefined : listOrNone(call.linesUsed.filter(isUsed).map(lineEntry)),
    warnings: isDanger ? undefined : listOrNone(call.warnings.map(({ step, at }) => ({ step, at }))),
    createdAt: call.createdAt,
    editedAt: call.editedAt,
  };
}

/** A line that was only on screen was not used. */
function isUsed({ isSaid, result }: LineUse): boolean {
  return isSaid || result !== null;
}

function lineEntry({ line, result }: LineUse) {
  return { line, result: result ?? undefined };
}

function listOrNone<T>(list: readonly T[]): T[] | undefined {
  return list.length === 0 ? undefined : [...list];
}

function winEntry(win: Win): WinEntry {
  return { id: win.id, at: win.at, kind: win.kind, text: win.text };
}

function listOf<T extends z.ZodType<{ readonly id: string }>>(entry: T) {
  return z
    .array(entry)
    .superRefine((list, context) => {
      const seen = new Set<string>();
      for (const [index, { id }] of list.entries()) {
        if (seen.has(id)) {
          context.addIssue({ code: 'custom', path: [index, 'id'], message: `the id “${id}” is used twice` });
        }
        seen.add(id);
      }
    })
    .nullish();
}
