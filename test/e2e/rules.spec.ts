import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../electron/contract.ts';
import { recordsOfAWeek } from '../support/week-of-records.ts';
import { expect, test } from './app.ts';

declare global {
  interface Window {
    readonly coach: Bridge;
  }
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  // Legacy mode runs in the page itself: a page reached over the debugging port cannot open the blank one axe wants.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in ${theme}`, () => {
    test('on the pause, the lines and the danger screen', async ({ launch, settings }) => {
      settings({ theme });
      const app = await launch('--hidden');
      const overlay = await app.overlay();
      await app.press();
      await expect(overlay.secondsLeft).toBeVisible();
      await overlay.button('Longer').click();
      expect(await faultsOf(overlay.page)).toEqual([]);
      await overlay.button('Go on').click();
      await expect(overlay.lines).toBeVisible();
      expect(await faultsOf(overlay.page)).toEqual([]);
      await overlay.button('Danger').click();
      await expect(overlay.button('Back to the lines')).toBeVisible();
      expect(await faultsOf(overlay.page)).toEqual([]);
    });

    test('on every tab and the log form', async ({ launch, settings, records }) => {
      settings({ theme });
      records((store) => recordsOfAWeek(store));
      const panel = await (await launch()).panel();
      for (const tab of ['Today', 'Calls', 'Week', 'Playbook', 'Settings'] as const) {
        await panel.open(tab);
        await expect(panel.content.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await faultsOf(panel.page), tab).toEqual([]);
      }
      await panel.open('Today');
      await panel.button('Log a call').click();
      await expect(panel.button('Done')).toBeVisible();
      expect(await faultsOf(panel.page), 'log form').toEqual([]);
    });
  });
}

test('no page can reach a network, run a script of another origin, or see Node or Electron', async ({
  launch,
}) => {
  const panel = await (await launch()).panel();
  const reached = await panel.page.evaluate(async () => {
    const fetched = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    const image = await new Promise<boolean>((resolve) => {
      const picture = new Image();
      picture.onload = () => resolve(true);
      picture.onerror = () => resolve(false);
      picture.src = 'https://example.com/x.png';
    });
    return {
      fetched,
      image,
      names: ['require', 'process', 'ipcRenderer', 'module'].filter((name) => name in window),
    };
  });
  expect(reached).toEqual({ fetched: false, image: false, names: [] });
});

test('main answers only what the contract knows', async ({ launch }) => {
  const app = await launch();
  const panel = await app.panel();
  const ask = (name: string, input: unknown) =>
    panel.page.evaluate(([intent, value]) => window.coach.send(String(intent), value), [
      name,
      input,
    ] as const);
  expect(await ask('startShift', { extra: 1 })).toMatchObject({ ok: false });
  expect(await ask('changeCall', { id: 'x', change: { intensity: 9 } })).toMatchObject({ ok: false });
  expect(await ask('constructor', undefined)).toMatchObject({ ok: false });
  // An intent of the other window.
  expect(await ask('readOverlay', undefined)).toMatchObject({ ok: false });
  expect(await ask('readToday', undefined)).toMatchObject({ ok: true });
});
