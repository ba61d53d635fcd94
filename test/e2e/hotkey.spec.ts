import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PreviewControl } from '../../preview/control-client.ts';
import { expect, systemOf, test } from './app.ts';
import type { Panel } from './pages/panel.ts';

/** Every way in which the panel can go while it is trying out a key. */
const exits: Readonly<Record<string, (panel: Panel, system: PreviewControl) => Promise<void>>> = {
  'is closed': async (panel, system) => {
    const closed = panel.page.waitForEvent('close');
    await system.ask('closeWindow', 'Unflappable');
    await closed;
  },
  'is reloaded': async (panel) => {
    await panel.page.reload();
    await expect(panel.tab('Today')).toBeVisible();
  },
  dies: async (panel, system) => {
    const died = panel.page.waitForEvent('crash');
    await system.ask('crashPage', 'Unflappable');
    await died;
  },
};

for (const [how, leave] of Object.entries(exits)) {
  test(`the key works again when the panel ${how} while a new one is being recorded`, async ({ launch }) => {
    const app = await launch();
    const system = systemOf(app);
    const panel = await app.panel();
    await panel.open('Settings');
    await panel.button('Record a new key').click();
    await expect.poll(() => system.ask('fireHotkey', 'Control+Shift+Space')).toBe(false);
    await leave(panel, system);
    await expect.poll(() => system.ask('fireHotkey', 'Control+Shift+Space')).toBe(true);
    await expect((await app.overlay()).secondsLeft).toBeVisible();
  });

  test(`the first press counts when the panel ${how} while it listens for the key`, async ({ launch }) => {
    const app = await launch();
    const system = systemOf(app);
    const panel = await app.panel();
    await panel.open('Settings');
    await panel.button('Press it now').click();
    await expect(panel.button('Press it now')).toBeHidden();
    await leave(panel, system);
    await app.press();
    await expect((await app.overlay()).secondsLeft).toBeVisible();
  });
}

test('unlocking the screen while a key is being recorded does not lose the key', async ({ launch }) => {
  const app = await launch();
  const system = systemOf(app);
  const panel = await app.panel();
  await panel.open('Settings');
  await panel.button('Record a new key').click();
  await expect.poll(() => system.ask('fireHotkey', 'Control+Shift+Space')).toBe(false);
  await system.ask('firePowerEvent', 'unlock-screen');
  await panel.page.keyboard.press('Escape');
  await expect.poll(() => system.ask('fireHotkey', 'Control+Shift+Space')).toBe(true);
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
  await panel.page.keyboard.press('Control+Alt+F9');
  await expect(panel.page.getByText(/could not be saved.*stays your key/u).first()).toBeVisible();
  expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+Space']);
});
