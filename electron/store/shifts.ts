import { z } from 'zod';
import { type Shift, shiftSchema } from '../../domain/records.ts';
import type { LocalDay, Stamp } from '../../domain/time.ts';
import { type DaySpan, spanOf } from './calls.ts';
import type { Connection } from './driver.ts';

export interface ShiftTable {
  readonly save: (shift: Shift) => void;
  readonly end: (id: string, endedAt: Stamp) => void;
  /** Takes the end back: it runs again. False when it has no end. */
  readonly reopen: (id: string) => boolean;
  /** The one that runs, if any. */
  readonly running: () => Shift | null;
  /** Started on a local day from `from` to `to`, oldest first. */
  readonly between: (from: LocalDay, to: LocalDay) => readonly Shift[];
  readonly all: () => readonly Shift[];
  readonly span: () => DaySpan | null;
}

const rowSchema = z
  .object({ id: z.string(), started_at: z.string(), ended_at: z.string().nullable() })
  .transform((row) => ({ id: row.id, startedAt: row.started_at, endedAt: row.ended_at }))
  .pipe(shiftSchema);

export function shiftTable(connection: Connection): ShiftTable {
  const list = (sql: string, values: Readonly<Record<string, string>> = {}) =>
    connection
      .prepare(`SELECT id, started_at, ended_at FROM shifts WHERE ${sql} ORDER BY unixepoch(started_at), id`)
      .all(values)
      .map((row) => rowSchema.parse(row));
  return {
    save: (shift) => {
      connection
        .prepare('INSERT INTO shifts (id, started_at, ended_at) VALUES (:id, :startedAt, :endedAt)')
        .run({ id: shift.id, startedAt: shift.startedAt, endedAt: shift.endedAt });
    },
    end: (id, endedAt) => {
      connection.prepare('UPDATE shifts SET ended_at = :endedAt WHERE id = :id').run({ id, endedAt });
    },
    reopen: (id) =>
      connection
        .prepare('UPDATE shifts SET ended_at = NULL WHERE id = :id AND ended_at IS NOT NULL')
        .run({ id }).changes === 1,
    running: () => list('ended_at IS NULL')[0] ?? null,
    between: (from, to) => list('local_day BETWEEN :from AND :to', { from, to }),
    all: () => list('1'),
    span: () =>
      spanOf(connection.prepare('SELECT min(local_day) AS first, max(local_day) AS last FROM shifts').get()),
  };
}
