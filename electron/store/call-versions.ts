import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import { idSchema } from '../../domain/call-fields.ts';
import { type CallInFile, callInFileSchema } from '../../domain/log-format.ts';
import { callInFile } from '../../domain/log-records.ts';
import { type Stamp, stampSchema } from '../../domain/time.ts';
import type { Connection } from './driver.ts';

/** What a logged call said before a visit to its form changed it. */
export interface CallVersion {
  readonly visit: string;
  readonly replacedAt: Stamp;
  readonly call: CallInFile;
}

/** What logged calls said before. A version goes with its call. */
export interface VersionTable {
  /** Keeps what the call said before this visit to its form; the first of a visit stays, whatever comes after it. */
  readonly keep: (visit: string, replacedAt: Stamp, call: Call) => void;
  /** Of one call, newest first. */
  readonly of: (callId: string) => readonly CallVersion[];
  readonly count: () => number;
  /** Removes all of one call. */
  readonly forget: (callId: string) => void;
  /** Takes a note out of all that one call said before. */
  readonly stripNote: (callId: string, note: 'pencil' | 'ink') => void;
  /** Removes what was replaced before a moment. Returns how many there were. */
  readonly dropReplacedBefore: (moment: Stamp) => number;
}

const rowSchema = z
  .object({ visit: idSchema, replaced_at: stampSchema, json: z.string() })
  .transform(({ visit, replaced_at, json }) => ({
    visit,
    replacedAt: replaced_at,
    call: callInFileSchema.parse(JSON.parse(json)),
  }));

export function versionTable(connection: Connection): VersionTable {
  const of = (callId: string) =>
    connection
      .prepare(
        `SELECT visit, replaced_at, json FROM call_versions WHERE call_id = :callId
         ORDER BY unixepoch(replaced_at, 'subsec') DESC, visit`,
      )
      .all({ callId })
      .map((row) => rowSchema.parse(row));
  return {
    keep: (visit, replacedAt, call) => {
      connection
        .prepare(
          `INSERT INTO call_versions (call_id, visit, replaced_at, json)
           VALUES (:callId, :visit, :replacedAt, :json) ON CONFLICT DO NOTHING`,
        )
        .run({ callId: call.id, visit, replacedAt, json: JSON.stringify(callInFile(call)) });
    },
    of,
    count: () =>
      z
        .object({ count: z.number() })
        .parse(connection.prepare('SELECT count(*) AS count FROM call_versions').get()).count,
    forget: (callId) => {
      connection.prepare('DELETE FROM call_versions WHERE call_id = :callId').run({ callId });
    },
    stripNote: (callId, note) => {
      connection.transaction(() => {
        for (const { visit, call } of of(callId)) {
          if (call[note] === undefined || call[note] === null) continue;
          const { [note]: _gone, ...rest } = call;
          connection
            .prepare('UPDATE call_versions SET json = :json WHERE call_id = :callId AND visit = :visit')
            .run({ callId, visit, json: JSON.stringify(rest) });
        }
      });
    },
    dropReplacedBefore: (moment) =>
      connection
        .prepare('DELETE FROM call_versions WHERE unixepoch(replaced_at) < unixepoch(:moment)')
        .run({ moment }).changes,
  };
}
