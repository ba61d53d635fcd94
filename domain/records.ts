import { z } from 'zod';
import { idSchema, textSchema } from './call-fields.ts';
import { epochOf, localDayOf, type Stamp, shiftStamp, stampSchema } from './time.ts';

/** How a pause ended. `interrupted`: the app or the computer stopped. */
export const pauseEndings = ['ran-its-length', 'ended-by-rep', 'extended', 'interrupted'] as const;
export const pauseEndingSchema = z.enum(pauseEndings);
export type PauseEnding = z.infer<typeof pauseEndingSchema>;

export const pauseRecordSchema = z.object({
  id: idSchema,
  startedAt: stampSchema,
  /** Whole seconds, 5 to 10; null where a file did not say. */
  plannedSeconds: z.int().min(5).max(10).nullable(),
  /** Seconds from the key press to the end, null while it runs. */
  actualSeconds: z.number().min(0).nullable(),
  ending: pauseEndingSchema.nullable(),
  /** Id of the bridge that was shown, null for none. */
  bridge: idSchema.nullable(),
  callId: idSchema.nullable(),
});
export type PauseRecord = Readonly<z.infer<typeof pauseRecordSchema>>;

export const callsTakenSchema = z.int().min(0);
/** The most that is asked for; a file may say more. */
export const mostCallsTaken = 999;
export const mostOnMyMind = 10;
export const stillOnMyMindSchema = z.int().min(0).max(mostOnMyMind);

export const shiftSchema = z.object({
  id: idSchema,
  startedAt: stampSchema,
  endedAt: stampSchema.nullable(),
  /** How many calls were taken, hard or not; null: not said. */
  callsTaken: callsTakenSchema.nullable(),
  /** Whole numbers 0 to 10, asked at the end of a shift (statistics.md D11); null: not said. */
  stillOnMyMind: stillOnMyMindSchema.nullable(),
});
export type Shift = Readonly<z.infer<typeof shiftSchema>>;

const hourMs = 3_600_000;
/** What a shift lasts when nobody says otherwise. */
const usualShiftHours = 8;
/** Longer than any shift that began before midnight and still runs. */
const longestShiftHours = 12;

/** Whether a running shift was rather left open on an earlier day than worked until `now`: a night shift is not. */
export function isForgotten(shift: Shift, now: Stamp): boolean {
  const hours = (epochOf(now) - epochOf(shift.startedAt)) / hourMs;
  return shift.endedAt === null && localDayOf(shift.startedAt) < localDayOf(now) && hours > longestShiftHours;
}

/** A first guess at when a forgotten shift ended, for the rep to put right: never to come. */
export function likelyEnd(shift: Shift, now: Stamp): Stamp {
  const usual = shiftStamp(shift.startedAt, usualShiftHours * hourMs);
  return epochOf(usual) <= epochOf(now) ? usual : now;
}

/** Why a shift cannot have ended at `endedAt`, in words for the rep; empty when it can. */
export function endProblem(shift: Shift, endedAt: Stamp, now: Stamp): string {
  if (epochOf(endedAt) < epochOf(shift.startedAt)) return 'That is before the shift began.';
  if (epochOf(endedAt) > epochOf(now)) return 'That is still to come.';
  return '';
}

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
    .max(winLimit, `A win has ${winLimit} characters or fewer.`)
    .refine((text) => !/[\r\n]/u.test(text), 'A win is one line.')
    .refine((text) => text.isWellFormed(), 'There is half of a character in that.'),
});
export type WinEntry = Readonly<z.infer<typeof winEntrySchema>>;

/** A win that is still being typed: empty, or not yet worth keeping. */
export const winDraftSchema = z.object({ kind: winKindSchema, text: textSchema(winLimit) });
export type WinDraft = Readonly<z.infer<typeof winDraftSchema>>;

export const emptyWin: WinDraft = { kind: 'other', text: '' };

/** A win as it is kept. A file may hold one that could not be typed here: of several lines, or of blanks. */
export const winSchema = z.object({
  id: idSchema,
  at: stampSchema,
  kind: winKindSchema,
  text: textSchema(winLimit).min(1),
});
export type Win = Readonly<z.infer<typeof winSchema>>;
