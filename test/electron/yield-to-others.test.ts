import { once } from 'node:events';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';

const module = join(import.meta.dirname, '../../electron/yield-to-others.ts');

test.runIf(process.platform === 'linux')(
  'a thread that yields has a lower priority, and it alone',
  async () => {
    const before = getPriority();
    const thread = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       const { getPriority } = require('node:os');
       import(workerData).then(({ yieldToOthers }) => {
         yieldToOthers();
         parentPort.postMessage(getPriority());
       });`,
      { eval: true, workerData: module },
    );
    onTestFinished(() => void thread.terminate());
    expect(await once(thread, 'message')).toEqual([constants.priority.PRIORITY_BELOW_NORMAL]);
    expect(getPriority()).toBe(before);
  },
);
