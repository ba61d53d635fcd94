import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PreviewControl } from '../../preview/control-client.ts';
import { type App, expect, systemOf, test } from './app.ts';
import type { Panel } from './pages/panel.ts';

/** Every way in which the panel can go while it is trying out a key; each is over once the app has heard of it. */
const exits: Readonly<Record<string, (app: App, panel: Panel) => Promise<void>>> = {
  'is closed': async (app, panel) => {
    const closed = panel.page.waitForEvent('close');
    await systemOf(app).ask('closeWindow', 'Unflappable');
    await closed;
    await expect.poll(() => app.hasWindow('Unflappable')).toBe(false);
  },
  'is reloaded': async (_app, panel) => {
    await panel.page.reload();
    await expect(panel.tab('Today')).toBeVisible();
  },
  'loses the keyboard': async (_app, panel) => {
    // Answered only once the app has heard of it.
    await panel.page.evaluate(`dispatchEvent(new Event('blur')); coach.send('readPanel')`);
  },
  'is hidden': async (app) => {
    await systemOf(app).ask('clickTrayMenu', ['Hide at once']);
  },
  dies: async (app, panel) => {
    const died = panel.page.waitForEvent('crash');
    await systemOf(app).ask('crashPage', 'Unflappable');
    await died;
    // Another takes its place.
    await expect((await app.panel()).tab('Today')).toBeVisible();
  },
};

/** A key of the app's whose press does nothing while nothing is shown, to ask whether any key works. */
const harmless = 'Control+Shift+F11';

for (const [how, leave] of Object.entries(exits)) {
  test(`the key works again when the panel ${how} while a new one is recorded or listened for`, async ({
    launch,
    settings,
  }) => {
    settings({ focusHotkey: harmless });
    const app = await launch();
    const system = systemOf(app);
    const overlay = await app.overlay();

    await test.step('while a new one is being recorded', async () => {
      const panel = await app.panel();
      await panel.open('Settings');
      await panel.button('Record a new key').click();
      await expect.poll(() => system.ask('fireHotkey', harmless)).toBe(false);
      await leave(app, panel);
      await expect.poll(() => system.ask('fireHotkey', harmless)).toBe(true);
      await app.press();
      await expect(overlay.secondsLeft).toBeVisible();
      await overlay.putAway();
    });

    await test.step('while it listens for the key the first press counts', async () => {
      await system.ask('clickTrayMenu', ['Open Unflappable']);
      const panel = await app.panel();
      // From another tab Settings begins anew: a window that is only hidden is as it was.
      await panel.open('Today');
      await panel.open('Settings');
      const listen = panel.button('Press it now');
      await listen.click();
      await expect(listen).toBeHidden();
      await leave(app, panel);
      await app.press();
      await expect(overlay.secondsLeft).toBeVisible();
    });
  });
}

test('neither an unlocked screen nor another window on top loses a key that is being recorded or tested', async ({
  launch,
  settings,
}) => {
  settings({ focusHotkey: harmless });
  const app = await launch();
  const system = systemOf(app);
  const overlay = await app.overlay();
  const panel = await app.panel();
  await panel.open('Settings');

  await test.step('unlocking the screen while a key is being recorded does not lose the key', async () => {
    await panel.button('Record a new key').click();
    await expect.poll(() => system.ask('fireHotkey', harmless)).toBe(false);
    await system.ask('firePowerEvent', 'unlock-screen');
    await panel.page.keyboard.press('Escape');
    await expect.poll(() => system.ask('fireHotkey', harmless)).toBe(true);
    await expect(panel.button('Record a new key')).toBeVisible();
  });

  await test.step('the test goes on when the rep comes back to the window', async () => {
    await panel.button('Press it now').click();
    await expect(panel.page.getByText('Press Ctrl Shift Space now.')).toBeVisible();
    await panel.page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await expect(panel.page.getByText('Come back to this window to try the key.')).toBeVisible();
    await panel.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(panel.page.getByText('Press Ctrl Shift Space now.')).toBeVisible();
    await system.ask('fireHotkey', 'Control+Shift+Space');
    await expect(panel.page.getByText(/Heard it/u)).toBeVisible();
    await expect(overlay.secondsLeft).toBeHidden();
  });
});

test('a new key that cannot be written down is not taken', async ({ launch, folder }) => {
  const app = await launch();
  const system = systemOf(app);
  const panel = await app.panel();
  await panel.open('Settings');
  // A folder in the way of the file makes every replacement fail, for root too.
  rmSync(join(folder, 'settings.json'), { force: true });
  mkdirSync(join(folder, 'settings.json', 'in-the-way'), { recursive: true });
  chmodSync(join(folder, 'settings.json'), 0o500);
  await panel.button('Record a new key').click();
  await expect(panel.page.getByText('Press the new key now.')).toBeVisible();
  await panel.page.keyboard.press('Control+Shift+F9');
  await expect(panel.page.getByText(/could not be saved.*stays your key/u).first()).toBeVisible();
  expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+Space']);
});

