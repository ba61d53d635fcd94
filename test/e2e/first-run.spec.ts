import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings, type Settings } from '../../domain/settings.ts';
import { openStore } from '../../electron/store/open.ts';
import { type App, expect, test } from './app.ts';
import { faultsInBothThemes } from './axe.ts';
import type { Overlay } from './pages/overlay.ts';

function settingsIn(folder: string): Settings {
  return parseSettings(readFileSync(join(folder, 'settings.json'), 'utf8')).settings;
}

/** Presses right after 'press it now' was heard count as the same key, held down. */
async function pressAfterTest(app: App, overlay: Overlay): Promise<void> {
  await expect(async () => {
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible({ timeout: 4000 });
  }).toPass();
}

test.beforeEach(({ settings }) => settings({ isWelcomed: false }));

test('five steps in order, by keyboard alone, and nothing of them is recorded', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await app.panel();
  const { keyboard } = panel.page;
  const isAt = async (title: string, step: string) => {
    const heading = panel.content.getByRole('heading', { name: title, level: 1 });
    await expect(heading).toBeFocused();
    await expect(heading).toHaveAccessibleDescription(step);
  };

  const name = panel.page.getByRole('textbox', { name: 'Your first name, if you like' });
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription(/^Welcome Step 1 of 5 /u);
  await expect(panel.content.getByText('You find this again in Settings, under The pause.')).toBeVisible();
  await keyboard.type('Sam');
  await keyboard.press('Enter');

  await isAt('How do you mute?', 'Step 2 of 5');
  await keyboard.press('Tab');
  await keyboard.press('ArrowUp');
  await expect(panel.choice('How you mute', 'A key on the headset')).toBeChecked();
  await panel.button('Go on').press('Enter');

  await isAt('Your key', 'Step 3 of 5');
  await expect(panel.content.getByText('Press Ctrl Shift Space now.')).toBeVisible();
  await expect(panel.button('Go on')).toBeHidden();
  await app.press();
  await expect(panel.content.getByText('Heard it. The key works.')).toBeVisible();
  await expect(overlay.body).toHaveText('');
  await panel.button('Go on').press('Enter');

  await isAt('How long is a pause?', 'Step 4 of 5');
  await keyboard.press('Tab');
  await keyboard.press('ArrowLeft');
  await expect(panel.choice('Pause length', '7 seconds')).toBeChecked();
  await panel.button('Go on').press('Enter');

  await isAt('One pause, to try', 'Step 5 of 5');
  await expect(panel.content.getByText('Press Ctrl Shift Space now.')).toBeVisible();
  await pressAfterTest(app, overlay);
  await expect(panel.button('Go on')).toBeHidden();
  await overlay.button('Go on').click();
  await expect(overlay.lines).toBeVisible();
  await overlay.button('Later').click();
  await expect(panel.content.getByText('That was it.')).toBeVisible();
  await panel.button('Go on').press('Enter');

  await isAt('That is all of it', 'Done');
  await expect(panel.content.getByText(/site’s policy and emergency number/u)).toBeVisible();
  await panel.button('To Today').press('Enter');
  await expect(panel.content.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await expect(panel.content).toBeFocused();
  await expect(panel.content.getByText('No pause today so far.')).toBeVisible();
  await expect(panel.page.getByText('Was it a real call?')).toBeHidden();

  expect(settingsIn(folder)).toMatchObject({
    name: 'Sam',
    device: 'headset-key',
    pauseSeconds: 7,
    isWelcomed: true,
  });
  await app.quit();
  const store = openStore(folder);
  expect(store.pauses.all()).toEqual([]);
  expect(store.calls.all()).toEqual([]);
  store.close();
});

