import { copyFileSync, mkdirSync } from 'node:fs';
import { z } from 'zod';
import { entriesOf } from '../../../electron/store/call-words.ts';
import { type Connection, connect } from '../../../electron/store/driver.ts';
import { keyFileOf, readKey } from '../../../electron/store/key.ts';
import { databaseFileOf, openStore } from '../../../electron/store/open.ts';
import { firstDay, lengthOf, monthsOf } from './calls.ts';

/** Writes so many calls, and what belongs to them, as the app does; from a Monday on. */
export function fill(folder: string, count: number, first = firstDay): void {
  mkdirSync(folder, { recursive: true });
  const store = openStore(folder);
  const { calls, pauses, shifts, wins } = monthsOf(count, first);
  store.transaction(() => {
    for (const call of calls) store.calls.save(call);
    for (const pause of pauses) store.pauses.add(pause, false);
    for (const shift of shifts) store.shifts.save(shift);
    for (const win of wins) store.wins.add(win);
  });
  store.close();
}

/** Puts a log into `to` that goes on for so many times as long as the one in `from`, which holds `count` calls. */
export function fillFrom(from: string, to: string, count: number, times: number): void {
  mkdirSync(to, { recursive: true });
  copyFileSync(databaseFileOf(from), databaseFileOf(to));
  copyFileSync(keyFileOf(from), keyFileOf(to));
  const connection = connect(databaseFileOf(to), readKey(to) ?? '', 'alone');
  // Nobody needs it if the power goes now.
  connection.pragma('synchronous = OFF');
  connection.pragma('journal_mode = OFF');
  connection.pragma('cache_size = -800000');
  connection.transaction(() => {
    const copyLater = [...copied.map((table) => laterCopies(connection, table)), laterEntries(connection)];
    for (let time = 1; time < times; time += 1) {
      for (const copy of copyLater) copy((lengthOf(count) / 1000) * time, `~${time}`);
    }
    connection.script(`
      UPDATE call_totals SET logged = (SELECT count(*) FROM calls);
      UPDATE line_tallies SET said = said * ${times}, helped = helped * ${times};
      UPDATE hour_totals SET calls = calls * ${times}, worked = worked * ${times};`);
  });
  connection.close();
}

// Of the sums by week the copies are those of other weeks: a log goes on by whole ones.
const copied = ['calls', 'call_texts', 'pauses', 'shifts', 'wins', 'line_weeks', 'hour_weeks'] as const;
const columnSchema = z.object({ name: z.string() });

/** Copies a table's rows as they are now, some seconds later and with other ids. */
function laterCopies(
  connection: Connection,
  table: (typeof copied)[number],
): (seconds: number, serial: string) => void {
  const columns = connection
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map((row) => columnSchema.parse(row).name);
  connection.script(`CREATE TEMP TABLE first_${table} AS SELECT ${columns.join(', ')} FROM ${table}`);
  const insert = connection.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map(later).join(', ')}
     FROM temp.first_${table} WHERE :seconds > 0 AND :serial <> '' ORDER BY ${columns[0]}`,
  );
  return (seconds, serial) => {
    insert.run({ seconds, serial });
  };
}

const textSchema = z.object({ key: z.number(), words: z.string() });

/** The same for the index of words, which cannot be read. */
function laterEntries(connection: Connection): (seconds: number) => void {
  connection.script('CREATE TEMP TABLE first_entries (key INTEGER PRIMARY KEY, entries TEXT NOT NULL)');
  const keep = connection.prepare('INSERT INTO temp.first_entries (key, entries) VALUES (:key, :entries)');
  for (const row of connection.prepare('SELECT key, words FROM call_texts').all()) {
    const { key, words } = textSchema.parse(row);
    keep.run({ key, entries: [...entriesOf(words)].join(' ') });
  }
  const insert = connection.prepare(
    `INSERT INTO call_words (rowid, entries) SELECT key + :seconds * 1000, entries
     FROM temp.first_entries ORDER BY key`,
  );
  return (seconds) => {
    insert.run({ seconds });
  };
}

function later(column: string): string {
  if (column === 'key') return `${column} + :seconds * 1000`;
  if (column === 'monday') return `date(${column}, :seconds || ' seconds')`;
  if (column === 'id' || column === 'call_id') return `${column} || :serial`;
  if (column === 'at' || column.endsWith('_at')) {
    return `strftime('%Y-%m-%dT%H:%M:%S', substr(${column}, 1, 19), :seconds || ' seconds') || '+01:00'`;
  }
  return column;
}