test('a press is refused with a reason or taken; then it is tested with “press it now”, and starts a pause', async ({
  launch,
}) => {
  const app = await launch();
  const system = systemOf(app);
  const panel = await app.panel();
  await panel.open('Settings');

  await test.step('a refused press says why, and the buttons can be had without a mouse', async () => {
    await panel.button('Record a new key').click();
    await expect(panel.page.getByText('Press the new key now.')).toBeVisible();
    for (const [keys, why] of [
      ['k', 'That key alone is for typing'],
      ['Control+c', 'Other programs need that key'],
      ['Control+ArrowLeft', 'moves or changes text'],
      ['Control+Alt+F3', 'The system uses that key'],
      ['Control+Alt+q', 'writes a letter or a sign'],
    ] as const) {
      await panel.page.keyboard.press(keys);
      await expect(panel.page.getByText(why)).toBeVisible();
    }
    await expect(panel.button('Ctrl Shift F9 is free')).toBeVisible();
    await panel.page.keyboard.press('Tab');
    await expect(panel.button('Ctrl Shift F9 is free')).toBeFocused();
    await panel.page.keyboard.press('Enter');
    await expect(panel.content).toContainText('Your key is Ctrl Shift F9 now.');
    expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+F9']);
  });

  await test.step('the key of the pause cannot be another, too', async () => {
    await panel.button('Record a new key for panic hide').click();
    await expect(panel.page.getByText('Press the new key now.')).toBeVisible();
    await panel.page.keyboard.press('Control+Shift+F9');
    await expect(
      panel.page.getByText('Ctrl Shift F9 is your key for the pause already.', { exact: false }),
    ).toBeVisible();
    expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+F9']);
    await panel.page.keyboard.press('Escape');
    await expect(panel.button('Record a new key for panic hide')).toBeVisible();
  });

  await test.step('a key is recorded, tested with “press it now”, and starts a pause', async () => {
    await panel.button('Record a new key').click();
    await expect(panel.page.getByText('Press the new key now.')).toBeVisible();
    await panel.page.keyboard.press('Control+Shift+F10');
    await expect(panel.content).toContainText('Your key is Ctrl Shift F10 now.');
    expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+F10']);

    await panel.button('Press it now').click();
    await expect(panel.page.getByText('Press Ctrl Shift F10 now.')).toBeVisible();
    // A key that is held down repeats: only the first is a press.
    await system.ask('fireHotkey', 'Control+Shift+F10');
    await system.ask('fireHotkey', 'Control+Shift+F10');
    await expect(panel.page.getByText(/Heard it/u)).toBeVisible();
    const overlay = await app.overlay();
    await expect(overlay.secondsLeft).toBeHidden();
    await expect(async () => {
      await system.ask('fireHotkey', 'Control+Shift+F10');
      await expect(overlay.secondsLeft).toBeVisible({ timeout: 200 });
    }).toPass({ intervals: [1100] });
  });
});

test('a key that cannot be had leaves the old one, and one of three free ones takes its place for good', async ({
  launch,
}) => {
  const app = await launch();
  const system = systemOf(app);
  const panel = await app.panel();
  await system.ask('takeHotkey', 'Control+Shift+F8', true);
  await system.ask('takeHotkey', 'Control+Shift+F9', true);
  await panel.open('Settings');
  await panel.button('Record a new key').click();
  await expect(panel.page.getByText('Press the new key now.')).toBeVisible();
  await panel.page.keyboard.press('Control+Shift+F8');
  await expect(
    panel.page.getByText(/Ctrl Shift F8 could not be had.*Ctrl Shift Space stays your key/u),
  ).toBeVisible();
  expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+Space']);
  const free = panel.page.getByRole('button', { name: /is free$/u });
  await expect(free).toHaveCount(3);
  await expect(panel.button('Ctrl Shift F9 is free')).toHaveCount(0);
  await panel.button('Ctrl Shift F7 is free').click();
  await expect(panel.content).toContainText('Your key is Ctrl Shift F7 now.');
  await expect(free).toHaveCount(0);
  await app.quit();

  const again = await launch();
  expect(await systemOf(again).ask('registeredHotkeys')).toEqual(['Control+Shift+F7']);
  await systemOf(again).ask('fireHotkey', 'Control+Shift+F7');
  await expect((await again.overlay()).secondsLeft).toBeVisible();
});

