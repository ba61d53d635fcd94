import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { connect } from '../../electron/store/driver.ts';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf } from '../../electron/store/open.ts';
import { tempFolder } from '../support/temp-folder.ts';

const fixture = join(import.meta.dirname, '../fixtures/databases/v3');
const expectedSchema = z.object({ calls: z.array(z.object({ id: z.string() })).min(1) });
const idsSchema = z.array(z.object({ id: z.string() }));
const copiesOfACall = 100;

/** A log of an earlier version, and what it holds. */
export interface OlderLog {
  readonly folder: string;
  readonly ids: readonly string[];
}

/** The one that is kept as a file, and each of its calls many times: bringing it up to date takes a while. */
export function olderLog(): OlderLog {
  const folder = join(tempFolder(), 'older');
  cpSync(fixture, folder, { recursive: true });
  const text = readFileSync(join(folder, 'expected.json'), 'utf8');
  const original = expectedSchema.parse(JSON.parse(text)).calls.map(({ id }) => id);
  const connection = connect(databaseFileOf(folder), readKey(folder) ?? '');
  try {
    connection.script(`
      WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < ${copiesOfACall})
      INSERT INTO calls (id, status, created_at, edited_at, started_at, situation, intensity, outcome, pencil)
      SELECT 'copy-' || n || '-' || calls.rowid, status, created_at, edited_at, started_at, situation, intensity,
        outcome, pencil
      FROM calls, copies`);
    const ids = idsSchema.parse(connection.prepare('SELECT id FROM calls WHERE binned_at IS NULL').all());
    expect(ids.length).toBeGreaterThan(original.length * copiesOfACall);
    return { folder, ids: [...original, ...ids.map(({ id }) => id)] };
  } finally {
    connection.close();
  }
}
