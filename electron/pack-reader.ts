import { type PackFile, packFileSchema, unreadable } from './read-pack-file.ts';
import { inThread } from './thread.ts';

/** The largest playbook takes a few seconds, and more on a computer that has much else to do. */
const longestReadingMs = 20_000;
/** In MiB; the largest playbook takes a part of it. */
const mostMemory = 1024;

const tooComplicated: PackFile = {
  ok: false,
  problem: ' is too complicated for a playbook.',
  trouble: null,
};

/** Reads packs in a thread of their own (`worker` is its file), and gives up on one that is too complicated. Never rejects. */
export function createPackReader(
  worker: string,
  longestMs: number = longestReadingMs,
): (file: string) => Promise<PackFile> {
  return async (file) => {
    const end = await inThread({ worker, data: file, answer: packFileSchema, longestMs, mostMemory });
    if (end.ok) return end.value;
    return end.because === 'failed' ? unreadable(end.error) : tooComplicated;
  };
}
