import { z } from 'zod';
import { promiseSchema } from '../../domain/call.ts';
import { idSchema } from '../../domain/call-fields.ts';
import type { OpenPromise } from '../../domain/promises.ts';
import { situationSchema } from '../../domain/situations.ts';
import { type Stamp, stampSchema } from '../../domain/time.ts';
import type { Connection } from './driver.ts';

const rowSchema = z
  .object({
    call_id: idSchema,
    position: z.int(),
    text: z.string(),
    due_at: z.string().nullable(),
    situation: situationSchema.nullable(),
    started_at: stampSchema,
    edited_at: stampSchema,
  })
  .transform((row) => ({
    callId: row.call_id,
    position: row.position,
    promise: promiseSchema.parse({ text: row.text, dueAt: row.due_at, doneAt: null }),
    situation: row.situation,
    startedAt: row.started_at,
    editedAt: row.edited_at,
  }));

/** Of all calls that are not binned, soonest first, those without a time last. */
export function openPromises(connection: Connection): readonly OpenPromise[] {
  return connection
    .prepare(
      `SELECT call_id, position, text, due_at, situation, started_at, edited_at
       FROM call_promises CROSS JOIN calls ON calls.id = call_id
       WHERE done_at IS NULL AND binned_at IS NULL
       ORDER BY unixepoch(due_at, 'subsec') NULLS LAST, calls.key, position`,
    )
    .all()
    .map((row) => rowSchema.parse(row));
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
  return (
    connection
      .prepare(
        `UPDATE call_promises SET done_at = :doneAt WHERE call_id = :callId AND position = :position AND text = :text
         AND EXISTS (SELECT 1 FROM calls WHERE id = :callId AND binned_at IS NULL)`,
      )
      .run({ callId, position, text, doneAt }).changes === 1
  );
}
