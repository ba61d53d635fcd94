import type { Locator } from '@playwright/test';
import { type App, expect, readRecords, systemOf, test } from './app.ts';
import { faultsInBothThemes, faultsOf } from './axe.ts';
import type { Panel } from './pages/panel.ts';

/** What the store holds of pauses and calls. */
function recorded(app: App): { readonly pauses: number; readonly calls: number } {
  return readRecords(app.folder, (store) => ({
    pauses: store.pauses.all().length,
    calls: store.calls.all().length,
  }));
}

const nothing = { pauses: 0, calls: 0 } as const;

/** What a pause leaves, this many times. */
const times = (count: number) => ({ pauses: count, calls: count });

const question = 'You pressed the key during practice. Was it a real call?';

function callPage(panel: Panel, name: string): Locator {
  return panel.content.getByRole('article', { name, exact: true });
}

async function begin(app: App, name: string): Promise<Panel> {
  const panel = await app.panel();
  await panel.open('Practice');
  await panel.content.getByRole('button', { name, exact: true }).click();
  await expect(callPage(panel, name)).toBeVisible();
  return panel;
}

test('practice is with the real key, in the real overlay, and nothing of it is recorded', async ({
  launch,
}) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await app.panel();

  await test.step('a calm call: the real key, the real overlay, the caller’s words', async () => {
    await begin(app, 'Insult');
    const call = callPage(panel, 'Insult');
    await expect(call.getByRole('heading', { name: 'Insult' })).toBeFocused();
    await expect(call.getByText(/^A man whose boiler visit was missed twice/u)).toBeVisible();
    await expect(call.getByRole('status')).toContainText('Press Ctrl Shift Space now.');

    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    await expect(overlay.page.getByText('Practice: nothing is recorded')).toBeVisible();
    await expect(call.getByRole('status')).toContainText('Breathe with the overlay');
    await overlay.button('Go on').click();
    await expect(overlay.situation('Insult')).toBeChecked();
    await expect(call.getByRole('status')).toContainText('Say the first line');
    await panel.button('I said it').click();
    await expect(call.getByRole('status')).toContainText('Go on then, genius.');
    await panel.button('I said it').click();
    await expect(call.getByRole('status')).toContainText('Put the overlay away');
    await overlay.button('Later').click();
    await expect(call.getByText('There is one real question in it')).toBeVisible();
    await panel.button('Finish').click();
    await expect(panel.content.getByText('Practice is over. The key records again.')).toBeVisible();
    expect(recorded(app)).toEqual(nothing);
  });

  await test.step('a call that needs the ladder leads to it', async () => {
    await begin(app, 'Ongoing abuse');
    const status = callPage(panel, 'Ongoing abuse').getByRole('status');
    await app.press();
    await overlay.button('Go on').click();
    await panel.button('I said it').click();
    await expect(status).toContainText('Press Ladder in the overlay');
    await overlay.button('Ladder').click();
    await expect(status).toContainText('Say the step in the overlay aloud');
    expect(recorded(app)).toEqual(nothing);
    await overlay.putAway();
    await panel.button('End practice').click();
  });

  await test.step('danger asks before it is read, and has no pause', async () => {
    await begin(app, 'Danger: self-harm');
    const call = callPage(panel, 'Danger: self-harm');
    await expect(call.getByText('You can skip it, now or halfway.')).toBeVisible();
    await expect(call.getByText(/I can’t go on/u)).toBeHidden();
    await panel.button('Read it').click();
    await expect(call.getByRole('status')).toContainText('Press Danger now');
    await panel.button('Danger').click();
    await expect(overlay.page.getByRole('heading', { name: 'Keep the line open.' })).toBeVisible();
    await panel.button('I read it').click();
    await panel.button('I asked it').click();
    await overlay.button('Later').click();
    await expect(call.getByText('You are not the counsellor')).toBeVisible();
    expect(recorded(app)).toEqual(nothing);
    await panel.button('Finish').click();
  });

  await test.step('three minutes are five calls, each of which can be skipped', async () => {
    await panel.open('Practice');
    await panel.button('Start').click();
    for (const count of [1, 2, 3, 4, 5]) {
      await expect(panel.content.getByText(`${count} of 5`)).toBeVisible();
      await panel.button('Skip this call').click();
    }
    await expect(panel.button('Start')).toBeVisible();
    await expect(panel.page.getByText('This is practice.')).toBeHidden();
  });

  await test.step('what was practice is asked about once, with the next made-up call too', async () => {
    await panel.open('Practice');
    await panel.button('Start').click();
    await expect(panel.page.getByText('This is practice.')).toBeVisible();
    await app.press();
    await overlay.button('Go on').click();
    await overlay.button('Later').click();
    await expect(panel.page.getByText(question)).toBeHidden();
    await panel.button('Next call').click();
    await expect(panel.page.getByText(question)).toBeVisible();
    await panel.button('It was practice').click();
    await expect(panel.page.getByText(question)).toBeHidden();
    await panel.open('Today');
    await expect(panel.button('Log a call')).toBeVisible();
    await expect(panel.page.getByText(question)).toBeHidden();
  });

  await app.quit();
  expect(recorded(app)).toEqual(nothing);
});

