import type { Wire, WireHooks } from './page-wire.ts';

/** One end of the bridge between a page's own world and its preload's. */
export interface BridgeEnd {
  /** Takes a message that the other end posted. */
  receive(json: string): void;
  /** Makes `api` a global of the other world. */
  expose(key: string, api: unknown): void;
}

/**
 * Both ends of `contextBridge`. The two worlds share the DOM, and so its events, but no objects: values cross as
 * text, functions as numbers that the other end can ask to have called, promises as numbers settled later. A call is
 * answered before it returns, because DOM events are synchronous.
 *
 * This function's source text is run inside pages, so it may use nothing from outside itself.
 */
export function createBridgeEnd(
  wire: Wire,
  post: (json: string) => void,
  onExposed: (key: string, api: unknown) => void,
): BridgeEnd {
  type Outcome = { readonly ok: boolean; readonly value: unknown };
  let lastId = 0;
  const mine = new Map<number, (...args: unknown[]) => unknown>();
  const promised = new Map<number, (outcome: Outcome) => void>();
  const answers = new Map<number, Outcome>();

  const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  const send = (...parts: readonly unknown[]): void => post(JSON.stringify(parts));

  const hooks: WireHooks = {
    give(kind, value) {
      lastId += 1;
      const id = lastId;
      if (kind === 'function') {
        mine.set(id, (...args) => Reflect.apply(value as (...args: unknown[]) => unknown, undefined, args));
        return id;
      }
      Promise.resolve(value).then(
        (settled: unknown) => {
          try {
            send('settle', id, true, wire.encode(settled, hooks));
          } catch (error) {
            send('settle', id, false, messageOf(error));
          }
        },
        (error: unknown) => send('settle', id, false, messageOf(error)),
      );
      return id;
    },
    take(kind, id) {
      if (kind === 'promise') {
        return new Promise((resolve, reject) => {
          promised.set(id, ({ ok, value }) =>
            ok ? resolve(wire.decode(value, hooks)) : reject(new Error(String(value))),
          );
        });
      }
      return (...args: readonly unknown[]) => call(id, args);
    },
  };

  const call = (id: number, args: readonly unknown[]): unknown => {
    lastId += 1;
    const callId = lastId;
    send(
      'call',
      callId,
      id,
      args.map((arg) => wire.encode(arg, hooks)),
    );
    const answer = answers.get(callId);
    answers.delete(callId);
    if (!answer) throw new Error('preview: the other world did not answer');
    if (!answer.ok) throw new Error(String(answer.value));
    return wire.decode(answer.value, hooks);
  };

  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) {
      for (const item of Object.values(value)) freeze(item);
      Object.freeze(value);
    }
    return value;
  };

  return {
    receive(json) {
      const parts: readonly unknown[] = JSON.parse(json);
      const [kind, first, second, third] = parts;
      if (kind === 'call' && Array.isArray(third)) {
        try {
          const target = mine.get(Number(second));
          if (!target) throw new Error('preview: an unknown function was called');
          const result = target(...third.map((arg: unknown) => wire.decode(arg, hooks)));
          send('reply', first, true, wire.encode(result, hooks));
        } catch (error) {
          send('reply', first, false, messageOf(error));
        }
      } else if (kind === 'reply') {
        answers.set(Number(first), { ok: second === true, value: third });
      } else if (kind === 'settle') {
        promised.get(Number(first))?.({ ok: second === true, value: third });
        promised.delete(Number(first));
      } else if (kind === 'expose') {
        onExposed(String(first), freeze(wire.decode(second, hooks)));
      }
    },
    expose(key, api) {
      send('expose', key, wire.encode(api, hooks));
    },
  };
}
