import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startOnLog } from '../app-on-log.ts';

/** One letter typed in the search field, in milliseconds. */
export interface TypedLetter {
  /** From the key, as the page was told of it, to the end of the first frame with the letter in the field. */
  readonly toFrame: number;
  /** The longest that the main process did nothing else at a time meanwhile. */
  readonly standstill: number;
}

/** A fast typist. */
const betweenLettersMs = 100;
/** After the tab is open: what the app does once a day, a second after its start, is over. */
const settleMs = 3_000;

/** Types queries in the search field of an app that has just started, each from its first letter on, which the field is emptied for. */
export async function typedLetters(log: string, queries: readonly string[]): Promise<readonly TypedLetter[]> {
  const { panel, standstill, stop } = await startOnLog(log);
  try {
    await panel.getByRole('tab', { name: 'Calls' }).click();
    const field = panel.getByRole('textbox', { name: 'Search the calls' });
    await field.waitFor();
    await panel.evaluate(watchLetters);
    await wait(settleMs);
    const letters: TypedLetter[] = [];
    for (const [at, query] of queries.entries()) {
      // A query that goes on where the last one ended is the next letter of one word.
      const before = queries[at - 1] ?? '';
      const isNext = query.length === before.length + 1 && query.startsWith(before);
      if (!isNext) await field.fill(query.slice(0, -1));
      await wait(betweenLettersMs);
      await standstill();
      await field.press(query.slice(-1));
      const toFrame = z.number().parse(await panel.evaluate(() => Reflect.get(window, 'letterPainted')));
      letters.push({ toFrame, standstill: await standstill() });
    }
    return letters;
  } finally {
    await stop();
  }
}

/** In the page: each key makes a promise of how long it takes until the field with its letter has been painted. */
function watchLetters(): void {
  addEventListener(
    'keydown',
    (event) => {
      const painted = new Promise<number>((resolve) => {
        addEventListener(
          'input',
          () => {
            requestAnimationFrame(() => {
              // After the frame.
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => {
                port1.close();
                resolve(performance.now() - event.timeStamp);
              };
              port2.postMessage(null);
            });
          },
          { once: true },
        );
      });
      Reflect.set(window, 'letterPainted', painted);
    },
    { capture: true },
  );
}
