import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup } from '../../electron/backups.ts';
import { readKey } from '../../electron/store/key.ts';
import { at, buildCall } from '../support/build-records.ts';
import { damage } from '../support/damage.ts';
import { expect, systemOf, test } from './app.ts';

test('a backup is made by hand, looked into and put back, and what it replaced is kept', async ({
  launch,
  folder,
  records,
}) => {
  records((store) => {
    store.calls.save(buildCall({ id: 'a', situation: 'insult', pencil: 'The first call' }));
  });
  const app = await launch();
  const panel = await app.panel();
  await panel.open('Your data');
  const card = panel.content.getByRole('region', { name: 'Backups', exact: true });
  await panel.button('Back up now').click();
  const said = (text: string) => panel.page.getByRole('status').filter({ hasText: text });
  await expect(said('A backup was made')).toBeVisible();
  await expect(card.getByRole('listitem').filter({ hasText: 'made by you' })).toContainText('1 call');

  // The second folder gets a copy, and of the key only if the rep says so.
  const second = join(folder, '../network home');
  mkdirSync(second);
  await systemOf(app).ask('answerFileDialog', [second]);
  await panel.button('Choose a folder…').click();
  await expect(card).toContainText('The last copy was made on');
  // The copy, and whose it is.
  expect(readdirSync(second)).toHaveLength(2);
  await card.getByRole('switch', { name: 'Put the key beside the copies' }).click();
  await expect(card).toContainText('The key lies beside the copies.');
  expect(existsSync(join(second, 'key.json'))).toBe(true);

  await panel.open('Today');
  await panel.button('Log a call').click();
  await panel.note.fill('The second call');
  await panel.log('Shouting', /^2 /u, 'Solved');
  await panel.open('Your data');
  const inside = card.getByRole('listitem').filter({ hasText: 'made by you' });
  await inside.getByRole('button', { name: /^Look inside/u }).click();
  await expect(inside.getByRole('listitem')).toHaveText(/Insult/u);
  await expect(inside).not.toContainText('The first call');
  await card.getByRole('button', { name: /^Restore this one/u }).click();
  await expect(said('in the list of backups, too')).toBeVisible();
  const replaced = card.getByRole('listitem').filter({ hasText: 'what was there before a restore' });
  await expect(replaced).toContainText('2 calls');

  await panel.page.getByRole('button', { name: 'Undo' }).click();
  await expect(said('It is back.')).toBeVisible();
  await panel.open('Calls');
  await expect(panel.content).toContainText('Shouting, intensity 2');
  await panel.open('Your data');
  await inside.getByRole('button', { name: /^Look inside/u }).click();
  await card.getByRole('button', { name: /^Restore this one/u }).click();
  await expect(said('in the list of backups, too')).toBeVisible();

  // Every page shows the log that is there now, and it can be written to.
  await panel.open('Calls');
  await expect(panel.content).toContainText('Insult, intensity 3');
  await expect(panel.content).not.toContainText('Shouting, intensity 2');
  await panel.open('Today');
  await panel.button('Log a call').click();
  await panel.note.fill('The third call');
  await panel.log('Shouting', /^2 /u, 'Solved');
  await panel.open('Calls');
  await expect(panel.content).toContainText('Shouting, intensity 2');
});

test('a damaged log is said at the start, gives way to its backup, and is kept', async ({
  launch,
  folder,
  records,
}) => {
  records((store) => {
    for (let index = 0; index < 30; index += 1) {
      store.calls.save(buildCall({ pencil: index === 0 ? 'The first call' : 'x'.repeat(500) }));
    }
  });
  const key = readKey(folder) ?? '';
  const made = makeBackup({
    folder,
    key,
    at: at('2026-11-20T19:00:00+01:00'),
    reason: 'daily',
    file: null,
  });
  expect(made.bytes).toBeGreaterThan(0);
  damage(join(folder, 'unflappable.db'), 9000);
  // Left unanswered, the preview presses the first button.
  const app = await launch();
  const [question] = await systemOf(app).ask('dialogs');
  expect(question).toMatchObject({
    kind: 'message',
    message: 'Your log is damaged and cannot be read.',
    buttons: ['Put the backup back', 'Start afresh', 'Quit'],
  });
  expect(question?.detail).toContain('It holds 30 calls.');
  const panel = await app.panel();
  await expect(panel.page.getByText(/The damaged file is kept in the folder damaged-\d+/u)).toBeVisible();
  await panel.open('Calls');
  await expect(panel.content.getByRole('listitem').first()).toBeVisible();
  expect(readdirSync(folder).filter((name) => name.startsWith('damaged-'))).toHaveLength(1);
});