test('a key that cannot be had at the start is said in Settings and in the tray, with others to take', async ({
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
  const overlay = await app.overlay();
  await expect(overlay.secondsLeft).toBeVisible();
  await panel.button('Ctrl Shift Space is free').click();
  await expect(panel.content).toContainText('Ctrl Shift Space starts a pause.');
});

/** Makes the page's keyboard a German one, as far as a page can tell, and has it look. */
const germanLayout = `navigator.keyboard.getLayoutMap().then((layout) => {
  const german = new Map([...layout, ['KeyY', 'z'], ['KeyZ', 'y']]);
  navigator.keyboard.getLayoutMap = () => Promise.resolve(german);
  dispatchEvent(new Event('focus'));
})`;

test('on another layout a key is shown and taken by what stands on it, and keys are taken anew', async ({
  launch,
}) => {
  const app = await launch();
  test.skip(process.platform === 'darwin', 'a Mac takes keys by their place');
  const system = systemOf(app);
  const panel = await app.panel();
  await panel.open('Settings');
  // Another program took the key while ours had it: taking it anew fails.
  await system.ask('takeHotkey', 'Control+Shift+Space', true);
  await panel.page.evaluate(germanLayout);
  await expect(panel.content).toContainText('Ctrl Shift Space is held by another program');
  const labels = async () => (await system.ask('trayMenu')).map(({ label }) => label);
  await expect.poll(labels).toContain('The key Ctrl Shift Space is taken: choose another…');
  await system.ask('takeHotkey', 'Control+Shift+Space', false);
  await system.ask('firePowerEvent', 'resume');
  await expect.poll(labels).toContain('Key: Ctrl Shift Space');

  await panel.button('Record a new key').click();
  await expect(panel.page.getByText('Press the new key now.')).toBeVisible();
  await panel.page.keyboard.press('Alt+Shift+KeyY');
  await expect(panel.content).toContainText('Your key is Alt Shift Z now.');
  expect(await system.ask('registeredHotkeys')).toEqual(['Alt+Shift+Z']);
});

test.describe('the other keys', () => {
  const windowOf = async (system: PreviewControl, title: string) =>
    (await system.ask('windows')).find((window) => window.title === title);

  test('are off at first; panic hide clears both windows at once, and off means off', async ({ launch }) => {
    const app = await launch();
    const system = systemOf(app);
    const panel = await app.panel();
    expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+Space']);
    await panel.open('Settings');
    await panel.button('Record a new key for panic hide').click();
    await expect(panel.page.getByText('Press the new key now.')).toBeVisible();
    await panel.page.keyboard.press('Control+Shift+F9');
    await expect(panel.content).toContainText('Ctrl Shift F9 hides Unflappable now.');

    // A key that is held down counts once.
    for (let press = 0; press < 20; press += 1) await system.ask('fireHotkey', 'Control+Shift+Space');
    const overlay = await app.overlay();
    await expect(overlay.secondsLeft).toBeVisible();
    await expect(overlay.lines).toBeHidden();
    await system.ask('fireHotkey', 'Control+Shift+F9');
    await expect.poll(async () => (await windowOf(system, 'Pause'))?.visible).toBe(false);
    await expect.poll(async () => (await windowOf(system, 'Unflappable'))?.visible ?? false).toBe(false);
    await expect(overlay.secondsLeft).toBeHidden();

    await system.ask('clickTrayMenu', ['Open Unflappable']);
    const again = await app.panel();
    await again.open('Settings');
    await again.button('Switch off for panic hide').click();
    await expect(again.content).toContainText('No key hides Unflappable now.');
    expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+Space']);
  });

  test('give the overlay the keyboard only when asked to, over a restart too', async ({
    launch,
    settings,
  }) => {
    settings({ focusHotkey: 'Control+Shift+F9' });
    const app = await launch('--hidden');
    const system = systemOf(app);
    // Until it has painted once it is drawn where nobody sees it.
    await expect.poll(async () => (await windowOf(system, 'Pause'))?.visible).toBe(false);
    await system.ask('fireHotkey', 'Control+Shift+F9');
    expect((await windowOf(system, 'Pause'))?.visible).toBe(false);
    await app.press();
    await expect((await app.overlay()).secondsLeft).toBeVisible();
    expect((await windowOf(system, 'Pause'))?.focused).toBe(false);
    await system.ask('fireHotkey', 'Control+Shift+F9');
    await expect.poll(async () => (await windowOf(system, 'Pause'))?.focused).toBe(true);
  });

  test('are not taken by the digits, and the digits go with the pause', async ({ launch, settings }) => {
    settings({ hideHotkey: 'Control+Shift+2' });
    const app = await launch('--hidden');
    const system = systemOf(app);
    await app.press();
    const overlay = await app.overlay();
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await system.ask('registeredHotkeys')).toHaveLength(10);
    await system.ask('fireHotkey', 'Control+Shift+2');
    await expect.poll(async () => (await windowOf(system, 'Pause'))?.visible).toBe(false);
    await expect
      .poll(async () => (await system.ask('registeredHotkeys')).toSorted())
      .toEqual(['Control+Shift+2', 'Control+Shift+Space']);
  });
});
