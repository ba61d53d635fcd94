import { z } from 'zod';
import { callSchema } from '../domain/call.ts';
import { callSearchSchema } from '../domain/call-filter.ts';
import { cutoffsSchema, expiredSchema } from '../domain/retention.ts';
import { stampSchema } from '../domain/time.ts';
import { weekSchema } from '../domain/week.ts';
import type { WeekSeen } from './contract/week.ts';

/** What the thread that reads records is asked, and what it answers. */

const placeShape = { folder: z.string(), key: z.string() };
export type RecordsPlace = Readonly<z.infer<z.ZodObject<typeof placeShape>>>;

/** What it is made with. */
export const recordsThreadSchema = z.strictObject({
  ...placeShape,
  /** Nobody waits for its answers. */
  isInBackground: z.boolean(),
});
export type RecordsThread = Readonly<z.infer<typeof recordsThreadSchema>>;

const askSchema = z.discriminatedUnion('for', [
  z.strictObject({ for: z.literal('search'), search: callSearchSchema }),
  /** Null: the week of `now`. */
  z.strictObject({ for: z.literal('week'), week: weekSchema.nullable(), now: stampSchema }),
  z.strictObject({ for: z.literal('expired'), cutoffs: cutoffsSchema }),
]);
export type RecordsAsk = Readonly<z.infer<typeof askSchema>>;

export const recordsQuestionSchema = z.strictObject({ id: z.int(), ask: askSchema });
export type RecordsQuestion = Readonly<z.infer<typeof recordsQuestionSchema>>;

const foundSchema = z.strictObject({
  calls: z.array(z.strictObject({ key: z.int(), call: callSchema })).readonly(),
  next: z.int().nullable(),
  count: z.int().nullable(),
});

/** What is in a review the compiler knows, as of all that main says to its windows: both ends are of one build. */
const seenSchema = z.custom<WeekSeen>(
  (value) => z.looseObject({ review: z.looseObject({ week: weekSchema }) }).safeParse(value).success,
);

const repliesSchema = z.discriminatedUnion('for', [
  z.strictObject({ for: z.literal('search'), found: foundSchema }),
  z.strictObject({ for: z.literal('week'), seen: seenSchema }),
  z.strictObject({ for: z.literal('expired'), expired: expiredSchema }),
]);
export type RecordsReply = Readonly<z.infer<typeof repliesSchema>>;

/** Between threads an error keeps its message and its stack alone, and its code says what the trouble is. */
const failureSchema = z.strictObject({ error: z.instanceof(Error), code: z.string().nullable() });
export type RecordsFailure = Readonly<z.infer<typeof failureSchema>>;

export const recordsAnswerSchema = z.strictObject({
  id: z.int(),
  answer: z.union([failureSchema, repliesSchema]),
});
export type RecordsAnswer = Readonly<z.infer<typeof recordsAnswerSchema>>;
