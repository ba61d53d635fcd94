import { z } from 'zod';
import { type Try, trySchema } from '../../domain/tries.ts';
import { type DaySpan, spanOf } from './calls.ts';
import { countOf } from './count-of.ts';
import type { Connection } from './driver.ts';

/** What the rep chose to try, at most one a week. */
export interface TryTable {
  readonly of: (week: string) => Try | null;
  /** Takes the place of what was chosen in that week before. */
  readonly save: (chosen: Try) => void;
  readonly remove: (week: string) => void;
  /** All, the first week first. */
  readonly all: () => readonly Try[];
  readonly count: () => number;
  /** First and last local day on which something was chosen. */
  readonly span: () => DaySpan | null;
}

const rowSchema = z
  .object({
    week: z.string(),
    text: z.string(),
    chosen_at: z.string(),
    result: z.string().nullable(),
  })
  .transform(({ chosen_at, ...row }) => ({ ...row, chosenAt: chosen_at }))
  .pipe(trySchema);

export function tryTable(connection: Connection): TryTable {
  const list = (sql: string, values: Readonly<Record<string, string>> = {}) =>
    connection
      .prepare(`SELECT week, text, chosen_at, result FROM tries ${sql}`)
      .all(values)
      .map((row) => rowSchema.parse(row));
  return {
    of: (week) => list('WHERE week = :week', { week })[0] ?? null,
    save: ({ week, text, chosenAt, result }) => {
      connection
        .prepare(
          `INSERT INTO tries (week, text, chosen_at, result) VALUES (:week, :text, :chosenAt, :result)
           ON CONFLICT (week) DO UPDATE SET text = excluded.text, chosen_at = excluded.chosen_at,
             result = excluded.result`,
        )
        .run({ week, text, chosenAt, result });
    },
    remove: (week) => {
      connection.prepare('DELETE FROM tries WHERE week = :week').run({ week });
    },
    all: () => list('ORDER BY week'),
    count: () => countOf(connection, 'tries'),
    span: () => spanOf(connection, 'tries', '1'),
  };
}
