import { expect, onTestFinished, test } from 'vitest';
import { noChanges } from '../../domain/own-playbook.ts';
import type { DangerPolicy } from '../../domain/policy.ts';
import { takeOverSafety } from '../../electron/playbook-keeper.ts';
import { connect } from '../../electron/store/driver.ts';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf, openStore } from '../../electron/store/open.ts';
import { tempFolder } from '../support/temp-folder.ts';

const former: DangerPolicy = { emergencyNumber: '999', alert: 'Dana', steps: 'Stay on the line.' };

function playbookIn(folder: string) {
  const store = openStore(folder);
  onTestFinished(() => store.close());
  return store.playbook;
}

test.each([
  ['all blank', { emergencyNumber: '', alert: '', steps: '' }, former],
  [
    'filled in part',
    { emergencyNumber: '', alert: 'Priya', steps: '' },
    { emergencyNumber: '999', alert: 'Priya', steps: 'Stay on the line.' },
  ],
  [
    'filled in',
    { emergencyNumber: '9-112', alert: 'Priya', steps: 'Signal.' },
    { emergencyNumber: '9-112', alert: 'Priya', steps: 'Signal.' },
  ],
] as const)('a policy that is %s keeps what it has and gets the rest', (_kind, danger, after) => {
  const table = playbookIn(tempFolder());
  table.save({ ...noChanges, policy: { ...noChanges.policy, warnings: 2, danger } });

  expect(takeOverSafety(table, former)).toBe(true);
  expect(table.read().changes.policy).toEqual({ ...noChanges.policy, warnings: 2, danger: after });
});

test('over a playbook that cannot be read nothing is taken over, and nothing of it is said to be', () => {
  const folder = tempFolder();
  openStore(folder).close();
  const connection = connect(databaseFileOf(folder), readKey(folder) ?? '');
  connection.prepare(`INSERT INTO playbook_changes (only, json) VALUES (1, '{"version":2}')`).run({});
  connection.close();
  const table = playbookIn(folder);

  expect(takeOverSafety(table, former)).toBe(false);
  expect(table.read().problem).toMatch(/version/u);
});
