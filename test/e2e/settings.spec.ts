import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, systemOf, test } from './app.ts';
import { faultsOf } from './axe.ts';

test.describe('settings', () => {
  test('hold over a restart', async ({ launch }) => {
    const app = await launch();
    const panel = await app.panel();
    await panel.open('Settings');
    await panel.choice('Pause length', /^6/u).click();
    await panel.page.getByRole('textbox', { name: /name/iu }).fill('Sam');
    await panel.page.getByRole('switch', { name: /bridge/iu }).click();
    await panel.choice('Display', 'The main display').click();
    await panel.choice('Size', 'Compact').click();
    await panel.choice('Text size', '150 %').click();
    await panel.choice('Lines at a time', '2 lines').click();
    await panel.page.getByRole('switch', { name: /screen sharing/iu }).click();
    await panel.open('Today');
    await app.quit();
    const again = await (await launch()).panel();
    await again.open('Settings');
    await expect(again.choice('Pause length', /^6/u)).toBeChecked();
    await expect(again.page.getByRole('textbox', { name: /name/iu })).toHaveValue('Sam');
    await expect(again.page.getByRole('switch', { name: /bridge/iu })).not.toBeChecked();
    await expect(again.choice('Display', 'The main display')).toBeChecked();
    await expect(again.choice('Size', 'Compact')).toBeChecked();
    await expect(again.choice('Text size', '150 %')).toBeChecked();
    await expect(again.choice('Lines at a time', '2 lines')).toBeChecked();
    await expect(again.page.getByRole('switch', { name: /screen sharing/iu })).toBeChecked();
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

  test('offer each display of two, and say of a chosen one that it is not plugged in', async ({ launch }) => {
    const app = await launch();
    const system = systemOf(app);
    const panel = await app.panel();
    const display = (id: number, x: number) => ({
      id,
      bounds: { x, y: 0, width: 1600, height: 900 },
      workArea: undefined,
      scaleFactor: undefined,
    });
    const [main, second] = [display(1, 0), display(2, 1600)];
    await panel.open('Settings');
    await expect(panel.group('Display').getByRole('radio')).toHaveCount(2);
    await system.ask('setDisplays', [main, second]);
    await expect(panel.group('Display').getByRole('radio')).toHaveCount(4);
    const chosen = panel.group('Display').getByRole('radio').last();
    await chosen.click();
    await expect(chosen).toBeChecked();
    await system.ask('setDisplays', [main]);
    await expect(panel.choice('Display', /not plugged in/u)).toBeChecked();
    await panel.choice('Display', 'Where the pointer is').click();
    await expect(panel.group('Display').getByRole('radio')).toHaveCount(2);
  });

  test('lead to practice, to the first steps and to the policy', async ({ launch }) => {
    const panel = await (await launch()).panel();
    await panel.open('Settings');
    await panel.button('Practise a call').click();
    await expect(panel.tab('Practice')).toHaveAttribute('aria-selected', 'true');
    await panel.open('Settings');
    await panel.button('Open your site’s policy').click();
    await expect(panel.tab('Playbook')).toHaveAttribute('aria-selected', 'true');
    await expect(panel.content.getByRole('heading', { name: 'Your site’s policy' })).toBeVisible();
    await panel.open('Settings');
    await panel.button('Go through the first steps again').click();
    await expect(panel.page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  });

  test('can be jumped about in, with the keyboard', async ({ launch }) => {
    const panel = await (await launch()).panel();
    await panel.open('Settings');
    const link = panel.page
      .getByRole('navigation', { name: 'On this page' })
      .getByRole('button', { name: 'Starting' });
    await link.focus();
    await panel.page.keyboard.press('Enter');
    const heading = panel.page.getByRole('heading', { name: 'Starting' });
    await expect(heading).toBeFocused();
    await expect(heading).toBeInViewport();
    await panel.page.keyboard.press('Tab');
    await expect(panel.page.getByRole('switch', { name: 'Start at login' })).toBeFocused();
  });
});

test.describe('the other ways to start a pause', () => {
  test('each have steps, and a command that is copied as it stands', async ({ launch, folder }) => {
    const app = await launch();
    const system = systemOf(app);
    const panel = await app.panel();
    await panel.open('Settings');
    const way = panel.content.getByRole('group').filter({ hasText: 'A command' }).first();
    await way.getByText('A command', { exact: true }).click();
    const command = await way.locator('code').innerText();
    expect(command).toContain('--pause');
    expect(command).toContain(folder);
    await panel.button('Copy: A command').click();
    await expect.poll(() => system.ask('clipboardText')).toBe(command);
    await expect(panel.page.getByText('Copied.')).toBeVisible();
  });

  test('come after the key where the key can be known to work', async ({ launch }) => {
    const panel = await (await launch()).panel();
    await panel.open('Settings');
    const headings = panel.content.getByRole('heading', { level: 2 });
    await expect(headings.filter({ hasText: 'Other ways' })).toBeVisible();
    expect(await headings.first().innerText()).toBe('The key');
  });

  test.describe('on Wayland', () => {
    test.skip(process.platform !== 'linux', 'only Linux has Wayland');
    let before: string | undefined;
    test.beforeAll(() => {
      before = process.env.XDG_SESSION_TYPE;
      process.env.XDG_SESSION_TYPE = 'wayland';
    });
    test.afterAll(() => {
      if (before === undefined) delete process.env.XDG_SESSION_TYPE;
      else process.env.XDG_SESSION_TYPE = before;
    });

    test('come first, and the key says that it must be tried', async ({ launch }) => {
      const panel = await (await launch()).panel();
      await panel.open('Settings');
      const headings = panel.content.getByRole('heading', { level: 2 });
      await expect(headings.first()).toHaveText('Other ways to start a pause');
      await expect(panel.content).toContainText('This desktop does not say whether Ctrl Shift Space works');
      await expect(panel.content.locator('code').first()).toBeVisible();
    });
  });
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1200, 400]) {
    test(`axe finds nothing in a ${theme} Settings tab ${width} wide, with everything open`, async ({
      launch,
      settings,
    }) => {
      settings({ theme, hideHotkey: 'Control+Shift+F9', focusHotkey: 'Control+Nonsense' });
      const panel = await (await launch()).panel();
      await panel.page.setViewportSize({ width, height: 900 });
      await panel.open('Settings');
      for (const way of await panel.content.locator('summary').all()) await way.click();
      expect(await faultsOf(panel.page), 'the page').toEqual([]);
      const overflow = () =>
        panel.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
      expect(await overflow()).toBe(0);
      await panel.button('Record a new key').click();
      await expect(panel.page.getByText('Press the new key now.')).toBeVisible();
      await panel.page.keyboard.press('Control+c');
      await expect(panel.button('Ctrl Shift F7 is free').first()).toBeVisible();
      expect(await faultsOf(panel.page), 'recording').toEqual([]);
      expect(await overflow()).toBe(0);
    });
  }
}

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
