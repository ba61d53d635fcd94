import type { Locator } from '@playwright/test';
import type { PreviewControl } from '../../preview/control-client.ts';
import { startAndEnd } from '../support/running-app.ts';
import { expect, systemOf, test } from './app.ts';

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `Control+Shift+${digit}`);

test.describe('one key, one direction', () => {
  test('nothing, pause, lines, away; and a second pause begins from the start', async ({ launch }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await expect(overlay.body).toHaveText('');

    await app.press();
    await expect(overlay.secondsLeft).toHaveText(/^[5-8]$/u);
    await overlay.button('Go on').click();
    await expect(overlay.lines.getByRole('listitem')).toHaveCount(3);
    await overlay.button('Later').click();
    await expect(overlay.body).toHaveText('');

    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
  });

  test('presses close together count once', async ({ launch }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await Promise.all([app.press(), app.press(), app.press()]);
    await expect(overlay.secondsLeft).toBeVisible();
    await expect(overlay.lines).toBeHidden();
  });

  test('longer adds the same length again', async ({ launch, settings }) => {
    settings({ pauseSeconds: 5 });
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Longer').click();
    await expect(overlay.secondsLeft).toHaveText(/^(9|10)$/u);
    await overlay.button('Longer').click();
    await expect(overlay.secondsLeft).toHaveText(/^1[345]$/u);
  });

  test('`--pause` on a second start reaches the running app', async ({ launch, host, folder }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    const second = await startAndEnd(host, folder, { flags: ['--pause'] });
    expect(second.status).toBe(0);
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await app.hasWindow('Unflappable')).toBe(false);
  });

  test('`--pause` on a first start begins with a pause and no other window', async ({ launch }) => {
    const app = await launch('--pause');
    const overlay = await app.overlay();
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await app.hasWindow('Unflappable')).toBe(false);
  });

  test('the tray starts a pause, and so does the button in the panel', async ({ launch }) => {
    const app = await launch();
    const system = systemOf(app);
    const overlay = await app.overlay();
    await system.ask('clickTrayMenu', ['Pause now']);
    await expect(overlay.secondsLeft).toBeVisible();
    await overlay.button('Go on').click();
    await overlay.button('Later').click();
    await expect(overlay.body).toHaveText('');
    await (await app.panel()).button('Pause now').click();
    await expect(overlay.secondsLeft).toBeVisible();
  });
});

