import { readFileSync } from 'node:fs';
import type { CDPSession } from '@playwright/test';
import { z } from 'zod';
import type { PreviewControl } from '../../preview/control-client.ts';
import { expect, test } from '../e2e/app.ts';
import { Overlay } from '../e2e/pages/overlay.ts';
import { startApp } from '../support/running-app.ts';

const pauses = 1000;
/** From here on nothing may grow by more than a twentieth: what is made once has been made. */
const settledAfter = 100;
const measuredAfter: readonly number[] = [settledAfter, pauses / 2, pauses];
const mostGrowth = 1.05;
/** Of all that main’s process holds, its program’s own pages with it: they come in as they are needed. */
const mostGrowthOfProcess = 1.1;

/**
 * V8 lets garbage lie as long as there is memory to spare, which says more about the machine than about the app. So it
 * gets little room for what is new, and collects every now and then: what is left is what the app holds.
 */
const nodeFlags = ['--expose-gc', '--max-semi-space-size=1'];
const collectedEvery = 25;

/** What is held, in bytes and in numbers, after the garbage was collected. */
interface Held {
  /** JavaScript’s objects. Not what V8 compiled, nor the browser’s own logs: both fill up to a limit of their own. */
  readonly pageObjects: number;
  readonly pageNodes: number;
  readonly pageListeners: number;
  /** All of the page’s JavaScript heap, what was compiled with it. */
  readonly pageHeap: number;
  /**
   * All that the page’s own process has written, Chromium’s part with it. Not the files it maps, which the system shares
   * with others and drops as it likes. Null where the system does not say.
   */
  readonly pageProcess: number | null;
  /** All of main’s JavaScript heap, what was compiled with it. */
  readonly mainHeap: number;
  readonly mainMemory: number;
}

async function measure(page: CDPSession, renderer: number | null, system: PreviewControl): Promise<Held> {
  // Twice: what the first collection lets go of may have held something else.
  for (const _ of [1, 2]) {
    await page.send('HeapProfiler.collectGarbage');
    await system.ask('memory', false);
  }
  const { usedSize } = await page.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await page.send('Memory.getDOMCounters');
  const { heapUsed, rss } = await system.ask('memory', true);
  const pageObjects = await sizeOfObjects(page);
  // Each time after a snapshot, for which the page’s process makes room that it keeps.
  await page.send('HeapProfiler.collectGarbage');
  return {
    pageObjects,
    pageProcess: renderer === null ? null : memoryOf(renderer),
    pageNodes: nodes,
    pageListeners: jsEventListeners,
    pageHeap: usedSize,
    mainHeap: heapUsed,
    mainMemory: rss,
  };
}

const processesSchema = z.object({ processInfo: z.array(z.object({ type: z.string(), id: z.number() })) });

/** The page’s own process, the largest of Chromium’s that draw pages; null where its memory cannot be read. */
async function rendererOf(overlay: Overlay): Promise<number | null> {
  const browser = overlay.page.context().browser();
  if (process.platform !== 'linux' || browser === null) return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = processesSchema.parse(await session.send('SystemInfo.getProcessInfo'));
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  // Hidden at the start there is one page; a spare process without one holds less.
  return renderers.toSorted((one, other) => memoryOf(other) - memoryOf(one))[0] ?? null;
}

function memoryOf(process: number): number {
  const rollup = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8');
  const kibibytes = [...rollup.matchAll(/^(?:Anonymous|Swap):\s+(\d+) kB$/gmu)].map(([, size]) =>
    Number(size),
  );
  if (kibibytes.length !== 2) throw new Error('the system does not say what the page’s process holds');
  return kibibytes.reduce((sum, size) => sum + size, 0) * 1024;
}

const snapshotSchema = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      node_types: z.tuple([z.array(z.string())], z.unknown()),
    }),
  }),
  /** One number after another: for each node its fields. */
  nodes: z.array(z.number()),
});

/** V8’s own word for compiled code, and for what is Chromium’s. */
const notObjects = ['code', 'native'];

async function sizeOfObjects(page: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { readonly chunk: string }) => void chunks.push(chunk);
  page.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await page.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  page.off('HeapProfiler.addHeapSnapshotChunk', keep);
  const { snapshot, nodes } = snapshotSchema.parse(JSON.parse(chunks.join('')));
  const { node_fields: fields, node_types } = snapshot.meta;
  const [typeNames] = node_types;
  const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let size = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    const type = typeNames[nodes[node + typeAt] ?? -1] ?? '';
    if (!notObjects.includes(type)) size += nodes[node + sizeAt] ?? 0;
  }
  return size;
}

/** In the page: goes on from the pause, puts the lines away, and waits until it is empty and has been drawn so. */
async function goThrough(): Promise<void> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const press = async (name: string) => {
    for (;;) {
      const all = [...document.querySelectorAll('button')];
      const found = all.find((button) => button.textContent.trim().startsWith(name));
      if (found !== undefined) {
        found.click();
        return;
      }
      await frame();
    }
  };
  await press('Go on');
  await press('Later');
  while (document.body.innerText.trim() !== '') await frame();
  await frame();
}

// It takes minutes, and what grows does so at the second try too.
test.describe.configure({ retries: 0 });

test('a thousand pauses in one run leave the memory as it was, and one window', async ({ host, folder }) => {
  test.skip(host !== 'preview', 'the preview can be asked what its main process holds');
  test.setTimeout(600_000);
  const app = await startApp(host, folder, ['--hidden'], { nodeFlags });
  try {
    const { system } = app;
    if (system === null) throw new Error('the preview without its system');
    const overlay = new Overlay(await app.window('Pause'));
    const page = await overlay.page.context().newCDPSession(overlay.page);
    const windows = async () => (await system.ask('windows')).filter(({ title }) => title === 'Pause');
    await expect.poll(async () => (await windows())[0]?.visible).toBe(false);
    const first = await windows();
    const renderer = await rendererOf(overlay);

    const held = new Map<number, Held>();
    for (let pause = 1; pause <= pauses; pause += 1) {
      await app.press();
      await overlay.page.evaluate(goThrough);
      if (pause % collectedEvery === 0) await system.ask('memory', false);
      if (measuredAfter.includes(pause)) {
        await expect.poll(async () => (await windows())[0]?.visible).toBe(false);
        const now = await measure(page, renderer, system);
        console.log(`after ${pause} pauses ${JSON.stringify(now)}`);
        held.set(pause, now);
      }
    }
    expect(await windows()).toMatchObject(first.map(({ id }) => ({ id })));

    const settled = held.get(settledAfter);
    const halfway = held.get(pauses / 2);
    const last = held.get(pauses);
    if (settled === undefined || halfway === undefined || last === undefined) throw new Error('not measured');
    for (const what of ['pageObjects', 'pageNodes', 'pageListeners', 'mainHeap'] as const) {
      expect.soft(last[what] / settled[what], what).toBeLessThan(mostGrowth);
    }
    if (settled.pageProcess !== null && last.pageProcess !== null) {
      expect.soft(last.pageProcess / settled.pageProcess, 'pageProcess').toBeLessThan(mostGrowth);
    }
    expect.soft(last.mainMemory / settled.mainMemory, 'mainMemory').toBeLessThan(mostGrowthOfProcess);
    // V8 goes on compiling for a few hundred pauses, and then has done so; its program’s own pages come in meanwhile.
    for (const what of ['pageHeap', 'mainHeap', 'mainMemory'] as const) {
      expect.soft(last[what] / halfway[what], what).toBeLessThan(mostGrowth);
    }
  } finally {
    await app.kill();
  }
});
