import type { Connection } from './driver.ts';

/**
 * One entry a schema version, in order; an entry that has shipped never changes. Times are ISO 8601 text with their
 * offset; `local_day` is that text's date part, kept beside it for the index.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE calls (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    status TEXT NOT NULL CHECK (status IN ('draft', 'logged')),
    created_at TEXT NOT NULL,
    edited_at TEXT NOT NULL,
    started_at TEXT NOT NULL,
    local_day TEXT NOT NULL GENERATED ALWAYS AS (substr(started_at, 1, 10)) STORED,
    situation TEXT,
    intensity INTEGER CHECK (intensity BETWEEN 1 AND 5),
    outcome TEXT,
    wound_up_peak INTEGER CHECK (wound_up_peak BETWEEN 1 AND 9),
    wound_up_now INTEGER CHECK (wound_up_now BETWEEN 1 AND 9),
    pencil TEXT NOT NULL DEFAULT '' CHECK (length(pencil) <= 600),
    taken_over_by TEXT NOT NULL DEFAULT '',
    binned_at TEXT,
    CHECK (status = 'draft' OR (situation IS NOT NULL AND outcome IS NOT NULL)),
    CHECK (status = 'draft' OR (situation = 'danger') = (intensity IS NULL))
  ) STRICT;
  CREATE INDEX calls_by_day ON calls (local_day, status);

  CREATE TABLE call_lines (
    call_id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (call_id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE pauses (
    id TEXT PRIMARY KEY,
    call_id TEXT REFERENCES calls (id) ON DELETE SET NULL,
    started_at TEXT NOT NULL,
    local_day TEXT NOT NULL GENERATED ALWAYS AS (substr(started_at, 1, 10)) STORED,
    planned_seconds INTEGER NOT NULL,
    actual_seconds REAL,
    ending TEXT,
    bridge TEXT
  ) STRICT;
  CREATE INDEX pauses_by_day ON pauses (local_day);
  CREATE INDEX pauses_by_call ON pauses (call_id);

  CREATE TABLE shifts (
    id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    local_day TEXT NOT NULL GENERATED ALWAYS AS (substr(started_at, 1, 10)) STORED,
    ended_at TEXT
  ) STRICT;
  CREATE INDEX shifts_by_day ON shifts (local_day);
  -- At most one shift is open.
  CREATE UNIQUE INDEX one_open_shift ON shifts ((1)) WHERE ended_at IS NULL;

  CREATE TABLE wins (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    local_day TEXT NOT NULL GENERATED ALWAYS AS (substr(at, 1, 10)) STORED,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    binned_at TEXT
  ) STRICT;
  CREATE INDEX wins_by_day ON wins (local_day);
  `,
  `
  -- The win that is being typed: at most one.
  CREATE TABLE win_draft (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    kind TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- Until now only lines that were said were kept.
  ALTER TABLE call_lines ADD COLUMN is_said INTEGER NOT NULL DEFAULT 1 CHECK (is_said IN (0, 1));
  -- What the rep made of a line afterwards; null: nothing yet.
  ALTER TABLE call_lines ADD COLUMN result TEXT CHECK (result IN ('helped', 'did-not-help', 'not-said'));
  CREATE INDEX call_lines_judged ON call_lines (line, result) WHERE result IS NOT NULL;

  CREATE TABLE call_warnings (
    call_id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    step INTEGER NOT NULL CHECK (step BETWEEN 1 AND 3),
    at TEXT NOT NULL,
    PRIMARY KEY (call_id, position)
  ) STRICT, WITHOUT ROWID;

  -- What makes the playbook the rep's own, as JSON: at most one row.
  CREATE TABLE playbook_changes (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    json TEXT NOT NULL
  ) STRICT;
  `,
];

/** The version this program writes. */
export const schemaVersion = migrations.length;

/** The version a database is at; 0 for a new one. */
export function versionOf(connection: Connection): number {
  return Number(connection.pragma('user_version'));
}

/**
 * Brings a database up to `target`, each step in a transaction of its own: after a crash it stands at the last step
 * that was finished. Of two programs that start at once each takes what the other has left.
 */
export function migrate(connection: Connection, target = schemaVersion): void {
  while (versionOf(connection) < target) {
    connection.writeTransaction(() => {
      // Looked up again: between the look above and the lock another program may have taken this very step.
      const version = versionOf(connection);
      if (version >= target) {
        return;
      }
      const sql = migrations[version];
      if (sql === undefined) {
        throw new RangeError(`there is no migration to version ${version + 1}`);
      }
      connection.script(sql);
      connection.pragma(`user_version = ${version + 1}`);
    });
  }
}
