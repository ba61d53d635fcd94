import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { z } from 'zod';
import { defaultHotkey } from '../../domain/hotkey-words.ts';
import { type HostedPreview, startHosted } from './hosted-preview.ts';

/** What the app does while nobody needs it. */
export interface Idle {
  readonly seconds: number;
  /** Timers of the main process that fired, and that wait. */
  readonly mainTimersFired: number;
  readonly mainTimersWaiting: number;
  /** Turns of the main process's event loop, the bench's own two questions included. */
  readonly mainLoopTurns: number;
  /** Timeouts, intervals, animation frames and idle callbacks that ran in the overlay page. */
  readonly pageCallbacks: number;
  /** Animations that run in the overlay page. */
  readonly pageAnimations: number;
  /** Share of one core, in percent. */
  readonly mainCpu: number;
  readonly rendererCpu: number;
  /** The preview's browser, its renderers left out: in Electron this work is partly the main process's. */
  readonly browserCpu: number;
}

const processesSchema = z.object({
  processInfo: z.array(z.object({ type: z.string(), cpuTime: z.number() })),
});

/** Starts hidden, lets one pause come and go, and watches the app do nothing. */
export async function idle(seconds: number): Promise<Idle> {
  const preview = await startHosted({
    main: 'idle-app',
    flags: ['--hidden', '--remote-debugging-port=0'],
    settings: { pauseSeconds: 5 },
  });
  try {
    const url = await preview.control.ask('debuggingUrl');
    if (url === undefined) {
      throw new Error('the preview has no debugging port');
    }
    const browser = await chromium.connectOverCDP(url);
    const page = await overlayPage(browser);
    await page.addInitScript(countCallbacks);
    await page.reload();
    await comeAndGo(preview, page);
    const found = await watch(preview, browser, page, seconds);
    await browser.close();
    return found;
  } finally {
    await preview.stop();
  }
}

/** Wraps whatever a page can be woken by, before its own scripts run. */
function countCallbacks(): void {
  let callbacks = 0;
  Reflect.set(window, 'callbacksRun', () => callbacks);
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
    const plain: unknown = Reflect.get(window, name);
    if (typeof plain !== 'function') continue;
    Reflect.set(window, name, (callback: unknown, ...rest: readonly unknown[]) => {
      const counted = (...args: readonly unknown[]): unknown => {
        callbacks += 1;
        return typeof callback === 'function' ? Reflect.apply(callback, undefined, args) : undefined;
      };
      return Reflect.apply(plain, window, [counted, ...rest]);
    });
  }
}

async function overlayPage(browser: Browser): Promise<Page> {
  const page = browser.contexts().flatMap((context) => context.pages())[0];
  if (page === undefined) {
    throw new Error('the overlay has no page');
  }
  return page;
}

/** An app that has never done anything is no proof: one pause, run to its end, and put away. */
async function comeAndGo(preview: HostedPreview, page: Page): Promise<void> {
  await preview.control.ask('fireHotkey', defaultHotkey);
  await page.getByRole('timer', { name: 'Seconds left' }).waitFor();
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await page.locator('main').waitFor({ state: 'detached' });
  while ((await preview.control.ask('windows')).some(({ visible }) => visible));
}

interface Reading {
  readonly at: number;
  readonly callbacks: number;
  readonly animations: number;
  readonly renderers: number;
  readonly otherProcesses: number;
  readonly cpu: number;
  readonly loops: number;
  readonly timersFired: number;
  readonly timersWaiting: number;
}

async function watch(preview: HostedPreview, browser: Browser, page: Page, seconds: number): Promise<Idle> {
  const session = await browser.newBrowserCDPSession();
  const read = async (): Promise<Reading> => {
    const { processInfo } = processesSchema.parse(await session.send('SystemInfo.getProcessInfo'));
    const cpuOf = (isIt: (type: string) => boolean) =>
      processInfo.filter(({ type }) => isIt(type)).reduce((sum, { cpuTime }) => sum + cpuTime, 0) * 1000;
    const [callbacks, animations] = z
      .tuple([z.number(), z.number()])
      .parse(
        await page.evaluate(() => [
          Reflect.apply(Reflect.get(window, 'callbacksRun'), window, []),
          document.getAnimations().length,
        ]),
      );
    const reported = preview.next('request', ({ call }) => call === 'trayToolTip');
    await preview.control.ask('trayToolTip');
    const { cpu, loops, timersFired, timersWaiting } = await reported;
    return {
      at: performance.now(),
      callbacks,
      animations,
      renderers: cpuOf((type) => type === 'renderer'),
      otherProcesses: cpuOf((type) => type !== 'renderer'),
      cpu,
      loops,
      timersFired,
      timersWaiting,
    };
  };

  // What the last pause set off is over: the same reading twice, a second apart.
  let before = await read();
  for (let isSettled = false; !isSettled; ) {
    await wait(1000);
    const now = await read();
    isSettled = now.callbacks === before.callbacks && now.timersFired === before.timersFired;
    before = now;
  }
  await wait(seconds * 1000);
  const after = await read();
  const share = (cpu: number) => (cpu / (after.at - before.at)) * 100;
  return {
    seconds,
    mainTimersFired: after.timersFired - before.timersFired,
    mainTimersWaiting: after.timersWaiting,
    mainLoopTurns: after.loops - before.loops,
    pageCallbacks: after.callbacks - before.callbacks,
    pageAnimations: after.animations,
    mainCpu: share(after.cpu - before.cpu),
    rendererCpu: share(after.renderers - before.renderers),
    browserCpu: share(after.otherProcesses - before.otherProcesses),
  };
}
