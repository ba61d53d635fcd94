import { z } from 'zod';
import { type Cutoffs, type Expired, isAnyExpired, nothingExpired } from '../../domain/retention.ts';
import { dayMs, epochOf, type LocalDay, stampSchema } from '../../domain/time.ts';
import { callColumns, callOf, writeCall } from './call-rows.ts';
import { recount } from './call-totals.ts';
import { versionTable } from './call-versions.ts';
import { writeWords } from './call-words.ts';
import type { Connection, Value } from './driver.ts';
import { recountShift } from './week-totals.ts';

/** What is older than it may get. */
export interface RetentionTable {
  /** How much of it there is. A note counts only where its record stays. */
  readonly count: (cutoffs: Cutoffs) => Expired;
  /**
   * Removes some of it in one transaction, out of all that was ever said of a call: at most `most` calls and as many of
   * anything else, and no more calls and shifts once `isEnough`, of which it takes at least one each. Returns what it removed; nothing
   * when nothing is left.
   */
  readonly removeSome: (cutoffs: Cutoffs, most: number, isEnough?: () => boolean) => Expired;
  /** Takes old notes out of what calls said before the rep took them out by hand. */
  readonly stripFormer: (cutoffs: Cutoffs) => void;
}

// Exactly as the indexes have it. A note in pencil is as old as its last word, or its being kept; one in ink as its record.
const pencilDay =
  'max(substr(coalesce(pencil_at, created_at), 1, 10), substr(coalesce(pencil_kept_at, created_at), 1, 10))';
const inkDay = 'substr(created_at, 1, 10)';
const isOldPencil = `(pencil <> '') = 1 AND ${pencilDay} < :cutoff`;
const isOldInk = `(ink <> '') = 1 AND ${inkDay} < :cutoff`;

// By the key, which is the time of the start: there is no index by day of all calls.
const isOldCall = 'key < :key AND local_day < :cutoff';

/** A key that no call has which started on an earlier day, by whatever clock. */
function keyAfter(day: LocalDay): number {
  return epochOf(stampSchema.parse(`${day}T00:00:00Z`)) + dayMs;
}

const keyedSchema = z.object({ key: z.number(), binned_at: z.string().nullable() });
const shiftSchema = z.object({
  id: z.string(),
  started_at: stampSchema,
  ended_at: stampSchema.nullable(),
});
const countSchema = z.object({ count: z.number() });
/** More need not be counted. */
const mostCounted = 100_000;

type Part = keyof Expired;
type SmallTable = 'pauses' | 'wins' | 'tries';

