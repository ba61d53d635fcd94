import { z } from 'zod';
import { idSchema } from './call.ts';
import { stampSchema } from './time.ts';

/** How a pause ended. `interrupted`: the app or the computer stopped. */
export const pauseEndings = ['ran-its-length', 'ended-by-rep', 'extended', 'interrupted'] as const;
export const pauseEndingSchema = z.enum(pauseEndings);
export type PauseEnding = z.infer<typeof pauseEndingSchema>;

export const pauseRecordSchema = z.object({
  id: idSchema,
  startedAt: stampSchema,
  /** Whole seconds, 5 to 10. */
  plannedSeconds: z.int().min(5).max(10),
  /** Seconds from the key press to the end, null while it runs. */
  actualSeconds: z.number().min(0).nullable(),
  ending: pauseEndingSchema.nullable(),
  /** Id of the bridge that was shown, null for none. */
  bridge: idSchema.nullable(),
  callId: idSchema.nullable(),
});
export type PauseRecord = Readonly<z.infer<typeof pauseRecordSchema>>;

export const shiftSchema = z.object({
  id: idSchema,
  startedAt: stampSchema,
  endedAt: stampSchema.nullable(),
});
export type Shift = Readonly<z.infer<typeof shiftSchema>>;

export const winKinds = [
  'solved',
  'thanked',
  'protected',
  'kept-my-cool',
  'good-caller',
  'fixed-upstream',
  'colleague',
  'other',
] as const;
export const winKindSchema = z.enum(winKinds);
export type WinKind = z.infer<typeof winKindSchema>;

export const winKindNames: Readonly<Record<WinKind, string>> = {
  solved: 'Solved something',
  thanked: 'Was thanked',
  protected: 'Protected someone',
  'kept-my-cool': 'Kept my cool',
  'good-caller': 'A good caller',
  'fixed-upstream': 'Got it fixed upstream',
  colleague: 'A colleague helped',
  other: 'Something else',
};

/** Longest win, in characters. */
export const winLimit = 140;

export const winEntrySchema = z.object({
  kind: winKindSchema,
  text: z
    .string()
    .trim()
    .min(1, 'Write a few words first.')
    .max(winLimit)
    .refine((text) => !/[\r\n]/u.test(text), 'A win is one line.'),
});
export type WinEntry = Readonly<z.infer<typeof winEntrySchema>>;

export const winSchema = winEntrySchema.extend({ id: idSchema, at: stampSchema });
export type Win = Readonly<z.infer<typeof winSchema>>;
