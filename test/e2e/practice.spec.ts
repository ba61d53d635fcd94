import type { Locator } from '@playwright/test';
import { openStore } from '../../electron/store/open.ts';
import { type App, expect, systemOf, test } from './app.ts';
import { faultsOf } from './axe.ts';
import type { Panel } from './pages/panel.ts';

/** What the store holds of pauses and calls once the app has ended. */
async function recorded(app: App): Promise<{ readonly pauses: number; readonly calls: number }> {
  await app.quit();
  const store = openStore(app.folder);
  try {
    return { pauses: store.pauses.all().length, calls: store.calls.all().length };
  } finally {
    store.close();
  }
}

const nothing = { pauses: 0, calls: 0 } as const;

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

test('a calm call: the real key, the real overlay, the caller’s words, and nothing recorded', async ({
  launch,
}) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await begin(app, 'Insult');
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
  expect(await recorded(app)).toEqual(nothing);
});

test('a call that needs the ladder leads to it', async ({ launch }) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await begin(app, 'Ongoing abuse');
  const status = callPage(panel, 'Ongoing abuse').getByRole('status');
  await app.press();
  await overlay.button('Go on').click();
  await panel.button('I said it').click();
  await expect(status).toContainText('Press Ladder in the overlay');
  await overlay.button('Ladder').click();
  await expect(status).toContainText('Say the step in the overlay aloud');
  expect(await recorded(app)).toEqual(nothing);
});

test('danger asks before it is read, has no pause, and leaves nothing', async ({ launch }) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await begin(app, 'Danger: self-harm');
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
  expect(await recorded(app)).toEqual(nothing);
});

test('three minutes are five calls, each of which can be skipped', async ({ launch }) => {
  const app = await launch();
  const panel = await app.panel();
  await panel.open('Practice');
  await panel.button('Start').click();
  for (const count of [1, 2, 3, 4, 5]) {
    await expect(panel.content.getByText(`${count} of 5`)).toBeVisible();
    await panel.button('Skip this call').click();
  }
  await expect(panel.button('Start')).toBeVisible();
  await expect(panel.page.getByText('This is practice.')).toBeHidden();
});

test('a press after practice was ended is recorded', async ({ launch }) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await begin(app, 'Shouting');
  await app.press();
  await expect(overlay.secondsLeft).toBeVisible();
  await panel.button('End practice').click();
  await expect(overlay.body).toHaveText('');
  await app.press();
  await expect(overlay.secondsLeft).toBeVisible();
  await expect(overlay.page.getByText('Practice: nothing is recorded')).toBeHidden();
  expect(await recorded(app)).toEqual({ pauses: 1, calls: 1 });
});

test('a press after a made-up call, before the next one, is recorded', async ({ launch }) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await begin(app, 'Shouting');
  await app.press();
  await overlay.button('Go on').click();
  await overlay.button('Later').click();
  await expect(panel.page.getByText('This is practice.')).toBeHidden();
  await app.press();
  await expect(overlay.secondsLeft).toBeVisible();
  expect(await recorded(app)).toEqual({ pauses: 1, calls: 1 });
});

test('a real call in the middle of practice is recorded by one press', async ({ launch }) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await begin(app, 'Shouting');
  await app.press();
  await overlay.button('Go on').click();
  await panel.button('A real call came').click();
  await expect(overlay.lines).toBeVisible();
  await expect(overlay.page.getByText('Practice: nothing is recorded')).toBeHidden();
  await overlay.button('Later').click();
  await panel.open('Today');
  await expect(panel.button('Log it')).toBeVisible();
  expect(await recorded(app)).toEqual({ pauses: 1, calls: 1 });
});

test('a real call in the middle of practice is recorded by one press in the overlay too', async ({
  launch,
}) => {
  const app = await launch();
  const overlay = await app.overlay();
  await begin(app, 'Shouting');
  await app.press();
  await overlay.button('It’s a real call').click();
  await expect(overlay.secondsLeft).toBeVisible();
  await expect(overlay.page.getByText('Practice: nothing is recorded')).toBeHidden();
  await overlay.button('Go on').click();
  await overlay.button('Later').click();
  expect(await recorded(app)).toEqual({ pauses: 1, calls: 1 });
});

test('a call that turns out to have been real can still be recorded when it is over', async ({ launch }) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await begin(app, 'Shouting');
  await app.press();
  await overlay.button('Go on').click();
  await overlay.button('Later').click();
  await panel.button('A real call came').click();
  await expect(panel.content.getByText('Practice is over.')).toBeVisible();
  expect(await recorded(app)).toEqual({ pauses: 1, calls: 1 });
});

const question = 'You pressed the key during practice. Was it a real call?';

test('a real call taken during practice is not lost by opening Today to log it', async ({ launch }) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await begin(app, 'Shouting');
  await app.press();
  await overlay.button('Go on').click();
  await overlay.button('Later').click();
  await panel.open('Today');
  await expect(panel.page.getByText(question)).toBeVisible();
  expect(await faultsOf(panel.page)).toEqual([]);
  await panel.button('Keep it as a real call').click();
  await expect(panel.page.getByText(question)).toBeHidden();
  await expect(panel.button('Log it')).toBeVisible();
  expect(await recorded(app)).toEqual({ pauses: 1, calls: 1 });
});

test('what was practice is asked about once, with the next made-up call too', async ({ launch }) => {
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await app.panel();
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
  expect(await recorded(app)).toEqual(nothing);
});

test('practice ends with the tab, and with the window', async ({ launch }) => {
  const app = await launch();
  const system = systemOf(app);
  const overlay = await app.overlay();
  const panel = await begin(app, 'Our mistake');
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
  expect(await recorded(app)).toEqual({ pauses: 1, calls: 1 });
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

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${theme}`, async ({ launch, settings }) => {
    settings({ theme });
    const app = await launch();
    const overlay = await app.overlay();
    const panel = await app.panel();
    await panel.open('Practice');
    expect(await faultsOf(panel.page), 'the choice').toEqual([]);
    await panel.button('Start').click();
    await expect(panel.content.getByText('1 of 5')).toBeVisible();
    expect(await faultsOf(panel.page), 'a call').toEqual([]);
    await app.press();
    await overlay.button('Go on').click();
    await expect(panel.button('I said it')).toBeVisible();
    expect(await faultsOf(panel.page), 'the lines').toEqual([]);
    await overlay.button('Later').click();
    await expect(panel.button('Next call')).toBeVisible();
    expect(await faultsOf(panel.page), 'afterwards').toEqual([]);
  });
}
