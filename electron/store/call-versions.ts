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
  /** Of one call, newest first. One that cannot be read is passed over: `onUnreadable` is told why. */
  readonly of: (callId: string, onUnreadable?: (error: Error) => void) => readonly CallVersion[];
  readonly count: () => number;
  /** Removes all of one call. */
  readonly forget: (callId: string) => void;
  /** Takes a note out of all that one call said before. What is no JSON, so that nobody can say what it holds, goes. */
  readonly stripNote: (callId: string, note: 'pencil' | 'ink') => void;
  /** Removes what was replaced before a moment. Returns how many there were. */
  readonly dropReplacedBefore: (moment: Stamp) => number;
}

const rowSchema = z.object({ visit: idSchema, replaced_at: stampSchema, json: z.string() });

function versionOf(row: unknown): CallVersion {
  const { visit, replaced_at, json } = rowSchema.parse(row);
  return { visit, replacedAt: replaced_at, call: callInFileSchema.parse(JSON.parse(json)) };
}

export function versionTable(connection: Connection): VersionTable {
  return {
    keep: (visit, replacedAt, call) => {
      connection
        .prepare(
          `INSERT INTO call_versions (call_id, visit, replaced_at, json)
           VALUES (:callId, :visit, :replacedAt, :json) ON CONFLICT DO NOTHING`,
        )
        .run({ callId: call.id, visit, replacedAt, json: JSON.stringify(callInFile(call)) });
    },
    of: (callId, onUnreadable) =>
      connection
        .prepare(
          `SELECT visit, replaced_at, json FROM call_versions WHERE call_id = :callId
           ORDER BY unixepoch(replaced_at, 'subsec') DESC, visit`,
        )
        .all({ callId })
        .flatMap((row) => {
          try {
            return [versionOf(row)];
          } catch (error) {
            onUnreadable?.(error instanceof Error ? error : new Error(String(error)));
            return [];
          }
        }),
    count: () =>
      z
        .object({ count: z.number() })
        .parse(connection.prepare('SELECT count(*) AS count FROM call_versions').get()).count,
    forget: (callId) => {
      connection.prepare('DELETE FROM call_versions WHERE call_id = :callId').run({ callId });
    },
    stripNote: (callId, note) => {
      connection.transaction(() => {
        connection
          .prepare('DELETE FROM call_versions WHERE call_id = :callId AND NOT json_valid(json)')
          .run({ callId });
        connection
          .prepare(
            `UPDATE call_versions SET json = json_remove(json, '$.${note}')
             WHERE call_id = :callId AND json ->> '$.${note}' IS NOT NULL`,
          )
          .run({ callId });
      });
    },
    dropReplacedBefore: (moment) =>
      connection
        .prepare('DELETE FROM call_versions WHERE unixepoch(replaced_at) < unixepoch(:moment)')
        .run({ moment }).changes,
  };
}
