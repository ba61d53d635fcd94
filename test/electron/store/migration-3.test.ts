import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyEntry } from '../../../domain/call.ts';
import { noChanges } from '../../../domain/own-playbook.ts';
import { callTable } from '../../../electron/store/calls.ts';
import { connect } from '../../../electron/store/driver.ts';
import { migrate } from '../../../electron/store/migrations.ts';
import { playbookTable } from '../../../electron/store/playbook.ts';
import { at } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('calls of version 2 are whole in version 3: their lines were said, and nothing was made of them yet', () => {
  const connection = connect(join(tempFolder(), 'x.db'), 'ab'.repeat(32));
  migrate(connection, 2);
  connection.script(`
    INSERT INTO calls (id, status, created_at, edited_at, started_at, situation, intensity, outcome,
      wound_up_peak, wound_up_now, pencil, taken_over_by, binned_at)
    VALUES
      ('a', 'logged', '2026-11-21T10:05:00+01:00', '2026-11-21T10:20:00+01:00', '2026-11-21T10:00:00+01:00',
       'insult', 4, 'solved', 8, 3, 'She shouted.', '', NULL),
      ('b', 'draft', '2026-11-21T12:05:00+01:00', '2026-11-21T12:05:00+01:00', '2026-11-21T12:00:00+01:00',
       NULL, NULL, NULL, NULL, NULL, '', '', NULL);
    INSERT INTO call_lines (call_id, position, line) VALUES ('a', 0, 'insult-2'), ('a', 1, 'insult-1');
  `);
  migrate(connection, 3);

  migrate(connection);
  const calls = callTable(connection);
  expect(calls.all()).toEqual([
    {
      ...emptyEntry(at('2026-11-21T10:00:00+01:00')),
      id: 'a',
      status: 'logged',
      createdAt: '2026-11-21T10:05:00+01:00',
      editedAt: '2026-11-21T10:20:00+01:00',
      situation: 'insult',
      intensity: 4,
      outcome: 'solved',
      woundUpPeak: 8,
      woundUpNow: 3,
      pencil: 'She shouted.',
      linesUsed: [
        { line: 'insult-2', isSaid: true, result: null },
        { line: 'insult-1', isSaid: true, result: null },
      ],
      warnings: [],
    },
    expect.objectContaining({ id: 'b', status: 'draft', linesUsed: [], warnings: [] }),
  ]);
  expect(calls.lineTallies()).toEqual(new Map());
  expect(playbookTable(connection).read()).toEqual({ changes: noChanges, problem: null });
  expect(connection.pragma('foreign_key_check')).toBeUndefined();
  expect(connection.pragma('integrity_check')).toBe('ok');
  connection.close();
});
