import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { noChanges, type PlaybookChanges } from '../../domain/own-playbook.ts';
import { blankPolicy, type Policy } from '../../domain/policy.ts';
import type { SettingsChange } from '../../domain/settings.ts';
import type { Bridge } from '../../electron/contract.ts';
import type { Store } from '../../electron/store/open.ts';
import type { PreviewControl } from '../../preview/control-client.ts';
import { playbook } from '../support/built-in-playbook.ts';
import { startAndEnd } from '../support/running-app.ts';
import { expect, readRecords, systemOf, test } from './app.ts';
import { faultsInBothThemes } from './axe.ts';
import { isInSight, type Overlay } from './pages/overlay.ts';
import type { Panel } from './pages/panel.ts';

declare global {
  interface Window {
    readonly coach: Bridge;
  }
}

/** A site's policy with the words for two warnings and the end of a call. */
const policy: Policy = {
  ...blankPolicy,
  warnings: 2,
  mayEndCall: true,
  warningWords: ['Please stop the swearing, so that I can help.'],
  endWords: 'I’m ending this call now. You can reach us again by [channel].',
  helpFrom: 'Shift lead, 7700',
  channels: 'E-mail, a letter',
};
const keep = (changes: Partial<PlaybookChanges>) => (store: Store) =>
  store.playbook.save({ ...noChanges, ...changes });

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `Control+Shift+${digit}`);

test.describe('one key, one direction', () => {
  test('nothing, pause, lines, away; however often it is pressed, and by a second start too', async ({
    launch,
    host,
    folder,
  }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();

    await test.step('nothing, pause, lines, away; and a second pause begins from the start', async () => {
      await expect(overlay.body).toHaveText('');

      await app.press();
      await expect(overlay.secondsLeft).toHaveText(/^[5-8]$/u);
      await overlay.button('Go on').click();
      await expect(overlay.lines.getByRole('listitem')).toHaveCount(3);
      await overlay.button('Later').click();
      await expect(overlay.body).toHaveText('');

      await app.press();
      await expect(overlay.secondsLeft).toBeVisible();
      await overlay.putAway();
    });

    await test.step('presses close together count once', async () => {
      await Promise.all([app.press(), app.press(), app.press()]);
      await expect(overlay.secondsLeft).toBeVisible();
      await expect(overlay.lines).toBeHidden();
      await overlay.putAway();
    });

    await test.step('`--pause` on a second start reaches the running app', async () => {
      const second = await startAndEnd(host, folder, { flags: ['--pause'] });
      expect(second.status).toBe(0);
      await expect(overlay.secondsLeft).toBeVisible();
      expect(await app.hasWindow('Unflappable')).toBe(false);
      await overlay.putAway();
    });
  });

  test('longer adds the same length again', async ({ launch, settings }) => {
    settings({ pauseSeconds: 5 });
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Longer').click();
    await expect(overlay.secondsLeft).toHaveText(/^([6-9]|10)$/u);
    await overlay.button('Longer').click();
    await expect(overlay.secondsLeft).toHaveText(/^1[1-5]$/u);
  });

  test('`--pause` on a first start begins with a pause and no other window', async ({ launch }) => {
    const app = await launch('--pause');
    const overlay = await app.overlay();
    await expect(overlay.secondsLeft).toBeVisible();
    expect(await app.hasWindow('Unflappable')).toBe(false);
  });
});