test.describe('the window', () => {
  test('is made once, comes up without the focus above everything, and goes away empty', async ({
    launch,
  }) => {
    const app = await launch();
    const system = systemOf(app);
    await app.panel();
    const overlay = await app.overlay();
    const find = async () => (await system.ask('windows')).find(({ title }) => title === 'Pause');
    // Right after the start it is warmed up where nobody can see it.
    await expect.poll(async () => (await find())?.visible).toBe(false);
    const before = await find();
    expect(before).toMatchObject({ focusable: false });

    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await find()).toMatchObject({
      id: before?.id,
      visible: true,
      focused: false,
      alwaysOnTop: true,
      level: 'screen-saver',
    });
    await overlay.button('Go on').click();
    await overlay.button('Later').click();
    await expect.poll(async () => (await find())?.visible).toBe(false);
    await expect(overlay.body).toHaveText('');
    expect((await find())?.id).toBe(before?.id);
  });

  test('comes up on the display under the pointer, and survives that display being unplugged', async ({
    launch,
  }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();
    const rest = { workArea: undefined, scaleFactor: undefined };
    const left = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 }, ...rest };
    const right = { id: 2, bounds: { x: 1920, y: 0, width: 1280, height: 1024 }, ...rest, scaleFactor: 2 };
    await system.ask('setDisplays', [left, right]);
    await system.ask('setPointer', { x: 2500, y: 500 });
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    const place = async () => {
      const found = (await system.ask('windows')).find(({ title }) => title === 'Pause');
      if (found === undefined) throw new Error('no overlay');
      return found.bounds;
    };
    const there = await place();
    expect(there.x).toBeGreaterThanOrEqual(1920);
    expect(there.x + there.width).toBeLessThanOrEqual(3200);

    await system.ask('setDisplays', [left]);
    await system.ask('setPointer', { x: 500, y: 500 });
    await overlay.button('Go on').click();
    await expect(overlay.lines).toBeVisible();
    await expect.poll(async () => (await place()).x + (await place()).width).toBeLessThanOrEqual(1920);
  });

  test('is made again when its page dies in the middle of a pause, with the deadline kept', async ({
    launch,
  }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Longer').click();
    await expect(overlay.secondsLeft).toHaveText(/^1[0-6]$/u);
    const died = overlay.page.waitForEvent('crash');
    await system.ask('crashPage', 'Pause');
    await died;
    const again = await app.overlay();
    await expect(again.secondsLeft).toHaveText(/^(\d|1[0-5])$/u);
  });

  test('takes the digits with the hotkey’s modifiers while it is up, and always lets them go', async ({
    launch,
  }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();
    expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+Space']);

    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await system.ask('registeredHotkeys')).toEqual(expect.arrayContaining(digits));
    await overlay.button('Go on').click();
    await system.ask('fireHotkey', 'Control+Shift+8');
    await expect(overlay.situation('Same demand again')).toBeChecked();
    await system.ask('fireHotkey', 'Control+Shift+2');
    await expect(overlay.situation('Shouting')).toBeChecked();

    await overlay.button('Danger').click();
    await expect(overlay.button('Back to the lines')).toBeVisible();
    expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+Space']);
    await overlay.button('Later').click();
    await expect(overlay.body).toHaveText('');
    expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+Space']);
  });

  test('digits that another program holds never matter', async ({ launch }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();
    await system.ask('takeHotkey', 'Control+Shift+3', true);
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    await system.ask('fireHotkey', 'Control+Shift+4');
    await overlay.button('Go on').click();
    await expect(overlay.situation('Never satisfied')).toBeChecked();
  });

  test('the hotkey is asked for again after sleep, and had back once it is free', async ({ launch }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    await system.ask('takeHotkey', 'Control+Shift+Space', true);
    await system.ask('firePowerEvent', 'resume');
    expect(await system.ask('registeredHotkeys')).toEqual([]);
    await system.ask('takeHotkey', 'Control+Shift+Space', false);
    await system.ask('firePowerEvent', 'resume');
    expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+Space']);
    await app.press();
    await expect((await app.overlay()).secondsLeft).toBeVisible();
  });
});

