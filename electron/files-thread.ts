import { z } from 'zod';
import { type FilesJob, jobFaultSchema } from './files-jobs.ts';
import { inThread } from './thread.ts';

export type JobEnd<A> =
  | { readonly ok: true; readonly value: A }
  | {
      readonly ok: false;
      /** Which of our own faults it was; null for none of them. */
      readonly fault: string | null;
      /** For the rep, with the remedy; null where all that can be said is that it did not work. */
      readonly message: string | null;
      /** For the log file: no content. */
      readonly trouble: Error;
    };

/** Does a job on files in a thread of its own, so that the key is answered meanwhile. Never rejects. */
export type FilesThread = <I, A>(job: FilesJob<I, A>, input: I, longestMs?: number) => Promise<JobEnd<A>>;

/** A million calls take a minute or two on a slow disk. */
const longestJobMs = 600_000;
/** In MiB. SQLite's own memory does not count towards it. */
const mostMemory = 2048;

/** `worker` is the file of the thread. */
export function createFilesThread(worker: string): FilesThread {
  return async ({ name, answer }, input, longestMs = longestJobMs) => {
    const end = await inThread({
      worker,
      data: { job: name, input },
      answer: z.discriminatedUnion('ok', [
        z.strictObject({ ok: z.literal(true), value: answer }),
        jobFaultSchema,
      ]),
      longestMs,
      mostMemory,
    });
    if (!end.ok)
      return { ok: false, fault: null, message: null, trouble: new JobTrouble(end.because, end.error) };
    if (end.value.ok) return end.value;
    return { ...end.value, trouble: new JobTrouble(end.value.trouble, undefined) };
  };
}

/** A job that failed in its thread; the stack is the thread's. */
class JobTrouble extends Error {
  override readonly name = 'JobTrouble';

  constructor(trouble: string, cause: unknown) {
    super('a job on files failed', cause === undefined ? {} : { cause });
    this.stack = trouble;
  }
}
