import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, systemOf, test } from './app.ts';
import { faultsInBothThemes } from './axe.ts';

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

  test('are changed, read and left for other tabs, one after the other', async ({ launch, folder }) => {
    const app = await launch();
    const system = systemOf(app);
    const panel = await app.panel();
    await panel.open('Settings');

    await test.step('the other ways to start a pause come after the key where the key can be known to work', async () => {
      const headings = panel.content.getByRole('heading', { level: 2 });
      await expect(headings.filter({ hasText: 'Other ways' })).toBeVisible();
      expect(await headings.first().innerText()).toBe('The key');
    });

    await test.step('they can be jumped about in, with the keyboard', async () => {
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

    await test.step('the theme changes at once', async () => {
      const paper = () => panel.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await panel.choice('Theme', 'Light').click();
      await expect
        .poll(() => panel.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
        .toBe(false);
      const light = await paper();
      await panel.choice('Theme', 'Dark').click();
      await expect.poll(paper).not.toBe(light);
    });

    await test.step('each display of two is offered, and of a chosen one is said that it is not plugged in', async () => {
      const display = (id: number, x: number) => ({
        id,
        bounds: { x, y: 0, width: 1600, height: 900 },
        workArea: undefined,
        scaleFactor: undefined,
      });
      const [main, second] = [display(1, 0), display(2, 1600)];
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

    await test.step('each other way has steps, and a command that is copied as it stands', async () => {
      const way = panel.content.getByRole('group').filter({ hasText: 'A command' }).first();
      await way.getByText('A command', { exact: true }).click();
      const command = await way.locator('code').innerText();
      expect(command).toContain('--pause');
      expect(command).toContain(folder);
      await panel.button('Copy: A command').click();
      await expect.poll(() => system.ask('clipboardText')).toBe(command);
      await expect(panel.page.getByText('Copied.')).toBeVisible();
    });

    await test.step('they lead to practice, to the policy and to the first steps', async () => {
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
  });
});

test.describe('the other ways to start a pause', () => {
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

test('axe finds nothing in Settings, light or dark, wide or narrow, with everything open', async ({
  launch,
  settings,
}) => {
  settings({ hideHotkey: 'Control+Shift+F9', focusHotkey: 'Control+Nonsense' });
  const panel = await (await launch()).panel();
  const expectNoFaults = async (what: string) => {
    for (const width of [1200, 400]) {
      await panel.page.setViewportSize({ width, height: 900 });
      expect(await faultsInBothThemes(panel.page), `${what}, ${width} wide`).toEqual([]);
      const overflow = () =>
        panel.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
      expect(await overflow(), `${what}, ${width} wide`).toBe(0);
    }
  };
  await panel.open('Settings');
  for (const way of await panel.content.locator('summary').all()) await way.click();
  await expectNoFaults('the page');
  await panel.button('Record a new key').click();
  await expect(panel.page.getByText('Press the new key now.')).toBeVisible();
  await panel.page.keyboard.press('Control+c');
  await expect(panel.button('Ctrl Shift F7 is free').first()).toBeVisible();
  await expectNoFaults('recording');
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
