import type { CdpChannel } from './cdp-channel.ts';
import { anything, maybe, number, type Parser, record, text } from './parse.ts';

const message = record({
  id: maybe(number),
  method: maybe(text),
  params: anything,
  result: anything,
  error: maybe(record({ message: text })),
  sessionId: maybe(text),
});

type EventListener = (method: string, params: unknown) => void;

interface Waiting {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The browser is gone: what was asked of it stays unanswered. */
export class BrowserGoneError extends Error {
  override readonly name = 'BrowserGoneError';
}

/** A client for Chromium's DevTools protocol. */
export class CdpConnection {
  readonly #channel: CdpChannel;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, EventListener>();
  #lastId = 0;
  #closed = false;

  constructor(channel: CdpChannel) {
    this.#channel = channel;
    channel.listen(
      (json) => this.#receive(json),
      () => this.#close(),
    );
  }

  /** Listens to one session; '' is the browser itself. */
  listen(sessionId: string, listener: EventListener): void {
    this.#listeners.set(sessionId, listener);
  }

  forget(sessionId: string): void {
    this.#listeners.delete(sessionId);
  }

  /** Asks and parses the answer. The message is written before this returns. */
  async ask<T>(sessionId: string, method: string, params: object, answer: Parser<T>): Promise<T> {
    return answer(await this.#send(sessionId, method, params), method);
  }

  /** Asks and waits until it is done. */
  async run(sessionId: string, method: string, params: object = {}): Promise<void> {
    await this.#send(sessionId, method, params);
  }

  /** Tells, and does not care for the answer: the page may be gone by then, which is no one's fault. */
  post(sessionId: string, method: string, params: object = {}): void {
    this.#send(sessionId, method, params).catch((error: unknown) => {
      if (process.env.UNFLAPPABLE_PREVIEW_VERBOSE) console.error(`preview: ${String(error)}`);
    });
  }

  #send(sessionId: string, method: string, params: object): Promise<unknown> {
    if (this.#closed) return Promise.reject(new BrowserGoneError(`${method}: the browser is gone`));
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { method, resolve, reject });
    this.#channel.send(
      JSON.stringify(sessionId === '' ? { id, method, params } : { id, method, params, sessionId }),
    );
    return promise;
  }

  #receive(json: string): void {
    const { id, method, params, result, error, sessionId } = message(JSON.parse(json), 'message');
    if (id !== undefined) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`));
      else waiting?.resolve(result);
      return;
    }
    if (method !== undefined) this.#listeners.get(sessionId ?? '')?.(method, params);
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { method, reject } of this.#waiting.values()) {
      reject(new BrowserGoneError(`${method}: the browser is gone`));
    }
    this.#waiting.clear();
  }
}
