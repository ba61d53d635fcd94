import { z } from 'zod';
import { handoverKinds } from './call.ts';
import {
  askedForLimit,
  boundarySchema,
  causeSchema,
  didLimit,
  directionSchema,
  feelingSchema,
  idSchema,
  intensitySchema,
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
import {
  callsTakenSchema,
  pauseEndingSchema,
  stillOnMyMindSchema,
  winKindSchema,
  winLimit,
} from './records.ts';
import { situationSchema } from './situations.ts';
import { stampSchema } from './time.ts';
import { tryLimit, tryResultSchema } from './tries.ts';
import { weekSchema } from './week.ts';

/**
 * `unflappable-log`, version 1: the public file of all that a rep recorded, for export, import, backup checks and
 * anyone's own scripts. Keys are only ever added within a version. Unknown keys are an error; a key that is not
 * required may be missing or null. Bounds are those of log-record.md C1, and where it gives none, generous ones.
 */

export const logFormat = 'unflappable-log';
export const logVersion = 1;

const roleSchema = textSchema(roleLimit);
const referenceSchema = textSchema(referenceLimit);

export const shiftInFileSchema = z.strictObject({
  id: idSchema,
  startedAt: stampSchema,
  endedAt: stampSchema.nullish(),
  callsTaken: callsTakenSchema.nullish(),
  stillOnMyMind: stillOnMyMindSchema.nullish(),
});

export const pauseInFileSchema = z.strictObject({
  id: idSchema,
  startedAt: stampSchema,
  plannedSeconds: z.int().min(5).max(10).nullish(),
  actualSeconds: z.number().min(0).nullish(),
  ending: pauseEndingSchema.nullish(),
  bridge: idSchema.nullish(),
  callId: idSchema.nullish(),
});

export const callInFileSchema = z
  .strictObject({
    id: idSchema,
    status: z.enum(['draft', 'logged']),
    startedAt: stampSchema,
    minutes: minutesSchema.nullish(),
    direction: directionSchema.nullish(),
    situation: situationSchema.nullish(),
    alsoSituations: z.array(situationSchema).max(mostAlsoSituations).nullish(),
    intensity: intensitySchema.nullish(),
    woundUpPeak: woundUpSchema.nullish(),
    woundUpNow: woundUpSchema.nullish(),
    feelings: z.array(feelingSchema).max(mostFeelings).nullish(),
    outcome: outcomeSchema.nullish(),
    boundary: boundarySchema.nullish(),
    cause: causeSchema.nullish(),
    askedFor: textSchema(askedForLimit).nullish(),
    did: textSchema(didLimit).nullish(),
    saidNoTo: textSchema(didLimit).nullish(),
    promises: z
      .array(
        z.strictObject({
          text: textSchema(promiseLimit),
          dueAt: stampSchema.nullish(),
          doneAt: stampSchema.nullish(),
        }),
      )
      .max(mostInACall)
      .nullish(),
    toldBy: roleSchema.nullish(),
    handovers: z
      .array(
        z.strictObject({
          to: roleSchema,
          at: stampSchema.nullish(),
          kind: z.enum(handoverKinds).nullish(),
        }),
      )
      .max(mostInACall)
      .nullish(),
    witness: roleSchema.nullish(),
    caseRef: referenceSchema.nullish(),
    recordingRef: referenceSchema.nullish(),
    pencil: textSchema(noteLimit).nullish(),
    ink: textSchema(noteLimit).nullish(),
    linesUsed: z
      .array(
        z.strictObject({
          line: idSchema,
          result: lineResultSchema.nullish(),
        }),
      )
      .max(mostLines)
      .nullish(),
    warnings: z
      .array(z.strictObject({ step: z.int().min(1).max(3), at: stampSchema.nullish() }))
      .max(mostInACall)
      .nullish(),
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

export const winInFileSchema = z.strictObject({
  id: idSchema,
  at: stampSchema,
  kind: winKindSchema.nullish(),
  text: textSchema(winLimit).min(1),
});

export const tryInFileSchema = z.strictObject({
  week: weekSchema,
  text: textSchema(tryLimit).min(1),
  chosenAt: stampSchema,
  result: tryResultSchema.nullish(),
});

const idOf: Identity<{ readonly id: string }> = {
  key: 'id',
  of: ({ id }) => id,
  twice: (id) => `the id “${id}” is used twice`,
};
const weekOf: Identity<{ readonly week: string }> = {
  key: 'week',
  of: ({ week }) => week,
  twice: (week) => `the week ${week} is there twice`,
};

export const logFileSchema = z.strictObject({
  format: z.literal(logFormat),
  version: z.literal(logVersion),
  exportedAt: stampSchema.nullish(),
  shifts: listOf(shiftInFileSchema, idOf),
  pauses: listOf(pauseInFileSchema, idOf),
  calls: listOf(callInFileSchema, idOf),
  wins: listOf(winInFileSchema, idOf),
  /** What was chosen to try, at most one a week; written only where there is any. */
  tries: listOf(tryInFileSchema, weekOf),
});
export type LogFile = Readonly<z.infer<typeof logFileSchema>>;

export type ShiftInFile = Readonly<z.infer<typeof shiftInFileSchema>>;
export type PauseInFile = Readonly<z.infer<typeof pauseInFileSchema>>;
export type CallInFile = Readonly<z.infer<typeof callInFileSchema>>;
export type WinInFile = Readonly<z.infer<typeof winInFileSchema>>;
export type TryInFile = Readonly<z.infer<typeof tryInFileSchema>>;

/** What tells the entries of a list apart. */
interface Identity<T> {
  readonly key: string;
  readonly of: (entry: T) => string;
  readonly twice: (value: string) => string;
}

function listOf<T extends z.ZodType>(entry: T, { key, of, twice }: Identity<z.output<T>>) {
  return z
    .array(entry)
    .superRefine((list, context) => {
      const seen = new Set<string>();
      for (const [index, each] of list.entries()) {
        const value = of(each);
        if (seen.has(value)) context.addIssue({ code: 'custom', path: [index, key], message: twice(value) });
        seen.add(value);
      }
    })
    .nullish();
}
