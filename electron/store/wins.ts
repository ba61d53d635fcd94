import { z } from 'zod';
import { emptyWin, type Win, type WinDraft, winDraftSchema, winSchema } from '../../domain/records.ts';
import { type LocalDay, type Stamp, stampSchema } from '../../domain/time.ts';
import { type DaySpan, spanOf } from './calls.ts';
import { countOf } from './count-of.ts';
import type { Connection } from './driver.ts';

export interface BinnedWin {
  readonly win: Win;
  readonly binnedAt: Stamp;
}

const binnedSchema = z.looseObject({ binned_at: stampSchema });

export interface WinTable {
  /** One that was binned is back, as it is here. */
  readonly add: (win: Win) => void;
  readonly bin: (id: string, at: Stamp) => boolean;
  readonly restore: (id: string) => boolean;
  /** What is in the bin, with when it came there. */
  readonly binned: () => readonly BinnedWin[];
  readonly purge: () => void;
  /** With a local day from `from` to `to`, newest first. */
  readonly between: (from: LocalDay, to: LocalDay) => readonly Win[];
  /** All, oldest first. */
  readonly all: () => readonly Win[];
  readonly count: () => number;
  readonly span: () => DaySpan | null;
  /** The one that is being typed. */
  readonly draft: () => WinDraft;
  readonly saveDraft: (draft: WinDraft) => void;
}

export function winTable(connection: Connection): WinTable {
  const list = (sql: string, values: Readonly<Record<string, string>> = {}) =>
    connection
      .prepare(`SELECT id, at, kind, text FROM wins WHERE binned_at IS NULL AND ${sql}`)
      .all(values)
      .map((row) => winSchema.parse(row));
  return {
    add: (win) => {
      connection.transaction(() => {
        connection.prepare('DELETE FROM wins WHERE id = :id AND binned_at IS NOT NULL').run({ id: win.id });
        connection
          .prepare('INSERT INTO wins (id, at, kind, text) VALUES (:id, :at, :kind, :text)')
          .run({ id: win.id, at: win.at, kind: win.kind, text: win.text });
      });
    },
    bin: (id, at) =>
      connection
        .prepare('UPDATE wins SET binned_at = :at WHERE id = :id AND binned_at IS NULL')
        .run({ id, at }).changes === 1,
    restore: (id) =>
      connection
        .prepare('UPDATE wins SET binned_at = NULL WHERE id = :id AND binned_at IS NOT NULL')
        .run({ id }).changes === 1,
    binned: () =>
      connection
        .prepare('SELECT id, at, kind, text, binned_at FROM wins WHERE binned_at IS NOT NULL ORDER BY id')
        .all()
        .map((row) => ({ win: winSchema.parse(row), binnedAt: binnedSchema.parse(row).binned_at })),
    purge: () => {
      connection.prepare('DELETE FROM wins WHERE binned_at IS NOT NULL').run();
    },
    between: (from, to) =>
      list('local_day BETWEEN :from AND :to ORDER BY unixepoch(at) DESC, id', { from, to }),
    all: () => list('1 ORDER BY unixepoch(at), id'),
    count: () => countOf(connection, 'wins WHERE binned_at IS NULL'),
    span: () => spanOf(connection, 'wins', 'binned_at IS NULL'),
    draft: () => {
      const row = connection.prepare('SELECT kind, text FROM win_draft').get();
      return row === undefined ? emptyWin : winDraftSchema.parse(row);
    },
    saveDraft: ({ kind, text }) => {
      connection
        .prepare(
          `INSERT INTO win_draft (only, kind, text) VALUES (1, :kind, :text)
           ON CONFLICT (only) DO UPDATE SET kind = excluded.kind, text = excluded.text`,
        )
        .run({ kind, text });
    },
  };
}
