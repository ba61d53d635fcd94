import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, buildCall } from '../support/build-records.ts';
import { expect, test } from './app.ts';

test.describe('the log', () => {
  test('a call without a pause is logged by hand, and the missing taps are pointed at', async ({
    launch,
  }) => {
    const panel = await (await launch()).panel();
    await panel.button('Log a call').click();
    await panel.choice('Situation', 'Our mistake').click();
    await panel.button('Done').click();
    await expect(panel.group('Intensity')).toBeVisible();
    await expect(panel.page.getByText(/how intense it was/iu).first()).toBeVisible();
    await panel.choice('Intensity', /^2 /u).click();
    await panel.choice('How it ended', 'Contained').click();
    await panel.button('Done').click();
    await panel.open('Calls');
    await expect(panel.content).toContainText('Our mistake');
    await expect(panel.content).toContainText('Contained');
  });

  test('`Later` keeps the draft with everything in it, over a restart', async ({ launch }) => {
    const app = await launch();
    const panel = await app.panel();
    await panel.button('Log a call').click();
    await panel.choice('Situation', 'Prejudice').click();
    await panel.note.fill('Asked for a man.');
    await panel.button('Later').click();
    await app.quit();

    const again = await (await launch()).panel();
    await again.button('Log it').click();
    await expect(again.choice('Situation', 'Prejudice')).toBeChecked();
    await expect(again.note).toHaveValue('Asked for a man.');
  });

  test('`Not a hard call` bins the draft, and it can be undone', async ({ launch }) => {
    const panel = await (await launch()).panel();
    await panel.button('Log a call').click();
    await panel.choice('Situation', 'Insult').click();
    await panel.button('Later').click();
    await panel.button('Not a hard call').click();
    await expect(panel.button('Log it')).toBeHidden();
    await panel.button('Undo').click();
    await panel.button('Log it').click();
    await expect(panel.choice('Situation', 'Insult')).toBeChecked();
  });

  test('a logged call can be edited, and deleted with undo', async ({ launch, records }) => {
    records((store) => store.calls.save(buildCall({ situation: 'abuse', pencil: 'First words.' })));
    const app = await launch();
    const panel = await app.panel();
    await panel.open('Calls');
    await panel.content.getByRole('button', { name: /Ongoing abuse/u }).click();
    await panel.choice('Intensity', /^5 /u).click();
    await panel.note.fill('Second words.');
    await panel.button('Done').click();
    await expect(panel.content).toContainText('Second words.');

    await panel.content.getByRole('button', { name: /Ongoing abuse/u }).click();
    await panel.button('Delete').click();
    await expect(panel.content.getByRole('button', { name: /Ongoing abuse/u })).toBeHidden();
    await panel.button('Undo').click();
    await expect(panel.content).toContainText('Second words.');
    await app.quit();
    records((store) =>
      expect(store.calls.all()).toMatchObject([{ intensity: 5, pencil: 'Second words.', status: 'logged' }]),
    );
  });

  test('what is deleted is gone after a restart', async ({ launch, records }) => {
    records((store) => store.calls.save(buildCall({ situation: 'abuse' })));
    const app = await launch();
    const panel = await app.panel();
    await panel.open('Calls');
    await panel.content.getByRole('button', { name: /Ongoing abuse/u }).click();
    await panel.button('Delete').click();
    await expect(panel.button('Undo')).toBeVisible();
    await app.quit();
    const again = await (await launch()).panel();
    await again.open('Calls');
    await expect(again.content).not.toContainText('Ongoing abuse');
  });

  test('the whole log can be done by keyboard', async ({ launch }) => {
    const panel = await (await launch()).panel();
    const { keyboard } = panel.page;
    await panel.button('Log a call').focus();
    await keyboard.press('Enter');
    await panel.group('Situation').getByRole('radio').first().focus();
    await keyboard.press('ArrowRight');
    await keyboard.press('Space');
    await panel.group('Intensity').getByRole('radio').first().focus();
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    await panel.group('How it ended').getByRole('radio').first().focus();
    await keyboard.press('Space');
    await panel.button('Done').focus();
    await keyboard.press('Enter');
    await panel.tab('Today').focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(panel.tab('Calls')).toHaveAttribute('aria-selected', 'true');
    await expect(panel.content).toContainText('Shouting');
    await expect(panel.content).toContainText('Raised voice or sarcasm');
  });
});

test('a win is kept in one line, any time, and can be taken back', async ({ launch }) => {
  const app = await launch();
  const panel = await app.panel();
  await panel.page
    .getByRole('textbox', { name: /Something small that went well/u })
    .fill('She thanked me twice.');
  await panel.button('Keep it').click();
  await expect(panel.content).toContainText('She thanked me twice.');
  await panel.open('Week');
  await expect(panel.content).toContainText('She thanked me twice.');
});

test('the week can be left for an earlier one and found again', async ({ launch, records }) => {
  records((store) =>
    store.calls.save(buildCall({ situation: 'escalation', startedAt: at('2026-09-16T10:00:00+02:00') })),
  );
  const panel = await (await launch()).panel();
  await panel.open('Week');
  const title = panel.content.getByRole('heading', { level: 1 });
  const now = (await title.textContent()) ?? '';
  await panel.button('Earlier week').click();
  await expect(title).not.toHaveText(now);
  await panel.button('This week').click();
  await expect(title).toHaveText(now);
});

