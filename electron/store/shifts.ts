import { type Shift, shiftSchema } from '../../domain/records.ts';
import type { LocalDay, Stamp } from '../../domain/time.ts';
import { type DaySpan, spanOf } from './calls.ts';
import { countOf } from './count-of.ts';
import type { Connection } from './driver.ts';
import { recountShift } from './week-totals.ts';

export interface ShiftTable {
  /** Writes the shift as it is, new or not. */
  readonly save: (shift: Shift) => void;
  readonly get: (id: string) => Shift | null;
  readonly end: (id: string, endedAt: Stamp) => void;
  /** Takes the end back: it runs again. False when it has no end. */
  readonly reopen: (id: string) => boolean;
  /** The one that runs, if any: of several without an end the latest. */
  readonly running: () => Shift | null;
  /** Started on a local day from `from` to `to`, oldest first. */
  readonly between: (from: LocalDay, to: LocalDay) => readonly Shift[];
  readonly all: () => readonly Shift[];
  readonly count: () => number;
  readonly span: () => DaySpan | null;
}

export function shiftTable(connection: Connection): ShiftTable {
  const list = (sql: string, values: Readonly<Record<string, string>> = {}) =>
    connection
      .prepare(
        `SELECT id, started_at AS startedAt, ended_at AS endedAt, calls_taken AS callsTaken,
           still_on_my_mind AS stillOnMyMind
         FROM shifts WHERE ${sql} ORDER BY unixepoch(started_at), id`,
      )
      .all(values)
      .map((row) => shiftSchema.parse(row));
  const get = (id: string) => list('id = :id', { id })[0] ?? null;
  const save = (shift: Shift) => {
    connection.transaction(() => {
      recountShift(connection, get(shift.id), shift);
      connection
        .prepare(
          `INSERT INTO shifts (id, started_at, ended_at, calls_taken, still_on_my_mind)
           VALUES (:id, :startedAt, :endedAt, :callsTaken, :stillOnMyMind)
           ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, ended_at = excluded.ended_at,
             calls_taken = excluded.calls_taken, still_on_my_mind = excluded.still_on_my_mind`,
        )
        .run({
          id: shift.id,
          startedAt: shift.startedAt,
          endedAt: shift.endedAt,
          callsTaken: shift.callsTaken,
          stillOnMyMind: shift.stillOnMyMind,
        });
    });
  };
  return {
    save,
    end: (id, endedAt) => {
      const shift = get(id);
      if (shift !== null) save({ ...shift, endedAt });
    },
    reopen: (id) => {
      const shift = get(id);
      if (shift === null || shift.endedAt === null) return false;
      save({ ...shift, endedAt: null });
      return true;
    },
    get,
    running: () => list('ended_at IS NULL').at(-1) ?? null,
    between: (from, to) => list('local_day BETWEEN :from AND :to', { from, to }),
    all: () => list('1'),
    count: () => countOf(connection, 'shifts'),
    span: () => spanOf(connection, 'shifts', '1'),
  };
}
