import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../electron/contract.ts';
import type { HostName } from '../support/running-app.ts';
import { recordsOfAWeek } from '../support/week-of-records.ts';
import { test as base, expect } from './app.ts';
import { faultsInBothThemes } from './axe.ts';

/** A server that nobody should ever speak to. */
interface Listener {
  readonly address: string;
  /** What was asked of it. A connection that asks nothing does not count: the preview's Chromium may guess at one. */
  readonly heard: readonly string[];
}

const test = base.extend<{ readonly listener: Listener }>({
  listener: async ({ browserName: _ }, use) => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`);
      response.end();
    });
    server.on('upgrade', (request, socket) => {
      heard.push(`socket ${request.url}`);
      socket.destroy();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const at = server.address();
    if (at === null || typeof at === 'string') throw new Error('the server has no port');
    await use({ address: `http://127.0.0.1:${at.port}`, heard });
    server.closeAllConnections();
    server.close();
  },
});

declare global {
  interface Window {
    readonly coach: Bridge;
    /** What `watchPolicy` has seen. */
    stoppedBy: string[];
  }
}

test('axe finds nothing on the faces of the pause, nor on the tabs with a week of records', async ({
  launch,
  records,
}) => {
  records((store) => recordsOfAWeek(store));
  const app = await launch();
  const overlay = await app.overlay();
  const panel = await app.panel();

  await test.step('the pause, the lines and the danger screen', async () => {
    await app.press();
    await expect(overlay.secondsLeft).toBeVisible();
    // Long enough to be looked at in both themes.
    for (let times = 1; times < 6; times += 1) await overlay.button('Longer').click();
    expect(await faultsInBothThemes(overlay.page), 'the pause').toEqual([]);
    await overlay.button('Go on').click();
    await expect(overlay.lines).toBeVisible();
    expect(await faultsInBothThemes(overlay.page), 'the lines').toEqual([]);
    await overlay.button('Danger').click();
    await expect(overlay.button('Back to the lines')).toBeVisible();
    expect(await faultsInBothThemes(overlay.page), 'danger').toEqual([]);
    await overlay.putAway();
  });

  // The others are looked at more deeply by their own tests.
  await test.step('Today, Calls and the log form', async () => {
    for (const tab of ['Today', 'Calls'] as const) {
      await panel.open(tab);
      await expect(panel.content.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await faultsInBothThemes(panel.page), tab).toEqual([]);
    }
    await panel.open('Today');
    await panel.button('Log a call').click();
    await expect(panel.button('Done')).toBeVisible();
    expect(await faultsInBothThemes(panel.page), 'log form').toEqual([]);
  });
});

/** Has the page keep which parts of its policy have stopped something; the browser tells of some only later. */
async function watchPolicy(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    window.stoppedBy = [];
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      window.stoppedBy.push(effectiveDirective),
    );
  });
  return () => page.evaluate(() => window.stoppedBy);
}

/** Tries ways out of a page, one after the other, as far as a page can tell when one is over. */
async function tryToReach(page: Page, address: string, ways: readonly Way[]): Promise<void> {
  await page.evaluate(
    async ([base, wanted]) => {
      const over = (target: EventTarget, ...names: readonly string[]) =>
        new Promise<void>((resolve) => {
          for (const name of names) target.addEventListener(name, () => resolve());
        });
      const element = (name: string, attributes: Record<string, string>) => {
        const made = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
        const end = over(made, 'load', 'error');
        document.body.append(made);
        return end;
      };
      const attempts: Readonly<Record<string, () => unknown>> = {
        fetch: () => fetch(`${base}/fetch`, { mode: 'no-cors' }).catch(() => {}),
        beacon: () => navigator.sendBeacon(`${base}/beacon`),
        events: () => over(new EventSource(`${base}/events`), 'open', 'error'),
        socket: () => over(new WebSocket(`${base.replace('http', 'ws')}/socket`), 'open', 'error'),
        image: () => element('img', { src: `${base}/image.png` }),
        script: () => element('script', { src: `${base}/script.js` }),
        style: () => element('link', { rel: 'stylesheet', href: `${base}/style.css` }),
        frame: () => element('iframe', { src: `${base}/frame` }),
        popup: () => void window.open(`${base}/popup`),
        form: () => {
          const form = document.createElement('form');
          form.action = `${base}/form`;
          form.method = 'post';
          document.body.append(form);
          form.submit();
        },
        link: () => {
          location.href = `${base}/link`;
        },
      };
      for (const way of wanted) await attempts[way]?.();
    },
    [address, ways] as const,
  );
}

const subresources = ['fetch', 'beacon', 'events', 'image', 'script', 'style'] as const;
type Way = (typeof subresources)[number] | 'frame' | 'socket' | 'form' | 'popup' | 'link';

test.describe('a server on this very computer hears nothing from any page', () => {
  const loopback = (host: HostName) => (host === 'preview' ? ['--open-loopback'] : []);

  test('by the pages’ own policy, which they come with', async ({ launch, host, listener }) => {
    const app = await launch(...loopback(host));
    for (const title of ['Unflappable', 'Pause'] as const) {
      const page = await app.window(title);
      const stoppedBy = await watchPolicy(page);
      await tryToReach(page, listener.address, [...subresources, 'frame', 'socket', 'form']);
      await expect
        .poll(stoppedBy, title)
        .toEqual(
          expect.arrayContaining([
            'connect-src',
            'img-src',
            'script-src-elem',
            'style-src-elem',
            'frame-src',
            'form-action',
          ]),
        );
      expect(
        await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window)),
      ).toEqual([]);
    }
    expect(listener.heard).toEqual([]);
  });

  test('and by the app, if they had no policy', async ({ launch, host, listener }) => {
    const app = await launch(...loopback(host));
    for (const title of ['Unflappable', 'Pause'] as const) {
      const page = await app.window(title);
      const session = await page.context().newCDPSession(page);
      await session.send('Page.setBypassCSP', { enabled: true });
      await page.reload();
      const stoppedBy = await watchPolicy(page);
      // Frames and forms stay under the policy even so. The preview cannot hold back a socket, nor let a popup open.
      const ways: readonly Way[] = host === 'electron' ? [...subresources, 'socket', 'popup'] : subresources;
      await tryToReach(page, listener.address, ways);
      const address = page.url();
      await tryToReach(page, listener.address, ['link']);
      // A round trip, in which a departure would have come through.
      await page.evaluate(() => fetch(location.href).then((response) => response.text()));
      // Asked of the document itself: Playwright waits for the end of a departure that never takes place.
      expect(await page.evaluate(() => [document.title, location.href])).toEqual([title, address]);
      expect(await stoppedBy(), title).toEqual([]);
    }
    expect(listener.heard).toEqual([]);
  });
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
  expect(await ask('changeCall', { id: 'x', visit: 'v', change: { intensity: 9 } })).toMatchObject({
    ok: false,
  });
  expect(await ask('constructor', undefined)).toMatchObject({ ok: false });
  // An intent of the other window.
  expect(await ask('readOverlay', undefined)).toMatchObject({ ok: false });
  expect(await ask('readToday', undefined)).toMatchObject({ ok: true });
});
