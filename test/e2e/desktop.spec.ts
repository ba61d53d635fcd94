import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { PauseRecord } from '../../domain/records.ts';
import type { SettingsChange } from '../../domain/settings.ts';
import type { Rectangle } from '../../electron/overlay-place.ts';
import type { PreviewControl } from '../../preview/control-client.ts';
import { startAndEnd } from '../support/running-app.ts';
import { type App, expect, systemOf, test } from './app.ts';
import type { Overlay } from './pages/overlay.ts';

/** A large display with a bar below, and to its right a small one, higher up, at twice the scale. */
const left = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  scaleFactor: 1,
};
const right = {
  id: 2,
  bounds: { x: 1920, y: -200, width: 1280, height: 800 },
  workArea: { x: 1920, y: -170, width: 1280, height: 770 },
  scaleFactor: 2,
};
const onLeft = { x: 400, y: 900 };
const onRight = { x: 3000, y: 0 };

function isInside({ x, y, width, height }: Rectangle, area: Rectangle): boolean {
  return x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height;
}

/** The overlay's window as the system knows it. */
async function windowOf(system: PreviewControl) {
  const found = (await system.ask('windows')).filter(({ title }) => title === 'Pause');
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} windows for the pause`);
  return only;
}

/** The work area of the one display that the window is wholly on, by the display's number; null: on none. */
async function displayOf(system: PreviewControl): Promise<number | null> {
  const { visible, bounds } = await windowOf(system);
  const on = [left, right].find(({ workArea }) => isInside(bounds, workArea));
  return visible ? (on?.id ?? null) : null;
}

async function isInSight(system: PreviewControl): Promise<boolean> {
  const { visible, opacity, bounds } = await windowOf(system);
  return visible && opacity > 0 && bounds.x > -5000;
}

async function startOnTwoDisplays(app: App): Promise<{ system: PreviewControl; overlay: Overlay }> {
  const system = systemOf(app);
  const overlay = await app.overlay();
  await system.ask('setDisplays', [left, right]);
  await system.ask('setPointer', onRight);
  return { system, overlay };
}

/** From wherever it is to away, and until the window is hidden. */
async function putAway(system: PreviewControl, overlay: Overlay) {
  if (await overlay.button('Go on').isVisible()) await overlay.button('Go on').click();
  await overlay.button('Later').click();
  await expect.poll(async () => (await windowOf(system)).visible).toBe(false);
}

/** What the handle of the window does: its corner goes there. */
function drag(overlay: Overlay, x: number, y: number) {
  return overlay.page.evaluate((to) => window.coach.send('moveOverlay', { ...to, isDone: true }), { x, y });
}

test('of two displays of different scale it takes the right one, and any one that is left', async ({
  launch,
}) => {
  const app = await launch();
  const { system, overlay } = await startOnTwoDisplays(app);
  const panel = await app.panel();
  const change = (settings: SettingsChange) =>
    panel.page.evaluate((wanted) => window.coach.send('changeSettings', wanted), settings);

  /** A press brings it up there; and away with it. */
  const expectOn = async (display: number) => {
    await system.ask('fireHotkey', 'Control+Shift+Space');
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await displayOf(system)).toBe(display);
    await putAway(system, overlay);
  };

  await test.step('it comes up wholly on the one with the pointer, with every face', async () => {
    await system.ask('fireHotkey', 'Control+Shift+Space');
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await displayOf(system)).toBe(2);
    // The pointer goes; the window stays where the rep looks.
    await system.ask('setPointer', onLeft);
    await overlay.button('Go on').click();
    await expect(overlay.lines).toBeVisible();
    expect(await displayOf(system)).toBe(2);
    await overlay.button('Danger').click();
    await expect(overlay.button('Back to the lines')).toBeVisible();
    expect(await displayOf(system)).toBe(2);
    await overlay.button('Back to the lines').click();
    await putAway(system, overlay);

    await expectOn(1);
  });

  await test.step('a display that goes while the overlay is up takes it to another at once, with the pause running on', async () => {
    await system.ask('setDisplays', [left, right]);
    await system.ask('setPointer', onRight);
    await system.ask('fireHotkey', 'Control+Shift+Space');
    await expect(overlay.secondsLeft).toBeVisible();
    const { id } = await windowOf(system);

    await system.ask('setPointer', onLeft);
    await system.ask('setDisplays', [left]);
    expect(await displayOf(system)).toBe(1);
    await expect(overlay.secondsLeft).toBeVisible();
    expect((await windowOf(system)).id).toBe(id);

    // It does not jump back: a rep who reads must not have to look for the next word.
    await system.ask('setDisplays', [left, right]);
    expect(await displayOf(system)).toBe(1);
    await putAway(system, overlay);
  });

  await test.step('a display that goes before the next pause is not where that comes up', async () => {
    await system.ask('setDisplays', [left, right]);
    await system.ask('setPointer', onRight);
    await system.ask('fireHotkey', 'Control+Shift+Space');
    await expect(overlay.secondsLeft).toBeVisible();
    await putAway(system, overlay);
    await system.ask('setDisplays', [left]);
    await expectOn(1);
  });

  await test.step('a display that only shrinks keeps it wholly inside', async () => {
    await system.ask('setDisplays', [left, right]);
    await system.ask('setPointer', onRight);
    await system.ask('fireHotkey', 'Control+Shift+Space');
    await overlay.button('Go on').click();
    await expect(overlay.lines).toBeVisible();
    const small = {
      ...right,
      bounds: { ...right.bounds, width: 640, height: 480 },
      workArea: { ...right.workArea, width: 640, height: 450 },
    };
    await system.ask('setDisplays', [left, small]);
    expect(isInside((await windowOf(system)).bounds, small.workArea)).toBe(true);
    await putAway(system, overlay);
  });

  await test.step('it comes up on the primary one, if the rep likes that better', async () => {
    await system.ask('setDisplays', [left, right]);
    await system.ask('setPointer', onRight);
    await change({ display: 'primary' });
    await expectOn(1);
  });

  await test.step('it comes up on a chosen one, and where the pointer is while that is unplugged', async () => {
    await system.ask('setDisplays', [left, right]);
    await system.ask('setPointer', onRight);
    await change({ display: { id: 2, name: 'Display 2' } });
    await system.ask('setPointer', onLeft);
    await expectOn(2);

    await system.ask('setDisplays', [left]);
    await expectOn(1);

    await system.ask('setDisplays', [left, right]);
    await system.ask('fireHotkey', 'Control+Shift+Space');
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await displayOf(system)).toBe(2);
  });
});

test.describe('where the rep drags it', () => {
  test('it stays: for the next face, the next pause and the next start, on that display', async ({
    launch,
  }) => {
    const first = await launch('--hidden');
    const { system, overlay } = await startOnTwoDisplays(first);
    await system.ask('setPointer', onLeft);
    await system.ask('fireHotkey', 'Control+Shift+Space');
    await expect(overlay.secondsLeft).toBeVisible();
    await drag(overlay, 0, 100);
    expect((await windowOf(system)).bounds).toMatchObject({ x: 0, y: 100 });
    const { bounds } = await windowOf(system);
    await overlay.button('Go on').click();
    await expect(overlay.lines).toBeVisible();
    expect((await windowOf(system)).bounds.x).toBe(0);
    await putAway(system, overlay);

    await system.ask('fireHotkey', 'Control+Shift+Space');
    await expect(overlay.secondsLeft).toBeVisible();
    expect((await windowOf(system)).bounds).toEqual(bounds);
    await putAway(system, overlay);

    // On the other display nobody moved it.
    await system.ask('setPointer', onRight);
    await system.ask('fireHotkey', 'Control+Shift+Space');
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await displayOf(system)).toBe(2);
    expect((await windowOf(system)).bounds.x).toBeGreaterThan(2000);
    await first.quit();

    const again = await startOnTwoDisplays(await launch('--hidden'));
    await again.system.ask('setPointer', onLeft);
    await again.system.ask('fireHotkey', 'Control+Shift+Space');
    await expect(again.overlay.secondsLeft).toBeVisible();
    expect((await windowOf(again.system)).bounds).toEqual(bounds);
  });

  test('by its handle, never off the screen, and to another display', async ({ launch }) => {
    const { system, overlay } = await startOnTwoDisplays(await launch('--hidden'));

    await test.step('it is dragged by its handle, with the mouse', async () => {
      await system.ask('fireHotkey', 'Control+Shift+Space');
      await expect(overlay.secondsLeft).toBeVisible();
      const before = (await windowOf(system)).bounds;
      const handle = await overlay.button('Move this window').boundingBox();
      if (handle === null) throw new Error('no handle');
      const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
      await overlay.page.mouse.move(x, y);
      await overlay.page.mouse.down();
      await overlay.page.mouse.move(x - 90, y + 60);
      await overlay.page.mouse.up();
      await expect
        .poll(async () => (await windowOf(system)).bounds)
        .toEqual({ ...before, x: before.x - 90, y: before.y + 60 });
      await putAway(system, overlay);
    });

    await test.step('it is never off the screen, and another display is only a drag away', async () => {
      await system.ask('setPointer', onRight);
      await system.ask('fireHotkey', 'Control+Shift+Space');
      await expect(overlay.secondsLeft).toBeVisible();
      for (const [x, y] of [
        [-20_000, -20_000],
        [20_000, 20_000],
        [1900, 1000],
        [1400, 300],
      ] as const) {
        await drag(overlay, x, y);
        expect(await displayOf(system), `${x}, ${y}`).not.toBeNull();
      }
      expect(await displayOf(system)).toBe(1);
      await drag(overlay, 2100, 50);
      expect((await windowOf(system)).bounds).toMatchObject({ x: 2100, y: 50 });
      expect(await displayOf(system)).toBe(2);
    });
  });
});

test('a page that dies in the middle of a pause comes back where it was, as large, with the deadline kept', async ({
  launch,
  settings,
}) => {
  settings({ textScale: 200, pauseSeconds: 10 });
  const app = await launch('--hidden');
  const { system, overlay } = await startOnTwoDisplays(app);
  await system.ask('setPointer', onLeft);
  await app.press();
  await overlay.button('Longer').click();
  await expect(overlay.secondsLeft).toHaveText(/^(1[1-9]|20)$/u);
  const before = await windowOf(system);
  expect(before.bounds).toMatchObject({ width: 1120, height: 820 });
  const leftBefore = Number(await overlay.secondsLeft.textContent());

  await system.ask('setPointer', onRight);
  const died = overlay.page.waitForEvent('crash');
  await system.ask('crashPage', 'Pause');
  await died;
  const again = await app.overlay();
  await expect(again.secondsLeft).toBeVisible();
  const leftAfter = Number(await again.secondsLeft.textContent());
  expect(leftAfter).toBeLessThanOrEqual(leftBefore);
  expect(leftAfter).toBeGreaterThan(leftBefore - 8);
  await expect.poll(() => isInSight(system)).toBe(true);
  expect(await windowOf(system)).toMatchObject({
    bounds: before.bounds,
    level: 'screen-saver',
    focused: false,
  });
});

test.describe('a pause that is cut off', () => {
  const cutOff: readonly (readonly [string, 'suspend' | 'lock-screen', 'resume' | 'unlock-screen'])[] = [
    ['by sleep', 'suspend', 'resume'],
    ['by a lock', 'lock-screen', 'unlock-screen'],
  ];
  test('ends there and is recorded so; the lines wait for whoever comes back', async ({
    launch,
    records,
  }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();
    for (const [what, away, back] of cutOff) {
      await test.step(what, async () => {
        await app.press();
        await expect(overlay.secondsLeft).toHaveText('6');
        await system.ask('firePowerEvent', away);
        await expect(overlay.lines).toBeVisible();
        await system.ask('firePowerEvent', back);
        await expect(overlay.lines).toBeVisible();
        expect(await isInSight(system)).toBe(true);
        await putAway(system, overlay);
      });
    }
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    await app.kill();

    let pauses: readonly PauseRecord[] = [];
    records((store) => {
      pauses = store.pauses.all();
    });
    expect(pauses).toHaveLength(3);
    for (const pause of pauses.slice(0, 2)) {
      expect(pause).toMatchObject({ ending: 'interrupted', plannedSeconds: 8 });
      expect(pause.actualSeconds).toBeGreaterThan(1);
      expect(pause.actualSeconds).toBeLessThan(5);
    }
  });
});

/** Keeps a page from doing anything until it is let go. */
async function holdUp(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    setTimeout(() => {
      // It ends by itself so that a test that has failed does not leave it behind.
      const until = performance.now() + 15_000;
      while (performance.now() < until);
    });
  });
  return () => session.send('Runtime.terminateExecution').then(() => session.detach());
}

test('a page too busy to empty itself comes to light again only once it has drawn what is new', async ({
  launch,
}) => {
  const app = await launch('--hidden');
  const system = systemOf(app);
  const overlay = await app.overlay();
  await app.press();
  await overlay.button('Go on').click();
  await expect(overlay.lines).toBeVisible();
  const letGo = await holdUp(overlay.page);
  await app.press();
  await expect.poll(async () => (await windowOf(system)).visible).toBe(false);
  // Past the time in which two presses count once.
  await after(450);
  await app.press();
  // It may wait a moment whether it is a key that is held down.
  await expect.poll(async () => (await windowOf(system)).visible).toBe(true);
  expect(await isInSight(system)).toBe(false);
  // Before the app takes it for a page that hangs.
  await letGo();
  await expect.poll(() => isInSight(system)).toBe(true);
  await expect(overlay.lines).toBeHidden();
});

test('a page that hangs without dying is made again, with the deadline kept', async ({
  launch,
  settings,
}) => {
  settings({ pauseSeconds: 10 });
  const app = await launch('--hidden');
  const overlay = await app.overlay();
  await app.press();
  await overlay.button('Longer').click();
  await expect(overlay.secondsLeft).toHaveText(/^(?:19|20)$/u);
  const died = overlay.page.waitForEvent('crash');
  await overlay.page.evaluate(() => {
    setTimeout(() => {
      const until = performance.now() + 15_000;
      while (performance.now() < until);
    });
  });
  // Whatever comes next is what it cannot draw.
  await systemOf(app).ask('fireHotkey', 'Control+Shift+2');
  await died;
  const again = await app.overlay();
  await expect(again.secondsLeft).toHaveText(/^(?:\d|1[0-8])$/u);
  await again.button('Go on').click();
  await expect(again.situation('Shouting')).toBeChecked();
});

test('panic hide takes away what there is, at once and whole, and nothing when there is nothing', async ({
  launch,
  settings,
  host,
  folder,
}) => {
  settings({ hideHotkey: 'Control+Shift+H' });
  const app = await launch('--hidden');
  const system = systemOf(app);
  const overlay = await app.overlay();

  await test.step('pressed when there is nothing to hide it does nothing, and does not harm the next pause either', async () => {
    await expect.poll(async () => (await windowOf(system)).visible).toBe(false);
    await system.ask('fireHotkey', 'Control+Shift+H');
    await system.ask('fireHotkey', 'Control+Shift+H');
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await isInSight(system)).toBe(true);
    // At once, in the middle of coming up and going away.
    await Promise.all([system.ask('fireHotkey', 'Control+Shift+H'), app.press()]);
    await expect(overlay.secondsLeft).toBeVisible();
    await expect.poll(() => isInSight(system)).toBe(true);
    await overlay.putAway();
  });

  await test.step('it comes in by the command line, too', async () => {
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    await startAndEnd(host, folder, { flags: ['--hide'] });
    expect(await isInSight(system)).toBe(false);
    await expect(overlay.body).toHaveText('');
    await expect.poll(async () => (await windowOf(system)).visible).toBe(false);
  });

  await test.step('it takes everything out of sight at once, and nothing of it comes back', async () => {
    await system.ask('clickTrayMenu', ['Open Unflappable']);
    await app.panel();
    await app.press();
    await overlay.button('Go on').click();
    await expect(overlay.lines).toBeVisible();
    const words = await overlay.lines.textContent();

    await system.ask('fireHotkey', 'Control+Shift+H');
    // Not a moment later: the very next thing that is asked.
    expect(await isInSight(system)).toBe(false);
    expect(
      (await system.ask('windows')).filter(({ visible, title }) => visible && title !== 'Pause'),
    ).toEqual([]);
    await expect(overlay.body).toHaveText('');
    await expect.poll(async () => (await windowOf(system)).visible).toBe(false);

    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    await expect(overlay.body).not.toContainText(words ?? 'nothing');
    await expect.poll(() => isInSight(system)).toBe(true);
    const { bounds } = await windowOf(system);
    expect(isInside(bounds, left.bounds)).toBe(true);
  });
});

test('the keyboard comes to it only by its own hotkey, and goes back when it goes', async ({
  launch,
  settings,
}) => {
  settings({ focusHotkey: 'Control+Shift+K' });
  const app = await launch();
  const system = systemOf(app);
  const panel = await app.panel();
  const overlay = await app.overlay();
  await system.ask('fireHotkey', 'Control+Shift+K');
  expect((await windowOf(system)).focused).toBe(false);

  await app.press();
  await expect(overlay.secondsLeft).toBeVisible();
  expect(await windowOf(system)).toMatchObject({ focused: false, focusable: false });
  await system.ask('fireHotkey', 'Control+Shift+K');
  await expect.poll(async () => (await windowOf(system)).focused).toBe(true);
  const focused = await app.overlay();
  await expect(focused.secondsLeft).toBeVisible();
  expect(await isInSight(system)).toBe(true);
  await focused.button('Go on').click();
  await focused.button('Later').click();
  await expect
    .poll(async () => windowOf(system))
    .toMatchObject({ focused: false, focusable: false, visible: false });
  await expect(panel.tab('Today')).toBeVisible();

  await app.press();
  await expect((await app.overlay()).secondsLeft).toBeVisible();
  expect(await windowOf(system)).toMatchObject({ focused: false, focusable: false });
});

test('the system is asked to leave it out of what is shared, at each show, if the rep likes', async ({
  launch,
  settings,
}) => {
  settings({ hideFromSharing: true });
  const app = await launch('--hidden');
  const system = systemOf(app);
  const overlay = await app.overlay();
  await app.press();
  await expect(overlay.secondsLeft).toBeVisible();
  expect(await windowOf(system)).toMatchObject({ protectedFromCapture: true });
});

test('places that cannot be read stop nothing', async ({ launch, folder }) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'places.json'), '{"version": 1, "places": [');
  const app = await launch('--hidden');
  const system = systemOf(app);
  const overlay = await app.overlay();
  await app.press();
  await expect(overlay.secondsLeft).toBeVisible();
  expect(isInside((await windowOf(system)).bounds, left.bounds)).toBe(true);
});

test('a key that another program took leaves every other door open', async ({ launch }) => {
  const app = await launch();
  const system = systemOf(app);
  const panel = await app.panel();
  const overlay = await app.overlay();
  await system.ask('takeHotkey', 'Control+Shift+Space', true);
  await system.ask('firePowerEvent', 'unlock-screen');
  expect(await system.ask('fireHotkey', 'Control+Shift+Space')).toBe(false);
  await expect(overlay.secondsLeft).toBeHidden();
  await system.ask('clickTrayMenu', ['Pause now']);
  await expect(overlay.secondsLeft).toBeVisible();
  await putAway(system, overlay);
  await panel.button('Pause now').click();
  await expect(overlay.secondsLeft).toBeVisible();
  await putAway(system, overlay);

  await system.ask('takeHotkey', 'Control+Shift+Space', false);
  await system.ask('firePowerEvent', 'unlock-screen');
  await app.press();
  await expect(overlay.secondsLeft).toBeVisible();
});

test('50 presses in 5 seconds are one pause in one window, which then ends by itself', async ({
  launch,
  records,
}) => {
  const app = await launch('--hidden');
  const system = systemOf(app);
  const overlay = await app.overlay();
  await expect.poll(async () => (await windowOf(system)).visible).toBe(false);
  const { id } = await windowOf(system);
  // Every tenth of a second, by the clock, however long a press takes.
  const startedAt = performance.now();
  for (let press = 0; press < 50; press += 1) {
    await after(Math.max(0, startedAt + press * 100 - performance.now()));
    await app.press();
  }
  await expect(overlay.secondsLeft).toHaveText(/^[1-4]$/u);
  expect(await windowOf(system)).toMatchObject({ id, visible: true });
  await expect(overlay.lines).toBeVisible();
  expect((await windowOf(system)).id).toBe(id);
  await app.kill();
  records((store) => {
    expect(store.pauses.all()).toMatchObject([{ ending: 'ran-its-length', plannedSeconds: 8 }]);
    expect(store.calls.drafts()).toHaveLength(1);
  });
});
