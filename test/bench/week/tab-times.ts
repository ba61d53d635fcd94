import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { startOnLog } from '../app-on-log.ts';
import { callsAWeek } from '../log/calls.ts';

/** One press of the Week tab, in milliseconds. */
export interface TabPress {
  /** From the press, as the page was told of it, to the end of the first frame with the week’s heading. */
  readonly toFrame: number;
  /** From the press to the end of the first frame with all cards of the week; their pictures may be on their way. */
  readonly toCards: number;
  /** The longest that the main process did nothing else at a time meanwhile. */
  readonly standstill: number;
}

const paintedSchema = z.strictObject({ toFrame: z.number(), toCards: z.number() });

/** Between presses: what the last one set off, charts and all, is over. */
const restMs = 300;
/** After the first press: what the app does once a day, a second after its start, is over. */
const settleMs = 3_000;

/** Presses the Week tab of an app that has just started, on a log that ends this week, and goes back to Today each time. */
export async function tabPresses(log: string, count: number): Promise<readonly TabPress[]> {
  const { panel, standstill, stop } = await startOnLog(log);
  try {
    await panel.evaluate(watchPresses);
    const presses: TabPress[] = [];
    while (presses.length < count) {
      await wait(restMs);
      await standstill();
      await panel.getByRole('tab', { name: 'Week' }).click();
      const painted = paintedSchema.parse(await panel.evaluate(() => Reflect.get(window, 'weekPainted')));
      presses.push({ ...painted, standstill: await standstill() });
      if (presses.length === 1) await refuseEmpty(panel);
      await panel.getByRole('tab', { name: 'Today' }).click();
      if (presses.length === 1) await wait(settleMs);
    }
    return presses;
  } finally {
    await stop();
  }
}

/** A week of nothing would be fast. */
async function refuseEmpty(page: Page): Promise<void> {
  await page.getByRole('tabpanel', { name: 'Week' }).getByText(String(callsAWeek)).first().waitFor();
}

/** In the page: each press of the Week tab makes a promise of how long it takes until its heading and its cards have been painted. */
function watchPresses(): void {
  const hasHeading = () => document.querySelector('[role="tabpanel"][id$="-content-week"] h1') !== null;
  const hasCards = () => document.querySelector('.week-cards[aria-busy="false"] > *') !== null;
  /** The end of the first frame in which it is there. */
  const painted = (isThere: () => boolean, since: number) =>
    new Promise<number>((resolve) => {
      const look = () => {
        if (!isThere()) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          // After the frame.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            resolve(performance.now() - since);
          };
          port2.postMessage(null);
        });
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true, attributes: true });
    });
  addEventListener(
    'pointerdown',
    (event) => {
      if (!(event.target instanceof Element) || !/^Week/u.test(event.target.textContent ?? '')) return;
      const since = event.timeStamp;
      const both = Promise.all([painted(hasHeading, since), painted(hasCards, since)]);
      Reflect.set(
        window,
        'weekPainted',
        both.then(([toFrame, toCards]) => ({ toFrame, toCards })),
      );
    },
    { capture: true },
  );
}
