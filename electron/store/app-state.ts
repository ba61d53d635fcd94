import { z } from 'zod';
import type { Connection } from './driver.ts';

/** Small things that the app has to remember about itself, each under a name. Who reads one parses it. */
export interface StateTable {
  /** As JSON says it; null where nothing is kept, or nothing that is JSON. */
  readonly get: (name: string) => unknown;
  /** Replaces what was kept; null: nothing is kept any more. */
  readonly set: (name: string, value: unknown) => void;
}

/** Whether a log remembers such things at all: one of the first versions does not. */
export function hasState(connection: Connection): boolean {
  return connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'app_state'").get() !== undefined;
}

const rowSchema = z.object({ json: z.string() }).optional();

export function stateTable(connection: Connection): StateTable {
  return {
    get: (name) => {
      const row = rowSchema.parse(
        connection.prepare('SELECT json FROM app_state WHERE name = :name').get({ name }),
      );
      try {
        return row === undefined ? null : JSON.parse(row.json);
      } catch {
        return null;
      }
    },
    set: (name, value) => {
      if (value === null || value === undefined) {
        connection.prepare('DELETE FROM app_state WHERE name = :name').run({ name });
        return;
      }
      connection
        .prepare(
          `INSERT INTO app_state (name, json) VALUES (:name, :json)
           ON CONFLICT (name) DO UPDATE SET json = excluded.json`,
        )
        .run({ name, json: JSON.stringify(value) });
    },
  };
}
