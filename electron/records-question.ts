import { z } from 'zod';
import { callSchema } from '../domain/call.ts';
import { callSearchSchema } from '../domain/call-filter.ts';

/** What the thread that reads records is asked, and what it answers. */

/** What it is made with. */
export const recordsPlaceSchema = z.strictObject({ folder: z.string(), key: z.string() });
export type RecordsPlace = Readonly<z.infer<typeof recordsPlaceSchema>>;

export const recordsQuestionSchema = z.strictObject({ id: z.int(), search: callSearchSchema });
export type RecordsQuestion = Readonly<z.infer<typeof recordsQuestionSchema>>;

const foundSchema = z.strictObject({
  calls: z.array(z.strictObject({ key: z.int(), call: callSchema })).readonly(),
  next: z.int().nullable(),
  count: z.int().nullable(),
});

/** Between threads an error keeps its message and its stack alone, and its code says what the trouble is. */
const failureSchema = z.strictObject({ error: z.instanceof(Error), code: z.string().nullable() });
export type RecordsFailure = Readonly<z.infer<typeof failureSchema>>;

export const recordsAnswerSchema = z.strictObject({
  id: z.int(),
  answer: z.union([failureSchema, foundSchema]),
});
export type RecordsAnswer = Readonly<z.infer<typeof recordsAnswerSchema>>;
