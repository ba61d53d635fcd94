import { z } from 'zod';
import { idSchema } from './call-fields.ts';
import type { PauseEffect, PauseStart } from './face.ts';
import type { SaidStep } from './ladder.ts';
import { pauseEndingSchema } from './records.ts';
import { pageKeySchema } from './situations.ts';
import { type Stamp, stampSchema } from './time.ts';

/** What is to be written, with the time it happened at: it may be written minutes later, or hours. */
export interface TimedEffect {
  readonly effect: PauseEffect;
  readonly at: Stamp;
}

/** The lines that are on screen now, of the call they are shown in. */
export interface ShownLines {
  readonly callId: string;
  readonly lines: readonly string[];
}

/** What a pause, and what followed it, leaves behind at one moment. */
export interface PauseRecording {
  readonly effects: readonly TimedEffect[];
  readonly shown: ShownLines | null;
}

const linesSchema = z.array(idSchema).readonly();

const saidStepSchema: z.ZodType<SaidStep> = z.strictObject({
  kind: z.enum(['warning', 'end', 'supervisor']),
  number: z.int().nullable(),
  at: stampSchema,
});
const stepsSchema = z.array(saidStepSchema).readonly();

const startSchema: z.ZodType<PauseStart> = z.strictObject({
  pauseId: idSchema,
  callId: idSchema,
  lengthSeconds: z.int(),
  situation: pageKeySchema,
  bridge: idSchema.nullable(),
  cue: idSchema.nullable(),
  returnLine: idSchema.nullable(),
  seed: z.number(),
  earlierSteps: stepsSchema,
});

const effectSchema: z.ZodType<PauseEffect> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('record-start'), start: startSchema, at: z.number() }),
  z.strictObject({
    type: z.literal('record-end'),
    pauseId: idSchema,
    ending: pauseEndingSchema,
    actualSeconds: z.number().min(0),
  }),
  z.strictObject({
    type: z.literal('record-situation'),
    callId: idSchema,
    situation: z.union([pageKeySchema, z.literal('danger')]).nullable(),
  }),
  z.strictObject({ type: z.literal('record-said'), callId: idSchema, lines: linesSchema }),
  z.strictObject({
    type: z.literal('record-steps'),
    callId: idSchema,
    steps: stepsSchema,
    before: stepsSchema,
  }),
  z.strictObject({ type: z.literal('record-danger') }),
  z.strictObject({ type: z.literal('open-log'), callId: idSchema.nullable() }),
]);

/** The same, as it is read back from a file. */
export const pauseRecordingSchema: z.ZodType<PauseRecording> = z.strictObject({
  effects: z.array(z.strictObject({ effect: effectSchema, at: stampSchema })).readonly(),
  shown: z.strictObject({ callId: idSchema, lines: linesSchema }).nullable(),
});
