import { Worker } from 'node:worker_threads';
import type { CallSearch } from '../domain/call-filter.ts';
import {
  type RecordsFailure,
  type RecordsPlace,
  type RecordsQuestion,
  recordsAnswerSchema,
} from './records-question.ts';
import type { FoundCalls } from './store/call-words.ts';
import { LockedError } from './store/locked-error.ts';

/** Reads records in a thread of its own, so that the key is answered and typing never waits, however large the log. */
export interface RecordsReader {
  /** Where the log is, and its key. The thread is made with the first search. */
  readonly open: (place: RecordsPlace) => void;
  /**
   * Null: a newer search came before this one was answered, so nobody waits for it any more.
   * @throws LockedError while the reader is closed.
   */
  readonly search: (search: CallSearch) => Promise<FoundCalls | null>;
  /** Lets go of the log's file and of its key; done when no thread has it open any more. */
  readonly close: () => Promise<void>;
}

/** A search that somebody waits for. */
interface Waiting {
  readonly question: RecordsQuestion;
  readonly resolve: (found: FoundCalls | null) => void;
  readonly reject: (error: Error) => void;
}

/** `worker` is the file of the thread. */
export function createRecordsReader(worker: string): RecordsReader {
  let place: RecordsPlace | null = null;
  let thread: Worker | null = null;
  let lastId = 0;
  /** One is asked at a time; of those that come meanwhile only the newest is asked after it. */
  let asked: Waiting | null = null;
  let next: Waiting | null = null;

  const askNext = () => {
    if (asked !== null || next === null || place === null) return;
    [asked, next] = [next, null];
    thread ??= started(place);
    thread.postMessage(asked.question);
  };
  const settle = (end: (waiting: Waiting) => void) => {
    const settled = asked;
    asked = null;
    if (settled !== null) end(settled);
    askNext();
  };

  const started = (at: RecordsPlace): Worker => {
    const made = new Worker(worker, { workerData: at });
    // It must not keep the program from ending.
    made.unref();
    const fail = (error: unknown) => {
      if (thread !== made) return;
      thread = null;
      settle(({ reject }) => reject(errorOf(error)));
    };
    made.on('message', (message: unknown) => {
      const parsed = recordsAnswerSchema.safeParse(message);
      if (thread !== made || (parsed.success && parsed.data.id !== asked?.question.id)) return;
      const answer = parsed.success ? parsed.data.answer : { error: parsed.error, code: null };
      settle(({ resolve, reject }) => {
        if ('error' in answer) reject(withCode(answer));
        else resolve(next === null ? answer : null);
      });
    });
    made.on('error', fail);
    made.on('exit', (code) => fail(`the thread that reads records ended (${code})`));
    return made;
  };

  const dropAll = () => {
    const dropped = [asked, next];
    [asked, next] = [null, null];
    for (const waiting of dropped) waiting?.resolve(null);
  };

  return {
    open: (opened) => {
      place = opened;
    },
    search: (search) =>
      new Promise((resolve, reject) => {
        if (place === null) {
          reject(new LockedError('locked'));
          return;
        }
        lastId += 1;
        next?.resolve(null);
        next = { question: { id: lastId, search }, resolve, reject };
        askNext();
      }),
    close: async () => {
      place = null;
      dropAll();
      const ending = thread;
      thread = null;
      await ending?.terminate();
    },
  };
}

function withCode({ error, code }: RecordsFailure): Error {
  return code === null ? error : Object.assign(error, { code });
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
