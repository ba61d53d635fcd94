import { Worker } from 'node:worker_threads';
import type { z } from 'zod';

/** How a piece of work in a thread of its own ended. */
export type ThreadEnd<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly because: 'too-long' | 'too-much-memory' | 'failed';
      readonly error: unknown;
    };

export interface ThreadWork<T> {
  /** The file of the thread, which answers with one message. */
  readonly worker: string;
  /** What it gets to work on (`workerData`). */
  readonly data: unknown;
  readonly answer: z.ZodType<T>;
  readonly longestMs: number;
  /** In MiB. */
  readonly mostMemory: number;
}

/**
 * Runs one piece of work in a thread of its own, so that the key is answered meanwhile, and gives it up when it takes too
 * long or too much memory. Never rejects. A thread that hangs on a dead disk may outlive its end here: nobody waits.
 */
export function inThread<T>({
  worker,
  data,
  answer,
  longestMs,
  mostMemory,
}: ThreadWork<T>): Promise<ThreadEnd<T>> {
  return new Promise((resolve) => {
    const thread = new Worker(worker, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
    });
    const settle = (end: ThreadEnd<T>) => {
      clearTimeout(timer);
      resolve(end);
      thread.unref();
      void thread.terminate();
    };
    const timer = setTimeout(() => settle({ ok: false, because: 'too-long', error: null }), longestMs);
    thread.once('message', (message: unknown) => {
      const parsed = answer.safeParse(message);
      settle(
        parsed.success
          ? { ok: true, value: parsed.data }
          : { ok: false, because: 'failed', error: parsed.error },
      );
    });
    thread.once('error', (error: unknown) =>
      settle({ ok: false, because: isOutOfMemory(error) ? 'too-much-memory' : 'failed', error }),
    );
    thread.once('exit', (code) =>
      settle({ ok: false, because: 'failed', error: new Error(`the thread ended (${code})`) }),
    );
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