test.describe('on a small display', () => {
  /** Whether all of it is drawn, in the window and under nothing. */
  const isInSight = (element: Locator) =>
    element.evaluate((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      const middle = (left + right) / 2;
      return [top + 2, (top + bottom) / 2, bottom - 2].every((y) => {
        const there = document.elementFromPoint(middle, y);
        return there !== null && node.contains(there);
      });
    });
  const show = async (system: PreviewControl, width: number, height: number) => {
    const bounds = { x: 0, y: 0, width, height };
    await system.ask('setDisplays', [{ id: 1, bounds, workArea: undefined, scaleFactor: undefined }]);
  };

  test('all that matters is in sight, and every situation within reach', async ({ launch }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await show(systemOf(app), 683, 360);
    await app.press();
    await overlay.button('Longer').click();
    const heading = overlay.page.getByRole('heading', { level: 1 });
    for (const part of [
      overlay.page.locator('.bridge'),
      overlay.secondsLeft,
      overlay.page.locator('.mic-strip'),
    ]) {
      await expect.poll(() => isInSight(part)).toBe(true);
    }

    await overlay.button('Go on').click();
    await expect(overlay.lines).toBeVisible();
    for (const part of [heading, overlay.lines.getByRole('listitem').first(), overlay.situation('Insult')]) {
      await expect.poll(() => isInSight(part)).toBe(true);
    }
    await expect(overlay.situations.getByRole('radio')).toHaveCount(11);
    expect(await isInSight(overlay.situation('Our mistake'))).toBe(false);
    await overlay.button('Change situation').click();
    await overlay.situation('Our mistake').click();
    await expect(overlay.situation('Our mistake')).toBeChecked();
    await expect.poll(() => isInSight(overlay.situation('Our mistake'))).toBe(true);
    await expect.poll(() => isInSight(overlay.situation('Insult'))).toBe(false);
    await overlay.situation('Our mistake').press('ArrowRight');
    await expect(overlay.situation('Ongoing abuse')).toBeChecked();
    await expect.poll(() => isInSight(overlay.situation('Ongoing abuse'))).toBe(true);
  });

  test('what to avoid is not hidden under the buttons', async ({ launch }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await show(systemOf(app), 1097, 577);
    await app.press();
    await overlay.button('Go on').click();
    for (const name of ['Refuses every option', 'Starts angry', 'Our mistake', 'Ongoing abuse']) {
      await overlay.situation(name).click();
      await expect(overlay.situation(name)).toBeChecked();
      await expect.poll(() => isInSight(overlay.page.getByText(/^Avoid:/u))).toBe(true);
    }
  });

  test('every face and every situation begins at its top', async ({ launch }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await show(systemOf(app), 683, 360);
    const scrolled = () => overlay.page.evaluate(() => window.scrollY);
    const scrollDown = async () => {
      await overlay.page.evaluate(() => window.scrollTo(0, 9999));
      await expect.poll(scrolled).toBeGreaterThan(20);
    };
    await app.press();
    await overlay.button('Go on').click();
    await expect(overlay.lines).toBeVisible();
    await scrollDown();
    await overlay.button('Danger').click();
    await expect(overlay.button('Back to the lines')).toBeVisible();
    await expect.poll(scrolled).toBe(0);
    await scrollDown();
    await overlay.button('Back to the lines').click();
    await expect(overlay.lines).toBeVisible();
    await expect.poll(scrolled).toBe(0);
    await scrollDown();
    await systemOf(app).ask('fireHotkey', 'Control+Shift+8');
    await expect(overlay.situation('Same demand again')).toBeChecked();
    await expect.poll(scrolled).toBe(0);
  });
});

test.describe('the lines', () => {
  test('all eleven situations are one press away, each with its own lines', async ({ launch }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Go on').click();
    await expect(overlay.situations.getByRole('radio')).toHaveCount(11);
    const seen = new Set<string | null>();
    for (const name of [
      'Insult',
      'Shouting',
      'Wants a manager',
      'Never satisfied',
      'Refuses every option',
      "Blames me for what I can't change",
      'Prejudice',
      'Same demand again',
      'Starts angry',
      'Our mistake',
      'Ongoing abuse',
    ]) {
      await overlay.situation(name).click();
      await expect(overlay.situation(name)).toBeChecked();
      await expect(overlay.lines.getByRole('listitem')).toHaveCount(3);
      const words = await overlay.lines.textContent();
      expect(seen.has(words), name).toBe(false);
      seen.add(words);
    }
  });

  test('next lines goes round, and a line that was said is in the draft', async ({ launch, records }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Go on').click();
    const first = await overlay.lines.textContent();
    await overlay.lines.getByRole('button', { name: /^Said/u }).first().click();
    await expect(overlay.lines.getByRole('button', { pressed: true })).toHaveCount(1);
    await overlay.button('Next lines').click();
    await expect.poll(() => overlay.lines.textContent()).not.toBe(first);
    await overlay.button('Next lines').click();
    await expect(overlay.lines.getByRole('button', { pressed: true })).toHaveCount(1);
    await app.kill();
    records((store) => {
      expect(store.calls.drafts()).toMatchObject([{ linesSaid: ['insult-1'] }]);
    });
  });

  test('the reminder to unmute stays until it is dismissed', async ({ launch }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Go on').click();
    const reminder = overlay.page.getByText('Unmute before you speak');
    await expect(reminder).toBeVisible();
    await overlay.situation('Shouting').click();
    await expect(reminder).toBeVisible();
    await overlay.button('Unmuted').click();
    await expect(reminder).toBeHidden();
  });

  test('a line can be copied', async ({ launch }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Go on').click();
    await overlay.lines.getByRole('button', { name: /^Copy/u }).first().click();
    await expect
      .poll(() => system.ask('clipboardText'))
      .toBe('I’ll work on the problem with you. I won’t answer remarks about me.');
  });
});

