import type { ChildProcess } from 'node:child_process';
import {
  type ControlArgs,
  type ControlName,
  type ControlValue,
  controlCalls,
  readyEnvelope,
  replyEnvelope,
} from './control.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A test's hand on a running preview, which must have been started with an IPC channel (`fork`, or `spawn` with 'ipc'
 * in its stdio). See control.ts for the calls.
 */
export class PreviewControl {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready = Promise.withResolvers<void>();
  #lastId = 0;

  constructor(child: ChildProcess) {
    this.#child = child;
    // Nobody may be waiting for it.
    this.#ready.promise.catch(() => {});
    child.on('message', (message: unknown) => this.#receive(message));
    child.once('exit', (code, signal) => {
      const error = new Error(`the preview has ended (${signal ?? code})`);
      this.#ready.reject(error);
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
  }

  /** Resolves when the app's `ready` event has been handled; rejects when the process ends before. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Asks for one of the calls in control.ts. Rejects with what went wrong on the other side. */
  async ask<Name extends ControlName>(name: Name, ...args: ControlArgs<Name>): Promise<ControlValue<Name>> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { resolve, reject });
    this.#child.send({ preview: 'request', id, call: name, args }, (error) => {
      if (error && this.#waiting.delete(id)) reject(error);
    });
    const { value } = controlCalls[name];
    return value(await promise, name) as ControlValue<Name>;
  }

  #receive(message: unknown): void {
    if (isEnvelope(message, 'ready')) {
      readyEnvelope(message, 'control message');
      this.#ready.resolve();
    } else if (isEnvelope(message, 'reply')) {
      const { id, ok, value, error } = replyEnvelope(message, 'control reply');
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (ok) waiting?.resolve(value);
      else waiting?.reject(new Error(error ?? 'the preview refused'));
    }
  }
}

function isEnvelope(message: unknown, kind: string): boolean {
  return typeof message === 'object' && message !== null && Reflect.get(message, 'preview') === kind;
}
