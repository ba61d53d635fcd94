import { z } from 'zod';
import type { Call } from '../../domain/call.ts';
import type { LineTallies } from '../../domain/line-tally.ts';
import { judgedUses } from '../../domain/review/history.ts';
import type { Connection } from './driver.ts';
import { recountWeek } from './week-totals.ts';

/**
 * Counts over the whole log, kept beside it: counting anew would take longer with every call. They change in the same
 * transaction as what they count.
 */

/** What a call adds to the counts: a logged one its judged lines and itself, anything else nothing. */
type Counted = Pick<Call, 'status' | 'startedAt' | 'linesUsed'> | null;

/** Times that a logged call was written, of each connection. */
const revisions = new WeakMap<Connection, number>();

/** Another number whenever a logged call has been written over this connection. */
export function countsRevision(connection: Connection): number {
  return revisions.get(connection) ?? 0;
}

/** A call has become another one; null: it is not in the log (any more). */
export function recount(connection: Connection, before: Counted, after: Counted): void {
  if (before?.status !== 'logged' && after?.status !== 'logged') return;
  revisions.set(connection, countsRevision(connection) + 1);
  recountWeek(
    connection,
    before?.status === 'logged' ? before : null,
    after?.status === 'logged' ? after : null,
  );
  const logged = Number(after?.status === 'logged') - Number(before?.status === 'logged');
  if (logged !== 0) {
    connection.prepare('UPDATE call_totals SET logged = logged + :logged').run({ logged });
  }
  const changes = new Map<string, { said: number; helped: number }>();
  const add = (counted: Counted, sign: 1 | -1) => {
    if (counted?.status !== 'logged') return;
    for (const [line, { said, helped }] of judgedUses(counted)) {
      const change = changes.get(line) ?? { said: 0, helped: 0 };
      changes.set(line, { said: change.said + sign * said, helped: change.helped + sign * helped });
    }
  };
  add(before, -1);
  add(after, 1);
  for (const [line, { said, helped }] of changes) {
    if (said === 0 && helped === 0) continue;
    connection
      .prepare(
        `INSERT INTO line_tallies (line, said, helped) VALUES (:line, :said, :helped)
         ON CONFLICT (line) DO UPDATE SET said = said + excluded.said, helped = helped + excluded.helped`,
      )
      .run({ line, said, helped });
    if (said < 0) {
      connection.prepare('DELETE FROM line_tallies WHERE line = :line AND said <= 0').run({ line });
    }
  }
}

/** How many logged calls there are. */
export function loggedTotal(connection: Connection): number {
  return z.object({ logged: z.number() }).parse(connection.prepare('SELECT logged FROM call_totals').get())
    .logged;
}

const tallySchema = z.object({ line: z.string(), said: z.number(), helped: z.number() });

/** What each line has shown in logged calls, of the uses that the rep judged (statistics.md D7). */
export function talliesOf(connection: Connection): LineTallies {
  return new Map(
    connection
      .prepare('SELECT line, said, helped FROM line_tallies')
      .all()
      .map((row) => tallySchema.parse(row))
      .map(({ line, said, helped }) => [line, { said, helped }] as const),
  );
}