test('what is not practice is recorded, wherever practice was left and however late that is said', async ({
  launch,
}) => {
  const app = await launch();
  const system = systemOf(app);
  const overlay = await app.overlay();
  const panel = await app.panel();

  await test.step('a press after practice was ended is recorded', async () => {
    await begin(app, 'Shouting');
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    await panel.button('End practice').click();
    await expect(overlay.body).toHaveText('');
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    await expect(overlay.page.getByText('Practice: nothing is recorded')).toBeHidden();
    await expect.poll(() => recorded(app)).toEqual(times(1));
    await overlay.putAway();
  });

  await test.step('a press after a made-up call, before the next one, is recorded', async () => {
    await begin(app, 'Shouting');
    await app.press();
    await overlay.button('Go on').click();
    await overlay.button('Later').click();
    await expect(panel.page.getByText('This is practice.')).toBeHidden();
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    await expect.poll(() => recorded(app)).toEqual(times(2));
    await overlay.putAway();
  });

  await test.step('a real call in the middle of practice is recorded by one press', async () => {
    await begin(app, 'Shouting');
    await app.press();
    await overlay.button('Go on').click();
    await panel.button('A real call came').click();
    await expect(overlay.lines).toBeVisible();
    await expect(overlay.page.getByText('Practice: nothing is recorded')).toBeHidden();
    await overlay.button('Later').click();
    await panel.open('Today');
    await expect(panel.button('Log it')).toHaveCount(3);
    await expect.poll(() => recorded(app)).toEqual(times(3));
  });

  await test.step('a real call in the middle of practice is recorded by one press in the overlay too', async () => {
    await begin(app, 'Shouting');
    await app.press();
    await overlay.button('It’s a real call').click();
    await expect(overlay.secondsLeft).toBeVisible();
    await expect(overlay.page.getByText('Practice: nothing is recorded')).toBeHidden();
    await overlay.button('Go on').click();
    await overlay.button('Later').click();
    await expect.poll(() => recorded(app)).toEqual(times(4));
  });

  await test.step('a call that turns out to have been real can still be recorded when it is over', async () => {
    await begin(app, 'Shouting');
    await app.press();
    await overlay.button('Go on').click();
    await overlay.button('Later').click();
    await panel.button('A real call came').click();
    await expect(panel.content.getByText('Practice is over.')).toBeVisible();
    await expect.poll(() => recorded(app)).toEqual(times(5));
  });

  await test.step('a real call taken during practice is not lost by opening Today to log it', async () => {
    await begin(app, 'Shouting');
    await app.press();
    await overlay.button('Go on').click();
    await overlay.button('Later').click();
    await panel.open('Today');
    await expect(panel.page.getByText(question)).toBeVisible();
    expect(await faultsOf(panel.page)).toEqual([]);
    await panel.button('Keep it as a real call').click();
    await expect(panel.page.getByText(question)).toBeHidden();
    await expect(panel.button('Log it')).toHaveCount(6);
    await expect.poll(() => recorded(app)).toEqual(times(6));
  });

  await test.step('practice ends with the tab, and with the window', async () => {
    await begin(app, 'Our mistake');
    await panel.open('Today');
    await expect(panel.page.getByText('This is practice.')).toBeHidden();
    await panel.open('Practice');
    await panel.button('Our mistake').click();
    await expect(panel.page.getByText('This is practice.')).toBeVisible();
    const closed = panel.page.waitForEvent('close');
    await system.ask('closeWindow', 'Unflappable');
    await closed;
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    await expect(overlay.page.getByText('Practice: nothing is recorded')).toBeHidden();
  });

  await app.quit();
  expect(recorded(app)).toEqual(times(7));
});

test('without a key it says so, offers the button, and leads to Settings', async ({ launch, settings }) => {
  settings({ hotkey: 'Control+Nonsense' });
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await begin(app, 'Insult');
  const call = callPage(panel, 'Insult');
  await call.getByRole('button', { name: 'Pause now' }).click();
  await expect(overlay.secondsLeft).toBeVisible();
  await overlay.button('Go on').click();
  await overlay.button('Later').click();
  await panel.button('Finish').click();
  await panel.button('Insult').click();
  await call.getByRole('button', { name: 'The key, in Settings' }).click();
  await expect(panel.content.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});

test('nothing is read aloud by a voice from the network, and that is said', async ({ launch }) => {
  const app = await launch();
  const panel = await app.panel();
  await panel.page.evaluate(() => {
    const network = { lang: 'en-GB', localService: false, default: true, name: 'A voice', voiceURI: 'far' };
    window.speechSynthesis.getVoices = () => [network];
    window.speechSynthesis.speak = () => document.body.setAttribute('data-spoken', 'true');
  });
  await panel.open('Practice');
  const reads = panel.content.getByRole('switch', { name: 'Read aloud' });
  await expect(reads).not.toBeChecked();
  await reads.click();
  await expect(panel.content.getByText('no English voice of its own')).toBeVisible();
  await expect(reads).not.toBeChecked();
  await panel.button('Insult').click();
  await expect(callPage(panel, 'Insult')).toBeVisible();
  await expect(panel.body).not.toHaveAttribute('data-spoken');
});

test('axe finds nothing in either theme', async ({ launch }) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await app.panel();
  await panel.open('Practice');
  expect(await faultsInBothThemes(panel.page), 'the choice').toEqual([]);
  await panel.button('Start').click();
  await expect(panel.content.getByText('1 of 5')).toBeVisible();
  expect(await faultsInBothThemes(panel.page), 'a call').toEqual([]);
  await app.press();
  await overlay.button('Go on').click();
  await expect(panel.button('I said it')).toBeVisible();
  expect(await faultsInBothThemes(panel.page), 'the lines').toEqual([]);
  await overlay.button('Later').click();
  await expect(panel.button('Next call')).toBeVisible();
  expect(await faultsInBothThemes(panel.page), 'afterwards').toEqual([]);
});
