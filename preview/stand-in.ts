import { EventEmitter } from 'node:events';

/** What the preview says of everything it does not do. */
export function notImplemented(what: string): Error {
  return new Error(`preview: ${what} is not implemented in the preview (needs Electron)`);
}

const eventMethods = [
  'on',
  'once',
  'off',
  'addListener',
  'removeListener',
  'prependListener',
  'removeAllListeners',
  'emit',
  'listeners',
  'listenerCount',
  'eventNames',
] as const;

type EventMethod = (typeof eventMethods)[number];

function isEventMethod(key: string): key is EventMethod {
  return eventMethods.some((method) => method === key);
}

/** Members of an Electron object that a stand-in spells out itself; the event methods come from its `Events`. */
export type Members<Full> = Partial<Omit<Full, EventMethod>>;

/** The events of one stand-in: listening for a name that the preview never emits is an error. */
export class Events {
  readonly #emitter = new EventEmitter();
  readonly #owner: string;
  readonly #known: ReadonlySet<string> | 'any';

  constructor(owner: string, known: readonly string[] | 'any') {
    this.#owner = owner;
    this.#known = known === 'any' ? 'any' : new Set(known);
    this.#emitter.setMaxListeners(0);
  }

  emit(name: string, ...args: readonly unknown[]): boolean {
    // An 'error' channel must not turn into Node's "unhandled 'error' event".
    if (this.#emitter.listenerCount(name) === 0) return false;
    return this.#emitter.emit(name, ...args);
  }

  count(name: string): number {
    return this.#emitter.listenerCount(name);
  }

  /** The method as the app calls it: checks the event's name, and returns `self` for chaining where Electron does. */
  method(key: EventMethod, self: () => unknown): (...args: never[]) => unknown {
    return (name: unknown, ...rest: readonly unknown[]) => {
      if (name !== undefined) this.#check(name);
      const result: unknown = Reflect.apply(this.#emitter[key], this.#emitter, [name, ...rest]);
      return result === this.#emitter ? self() : result;
    };
  }

  #check(name: unknown): void {
    if (this.#known === 'any' || (typeof name === 'string' && this.#known.has(name))) return;
    throw notImplemented(`the event '${String(name)}' of ${this.#owner}`);
  }
}

/** An event object as Electron hands it to listeners. */
export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function createEvent(): PreventableEvent {
  let prevented = false;
  return {
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
}

/**
 * Passes `members` off as the full Electron object. What is there was checked by the compiler against Electron's own
 * type; whatever else the app reads, calls or sets throws an error that names it. This and `standInClass` below are
 * the only places where the preview casts to an Electron type, and the Proxy is what makes the cast honest.
 */
export function standIn<Full extends object>(name: string, members: Members<Full>, events?: Events): Full {
  const proxy: object = new Proxy(members, {
    get(target, key) {
      if (Reflect.has(target, key)) return Reflect.get(target, key);
      // Node itself looks for these: inspection asks for symbols, `await` for `then`, JSON for `toJSON`.
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return undefined;
      if (events && isEventMethod(key)) return events.method(key, () => proxy);
      throw notImplemented(`${name}.${key}`);
    },
    set(target, key, value) {
      const accessor = Object.getOwnPropertyDescriptor(target, key);
      if (!accessor?.set) throw notImplemented(`setting ${name}.${String(key)}`);
      accessor.set(value);
      return true;
    },
  });
  return proxy as Full;
}

/** The same for a class: `construct` makes the instance (a stand-in), `statics` are its static members. */
export function standInClass<Full extends abstract new (...args: never[]) => object>(
  name: string,
  construct: (...args: ConstructorParameters<Full>) => InstanceType<Full>,
  statics: Partial<Omit<Full, 'prototype'>>,
): Full {
  const instances = new WeakSet<object>();
  const target = function standInTarget() {};
  const proxy: unknown = new Proxy(target, {
    construct(_target, args) {
      const instance = construct(...(args as ConstructorParameters<Full>));
      instances.add(instance);
      return instance;
    },
    get(_target, key) {
      if (key === Symbol.hasInstance) {
        return (value: unknown) => typeof value === 'object' && value !== null && instances.has(value);
      }
      if (Reflect.has(statics, key)) return Reflect.get(statics, key);
      if (typeof key === 'symbol' || key === 'then' || key === 'prototype') return Reflect.get(target, key);
      throw notImplemented(`${name}.${key}`);
    },
    set(_target, key) {
      throw notImplemented(`setting ${name}.${String(key)}`);
    },
  });
  return proxy as Full;
}

/** For each option that the preview knows, whether it can honour the value. */
export type OptionChecks<Options> = { readonly [Key in keyof Options]?: (value: Options[Key]) => boolean };

/** Any value will do: the preview honours it, or the option has no visible effect where there is no real window. */
export const anyValue = (): boolean => true;

/** Throws for an option that the preview does not know, and for a value that it cannot honour. */
export function checkOptions<Options extends object>(
  owner: string,
  options: Options,
  checks: OptionChecks<Options>,
): void {
  for (const key of Object.keys(options)) {
    const value: unknown = Reflect.get(options, key);
    if (value === undefined) continue;
    const check: unknown = Reflect.get(checks, key);
    if (typeof check !== 'function') throw notImplemented(`the option '${key}' of ${owner}`);
    if (Reflect.apply(check, undefined, [value]) !== true) {
      throw notImplemented(`${owner} with ${key}: ${JSON.stringify(value)}`);
    }
  }
}
