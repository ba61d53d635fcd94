import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { CallSearch } from '../domain/call-filter.ts';
import type { Cutoffs, Expired } from '../domain/retention.ts';
import { localDayOf, type Stamp } from '../domain/time.ts';
import { type Week, weekOfDay, weeksLater } from '../domain/week.ts';
import type { WeekSeen } from './contract/week.ts';
import {
  type RecordsAsk,
  type RecordsFailure,
  type RecordsPlace,
  type RecordsQuestion,
  type RecordsReply,
  type RecordsThread,
  recordsAnswerSchema,
} from './records-question.ts';
import type { FoundCalls } from './store/call-words.ts';
import { LockedError, type WhyShut } from './store/locked-error.ts';

/**
 * Reads records in a thread of its own, so that the key is answered and typing never waits, however large the log. What is
 * asked while the reader is closed, or is not answered before it is, is rejected with a `LockedError`.
 */
export interface RecordsReader {
  /** Where the log is, and its key. The thread is made with the first question. */
  readonly open: (place: RecordsPlace) => void;
  /** Null: a newer search came before this one was answered, so nobody waits for it any more. */
  readonly search: (search: CallSearch) => Promise<FoundCalls | null>;
  /** Null: the week of `now`. */
  readonly week: (week: Week | null, now: Stamp) => Promise<WeekSeen>;
  readonly countExpired: (cutoffs: Cutoffs) => Promise<Expired>;
  /**
   * The rep may ask soon: if nothing was asked so far, makes the thread now, and reads what they are likeliest to ask for
   * until they do, so that it is not all done for the first time then.
   */
  readonly prepare: (now: Stamp) => void;
  /**
   * Lets go of the log's file and of its key; done when no thread has it open any more. One that hangs on a dead disk is
   * not waited for longer than ten seconds: whoever works on the file then finds out that it is in use.
   */
  readonly close: () => Promise<void>;
}

/** A question that somebody waits for. */
interface Waiting {
  readonly question: RecordsQuestion;
  readonly resolve: (reply: RecordsReply | null) => void;
  readonly reject: (error: Error) => void;
}

export interface RecordsReaderOptions {
  /** The file of the thread. */
  readonly worker: string;
  /** Why the log cannot be read while the reader is closed. */
  readonly whyShut: () => WhyShut;
  /**
   * Nobody waits for what it answers: the thread goes on when nothing else has to, and ends, and what it remembers of the
   * log with it, whenever nothing is asked of it any more.
   */
  readonly isInBackground?: boolean;
}

/** The weeks that are read ahead. It takes so many until the thread is as fast as it gets. */
const weeksToPrepare = 3;

/** So long an end of the thread is waited for, in milliseconds. */
const longestEnd = 10_000;

export function createRecordsReader({
  worker,
  whyShut,
  isInBackground = false,
}: RecordsReaderOptions): RecordsReader {
  let place: RecordsPlace | null = null;
  let thread: Worker | null = null;
  /** All threads that may have the log open still, whether anything is asked of them or not. */
  const alive = new Set<Worker>();
  let lastId = 0;
  let searches = 0;
  /** One is asked at a time. */
  let asked: Waiting | null = null;
  /** In the order in which they came; of searches only the newest is here. */
  let queue: readonly Waiting[] = [];

  const askNext = () => {
    while (asked === null && place !== null) {
      const [next, ...rest] = queue;
      if (next === undefined) {
        if (isInBackground) endThread();
        return;
      }
      queue = rest;
      try {
        thread ??= started(place);
        thread.postMessage(next.question);
        asked = next;
      } catch (error) {
        // Where no thread can be made, this question fails, and the next one tries again.
        next.reject(errorOf(error));
      }
    }
  };
  const endThread = () => {
    const ended = thread;
    thread = null;
    void ended?.terminate();
  };
  const settle = (end: (waiting: Waiting) => void) => {
    const settled = asked;
    asked = null;
    if (settled !== null) end(settled);
    askNext();
  };

  const started = (at: RecordsPlace): Worker => {
    const made = new Worker(worker, { workerData: { ...at, isInBackground } satisfies RecordsThread });
    alive.add(made);
    // It must not keep the program from ending.
    made.unref();
    const fail = (error: unknown) => {
      if (thread !== made) return;
      thread = null;
      void made.terminate();
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
    made.on('messageerror', fail);
    made.on('error', fail);
    made.on('exit', (code) => {
      alive.delete(made);
      fail(`the thread that reads records ended (${code})`);
    });
    return made;
  };

  const ask = (what: RecordsAsk) =>
    new Promise<RecordsReply | null>((resolve, reject) => {
      if (place === null) {
        reject(new LockedError(whyShut()));
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
      if (reply?.for !== 'week') throw new TypeError('no week was answered');
      return reply.seen;
    },
    countExpired: async (cutoffs) => {
      const reply = await ask({ for: 'expired', cutoffs });
      if (reply?.for !== 'expired') throw new TypeError('no count was answered');
      return reply.expired;
    },
    prepare: (now) => {
      if (place === null || lastId > 0) return;
      const thisWeek = weekOfDay(localDayOf(now));
      const read = async (back: number): Promise<void> => {
        await ask({ for: 'week', week: weeksLater(thisWeek, -back), now });
        const isAsked = lastId > back + 1;
        if (!isAsked && back + 1 < weeksToPrepare) await read(back + 1);
      };
      // Nobody waits for it: whoever asks next is told what is wrong.
      read(0).catch(() => {});
    },
    close: async () => {
      place = null;
      const dropped = [...(asked === null ? [] : [asked]), ...queue];
      asked = null;
      queue = [];
      thread = null;
      for (const { reject } of dropped) reject(new LockedError('busy'));
      const ended = Promise.all([...alive].map((each) => each.terminate()));
      await Promise.race([ended, wait(longestEnd, undefined, { ref: false })]);
    },
  };
}

function withCode({ error, code }: RecordsFailure): Error {
  return code === null ? error : Object.assign(error, { code });
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
