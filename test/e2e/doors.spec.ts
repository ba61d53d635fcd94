import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { chromium } from '@playwright/test';
import { pagesOf, pageWithTitle } from '../support/page-with-title.ts';
import { startAndEnd, startApp } from '../support/running-app.ts';
import { type App, expect, systemOf, test } from './app.ts';
import { Overlay } from './pages/overlay.ts';

const root = join(import.meta.dirname, '../..');
const client = join(root, 'assets/bin/unflappable');

// On Windows the client knows the usual data folder alone, which no test may use; test/electron/door-client.test.ts.
test.skip(process.platform === 'win32', 'the client of Windows knows no data folder of a test’s own');

/** Gives the command and waits until it has ended; whatever app it would start is `false`. */
async function command(...flags: readonly string[]): Promise<{ status: number | null; said: string }> {
  const child = spawn(client, flags, {
    env: { ...process.env, UNFLAPPABLE_APP: 'false' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(child, 'exit');
  const said = await text(child.stderr);
  await exit;
  return { status: child.exitCode, said };
}

async function visibleTitles(app: App): Promise<readonly string[]> {
  const windows = await systemOf(app).ask('windows');
  return windows.filter(({ visible }) => visible).map(({ title }) => title);
}

test('the door takes words from the command, from a second start and from an address, and is the rep’s alone', async ({
  launch,
  host,
  folder,
}) => {
  const app = await launch('--hidden');
  const overlay = await app.overlay();
  const door = join(folder, 'door.sock');

  await test.step('it is the rep’s alone, and what is no word does nothing', async () => {
    expect(statSync(door).mode & 0o777).toBe(0o600);
    for (const garbage of ['', 'PAUSE\n', 'pause now\n', 'hide\nopen\n', '\0\0\0', 'x'.repeat(100_000)]) {
      const socket = connect({ path: door, allowHalfOpen: true });
      socket.on('error', () => {});
      socket.end(garbage);
      expect(await text(socket)).toMatch(/^error: (?:byte|line) \d+: .+ Send one line with .+\n$/u);
    }
    // Until the overlay has painted once it is drawn where nobody sees it; a pause would stay.
    await expect.poll(() => visibleTitles(app)).toEqual([]);
    await expect(overlay.secondsLeft).toBeHidden();
  });

  await test.step('the command starts a pause in the running app and clears it away', async () => {
    expect(await command('--pause', `--data=${folder}`)).toEqual({ status: 0, said: '' });
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await command('--hide', `--data=${folder}`)).toEqual({ status: 0, said: '' });
    await expect(overlay.secondsLeft).toBeHidden();
    expect(await app.hasWindow('Unflappable')).toBe(false);
  });

  await test.step('a second start does what the command does, and an address only what a web page may', async () => {
    expect(await startAndEnd(host, folder, { flags: ['unflappable://pause'] })).toMatchObject({ status: 0 });
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await startAndEnd(host, folder, { flags: ['--hide'] })).toMatchObject({ status: 0 });
    // The pause may have ended by itself meanwhile.
    const anything = overlay.secondsLeft.or(overlay.lines);
    await expect(anything).toBeHidden();
    expect(await app.hasWindow('Unflappable')).toBe(false);
    await app.press();
    await expect(anything).toBeVisible();
    expect(await startAndEnd(host, folder, { flags: ['unflappable://hide', '--hide'] })).toMatchObject({
      status: 0,
    });
    await expect((await app.panel()).tab('Today')).toBeVisible();
    await expect(anything).toBeVisible();
    const panel = await app.panel();
    await overlay.putAway();
    await systemOf(app).ask('closeWindow', 'Unflappable');
    await expect.poll(() => panel.page.isClosed()).toBe(true);
  });

  await test.step('the command opens the panel', async () => {
    expect(await command('--open', `--data=${folder}`)).toEqual({ status: 0, said: '' });
    await expect((await app.panel()).tab('Today')).toBeVisible();
  });

  await app.quit();
  expect(existsSync(door)).toBe(false);
});

test('the command starts the app when none runs, and its pause is there', async ({ host, folder }) => {
  test.skip(host === 'electron', 'only the preview says where the pages of an app are that others started');
  const app = join(folder, '../app');
  writeFileSync(
    app,
    `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'preview/start.ts')}' --headless --remote-debugging-port=0 "$@"\n`,
  );
  chmodSync(app, 0o755);
  const child = spawn(client, ['--pause', `--data=${folder}`], {
    env: { ...process.env, UNFLAPPABLE_APP: app },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(child, 'exit');
  try {
    const address = await new Promise<string>((resolve) => {
      child.stderr.setEncoding('utf8').on('data', (said: string) => {
        const [, found] = /DevTools listening on (\S+)/u.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    const browser = await chromium.connectOverCDP(address, { noDefaults: true });
    const page = await pageWithTitle(() => pagesOf(browser), 'Pause');
    await expect(new Overlay(page).secondsLeft).toBeVisible();
    await browser.close();
  } finally {
    child.kill('SIGKILL');
    await exit;
  }
});

test('after a kill the door that was left behind is replaced', async ({ launch, folder }) => {
  await (await launch('--hidden')).kill();
  expect(existsSync(join(folder, 'door.sock'))).toBe(true);
  // Nobody is there: the command starts the app, which here is `false`.
  expect((await command('--pause', `--data=${folder}`)).status).toBe(1);
  const overlay = await (await launch('--hidden')).overlay();
  expect(await command('--pause', `--data=${folder}`)).toEqual({ status: 0, said: '' });
  await expect(overlay.secondsLeft).toBeVisible();
});

test('two data folders have two doors', async ({ launch, host, folder, chromium: shared }) => {
  const one = await launch('--hidden');
  const otherFolder = join(folder, '../other');
  const other = await startApp(host, otherFolder, ['--hidden'], { browser: shared?.debuggingUrl });
  try {
    expect(await command('--pause', `--data=${otherFolder}`)).toEqual({ status: 0, said: '' });
    await expect(new Overlay(await other.window('Pause')).secondsLeft).toBeVisible();
    await expect((await one.overlay()).secondsLeft).toBeHidden();
    expect(await command('--pause', `--data=${folder}`)).toEqual({ status: 0, said: '' });
    await expect((await one.overlay()).secondsLeft).toBeVisible();
    await one.kill();
    expect(await other.hasWindow('Pause')).toBe(true);
  } finally {
    await other.kill();
  }
});

test('an address that a Mac hands over starts a pause', async ({ launch }) => {
  const app = await launch();
  await systemOf(app).ask('openUrl', 'Unflappable://pause/');
  await expect((await app.overlay()).secondsLeft).toBeVisible();
});

test('with nothing to hide nothing is started', async ({ host, folder }) => {
  expect(await startAndEnd(host, folder, { flags: ['--hide'] })).toMatchObject({
    status: 0,
    standardError: '',
  });
  expect(existsSync(join(folder, 'unflappable.db'))).toBe(false);
});
