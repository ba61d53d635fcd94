import { z } from 'zod';
import { intensitySchema, outcomeSchema } from './call-fields.ts';
import { situationSchema } from './situations.ts';
import { localDaySchema } from './time.ts';

/** Which calls a list shows. `null` and `false` leave everything in. */
export const callFilterSchema = z.strictObject({
  /** As the main situation. */
  situation: situationSchema.nullable(),
  outcome: outcomeSchema.nullable(),
  intensity: intensitySchema.nullable(),
  /** Something was promised, done since or not. */
  hasPromise: z.boolean(),
  /** A pencil note is there, kept or not. */
  hasPencil: z.boolean(),
  /** First and last local day, both in the list. */
  from: localDaySchema.nullable(),
  to: localDaySchema.nullable(),
});
export type CallFilter = Readonly<z.infer<typeof callFilterSchema>>;

/** Every call. */
export const noFilter: CallFilter = {
  situation: null,
  outcome: null,
  intensity: null,
  hasPromise: false,
  hasPencil: false,
  from: null,
  to: null,
};

export function isFiltering(filter: CallFilter): boolean {
  return Object.values(filter).some((wanted) => wanted !== null && wanted !== false);
}

/** Whether the first day is after the last: no call is in between. */
export function areDaysSwapped({ from, to }: CallFilter): boolean {
  return from !== null && to !== null && from > to;
}

/** Longest query that is looked for. */
export const longestQuery = 200;
/** Most calls that one page of a list holds. */
export const longestPage = 500;

/** Words, and which calls they are looked for in; a page at a time, newest first. */
export const callSearchSchema = z.strictObject({
  /** As typed. */
  words: z.string().max(longestQuery),
  filter: callFilterSchema,
  /** Drafts can be found too. */
  status: z.enum(['logged', 'any']),
  /** `next` of the page before; null: the first page. */
  before: z.int().nullable(),
  limit: z.int().min(1).max(longestPage),
});
export type CallSearch = Readonly<z.infer<typeof callSearchSchema>>;