test('every step can be skipped, and the end leads to the policy', async ({ launch, folder }) => {
  const panel = await (await launch()).panel();
  for (const step of [1, 2, 3, 4, 5]) {
    await expect(panel.content.getByText(`Step ${step} of 5`)).toBeVisible();
    await panel.button('Skip this step').click();
  }
  await panel.button('Your site’s policy').click();
  await expect(panel.tab('Playbook')).toHaveAttribute('aria-selected', 'true');
  await expect(panel.content.getByRole('heading', { name: 'Your site’s policy' })).toBeVisible();
  const chapters = panel.page.getByRole('navigation', { name: 'Chapters' });
  await expect(chapters.getByRole('button', { name: 'Your site’s policy' })).toBeInViewport({ ratio: 1 });
  await expect.poll(() => settingsIn(folder)).toMatchObject({ name: '', pauseSeconds: 8, isWelcomed: true });
});

test('all of it can be skipped at once, does not come back, and is found in Settings', async ({ launch }) => {
  const first = await launch();
  const panel = await first.panel();
  await panel.button('Skip all').click();
  await expect(panel.content.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await first.quit();

  const app = await launch();
  const again = await app.panel();
  await expect(again.content.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await again.open('Settings');
  await again.button('Go through the first steps again').click();
  for (const step of [1, 2, 3, 4, 5]) {
    await expect(again.content.getByText(`Step ${step} of 5`)).toBeVisible();
    await again.button('Skip this step').click();
  }
  await expect(again.content.getByRole('heading', { name: 'That is all of it' })).toBeVisible();

  // The next call is a real one: nothing of the first steps is left once it waits to be logged.
  const overlay = await app.overlay();
  await app.press();
  await overlay.button('Go on').click();
  await overlay.button('Later').click();
  await expect(again.content.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await expect(again.content.getByText('Nothing to log.')).toBeHidden();
});

test('it is no trap: a press is a real pause, another tab is looked at, the key is only listened for once', async ({
  launch,
}) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await app.panel();

  await test.step('a press during it is a real pause, and its log opens over it', async () => {
    await expect(panel.content.getByText('Step 1 of 5')).toBeVisible();
    await app.press();
    await overlay.button('Go on').click();
    await overlay.button('Log now').click();
    await expect(panel.group('Intensity')).toBeVisible();
    await panel.button('Not a hard call').click();
    await expect(panel.content.getByText('Step 1 of 5')).toBeVisible();
  });

  await test.step('it is no trap: another tab is looked at, and the step waits', async () => {
    await panel.button('Skip this step').click();
    await panel.open('Settings');
    await expect(panel.content.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    await panel.open('Today');
    await expect(panel.content.getByText('Step 2 of 5')).toBeVisible();
  });

  await test.step('the key is only listened for until it was heard once: the next press counts', async () => {
    await panel.button('Skip this step').click();
    await expect(panel.content.getByText('Press Ctrl Shift Space now.')).toBeVisible();
    await app.press();
    await expect(panel.content.getByText('Heard it. The key works.')).toBeVisible();
    await pressAfterTest(app, overlay);
  });
});

test('a start with `--pause` shows the pause and nothing else', async ({ launch }) => {
  const app = await launch('--pause');
  await expect((await app.overlay()).secondsLeft).toBeVisible();
  expect(await app.hasWindow('Unflappable')).toBe(false);
});

test('a key that another program holds can be changed on the spot', async ({ launch, settings }) => {
  settings({ isWelcomed: false, hotkey: 'Control+Nonsense' });
  const panel = await (await launch()).panel();
  await panel.button('Skip this step').click();
  await panel.button('Skip this step').click();
  await expect(panel.button('Record a new key')).toBeVisible();
});

test('axe finds nothing in either theme', async ({ launch }) => {
  const panel = await (await launch()).panel();
  for (const step of [1, 2, 3, 4, 5]) {
    await expect(panel.content.getByText(`Step ${step} of 5`)).toBeVisible();
    expect(await faultsInBothThemes(panel.page), `step ${step}`).toEqual([]);
    await panel.button('Skip this step').click();
  }
  await expect(panel.button('To Today')).toBeVisible();
  expect(await faultsInBothThemes(panel.page), 'the end').toEqual([]);
});
