import { z } from 'zod';
import { outcomeSchema } from '../domain/call-fields.ts';
import { situationSchema } from '../domain/situations.ts';
import { localDaySchema } from '../domain/time.ts';
import { BackupError } from './backup-error.ts';
import { contentsSchema } from './backup-file.ts';
import { checkLog, withBackup } from './backups.ts';

/** What is shown of a call in a backup: no words of it. */
const glimpsedCallSchema = z.strictObject({
  day: localDaySchema,
  isDraft: z.boolean(),
  situation: situationSchema.nullable(),
  outcome: outcomeSchema.nullable(),
});
export type GlimpsedCall = Readonly<z.infer<typeof glimpsedCallSchema>>;

/** What is in a backup. */
export const lookSchema = contentsSchema.extend({ newest: z.array(glimpsedCallSchema) });
export type Look = Readonly<z.infer<typeof lookSchema>>;

const newestCalls = 20;

/** Checks a backup and reads its newest calls; writes nothing. @throws BackupError when it is not whole. */
export function lookInside(file: string, key: string): Look {
  const { integrity, counts, from, to } = checkLog(file, key);
  if (integrity !== 'ok') throw new BackupError('damaged');
  const rows = withBackup(file, key, (connection) =>
    connection
      .prepare(
        // In words that every version of the schema understands.
        `SELECT local_day AS day, status = 'draft' AS isDraft, situation, outcome FROM calls
         WHERE binned_at IS NULL ORDER BY unixepoch(started_at) DESC LIMIT ${newestCalls}`,
      )
      .all(),
  );
  return { counts, from, to, newest: rows.map((row) => glimpseOf(row)) };
}

const rowSchema = glimpsedCallSchema.extend({ isDraft: z.union([z.literal(0), z.literal(1)]) });

function glimpseOf(row: unknown): GlimpsedCall {
  const { isDraft, ...rest } = rowSchema.parse(row);
  return { ...rest, isDraft: isDraft === 1 };
}
