import { Worker } from 'node:worker_threads';
import type { CallSearch } from '../domain/call-filter.ts';
import type { Cutoffs, Expired } from '../domain/retention.ts';
import type { Stamp } from '../domain/time.ts';
import type { Week } from '../domain/week.ts';
import type { WeekSeen } from './contract/week.ts';
import {
  type RecordsAsk,
  type RecordsFailure,
  type RecordsPlace,
  type RecordsQuestion,
  type RecordsReply,
  recordsAnswerSchema,
} from './records-question.ts';
import type { FoundCalls } from './store/call-words.ts';
import { LockedError } from './store/locked-error.ts';

/**
 * Reads records in a thread of its own, so that the key is answered and typing never waits, however large the log. Each
 * promise is rejected with a `LockedError` while the reader is closed.
 */
export interface RecordsReader {
  /** Where the log is, and its key. The thread is made with the first question. */
  readonly open: (place: RecordsPlace) => void;
  /** Null: a newer search came before this one was answered, so nobody waits for it any more. */
  readonly search: (search: CallSearch) => Promise<FoundCalls | null>;
  /** Null: the week of `now`. */
  readonly week: (week: Week | null, now: Stamp) => Promise<WeekSeen>;
  readonly countExpired: (cutoffs: Cutoffs) => Promise<Expired>;
  /** Lets go of the log's file and of its key; done when no thread has it open any more. */
  readonly close: () => Promise<void>;
}

/** A question that somebody waits for. */
interface Waiting {
  readonly question: RecordsQuestion;
  readonly resolve: (reply: RecordsReply | null) => void;
  readonly reject: (error: Error) => void;
}

/** `worker` is the file of the thread. */
export function createRecordsReader(worker: string): RecordsReader {
  let place: RecordsPlace | null = null;
  let thread: Worker | null = null;
  let lastId = 0;
  let searches = 0;
  /** One is asked at a time. */
  let asked: Waiting | null = null;
  /** In the order in which they came; of searches only the newest is here. */
  let queue: readonly Waiting[] = [];

  const askNext = () => {
    const [next, ...rest] = queue;
    if (asked !== null || next === undefined || place === null) return;
    asked = next;
    queue = rest;
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
        else resolve(answer);
      });
    });
    made.on('error', fail);
    made.on('exit', (code) => fail(`the thread that reads records ended (${code})`));
    return made;
  };

  const ask = (what: RecordsAsk) =>
    new Promise<RecordsReply | null>((resolve, reject) => {
      if (place === null) {
        reject(new LockedError('locked'));
        return;
      }
      lastId += 1;
      queue = [...queue, { question: { id: lastId, ask: what }, resolve, reject }];
      askNext();
    });
  const isSearch = ({ question }: Waiting) => question.ask.for === 'search';

  return {
    open: (opened) => {
      place = opened;
    },
    search: async (search) => {
      searches += 1;
      const mine = searches;
      for (const overtaken of queue.filter(isSearch)) overtaken.resolve(null);
      queue = queue.filter((waiting) => !isSearch(waiting));
      const reply = await ask({ for: 'search', search });
      return reply?.for === 'search' && mine === searches ? reply.found : null;
    },
    week: async (week, now) => {
      const reply = await ask({ for: 'week', week, now });
      if (reply?.for !== 'week') throw new LockedError('busy');
      return reply.seen;
    },
    countExpired: async (cutoffs) => {
      const reply = await ask({ for: 'expired', cutoffs });
      if (reply?.for !== 'expired') throw new LockedError('busy');
      return reply.expired;
    },
    close: async () => {
      place = null;
      const dropped = [...(asked === null ? [] : [asked]), ...queue];
      asked = null;
      queue = [];
      for (const { resolve } of dropped) resolve(null);
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
