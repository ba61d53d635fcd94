import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { shiftStamp, stampAt } from '../../domain/time.ts';
import { makeBackup } from '../../electron/backups.ts';
import { systemTimeZone } from '../../electron/clock.ts';
import { suspicionOf } from '../../electron/open-log.ts';
import { connect } from '../../electron/store/driver.ts';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf } from '../../electron/store/open.ts';
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

test('damage in a log too large to be read at each start is asked about at the start that meets it, or after a search has met it', async ({
  launch,
  folder,
  records,
}) => {
  records((store) => {
    for (let index = 0; index < 300; index += 1) {
      const pencil = `${index === 0 ? 'Lighthouse' : 'Parcel'} ${index}. `.repeat(40);
      store.calls.save(
        buildCall({ startedAt: shiftStamp(at('2026-11-20T10:00:00Z'), index * 60_000), pencil }),
      );
    }
    store.state.set('padding', 'x'.repeat(33 * 1024 * 1024));
  });
  const log = databaseFileOf(folder);
  const key = readKey(folder) ?? '';
  // There is one of today, so that none is made at the start, which would meet the damage.
  const now = stampAt(Date.now(), systemTimeZone());
  makeBackup({ folder, key, at: now, reason: 'daily', file: null });

  // The newest calls are read by each start.
  damage(log, pagesOfCalls(log, key).at(-1) ?? Number.NaN);
  const first = await launch();
  expect(await systemOf(first).ask('dialogs')).toMatchObject([
    { message: 'Your log is damaged and cannot be read.' },
  ]);
  const whole = await first.panel();
  await whole.open('Calls');
  await expect(whole.page.getByText('300 calls', { exact: true })).toBeVisible();
  await first.quit();

  // Where the oldest are none looks: once a search has met it, the next start reads all.
  damage(log, pagesOfCalls(log, key).at(0) ?? Number.NaN);
  const second = await launch();
  expect(await systemOf(second).ask('dialogs')).toEqual([]);
  const panel = await second.panel();
  await panel.open('Calls');
  await panel.page.getByRole('textbox', { name: 'Search the calls' }).fill('lighthouse');
  await expect(panel.content).toContainText('A part of your log cannot be read');
  expect(existsSync(suspicionOf(folder))).toBe(true);
});

/** Where in the log’s file the records of the calls are, the oldest first. */
function pagesOfCalls(log: string, key: string): readonly number[] {
  const connection = connect(log, key, 'read');
  try {
    const rows = connection
      .prepare(
        "SELECT (pageno - 1) * 4096 + 2000 AS place FROM dbstat WHERE name = 'calls' AND pagetype = 'leaf' ORDER BY path",
      )
      .all();
    return z
      .array(z.strictObject({ place: z.int() }))
      .parse(rows)
      .map(({ place }) => place);
  } finally {
    connection.close();
  }
}