export function retentionTable(connection: Connection): RetentionTable {
  const versions = versionTable(connection);
  const countWhere = (
    table: SmallTable | 'shifts' | 'calls',
    condition: string,
    values: Readonly<Record<string, Value>>,
  ): number =>
    countSchema.parse(
      connection
        .prepare(
          `SELECT count(*) AS count FROM (SELECT 1 FROM ${table} WHERE ${condition} LIMIT ${mostCounted})`,
        )
        .get(values),
    ).count;
  const countBefore = (table: SmallTable | 'shifts', cutoff: LocalDay | null): number =>
    cutoff === null ? 0 : countWhere(table, 'local_day < :cutoff', { cutoff });
  /** Of notes whose record stays. */
  const countNotes = (condition: string, cutoff: LocalDay | null, record: LocalDay | null): number =>
    cutoff === null
      ? 0
      : countWhere('calls', `${condition} AND local_day >= :record`, { cutoff, record: record ?? '' });

  /** Writes the calls without their note, here and in what they said before. */
  const stripNotes = (
    note: 'pencil' | 'ink',
    condition: string,
    cutoff: LocalDay | null,
    most: number,
    isEnough: () => boolean,
  ) => {
    if (cutoff === null) return 0;
    const rows = connection
      .prepare(`SELECT calls.key AS key, binned_at, ${callColumns} FROM calls WHERE ${condition} LIMIT :most`)
      .all({ cutoff, most });
    let stripped = 0;
    for (const row of rows) {
      if (stripped > 0 && isEnough()) break;
      const { key, binned_at } = keyedSchema.parse(row);
      const call = callOf(row);
      const next =
        note === 'pencil'
          ? { ...call, pencil: '', pencilAt: null, pencilKeptAt: null }
          : { ...call, ink: '' };
      writeCall(connection, key, next, { key, call });
      if (binned_at === null) writeWords(connection, key, next);
      versions.stripNote(call.id, note);
      stripped += 1;
    }
    return stripped;
  };
  const stripVersions = (note: 'pencil' | 'ink', cutoff: LocalDay | null) => {
    if (cutoff === null) return;
    connection
      .prepare(
        `UPDATE call_versions SET json = json_remove(json, '$.${note}')
         WHERE substr(replaced_at, 1, 10) < :cutoff
           AND CASE WHEN json_valid(json) THEN json ->> '$.${note}' IS NOT NULL END`,
      )
      .run({ cutoff });
  };
  const removeCalls = (cutoff: LocalDay, most: number, isEnough: () => boolean): number => {
    const rows = connection
      .prepare(`SELECT calls.key AS key, binned_at, ${callColumns} FROM calls WHERE ${isOldCall} LIMIT :most`)
      .all({ cutoff, key: keyAfter(cutoff), most });
    let removed = 0;
    for (const row of rows) {
      if (removed > 0 && isEnough()) break;
      const { key, binned_at } = keyedSchema.parse(row);
      const call = callOf(row);
      if (binned_at === null) recount(connection, call, null);
      writeWords(connection, key, null);
      // A pause of a call that is gone stands alone.
      connection.prepare('UPDATE pauses SET call_id = NULL WHERE call_id = :id').run({ id: call.id });
      connection.prepare('DELETE FROM calls WHERE key = :key').run({ key });
      removed += 1;
    }
    return removed;
  };
  const removeShifts = (cutoff: LocalDay, most: number, isEnough: () => boolean): number => {
    const rows = connection
      .prepare('SELECT id, started_at, ended_at FROM shifts WHERE local_day < :cutoff LIMIT :most')
      .all({ cutoff, most });
    let removed = 0;
    for (const row of rows) {
      if (removed > 0 && isEnough()) break;
      const { id, started_at, ended_at } = shiftSchema.parse(row);
      recountShift(connection, { startedAt: started_at, endedAt: ended_at }, null);
      connection.prepare('DELETE FROM shifts WHERE id = :id').run({ id });
      removed += 1;
    }
    return removed;
  };
  const removeRows = (table: SmallTable, cutoff: LocalDay, most: number): number =>
    connection
      .prepare(
        `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE local_day < :cutoff LIMIT :most)`,
      )
      .run({ cutoff, most }).changes;

  return {
    count: ({ pencil, ink, record }) => ({
      pencil: countNotes(isOldPencil, pencil, record),
      ink: countNotes(isOldInk, ink, record),
      calls: record === null ? 0 : countWhere('calls', isOldCall, { cutoff: record, key: keyAfter(record) }),
      pauses: countBefore('pauses', record),
      shifts: countBefore('shifts', record),
      wins: countBefore('wins', record),
      tries: countBefore('tries', record),
    }),
    removeSome: ({ pencil, ink, record }, most, isEnough = () => false) =>
      connection.transaction(() => {
        const removed: Record<Part, number> = { ...nothingExpired };
        if (record !== null) {
          removed.calls = removeCalls(record, most, isEnough);
          removed.pauses = removeRows('pauses', record, most);
          removed.shifts = removeShifts(record, most, isEnough);
          removed.wins = removeRows('wins', record, most);
          removed.tries = removeRows('tries', record, most);
        }
        const isOver = () => isAnyExpired(removed) && isEnough();
        if (!isOver()) removed.pencil = stripNotes('pencil', isOldPencil, pencil, most, isEnough);
        if (!isOver()) removed.ink = stripNotes('ink', isOldInk, ink, most, isEnough);
        return removed;
      }),
    stripFormer: ({ pencil, ink }) =>
      connection.transaction(() => {
        stripVersions('pencil', pencil);
        stripVersions('ink', ink);
      }),
  };
}
