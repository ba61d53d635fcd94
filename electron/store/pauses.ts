import { z } from 'zod';
import { type PauseRecord, pauseRecordSchema } from '../../domain/records.ts';
import type { LocalDay } from '../../domain/time.ts';
import { type DaySpan, spanOf } from './calls.ts';
import { countOf } from './count-of.ts';
import type { Connection } from './driver.ts';

export interface PauseTable {
  /** A pause that begins now, or, without `isRunning`, one that is long over. */
  readonly add: (pause: PauseRecord, isRunning?: boolean) => void;
  readonly end: (id: string, ending: NonNullable<PauseRecord['ending']>, actualSeconds: number) => void;
  /** Pauses that were running when the app stopped: marks them as interrupted. */
  readonly closeInterrupted: () => void;
  /** With a local day from `from` to `to`, oldest first. */
  readonly between: (from: LocalDay, to: LocalDay) => readonly PauseRecord[];
  /** All, oldest first. A pause whose call is binned stands alone. */
  readonly all: () => readonly PauseRecord[];
  readonly count: () => number;
  readonly span: () => DaySpan | null;
}

/** Compiled: a review reads hundreds of them. */
const rowSchema = z.compile(pauseRecordSchema, { strict: true });

export function pauseTable(connection: Connection): PauseTable {
  const list = (sql: string, values: Readonly<Record<string, string>> = {}) =>
    connection
      .prepare(
        `SELECT id, CASE WHEN call_id IN (SELECT id FROM calls WHERE binned_at IS NOT NULL) THEN NULL
           ELSE call_id END AS callId, started_at AS startedAt,
           planned_seconds AS plannedSeconds, actual_seconds AS actualSeconds, ending, bridge
         FROM pauses WHERE ${sql} ORDER BY unixepoch(started_at), id`,
      )
      .all(values)
      .map((row) => rowSchema.parse(row));
  return {
    add: (pause, isRunning = true) => {
      connection
        .prepare(
          `INSERT INTO pauses (id, call_id, started_at, planned_seconds, actual_seconds, ending, bridge,
             is_running)
           VALUES (:id, :callId, :startedAt, :plannedSeconds, :actualSeconds, :ending, :bridge, :isRunning)`,
        )
        .run({
          id: pause.id,
          callId: pause.callId,
          startedAt: pause.startedAt,
          plannedSeconds: pause.plannedSeconds,
          actualSeconds: pause.actualSeconds,
          ending: pause.ending,
          bridge: pause.bridge,
          isRunning: isRunning && pause.ending === null ? 1 : 0,
        });
    },
    end: (id, ending, actualSeconds) => {
      connection
        .prepare(
          'UPDATE pauses SET ending = :ending, actual_seconds = :actualSeconds, is_running = 0 WHERE id = :id',
        )
        .run({ id, ending, actualSeconds });
    },
    closeInterrupted: () => {
      connection
        .prepare("UPDATE pauses SET ending = 'interrupted', is_running = 0 WHERE is_running = 1")
        .run();
    },
    between: (from, to) => list('local_day BETWEEN :from AND :to', { from, to }),
    all: () => list('1'),
    count: () => countOf(connection, 'pauses'),
    span: () => spanOf(connection, 'pauses', '1'),
  };
}
