/**
 * Just enough parsing for what comes over a pipe or a channel: a parser returns the value with its type, or throws
 * an error that says where it went wrong. (zod would do the same; the second start of an app has no time for it.)
 */
export type Parser<T> = (value: unknown, at: string) => T;

/** The type a parser returns. */
export type Parsed<P> = P extends Parser<infer T> ? T : never;

function refuse(at: string, expected: string, value: unknown): never {
  throw new TypeError(`${at}: expected ${expected}, got ${JSON.stringify(value) ?? typeof value}`);
}

function isFields(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const text: Parser<string> = (value, at) =>
  typeof value === 'string' ? value : refuse(at, 'a string', value);

export const number: Parser<number> = (value, at) =>
  typeof value === 'number' ? value : refuse(at, 'a number', value);

export const flag: Parser<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : refuse(at, 'true or false', value);

export const nothing: Parser<void> = (value, at) =>
  value === undefined || value === null ? undefined : refuse(at, 'nothing', value);

export const anything: Parser<unknown> = (value) => value;

/** The value, or undefined where there is none. */
export function maybe<T>(parser: Parser<T>): Parser<T | undefined> {
  return (value, at) => (value === undefined || value === null ? undefined : parser(value, at));
}

export function listOf<T>(parser: Parser<T>): Parser<readonly T[]> {
  return (value, at) =>
    Array.isArray(value)
      ? value.map((item, index) => parser(item, `${at}[${index}]`))
      : refuse(at, 'a list', value);
}

/** One of the given strings. */
export function oneOf<const T extends string>(...choices: readonly T[]): Parser<T> {
  return (value, at) => choices.find((choice) => choice === value) ?? refuse(at, choices.join(' or '), value);
}

/** An object with at least the given fields; other fields are dropped. */
export function record<Shape extends { readonly [key: string]: Parser<unknown> }>(
  shape: Shape,
): Parser<{ readonly [Key in keyof Shape]: Parsed<Shape[Key]> }> {
  const parsers = Object.entries(shape);
  return (value, at) => {
    if (!isFields(value)) return refuse(at, 'an object', value);
    const fields = parsers.map(([key, parser]) => [key, parser(value[key], `${at}.${key}`)] as const);
    // Every key of the shape was just parsed by its own parser; the compiler cannot follow that through entries().
    return Object.fromEntries(fields) as { readonly [Key in keyof Shape]: Parsed<Shape[Key]> };
  };
}

/** A list with one parser for each position. */
export function tuple<const Items extends readonly Parser<unknown>[]>(
  ...items: Items
): Parser<{ readonly [Index in keyof Items]: Parsed<Items[Index]> }> {
  return (value, at) => {
    if (!Array.isArray(value)) return refuse(at, 'a list', value);
    const parsed: readonly unknown[] = items.map((parser, index) => parser(value[index], `${at}[${index}]`));
    // As in record(): one parser for each position, which map() forgets.
    return parsed as { readonly [Index in keyof Items]: Parsed<Items[Index]> };
  };
}