test.describe('the window', () => {
  test('is made once, comes up above everything without the focus, by whatever door', async ({ launch }) => {
    const app = await launch();
    const system = systemOf(app);
    const panel = await app.panel();
    const overlay = await app.overlay();

    await test.step('it is made once, comes up without the focus above everything, and goes away empty', async () => {
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

    await test.step('the tray starts a pause, and so does the button in the panel', async () => {
      await system.ask('clickTrayMenu', ['Pause now']);
      await expect(overlay.secondsLeft).toBeVisible();
      await overlay.button('Go on').click();
      await overlay.button('Later').click();
      await expect(overlay.body).toHaveText('');
      await panel.button('Pause now').click();
      await expect(overlay.secondsLeft).toBeVisible();
    });
  });

  test('survives its display being unplugged, and the death of its page', async ({ launch }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();

    await test.step('it comes up on the display under the pointer, and survives that display being unplugged', async () => {
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
      await overlay.putAway();
    });

    await test.step('it is made again when its page dies in the middle of a pause, with the deadline kept', async () => {
      await app.press();
      await overlay.button('Longer').click();
      await expect(overlay.secondsLeft).toHaveText(/^1[0-6]$/u);
      const died = overlay.page.waitForEvent('crash');
      await system.ask('crashPage', 'Pause');
      await died;
      const again = await app.overlay();
      await expect(again.secondsLeft).toHaveText(/^(\d|1[0-5])$/u);
    });
  });

  test('takes the keys that it needs, lets them go, and asks again for those it could not have', async ({
    launch,
  }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();

    await test.step('the digits are taken with the hotkey’s modifiers while it is up, and always let go', async () => {
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

    await test.step('digits that another program holds never matter', async () => {
      await system.ask('takeHotkey', 'Control+Shift+3', true);
      await app.press();
      await expect(overlay.secondsLeft).toBeVisible();
      await system.ask('fireHotkey', 'Control+Shift+4');
      await overlay.button('Go on').click();
      await expect(overlay.situation('Never satisfied')).toBeChecked();
      await overlay.putAway();
    });

    await test.step('the hotkey is asked for again after sleep, and had back once it is free', async () => {
      await system.ask('takeHotkey', 'Control+Shift+Space', true);
      await system.ask('firePowerEvent', 'resume');
      expect(await system.ask('registeredHotkeys')).toEqual([]);
      await system.ask('takeHotkey', 'Control+Shift+Space', false);
      await system.ask('firePowerEvent', 'resume');
      expect(await system.ask('registeredHotkeys')).toEqual(['Control+Shift+Space']);
      await app.press();
      await expect(overlay.secondsLeft).toBeVisible();
    });
  });
});

test.describe('on a small display', () => {
  const show = async (system: PreviewControl, width: number, height: number) => {
    const bounds = { x: 0, y: 0, width, height };
    await system.ask('setDisplays', [{ id: 1, bounds, workArea: undefined, scaleFactor: undefined }]);
  };

  test('all that matters is in sight, the rest within reach, and each face begins at its top', async ({
    launch,
  }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();

    await test.step('all that matters is in sight, and every situation within reach', async () => {
      await show(system, 683, 360);
      await app.press();
      await overlay.button('Longer').click();
      for (const part of [
        overlay.page.locator('.bridge'),
        overlay.secondsLeft,
        overlay.page.locator('.mic-strip'),
      ]) {
        await expect.poll(() => isInSight(part)).toBe(true);
      }

      await overlay.button('Go on').click();
      await expect(overlay.lines).toBeVisible();
      for (const part of [
        overlay.heading,
        overlay.lines.getByRole('listitem').first(),
        overlay.situation('Insult'),
      ]) {
        await expect.poll(() => isInSight(part)).toBe(true);
      }
      await expect(overlay.situations.getByRole('radio')).toHaveCount(11);
      expect(await isInSight(overlay.situation('Our mistake'))).toBe(false);
      await overlay.button('More situations').click();
      await overlay.situation('Our mistake').click();
      await expect(overlay.situation('Our mistake')).toBeChecked();
      await expect.poll(() => isInSight(overlay.situation('Our mistake'))).toBe(true);
      await overlay.situation('Our mistake').press('ArrowRight');
      await expect(overlay.situation('Ongoing abuse')).toBeChecked();
      await expect.poll(() => isInSight(overlay.situation('Ongoing abuse'))).toBe(true);
      await overlay.putAway();
    });

    await test.step('what to avoid is not hidden under the buttons', async () => {
      await show(system, 1097, 577);
      await app.press();
      await overlay.button('Go on').click();
      for (const [key, name] of [
        ['5', 'Refuses every option'],
        ['9', 'Starts angry'],
        ['0', 'Our mistake'],
        ['-', 'Ongoing abuse'],
      ] as const) {
        await overlay.page.keyboard.press(key);
        await expect(overlay.situation(name)).toBeChecked();
        await expect.poll(() => isInSight(overlay.page.getByText(/^Avoid:/u))).toBe(true);
      }
      await overlay.putAway();
    });

    await test.step('every face and every situation begins at its top', async () => {
      await show(system, 683, 360);
      const scrolled = () => overlay.scroller.evaluate((scroller) => scroller.scrollTop);
      const scrollDown = async () => {
        await overlay.scroller.evaluate((scroller) => scroller.scrollTo(0, 9999));
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
      await system.ask('fireHotkey', 'Control+Shift+8');
      await expect(overlay.situation('Same demand again')).toBeChecked();
      await expect.poll(scrolled).toBe(0);
    });
  });
});

test.describe('the lines', () => {
  test('are one press away for all eleven situations, with the reminder, danger and the ladder beside them', async ({
    launch,
  }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();

    await test.step('all eleven situations are one press away, each with its own lines', async () => {
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
        'Blames me for what I can’t change',
        'Prejudice',
        'Same demand again',
        'Starts angry',
        'Our mistake',
        'Ongoing abuse',
      ]) {
        await overlay.situation(name).click();
        await expect(overlay.situation(name)).toBeChecked();
        // Of abuse the words that end a call are left out while the site's policy is blank.
        await expect(overlay.lines.getByRole('listitem')).toHaveCount(name === 'Ongoing abuse' ? 2 : 3);
        const words = await overlay.lines.textContent();
        expect(seen.has(words), name).toBe(false);
        seen.add(words);
      }
      await overlay.putAway();
    });

    await test.step('the reminder to unmute stays until it is dismissed', async () => {
      await app.press();
      await overlay.button('Go on').click();
      const reminder = overlay.page.getByText('Unmute before you speak');
      await expect(reminder).toBeVisible();
      await overlay.situation('Shouting').click();
      await expect(reminder).toBeVisible();
      await overlay.button('Unmuted').click();
      await expect(reminder).toBeHidden();
      await overlay.putAway();
    });

    await test.step('a line can be copied', async () => {
      await app.press();
      await overlay.button('Go on').click();
      const copy = overlay.lines.getByRole('button', { name: /^Copy/u }).first();
      const words = ((await copy.getAttribute('aria-label')) ?? '').replace('Copy: ', '');
      await copy.click();
      await expect.poll(() => system.ask('clipboardText')).toBe(words);
      expect(words.length).toBeGreaterThan(10);
      await overlay.putAway();
    });

    await test.step('danger stays when the key is pressed once too often', async () => {
      await app.press();
      await overlay.button('Go on').click();
      await overlay.button('Danger').click();
      await expect(overlay.button('Back to the lines')).toBeVisible();
      await app.press();
      await app.press();
      await overlay.button('Back to the lines').click();
      await expect(overlay.lines).toBeVisible();
      await overlay.putAway();
    });

    await test.step('a ladder that is not filled in says so plainly, and guesses nothing', async () => {
      await app.press();
      await overlay.button('Go on').click();
      await overlay.button('Ladder').click();
      await expect(overlay.heading).toHaveText('Ask your supervisor.');
      await expect(overlay.body).toContainText('This site’s ladder is not filled in');
      await expect(overlay.button('I said it')).toBeHidden();
      await overlay.button('Lines for ongoing abuse').click();
      await expect(overlay.situation('Ongoing abuse')).toBeChecked();
    });
  });

  test('next lines goes round, and a line that was said is in the draft', async ({ launch, records }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Go on').click();
    const first = await overlay.lines.textContent();
    const toMark = overlay.lines.getByRole('button', { name: /^Said/u }).first();
    const words = ((await toMark.getAttribute('aria-label')) ?? '').replace('Said: ', '');
    await toMark.click();
    await expect(overlay.lines.getByRole('button', { pressed: true })).toHaveCount(1);
    await overlay.heading.getByRole('button', { name: /^Said/u }).click();
    await expect(overlay.heading.getByRole('button', { pressed: true })).toBeVisible();
    await overlay.button('Next lines').click();
    await expect.poll(() => overlay.lines.textContent()).not.toBe(first);
    await overlay.button('Next lines').click();
    await expect(overlay.lines.getByRole('button', { pressed: true })).toHaveCount(1);
    await app.kill();
    records((store) => {
      const used = store.calls.drafts()[0]?.linesUsed ?? [];
      // All that was on screen: the return line, and the two pages.
      expect(used).toHaveLength(7);
      const marked = playbook.pages[0]?.lines.find(({ text }) => text === words);
      expect(used.filter(({ isSaid }) => isSaid).map(({ line }) => line)).toEqual([
        used[0]?.line,
        marked?.id,
      ]);
    });
  });

  test('as few as the rep wants, and what to do where all are switched off', async ({
    launch,
    settings,
    records,
  }) => {
    settings({ linesShown: 1 });
    const off = (playbook.pages[1]?.lines ?? []).map(({ id }) => [id, { isOff: true }] as const);
    records(keep({ lines: Object.fromEntries(off) }));
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Go on').click();
    await expect(overlay.lines.getByRole('listitem')).toHaveCount(1);
    await expect(overlay.body).toContainText('1 of 6');
    await overlay.situation('Shouting').click();
    await expect(overlay.body).toContainText('No line is switched on here. The Playbook has them.');
    await expect(overlay.button('Next lines')).toBeHidden();
  });

  test('own situations stand beside the eleven, and dozens of them leave room for the lines', async ({
    launch,
    records,
  }) => {
    const pages = Array.from({ length: 30 }, (_, index) => ({
      key: `own-${index}` as const,
      name: `Own situation ${index}`,
      countsAs: 'our-fault' as const,
      avoidInShort: '',
    }));
    const added = [{ place: 'own-29' as const, id: 'own-line', text: 'I’ll call you back by [time].' }];
    records(keep({ pages, added }));
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    await app.press();
    await overlay.button('Go on').click();
    await expect(overlay.situations.getByRole('radio')).toHaveCount(41);
    await expect.poll(() => isInSight(overlay.lines.getByRole('listitem').last())).toBe(true);
    const last = overlay.situation('Own situation 29');
    expect(await isInSight(last)).toBe(false);
    await overlay.button('More situations').click();
    await last.click();
    await expect(last).toBeChecked();
    // A gap is drawn as one, for the voice to fill in.
    await expect(overlay.lines.locator('.gap')).toContainText('time');
    await expect(overlay.body).not.toContainText('Avoid:');
    await expect.poll(() => isInSight(overlay.lines.getByRole('listitem').last())).toBe(true);
    await app.kill();
    records((store) => expect(store.calls.drafts()[0]?.situation).toBe('our-fault'));
  });
});

test.describe('danger', () => {
  test('is one press away inside a pause and outside, and only a real one is in the log', async ({
    launch,
    folder,
  }) => {
    const app = await launch();
    const panel = await app.panel();
    const overlay = await app.overlay();

    await test.step('opened outside a pause it waits in the log after later, and leaves no trace when closed', async () => {
      await panel.button('Danger').click();
      await expect(overlay.body).toContainText('If they may hurt themselves');
      await expect(overlay.body).toContainText('If they threaten others');
      await overlay.button('Close').click();
      await expect(overlay.body).toHaveText('');
      await panel.button('Danger').click();
      await overlay.button('Later').click();
      await expect(overlay.body).toHaveText('');
      // It is written after the overlay is empty, and said then.
      await expect(panel.page.getByRole('button', { name: /^Log it/u })).toBeVisible();
      expect(readRecords(folder, (store) => store.calls.all())).toMatchObject([
        { situation: 'danger', status: 'draft' },
      ]);
      await panel.button('Not a hard call').click();
    });

    await test.step('it is one press from the pause, says plainly that numbers are missing, and leads to its own log', async () => {
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
  });

  test('shows the site’s own number and steps once they are filled in', async ({ launch, records }) => {
    const danger = {
      emergencyNumber: '0 112',
      alert: 'Red card to the shift lead',
      steps: 'Stay on the line.',
    };
    records(keep({ policy: { ...blankPolicy, danger } }));
    const app = await launch();
    await (await app.panel()).button('Danger').click();
    const overlay = await app.overlay();
    await expect(overlay.body).toContainText('0 112');
    await expect(overlay.body).toContainText('Red card to the shift lead');
    await expect(overlay.body).not.toContainText('No emergency number is filled in yet');
  });
});

test.describe('the ladder', () => {
  test('says each step in the site’s words, stamps its time, and the draft has it all', async ({
    launch,
    records,
  }) => {
    records(keep({ policy }));
    const app = await launch();
    const overlay = await app.overlay();
    const said = overlay.page.getByRole('list', { name: 'Said so far' });
    await app.press();
    await overlay.button('Go on').click();
    await overlay.button('Ladder').click();
    await expect(overlay.body).toContainText('First warning of two');
    await expect(overlay.heading).toHaveText('“Please stop the swearing, so that I can help.”');
    await expect(overlay.body).toContainText('Shift lead, 7700');
    await expect(overlay.body).toContainText('E-mail, a letter');
    await expect(said).toBeHidden();

    await overlay.button('I said it').click();
    await expect(overlay.body).toContainText('Second warning of two');
    await expect(overlay.heading).toHaveText('No words filled in: say it your way.');
    await expect(said.getByRole('listitem')).toHaveText([/^First warning, \d\d:\d\d/u]);
    // A slip is taken back, and said again when it is.
    await overlay.button('Not said: First warning').click();
    await expect(overlay.body).toContainText('First warning of two');
    await expect(said).toBeHidden();
    await overlay.button('I said it').click();
    await expect(overlay.body).toContainText('Second warning of two');
    await overlay.button('Lines').click();
    await expect(overlay.lines).toBeVisible();
    await overlay.button('Ladder').click();
    await overlay.button('I said it').click();

    await expect(overlay.body).toContainText('The last step: end the call');
    await expect(overlay.heading.locator('.gap')).toContainText('channel');
    await overlay.button('I said it').click();
    await expect(overlay.heading).toHaveText('That was the last step.');
    await expect(overlay.button('I said it')).toBeHidden();
    await expect(said.getByRole('listitem')).toHaveCount(3);
    const times = (await said.getByRole('listitem').allTextContents()).map(
      (text) => /\d\d:\d\d/u.exec(text)?.[0],
    );
    await overlay.button('Log now').click();
    await expect((await app.panel()).choice('How it ended', 'I ended it after a warning')).toBeChecked();
    await app.kill();
    records((store) => {
      const [draft] = store.calls.drafts();
      expect(draft?.outcome).toBe('ended-after-warning');
      expect(draft?.warnings.map(({ step, at }) => [step, at?.slice(11, 16)])).toEqual([
        [1, times[0]],
        [2, times[1]],
      ]);
    });
  });

  test('asks about the pause before, is one press from danger, and is read out', async ({
    launch,
    records,
  }) => {
    records(keep({ policy }));
    const app = await launch('--hidden');
    const overlay = await app.overlay();

    await test.step('a screen reader is told of each face', async () => {
      await expect(overlay.announced).toHaveText('');
      await app.press();
      await expect(overlay.announced).toHaveText('Pause, 8 seconds');
      await overlay.button('Go on').click();
      await expect(overlay.announced).toHaveText('Lines for Insult');
      await overlay.situation('Shouting').click();
      await expect(overlay.announced).toHaveText('Lines for Shouting');
      await overlay.button('Ladder').click();
      await expect(overlay.announced).toHaveText('Ladder: First warning of two');
      await overlay.button('Danger').click();
      await expect(overlay.announced).toHaveText('Danger: keep the line open, get help now');
      await overlay.putAway();
    });

    await test.step('asks whether the warnings of the pause before belong to this call', async () => {
      const openLadder = async () => {
        await app.press();
        await overlay.button('Go on').click();
        await overlay.button('Ladder').click();
      };
      await openLadder();
      await overlay.button('I said it').click();
      await expect(overlay.body).toContainText('Second warning of two');
      await overlay.button('Later').click();
      await expect(overlay.body).toHaveText('');
      await openLadder();
      await expect(overlay.body).toContainText('First warning of two');
      await expect(overlay.body).toContainText(
        /In the pause before: first warning \d\d:\d\d\. Is it the same call\?/u,
      );
      await overlay.button('Same call').click();
      await expect(overlay.body).toContainText('Second warning of two');
      await expect(overlay.button('Same call')).toBeHidden();
      await overlay.putAway();
    });

    await test.step('it is one press from danger, and not to be had there', async () => {
      await app.press();
      await overlay.button('Go on').click();
      await overlay.button('Ladder').click();
      await overlay.button('I said it').click();
      await overlay.button('Danger').click();
      await expect(overlay.button('Back to the lines')).toBeVisible();
      await expect(overlay.button('Ladder')).toBeHidden();
      await expect(overlay.button('I said it')).toBeHidden();
      await overlay.page.keyboard.press('w');
      await overlay.page.keyboard.press('s');
      await overlay.button('Back to the lines').click();
      await overlay.button('Ladder').click();
      await expect(overlay.body).toContainText('Second warning of two');
    });
  });
});

test.describe('in every size', () => {
  const sizes = [
    { size: 'large', textScale: 100, isEnd: true },
    { size: 'large', textScale: 200, isEnd: false },
    { size: 'compact', textScale: 100, isEnd: false },
    { size: 'compact', textScale: 200, isEnd: true },
  ] as const;

  const change = (panel: Panel, settings: SettingsChange) =>
    panel.page.evaluate((wanted) => window.coach.send('changeSettings', wanted), settings);

  /** Nothing beside the window, what comes next in sight, and every button within reach of scrolling. */
  async function expectWithinReach(overlay: Overlay, next: string) {
    await expect
      .poll(() => overlay.scroller.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
      .toBe(0);
    await expect.poll(() => isInSight(overlay.button(next))).toBe(true);
    for (const button of await overlay.page.getByRole('button').all()) {
      await button.scrollIntoViewIfNeeded();
      await expect.poll(() => isInSight(button), (await button.textContent()) ?? '').toBe(true);
    }
    await overlay.scroller.evaluate((scroller) => scroller.scrollTo(0, 0));
  }

  test('all is within reach, and axe finds nothing in either theme', async ({
    launch,
    settings,
    records,
  }) => {
    // Five faces in four sizes.
    test.setTimeout(8 * 60_000);
    settings({ pauseSeconds: 10 });
    records(keep({ policy }));
    const app = await launch();
    const panel = await app.panel();
    const overlay = await app.overlay();
    const rem = () => overlay.page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    const inEverySize = async (next: string, check?: () => Promise<void>) => {
      for (const { isEnd, ...each } of sizes) {
        await change(panel, each);
        const pixels = 16 * (each.textScale / 100) * (each.size === 'compact' ? 0.875 : 1);
        await expect.poll(rem).toBe(`${pixels}px`);
        await expectWithinReach(overlay, next);
        // The sizes between have the same elements in the same colours.
        if (isEnd) expect(await faultsInBothThemes(overlay.page)).toEqual([]);
        await check?.();
      }
    };
    await app.press();
    // Two minutes, whatever this takes.
    for (let times = 1; times < 12; times += 1) await overlay.button('Longer').click();
    await expect(overlay.secondsLeft).toHaveText(/^1\d\d$/u);
    await inEverySize('Go on', async () => {
      expect(await isInSight(overlay.page.locator('.mic-strip'))).toBe(true);
      expect(await isInSight(overlay.secondsLeft)).toBe(true);
    });
    await overlay.button('Go on').click();
    await inEverySize('Log now', async () => {
      expect(await isInSight(overlay.heading)).toBe(true);
      expect(await isInSight(overlay.lines.getByRole('listitem').last())).toBe(true);
    });
    await overlay.button('Ladder').click();
    await inEverySize('I said it');
    await overlay.button('I said it').click();
    await expect(overlay.body).toContainText('Second warning');
    await inEverySize('I said it');
    await overlay.button('Danger').click();
    await inEverySize('Back to the lines');
  });

  test('a window with no room for its text still shows what comes next', async ({ launch, settings }) => {
    settings({ textScale: 200 });
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();
    const bounds = { x: 0, y: 0, width: 683, height: 360 };
    await system.ask('setDisplays', [{ id: 1, bounds, workArea: undefined, scaleFactor: undefined }]);
    await app.press();
    await expect.poll(() => isInSight(overlay.button('Go on'))).toBe(true);
    await overlay.button('Longer').click();
    await overlay.button('Go on').click();
    await expect.poll(() => isInSight(overlay.button('Log now'))).toBe(true);
    for (const name of ['Unmuted', 'More situations', 'Next lines', 'Ladder', 'Danger', 'Later']) {
      await overlay.button(name).scrollIntoViewIfNeeded();
      await expect.poll(() => isInSight(overlay.button(name)), name).toBe(true);
    }
  });
});

test.describe('once it has the keyboard', () => {
  test('single keys do what the buttons do', async ({ launch, records }) => {
    records(keep({ policy }));
    const app = await launch('--hidden');
    const overlay = await app.overlay();
    const { keyboard } = overlay.page;
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    await keyboard.press('l');
    await expect(overlay.secondsLeft).toHaveText(/^1\d$/u);
    await keyboard.press('2');
    // Space is the hotkey: within 400 ms of it, it would be the same press.
    await expect(overlay.secondsLeft).toHaveText(/^1[0-4]$/u);
    await keyboard.press(' ');
    await expect(overlay.situation('Shouting')).toBeChecked();
    await keyboard.press('u');
    await expect(overlay.button('Unmuted')).toBeHidden();
    await keyboard.press('n');
    await expect(overlay.lines).toBeVisible();
    await keyboard.press('7');
    await expect(overlay.situation('Prejudice')).toBeChecked();
    await keyboard.press('w');
    await expect(overlay.body).toContainText('First warning of two');
    await keyboard.press('s');
    await expect(overlay.body).toContainText('Second warning of two');
    await keyboard.press('b');
    await expect(overlay.lines).toBeVisible();
    await keyboard.press('d');
    await expect(overlay.button('Back to the lines')).toBeVisible();
    await keyboard.press(' ');
    await keyboard.press('Enter');
    await expect(overlay.button('Back to the lines')).toBeVisible();
    await keyboard.press('Escape');
    await expect(overlay.body).toHaveText('');
    await app.kill();
    records((store) => {
      expect(store.calls.drafts()).toMatchObject([{ situation: 'danger', warnings: [{ step: 1 }] }]);
    });
  });

  test('they are drawn, act alone and once, and leave a button its own', async ({ launch }) => {
    const app = await launch('--hidden');
    const overlay = await app.overlay();

    await test.step('they do nothing with a modifier, nor while a key is held down', async () => {
      const { keyboard } = overlay.page;
      await app.press();
      await overlay.button('Go on').click();
      await expect(overlay.lines).toBeVisible();
      for (const modifier of ['Control', 'Alt', 'Meta', 'Shift']) {
        await keyboard.press(`${modifier}+d`);
      }
      await keyboard.press('Control+w');
      await expect(overlay.body).toContainText('1 of 2');
      // Down twice without up is a key that repeats: one page on, not two.
      await keyboard.down('n');
      await keyboard.down('n');
      await keyboard.down('n');
      await keyboard.up('n');
      await expect(overlay.body).toContainText('2 of 2');
      await expect(overlay.lines).toBeVisible();
      await overlay.putAway();
    });

    await test.step('Space on a button presses that button, and nothing else', async () => {
      await app.press();
      await overlay.button('Longer').press(' ');
      await expect(overlay.secondsLeft).toHaveText(/^1\d$/u);
      await overlay.button('Go on').press('Enter');
      await expect(overlay.lines).toBeVisible();
      // The face that came up has the focus, so that Tab begins at its top.
      await expect(overlay.page.getByRole('main')).toBeFocused();
      await overlay.page.keyboard.press('Tab');
      await expect(overlay.button('Move this window')).toBeFocused();
      await overlay.putAway();
    });

    await test.step('they are drawn on the buttons, and only then', async () => {
      await app.press();
      await expect(overlay.button('Go on').locator('.key')).toHaveText('Space');
      await expect(overlay.button('Longer').locator('.key')).toHaveText('L');
      await expect(overlay.button('Longer')).toHaveAttribute('aria-keyshortcuts', 'L');
      await overlay.loseKeyboard();
      await expect(overlay.button('Longer').locator('.key')).toBeHidden();
      await expect(overlay.button('Go on').locator('.key')).toHaveText('Ctrl Shift Space');
      await expect(overlay.button('Longer')).toHaveAttribute('aria-keyshortcuts', 'L');
    });
  });
});

test.describe('the grip', () => {
  const placeOf = async (system: PreviewControl) => {
    const found = (await system.ask('windows')).find(({ title }) => title === 'Pause');
    if (found === undefined) throw new Error('no overlay');
    return { x: found.bounds.x, y: found.bounds.y };
  };

  test('moves the window, and writes its place down once', async ({ launch, folder }) => {
    const app = await launch('--hidden');
    const system = systemOf(app);
    const overlay = await app.overlay();
    const grip = overlay.button('Move this window');

    await test.step('its place is written down once, when the arrow key is let go or the grip is left', async () => {
      const isWritten = () => existsSync(join(folder, 'places.json'));
      await app.press();
      await overlay.button('Go on').click();
      await expect(overlay.lines).toBeVisible();
      const { keyboard } = overlay.page;
      for (const leave of [() => keyboard.up('ArrowLeft'), () => grip.evaluate((button) => button.blur())]) {
        const before = await placeOf(system);
        await grip.focus();
        for (const held of [1, 2, 3]) {
          await keyboard.down('ArrowLeft');
          await expect.poll(async () => (await placeOf(system)).x).toBe(before.x - 20 * held);
        }
        expect(isWritten()).toBe(false);
        await leave();
        await expect.poll(isWritten).toBe(true);
        rmSync(join(folder, 'places.json'));
      }
      await overlay.putAway();
    });

    await test.step('the pointer and the arrow keys move the window', async () => {
      await app.press();
      await overlay.button('Go on').click();
      await expect(overlay.lines).toBeVisible();
      const before = await placeOf(system);
      await grip.press('ArrowRight');
      await expect.poll(() => placeOf(system)).toEqual({ x: before.x + 20, y: before.y });
      await grip.press('ArrowDown');
      await expect.poll(() => placeOf(system)).toEqual({ x: before.x + 20, y: before.y + 20 });

      const box = await grip.boundingBox();
      if (box === null) throw new Error('no grip');
      const { mouse } = overlay.page;
      await mouse.move(box.x + 30, box.y + 5);
      await mouse.down();
      await mouse.move(box.x - 70, box.y + 5);
      await mouse.move(box.x - 170, box.y + 5);
      await expect.poll(async () => (await placeOf(system)).x).toBeLessThan(before.x);
      await mouse.up();
      // It is let go, so the pointer takes it nowhere any more.
      const there = await placeOf(system);
      await mouse.move(box.x + 300, box.y + 50);
      await overlay.button('Next lines').click();
      expect(await placeOf(system)).toEqual(there);
    });
  });
});

test('practice says so on every face, and records nothing', async ({ launch, records }) => {
  records(keep({ policy }));
  const app = await launch();
  const panel = await app.panel();
  const overlay = await app.overlay();
  const strip = overlay.page.getByText('Practice: nothing is recorded');
  await app.press();
  await expect(overlay.secondsLeft).toBeVisible();
  await expect(strip).toBeHidden();
  await overlay.button('Go on').click();
  await overlay.button('Later').click();
  await expect(overlay.body).toHaveText('');

  await panel.page.evaluate(() => window.coach.send('practise', { situation: 'abuse' }));
  await app.press();
  await expect(overlay.secondsLeft).toBeVisible();
  await expect(strip).toBeVisible();
  await overlay.button('Go on').click();
  await expect(overlay.situation('Ongoing abuse')).toBeChecked();
  await expect(strip).toBeVisible();
  await overlay.button('Ladder').click();
  await overlay.button('I said it').click();
  await expect(overlay.body).toContainText('Second warning of two');
  await expect(strip).toBeVisible();
  await overlay.button('Danger').click();
  await expect(strip).toBeVisible();
  await overlay.button('Later').click();
  await expect(overlay.body).toHaveText('');
  await app.kill();
  records((store) => {
    expect(store.pauses.all()).toHaveLength(1);
    expect(store.calls.drafts()).toMatchObject([{ warnings: [], situation: null }]);
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
