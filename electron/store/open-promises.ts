import { z } from 'zod';
import { promiseSchema } from '../../domain/call.ts';
import { idSchema } from '../../domain/call-fields.ts';
import type { OpenPromise } from '../../domain/promises.ts';
import { situationSchema } from '../../domain/situations.ts';
import { epochOf, type Stamp, stampSchema } from '../../domain/time.ts';
import { promiseColumns } from './call-rows.ts';
import type { Connection } from './driver.ts';

const promisesSchema = z
  .string()
  .transform((json): unknown => JSON.parse(json))
  .pipe(z.array(promiseSchema));

const rowSchema = z.object({
  id: idSchema,
  situation: situationSchema.nullable(),
  started_at: stampSchema,
  edited_at: stampSchema,
  promises: promisesSchema,
});

/** Of all calls that are not binned, soonest first, those without a time last. */
export function openPromises(connection: Connection): readonly OpenPromise[] {
  return connection
    .prepare(
      `SELECT id, situation, started_at, edited_at, promises FROM calls
       WHERE has_open_promise = 1 AND binned_at IS NULL ORDER BY key`,
    )
    .all()
    .map((row) => rowSchema.parse(row))
    .flatMap(({ id, situation, started_at, edited_at, promises }) =>
      promises.flatMap((promise, position) =>
        promise.doneAt === null
          ? [{ callId: id, position, promise, situation, startedAt: started_at, editedAt: edited_at }]
          : [],
      ),
    )
    .toSorted((one, other) => dueOf(one) - dueOf(other));
}

/** Later than any time, and still a number that can be subtracted. */
const never = Number.MAX_SAFE_INTEGER;

function dueOf({ promise: { dueAt } }: OpenPromise): number {
  return dueAt === null ? never : epochOf(dueAt);
}

/**
 * Marks a promise as done, or, with null, as open again. False when there is none with that text there: the call has
 * been changed meanwhile.
 */
export function setPromiseDone(
  connection: Connection,
  callId: string,
  position: number,
  text: string,
  doneAt: Stamp | null,
): boolean {
  return connection.transaction(() => {
    const row = connection
      .prepare('SELECT promises FROM calls WHERE id = :callId AND binned_at IS NULL')
      .get({ callId });
    if (row === undefined) return false;
    const { promises } = z.object({ promises: promisesSchema }).parse(row);
    if (promises[position]?.text !== text) return false;
    connection
      .prepare(
        `UPDATE calls SET promises = :promises, has_promise = :has_promise, has_open_promise = :has_open_promise
         WHERE id = :callId`,
      )
      .run({
        callId,
        ...promiseColumns(promises.map((each, at) => (at === position ? { ...each, doneAt } : each))),
      });
    return true;
  });
}
