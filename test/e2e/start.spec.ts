import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCall } from '../support/build-records.ts';
import { canMakeReadOnly, makeReadOnly } from '../support/read-only-folder.ts';
import { startAndEnd } from '../support/running-app.ts';
import { expect, readRecords, test } from './app.ts';

/** How a start that cannot be ends: on Electron it may still show its message box when it is ended. */
const failures = { preview: [1], electron: [1, null] } as const;

test('a second start on the same folder hands over to the first, whose panel opens, and ends', async ({
  launch,
  host,
  folder,
}) => {
  const app = await launch('--hidden');
  expect(await app.hasWindow('Unflappable')).toBe(false);
  const second = await startAndEnd(host, folder);
  expect(second.status).toBe(0);
  // How long it takes is measured by `npm run bench`.
  expect(second.standardError).toBe('');
  await expect((await app.panel()).tab('Today')).toBeVisible();
});

test('`--hidden` opens no window, and neither does the setting', async ({ launch, settings }) => {
  settings({ startHidden: true });
  const app = await launch();
  await app.overlay();
  expect(await app.hasWindow('Unflappable')).toBe(false);
});

test('a data folder that cannot be written stops the start with one clear message', async ({
  host,
  folder,
}) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'file'), '');
  const message = 'cannot write to its folder';
  const ended = await startAndEnd(host, join(folder, 'file', 'below'), { message });
  expect(failures[host]).toContain(ended.status);
  expect(ended.standardError).toContain(message);
  expect(ended.standardError).not.toContain('    at ');
});

test('in a folder that can only be read the key works and calls are found, and once it can be written all goes on', async ({
  launch,
  host,
  folder,
  settings,
  records,
}) => {
  settings({});
  records((store) => store.calls.save(buildCall({ pencil: 'the refund for the oven' })));
  test.skip(!canMakeReadOnly());
  const makeWritable = makeReadOnly(folder);
  try {
    const app = await launch();
    const panel = await app.panel();
    const notice = panel.page.getByText('Your log can be read, but nothing can be added');
    await expect(notice).toBeVisible();
    await panel.open('Calls');
    await panel.page.getByRole('textbox', { name: 'Search the calls' }).fill('refund');
    await expect(panel.content.getByText('the refund for the oven')).toBeVisible();
    // Said where it is tried, in words with their remedy.
    await panel.open('Today');
    await panel.button('Log a call').click();
    await expect(panel.page.getByText('cannot be written to').first()).toBeVisible();

    await app.press();
    const overlay = await app.overlay();
    await overlay.button('Go on').click();
    await expect(overlay.lines).toBeVisible();
    await overlay.button('Later').click();
    await expect(overlay.body).toHaveText('');
    const second = await startAndEnd(host, folder);
    expect(second.status).toBe(0);

    makeWritable?.();
    // It is tried again by itself while a pause waits to be written.
    await expect(notice).toBeHidden({ timeout: 30_000 });
    await expect
      .poll(() => readRecords(folder, (store) => store.pauses.all().map(({ ending }) => ending)))
      .toEqual(['ended-by-rep']);
    expect(readRecords(folder, (store) => store.calls.all().length)).toBe(2);
    // The one that runs is found where it began.
    expect((await startAndEnd(host, folder)).status).toBe(0);
  } finally {
    makeWritable?.();
  }
});

test('a database that is not one stops the start with one clear message and is kept', async ({
  host,
  folder,
  records,
}) => {
  records(() => {});
  writeFileSync(join(folder, 'unflappable.db'), 'not a database '.repeat(400));
  const message = 'is not a log that this key opens';
  const ended = await startAndEnd(host, folder, { message });
  expect(failures[host]).toContain(ended.status);
  expect(ended.standardError).toContain(message);
  expect(readFileSync(join(folder, 'unflappable.db'), 'utf8')).toBe('not a database '.repeat(400));
});

test('settings that are not JSON are kept and said, and the app starts with the defaults', async ({
  launch,
  folder,
}) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), '{"pauseSeconds": ');
  const panel = await (await launch()).panel();
  await expect(panel.page.getByText(/Some settings could not be used/u)).toBeVisible();
  const kept = readdirSync(folder).find((name) => name.startsWith('settings.set-aside-'));
  expect(readFileSync(join(folder, kept ?? ''), 'utf8')).toBe('{"pauseSeconds": ');
});

test('closing the panel ends nothing: the key still works, and the panel comes back', async ({ launch }) => {
  const app = await launch();
  const panel = await app.panel();
  const closed = panel.page.waitForEvent('close');
  if (app.system === null) await panel.page.close();
  else await app.system.ask('closeWindow', 'Unflappable');
  await closed;
  await app.press();
  const overlay = await app.overlay();
  await overlay.button('Go on').click();
  await overlay.button('Log now').click();
  await expect((await app.panel()).group('Intensity')).toBeVisible();
});