test('the playbook shows the lines of every situation', async ({ launch }) => {
  const panel = await (await launch()).panel();
  await panel.open('Playbook');
  await expect(panel.content).toContainText('I’ll work on the problem with you.');
});

test.describe('settings', () => {
  test('hold over a restart', async ({ launch }) => {
    const app = await launch();
    const panel = await app.panel();
    await panel.open('Settings');
    await panel.choice('Pause length', /^6/u).click();
    await panel.page.getByRole('textbox', { name: /name/iu }).fill('Sam');
    await panel.page.getByRole('switch', { name: /bridge/iu }).click();
    await panel.open('Today');
    await app.quit();
    const again = await (await launch()).panel();
    await again.open('Settings');
    await expect(again.choice('Pause length', /^6/u)).toBeChecked();
    await expect(again.page.getByRole('textbox', { name: /name/iu })).toHaveValue('Sam');
    await expect(again.page.getByRole('switch', { name: /bridge/iu })).not.toBeChecked();
  });

  test('the theme changes at once', async ({ launch }) => {
    const panel = await (await launch()).panel();
    await panel.open('Settings');
    const paper = () => panel.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await panel.choice('Theme', 'Light').click();
    await expect
      .poll(() => panel.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(false);
    const light = await paper();
    await panel.choice('Theme', 'Dark').click();
    await expect.poll(paper).not.toBe(light);
  });
});

test.describe('the hotkey', () => {
  test('is recorded from a key press, tested with “press it now”, and starts a pause', async ({ launch }) => {
    const app = await launch();
    const { system } = app;
    test.skip(system === null, 'only the preview can be asked to be the system');
    const panel = await app.panel();
    await panel.open('Settings');
    await panel.button('Record a new key').click();
    await panel.page.keyboard.press('Control+Alt+F9');
    await expect(panel.content).toContainText('Ctrl Alt F9');
    await expect.poll(() => system?.ask('registeredHotkeys')).toEqual(['Control+Alt+F9']);

    await panel.button('Press it now').click();
    await system?.ask('fireHotkey', 'Control+Alt+F9');
    await expect(panel.page.getByText(/Heard it/u)).toBeVisible();
    const overlay = await app.overlay();
    await expect(overlay.secondsLeft).toBeHidden();
    await system?.ask('fireHotkey', 'Control+Alt+F9');
    await expect(overlay.secondsLeft).toBeVisible();
  });

  test('that another program holds is said, and the old one stays', async ({ launch }) => {
    const app = await launch();
    const { system } = app;
    test.skip(system === null, 'only the preview can be asked to be the system');
    const panel = await app.panel();
    await system?.ask('takeHotkey', 'Control+Alt+F9', true);
    await panel.open('Settings');
    await panel.button('Record a new key').click();
    await panel.page.keyboard.press('Control+Alt+F9');
    await expect(panel.page.getByText(/could not be had/u).first()).toBeVisible();
    expect(await system?.ask('registeredHotkeys')).toEqual(['Control+Shift+Space']);
  });

  test('that cannot be had at the start is said in Settings and in the tray, and the app works on', async ({
    launch,
    settings,
  }) => {
    // Electron has no key of this name.
    settings({ hotkey: 'Control+Nonsense' });
    const app = await launch();
    const panel = await app.panel();
    await panel.open('Settings');
    await expect(panel.content).toContainText('is held by another program or the system');
    const menu = await app.system?.ask('trayMenu');
    if (menu !== undefined) {
      expect(menu.map(({ label }) => label)).toContain('The key Ctrl Nonsense is taken: choose another…');
    }
    await panel.button('Pause now').click();
    await expect((await app.overlay()).secondsLeft).toBeVisible();
  });
});

test('the tray starts and ends a shift and says what waits', async ({ launch }) => {
  const app = await launch();
  const { system } = app;
  test.skip(system === null, 'only the preview can be asked to be the system');
  const panel = await app.panel();
  await system?.ask('clickTrayMenu', ['Start shift']);
  await expect(panel.button('End shift')).toBeVisible();
  await panel.button('Log a call').click();
  await panel.button('Later').click();
  const labels = async () => (await system?.ask('trayMenu'))?.map(({ label }) => label);
  await expect.poll(labels).toEqual(expect.arrayContaining(['End shift', '1 call waits to be logged']));
});

test('start at login makes and removes what the system reads', async ({ launch, folder }) => {
  test.skip(process.platform !== 'linux', 'elsewhere the system itself keeps it');
  const configuration = join(folder, '../config');
  const entry = join(configuration, 'autostart/app.unflappable.Unflappable.desktop');
  const panel = await (await launch()).panel();
  await panel.open('Settings');
  await panel.page.getByRole('switch', { name: 'Start at login' }).click();
  await expect
    .poll(() => (existsSync(entry) ? readFileSync(entry, 'utf8') : ''))
    .toContain(`--data=${folder}`);
  await panel.page.getByRole('switch', { name: 'Start at login' }).click();
  await expect.poll(() => existsSync(entry)).toBe(false);
});
