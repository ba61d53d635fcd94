import { Worker } from 'node:worker_threads';
import { type PackFile, packFileSchema, unreadable } from './read-pack-file.ts';

/** The largest playbook takes a few seconds, and more on a computer that has much else to do. */
const longestReadingMs = 20_000;
/** In MiB; the largest playbook takes a part of it. */
const mostMemory = 1024;

const tooComplicated: PackFile = {
  ok: false,
  problem: ' is too complicated for a playbook.',
  trouble: null,
};

/**
 * Reads packs in a thread of their own (`worker` is its file), so that the key is answered meanwhile, and gives up on one
 * that takes too long or too much memory. Never rejects.
 */
export function createPackReader(
  worker: string,
  longestMs: number = longestReadingMs,
): (file: string) => Promise<PackFile> {
  return (file) =>
    new Promise((resolve) => {
      const thread = new Worker(worker, {
        workerData: file,
        resourceLimits: { maxOldGenerationSizeMb: mostMemory },
      });
      const timer = setTimeout(() => settle(tooComplicated), longestMs);
      const settle = (read: PackFile) => {
        clearTimeout(timer);
        resolve(read);
        void thread.terminate();
      };
      thread.once('message', (message: unknown) => {
        const read = packFileSchema.safeParse(message);
        settle(read.success ? read.data : unreadable(read.error));
      });
      thread.once('error', (error: unknown) =>
        settle(isOutOfMemory(error) ? tooComplicated : unreadable(error)),
      );
      thread.once('exit', (code) => settle(unreadable(`its thread ended (${code})`)));
    });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