test.describe('danger', () => {
  test('is one press from the pause, says plainly that numbers are missing, and leads to its own log', async ({
    launch,
  }) => {
    const app = await launch();
    const panel = await app.panel();
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Danger').click();
    await expect(overlay.body).toContainText('No emergency number is filled in yet');
    await expect(overlay.secondsLeft).toBeHidden();
    await expect(overlay.situations).toBeHidden();
    await overlay.button('Log now').click();
    await expect(panel.choice('Situation', 'Danger')).toBeChecked();
    await expect(panel.group('Intensity')).toBeHidden();
    await panel.page.getByRole('textbox', { name: /Who took over/u }).fill('Shift lead');
    await panel.button('Done').click();
    await panel.open('Calls');
    await expect(panel.content).toContainText('Safety protocol');
  });

  test('stays when the key is pressed once too often', async ({ launch }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Go on').click();
    await overlay.button('Danger').click();
    await expect(overlay.button('Back to the lines')).toBeVisible();
    await app.press();
    await app.press();
    await overlay.button('Back to the lines').click();
    await expect(overlay.lines).toBeVisible();
  });

  test('opened outside a pause it waits in the log after later, and leaves no trace when closed', async ({
    launch,
    records,
  }) => {
    const app = await launch();
    const panel = await app.panel();
    const overlay = await app.overlay();
    await panel.button('Danger').click();
    await expect(overlay.body).toContainText('If they may hurt themselves');
    await expect(overlay.body).toContainText('If they threaten others');
    await overlay.button('Close').click();
    await expect(overlay.body).toHaveText('');
    await panel.button('Danger').click();
    await overlay.button('Later').click();
    await expect(overlay.body).toHaveText('');
    await app.kill();
    records((store) => {
      expect(store.calls.drafts()).toMatchObject([{ situation: 'danger' }]);
    });
  });

  test('shows the site’s own number and steps once they are filled in', async ({ launch, settings }) => {
    settings({
      safety: { emergencyNumber: '0 112', alert: 'Red card to the shift lead', steps: 'Stay on the line.' },
    });
    const app = await launch();
    await (await app.panel()).button('Danger').click();
    const overlay = await app.overlay();
    await expect(overlay.body).toContainText('0 112');
    await expect(overlay.body).toContainText('Red card to the shift lead');
    await expect(overlay.body).not.toContainText('No emergency number is filled in yet');
  });
});

test('the cue speaks the rep’s name, the mute reminder their device, and the bridge can be off', async ({
  launch,
  settings,
}) => {
  settings({ name: 'Sam', device: 'boom', bridge: false });
  const app = await launch('--hidden');
  const overlay = await app.overlay();
  await app.press();
  await expect(overlay.body).toContainText('Flip the boom up. Check the mute light.');
  await expect(overlay.body).not.toContainText('Say, then mute');
});

test('a page that keeps dying stays away, and the next press of the key brings it back', async ({
  launch,
}) => {
  const app = await launch('--hidden');
  const system = systemOf(app);
  const id = async () => (await system.ask('windows')).find(({ title }) => title === 'Pause')?.id;
  // It is made again three times a minute; the fourth death is one too many.
  for (const isMadeAgain of [true, true, true, false]) {
    const overlay = await app.overlay();
    await expect(overlay.body).toHaveText('');
    const before = await id();
    const died = overlay.page.waitForEvent('crash');
    await system.ask('crashPage', 'Pause');
    await died;
    await expect.poll(id).not.toBe(before);
    expect((await id()) !== undefined).toBe(isMadeAgain);
  }
  await app.press();
  await expect((await app.overlay()).secondsLeft).toBeVisible();
});
