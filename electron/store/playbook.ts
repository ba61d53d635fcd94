import { z } from 'zod';
import { noChanges, type PlaybookChanges, playbookChangesSchema } from '../../domain/own-playbook.ts';
import type { Connection } from './driver.ts';

/** What makes the playbook the rep's own. */
export interface PlaybookTable {
  readonly read: () => KeptChanges;
  /** Replaces what was kept, unreadable or not. @throws when the changes are none that `read` would take. */
  readonly save: (changes: PlaybookChanges) => void;
}

export interface KeptChanges {
  /** None where nothing is kept, or nothing that this version can read. */
  readonly changes: PlaybookChanges;
  /**
   * Why what is kept cannot be read; null when all is well. It stays as it is until the next `save`, so that a version
   * that can read it finds it whole.
   */
  readonly problem: string | null;
}

const rowSchema = z.object({ json: z.string() });

export function playbookTable(connection: Connection): PlaybookTable {
  return {
    read: () => {
      const row = connection.prepare('SELECT json FROM playbook_changes').get();
      if (row === undefined) {
        return { changes: noChanges, problem: null };
      }
      const read = parseChanges(rowSchema.parse(row).json);
      return read.success
        ? { changes: read.data, problem: null }
        : { changes: noChanges, problem: z.prettifyError(read.error) };
    },
    save: (changes) => {
      connection
        .prepare(
          `INSERT INTO playbook_changes (only, json) VALUES (1, :json)
           ON CONFLICT (only) DO UPDATE SET json = excluded.json`,
        )
        .run({ json: JSON.stringify(playbookChangesSchema.parse(changes)) });
    },
  };
}

function parseChanges(json: string) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'it is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(playbookChangesSchema)
    .safeParse(json);
}
