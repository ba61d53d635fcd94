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
  `
  -- The whole record (log-record.md C1). Rebuilt rather than altered: the order of the list becomes the table's own.
  CREATE TABLE calls_4 (
    -- Seconds since 1970 of the start, times 1000, plus a number of its own: newest first is the order of this key, in the
    -- list and in the index of words.
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('draft', 'logged')),
    created_at TEXT NOT NULL,
    edited_at TEXT NOT NULL,
    started_at TEXT NOT NULL,
    local_day TEXT NOT NULL GENERATED ALWAYS AS (substr(started_at, 1, 10)) STORED,
    minutes REAL CHECK (minutes BETWEEN 0 AND 240),
    direction TEXT,
    situation TEXT,
    also_situations TEXT NOT NULL DEFAULT '[]',
    intensity INTEGER CHECK (intensity BETWEEN 1 AND 5),
    wound_up_peak INTEGER CHECK (wound_up_peak BETWEEN 1 AND 9),
    wound_up_now INTEGER CHECK (wound_up_now BETWEEN 1 AND 9),
    feelings TEXT NOT NULL DEFAULT '[]',
    outcome TEXT,
    boundary TEXT,
    cause TEXT,
    asked_for TEXT NOT NULL DEFAULT '',
    did TEXT NOT NULL DEFAULT '',
    said_no_to TEXT NOT NULL DEFAULT '',
    told_by TEXT NOT NULL DEFAULT '',
    handovers TEXT NOT NULL DEFAULT '[]',
    -- Lists lie in their call's own row: reading a page of calls reads what lies side by side, however long the log.
    promises TEXT NOT NULL DEFAULT '[]',
    lines_used TEXT NOT NULL DEFAULT '[]',
    warnings TEXT NOT NULL DEFAULT '[]',
    witness TEXT NOT NULL DEFAULT '',
    case_ref TEXT NOT NULL DEFAULT '',
    -- The same as far as it names the case, however it is written.
    case_key TEXT NOT NULL DEFAULT '',
    recording_ref TEXT NOT NULL DEFAULT '',
    pencil TEXT NOT NULL DEFAULT '',
    pencil_at TEXT,
    pencil_kept_at TEXT,
    ink TEXT NOT NULL DEFAULT '',
    ended_at TEXT,
    recovered_at TEXT,
    next_call_came_first_at TEXT,
    has_promise INTEGER NOT NULL DEFAULT 0 CHECK (has_promise IN (0, 1)),
    has_open_promise INTEGER NOT NULL DEFAULT 0 CHECK (has_open_promise IN (0, 1)),
    binned_at TEXT,
    CHECK (status = 'draft' OR (situation IS NOT NULL AND outcome IS NOT NULL)),
    CHECK (status = 'draft' OR (situation = 'danger') = (intensity IS NULL))
  ) STRICT;
  INSERT INTO calls_4 (key, id, status, created_at, edited_at, started_at, situation, intensity, outcome,
    wound_up_peak, wound_up_now, pencil, handovers, lines_used, warnings, binned_at)
  SELECT unixepoch(started_at) * 1000 + row_number() OVER (PARTITION BY unixepoch(started_at) ORDER BY created_at, id) - 1,
    id, status, created_at, edited_at, started_at, situation, intensity, outcome, wound_up_peak, wound_up_now, pencil,
    CASE WHEN taken_over_by = '' THEN '[]'
      ELSE json_array(json_object('to', taken_over_by, 'at', edited_at, 'kind', NULL)) END,
    (SELECT json_group_array(
       json_object('line', line, 'isSaid', json(iif(is_said = 1, 'true', 'false')), 'result', result) ORDER BY position)
     FROM call_lines WHERE call_id = calls.id),
    (SELECT json_group_array(json_object('step', step, 'at', at) ORDER BY position)
     FROM call_warnings WHERE call_id = calls.id),
    binned_at
  FROM calls;

  -- A pause keeps the id of its call, whatever became of that: a file may name one that it does not hold.
  CREATE TABLE pauses_4 (
    id TEXT NOT NULL UNIQUE,
    call_id TEXT,
    started_at TEXT NOT NULL,
    local_day TEXT NOT NULL GENERATED ALWAYS AS (substr(started_at, 1, 10)) STORED,
    planned_seconds INTEGER,
    actual_seconds REAL,
    ending TEXT,
    bridge TEXT,
    -- It was running when it was written: a start finds it and says that it was interrupted.
    is_running INTEGER NOT NULL DEFAULT 0 CHECK (is_running IN (0, 1))
  ) STRICT;
  INSERT INTO pauses_4 (id, call_id, started_at, planned_seconds, actual_seconds, ending, bridge, is_running)
  SELECT id, call_id, started_at, planned_seconds, actual_seconds, ending, bridge, ending IS NULL FROM pauses;

  DROP TABLE call_lines;
  DROP TABLE call_warnings;
  DROP TABLE pauses;
  DROP TABLE calls;
  ALTER TABLE calls_4 RENAME TO calls;
  ALTER TABLE pauses_4 RENAME TO pauses;

  -- What the list, its filters and the weeks look for: logged, and not binned. Each has the key behind it.
  CREATE INDEX calls_by_day ON calls (local_day, situation) WHERE status = 'logged' AND binned_at IS NULL;
  CREATE INDEX calls_by_situation ON calls (situation) WHERE status = 'logged' AND binned_at IS NULL;
  CREATE INDEX calls_by_outcome ON calls (outcome) WHERE status = 'logged' AND binned_at IS NULL;
  CREATE INDEX calls_by_intensity ON calls (intensity) WHERE status = 'logged' AND binned_at IS NULL;
  CREATE INDEX calls_by_case ON calls (case_key) WHERE case_key <> '';
  CREATE INDEX calls_draft ON calls (key) WHERE status = 'draft';
  CREATE INDEX calls_binned ON calls (key) WHERE binned_at IS NOT NULL;
  CREATE INDEX calls_in_pencil ON calls (key) WHERE pencil <> '';
  -- By the day that retention counts from.
  -- Of all calls, and with all that is asked: counting reads the index alone, and not the notes.
  CREATE INDEX calls_by_pencil_day ON calls (
    (pencil <> ''),
    max(substr(coalesce(pencil_at, created_at), 1, 10), substr(coalesce(pencil_kept_at, created_at), 1, 10)),
    local_day
  );
  CREATE INDEX calls_by_ink_day ON calls ((ink <> ''), substr(created_at, 1, 10), local_day);
  CREATE INDEX calls_of_prejudice ON calls (key) WHERE status = 'logged' AND binned_at IS NULL
    AND (situation = 'prejudice' OR also_situations LIKE '%"prejudice"%');
  CREATE INDEX calls_with_promise ON calls (key) WHERE has_promise = 1;
  CREATE INDEX calls_with_open_promise ON calls (key) WHERE has_open_promise = 1;
  CREATE INDEX pauses_by_day ON pauses (local_day);
  CREATE INDEX pauses_by_call ON pauses (call_id);
  CREATE INDEX pauses_running ON pauses (id) WHERE is_running = 1;

  -- A file may hold several shifts without an end.
  DROP INDEX one_open_shift;
  CREATE INDEX shifts_open ON shifts (started_at) WHERE ended_at IS NULL;
  ALTER TABLE shifts ADD COLUMN calls_taken INTEGER CHECK (calls_taken >= 0);
  ALTER TABLE shifts ADD COLUMN still_on_my_mind INTEGER CHECK (still_on_my_mind BETWEEN 0 AND 10);

  CREATE INDEX wins_binned ON wins (id) WHERE binned_at IS NOT NULL;

  -- What a logged call said before a visit to its form, as JSON of the public format.
  CREATE TABLE call_versions (
    call_id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    visit TEXT NOT NULL,
    replaced_at TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (call_id, visit)
  ) STRICT, WITHOUT ROWID;

  -- Small things that the app has to remember about itself, as JSON.
  CREATE TABLE app_state (
    name TEXT PRIMARY KEY,
    json TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Counts over logged calls that are not binned, kept with them: nothing that is asked often reads the whole log.
  CREATE TABLE line_tallies (
    line TEXT PRIMARY KEY,
    said INTEGER NOT NULL,
    helped INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO line_tallies (line, said, helped)
  SELECT value ->> 'line' AS line, count(*), sum(value ->> 'result' = 'helped') FROM calls, json_each(lines_used)
  WHERE value ->> 'result' IN ('helped', 'did-not-help') AND status = 'logged' AND binned_at IS NULL
  GROUP BY 1;
  CREATE TABLE call_totals (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    logged INTEGER NOT NULL CHECK (logged >= 0),
    -- How the index of words was made; 0: it is to be made.
    words_version INTEGER NOT NULL
  ) STRICT;
  INSERT INTO call_totals (only, logged, words_version)
  SELECT 1, count(*), 0 FROM calls WHERE status = 'logged' AND binned_at IS NULL;

  -- The index of words, of all calls that are not binned (call-words.ts). Its entries come folded and parted by spaces:
  -- ASCII's tokenizer leaves all other characters as they are. What is deleted is taken out of it at once.
  CREATE VIRTUAL TABLE call_words USING fts5 (
    entries, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
  );
  INSERT INTO call_words (call_words, rank) VALUES ('secure-delete', 1);
  CREATE VIRTUAL TABLE call_words_terms USING fts5vocab (call_words, row);
  -- The words that it has of each call.
  CREATE TABLE call_texts (
    key INTEGER PRIMARY KEY,
    words TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- What a review needs of all that went before (week-totals.ts), by the Monday of each record's week: a week of long ago is
  -- all of it without what came later.
  CREATE TABLE line_weeks (
    line TEXT NOT NULL,
    monday TEXT NOT NULL,
    said INTEGER NOT NULL,
    helped INTEGER NOT NULL,
    PRIMARY KEY (line, monday)
  ) STRICT, WITHOUT ROWID;
  -- cell: weekday (1 Monday to 7 Sunday) times 24, plus the hour; worked: microseconds of the shifts that began in the week.
  CREATE TABLE hour_weeks (
    cell INTEGER NOT NULL CHECK (cell BETWEEN 24 AND 191),
    monday TEXT NOT NULL,
    calls INTEGER NOT NULL,
    worked INTEGER NOT NULL,
    PRIMARY KEY (cell, monday)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE hour_totals (
    cell INTEGER PRIMARY KEY,
    calls INTEGER NOT NULL,
    worked INTEGER NOT NULL
  ) STRICT;
  -- How these were made; 0: they are to be made.
  ALTER TABLE call_totals ADD COLUMN weeks_version INTEGER NOT NULL DEFAULT 0;

  -- What the rep chose to try, at most one a week.
  CREATE TABLE tries (
    week TEXT PRIMARY KEY CHECK (length(week) = 8),
    text TEXT NOT NULL,
    chosen_at TEXT NOT NULL,
    local_day TEXT NOT NULL GENERATED ALWAYS AS (substr(chosen_at, 1, 10)) STORED,
    -- How it went, asked a week later; null: not said.
    result TEXT CHECK (result IN ('helped', 'did-not-help', 'not-tried'))
  ) STRICT;
  CREATE INDEX tries_by_day ON tries (local_day);
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
    connection.transaction(() => {
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
