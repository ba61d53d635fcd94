/** A function or a promise on its way to the other side, or back. */
export interface WireHooks {
  /** The id that stands for a function or promise, or undefined when it may not cross. */
  readonly give?: (kind: 'function' | 'promise', value: object) => number;
  /** What an id from the other side becomes here. */
  readonly take?: (kind: 'function' | 'promise', id: number) => unknown;
}

export interface Wire {
  /** Plain data for JSON.stringify. Throws Electron's message for what cannot cross. */
  encode(value: unknown, hooks?: WireHooks): unknown;
  decode(value: unknown, hooks?: WireHooks): unknown;
}

/**
 * The form in which values cross: between this process and a page, and between a page's two worlds. JSON, plus
 * undefined, the numbers JSON lacks, dates, and (with hooks) functions and promises. Anything else is refused.
 *
 * This function's source text is also run inside pages, so it may use nothing from outside itself.
 */
export function createWire(): Wire {
  const refuse = (what: string): never => {
    throw new TypeError(
      `An object could not be cloned. (preview: ${what} cannot cross between processes or worlds)`,
    );
  };

  const encodeObject = (value: object, hooks: WireHooks, above: readonly object[]): unknown => {
    if (above.includes(value)) refuse('a circular object');
    const inside = [...above, value];
    if (Array.isArray(value)) return value.map((item) => encodeAny(item, hooks, inside));
    if (value instanceof Date) return { $: 'date', v: String(value.getTime()) };
    if (value instanceof Promise) {
      return hooks.give ? { $: 'promise', v: hooks.give('promise', value) } : refuse('a promise');
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    // The prototype of a plain object, whichever realm or world it comes from, has itself no prototype.
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      refuse(`an instance of ${value.constructor?.name ?? 'a class'}`);
    }
    if (Object.getOwnPropertySymbols(value).length > 0) refuse('an object with symbols');
    const entries = Object.entries(value).map(
      ([key, item]) => [key, encodeAny(item, hooks, inside)] as const,
    );
    return '$' in value ? { $: 'object', v: entries } : Object.fromEntries(entries);
  };

  const encodeAny = (value: unknown, hooks: WireHooks, above: readonly object[]): unknown => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
      case 'undefined':
        return { $: 'undefined' };
      case 'function':
        return hooks.give ? { $: 'function', v: hooks.give('function', value) } : refuse('a function');
      case 'object':
        return value === null ? null : encodeObject(value, hooks, above);
      default:
        return refuse(`a ${typeof value}`);
    }
  };

  const decodeAny = (value: unknown, hooks: WireHooks): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => decodeAny(item, hooks));
    const kind: unknown = Reflect.get(value, '$');
    const inner: unknown = Reflect.get(value, 'v');
    if (kind === undefined) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodeAny(item, hooks)]));
    }
    if (kind === 'undefined') return undefined;
    if (kind === 'number') return Number(inner);
    if (kind === 'date') return new Date(Number(inner));
    if (kind === 'function' || kind === 'promise') return hooks.take?.(kind, Number(inner));
    if (kind === 'object' && Array.isArray(inner)) {
      return Object.fromEntries(inner.map(([key, item]: [string, unknown]) => [key, decodeAny(item, hooks)]));
    }
    return refuse('an unknown kind of value');
  };

  return {
    encode: (value, hooks = {}) => encodeAny(value, hooks, []),
    decode: (value, hooks = {}) => decodeAny(value, hooks),
  };
}
