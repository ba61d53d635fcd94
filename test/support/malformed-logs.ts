import fc from 'fast-check';
import { fullLog, soundLogs, stamp, textOf } from './sound-logs.ts';

/** A file that is no log for one reason, and the place that its refusal has to name. */
export interface MalformedLog {
  readonly bytes: Uint8Array;
  readonly place: RegExp;
}

type Path = readonly (string | number)[];

function allPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => allPaths(inner, [...path, key]))];
}

function valueAt(path: Path, root: unknown = fullLog): unknown {
  return path.reduce((value: unknown, key) => Reflect.get(Object(value), key), root);
}

/** The log with another value at a path; undefined leaves it out. */
function withValue(path: Path, value: unknown, root: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const inner = withValue(rest, value, Reflect.get(Object(root), key));
  if (Array.isArray(root)) return root.with(Number(key), inner);
  const entries = Object.entries(Object(root)).filter(([name]) => name !== key);
  return Object.fromEntries(inner === undefined ? entries : [...entries, [key, inner]]);
}

function named(path: Path): string {
  return path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${key}`))
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[.[\]]/gu, '\\$&');
}

/** That this path is named, or something inside it. */
function naming(path: Path): RegExp {
  const whole = path.length === 0 ? 'The file' : escaped(named(path));
  return new RegExp(`^${whole}(?:[:.[]|$)`, 'u');
}

const encoder = new TextEncoder();
const inLine = /^line \d+/u;

function written(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

const paths = allPaths(fullLog);
const leaves = paths.filter((path) => typeof valueAt(path) !== 'object');
const maps = paths.filter((path) => isMap(valueAt(path)));
const lists = paths.filter((path) => Array.isArray(valueAt(path)));
const texts = leaves.filter((path) => typeof valueAt(path) === 'string');
const numbers = leaves.filter((path) => typeof valueAt(path) === 'number');
const times = texts.filter((path) => valueAt(path) === stamp);
/** What a rep types: everything that may hold any words. */
const typed = texts.filter((path) => /^[A-Z]/u.test(String(valueAt(path))));

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const from = (some: readonly Path[]) => fc.constantFrom(...some);

/** Another value at one of these paths. */
function changed(some: readonly Path[], wrong: fc.Arbitrary<unknown>): fc.Arbitrary<MalformedLog> {
  return fc
    .tuple(soundLogs, from(some), wrong)
    .map(([sound, path, value]) => ({ bytes: written(withValue(path, value, sound)), place: naming(path) }));
}

/** Something done to the text of a log, at a place between its beginning (0) and its end (1). */
function rewritten<T>(
  what: fc.Arbitrary<T>,
  rewrite: (text: string, choice: T, place: number) => string | Uint8Array,
  place = inLine,
): fc.Arbitrary<MalformedLog> {
  // Anywhere alike: fast-check looks at the ends of a range by itself.
  const fraction = fc.noBias(fc.integer({ min: 0, max: 10_000 })).map((part) => part / 10_000);
  return fc.tuple(soundLogs, what, fraction).map(([sound, choice, at]) => {
    const text = textOf(sound);
    const made = rewrite(text, choice, Math.floor(at * text.length));
    return { bytes: typeof made === 'string' ? encoder.encode(made) : made, place };
  });
}

const names =
  (...some: readonly string[]) =>
  (path: Path) =>
    some.includes(String(path.at(-1)));
const enums = texts.filter(
  names('status', 'direction', 'situation', 'outcome', 'boundary', 'cause', 'ending', 'kind', 'result'),
);
const needed = paths.filter(
  (path) =>
    names(
      'id',
      'week',
      'chosenAt',
      'startedAt',
      'at',
      'status',
      'format',
      'version',
      'text',
      'to',
      'line',
      'step',
    )(path) && !(path.at(-1) === 'at' && path[0] === 'calls'),
);

/** Too many entries for a list of the first call. */
const crowds = [
  ['alsoSituations', ['abuse', 'insult', 'threat'], 3],
  ['feelings', ['sad', 'angry', 'tired'], 3],
  ['promises', [{ text: 'x' }], 101],
  ['handovers', [{ to: 'x' }], 101],
  ['warnings', [{ step: 1 }], 101],
  ['linesUsed', [{ line: 'x' }], 101],
] as const;

/** Ways of JSON’s relatives, and of hands: what is put for what. */
const nearlyJson: readonly (readonly [string | RegExp, string])[] = [
  [/"/gu, "'"],
  [/\n\}$/u, ',\n}'],
  [/^/u, '// mine\n'],
  [/^/u, '\u00a0'],
  [/"version": 1/u, '"version": 01'],
  [/"version": 1/u, '"version": +1'],
  [/"version": 1/u, '"version": 0x1'],
  [/"minutes": \d+/u, '"minutes": NaN'],
  [/"minutes": \d+/u, '"minutes": Infinity'],
  [/"minutes": \d+/u, '"minutes": 12.'],
  [/"version"/u, 'version'],
  [/"askedFor": "/u, '"askedFor": "\\x'],
  [/"askedFor": "/u, '"askedFor": "\\u12 '],
  [/"askedFor": "/u, '"askedFor": "A\nrefund'],
];

/** Files that are no logs, by what is wrong with them. */
export const malformedLogs: Readonly<Record<string, fc.Arbitrary<MalformedLog>>> = {
  'a text of another type': changed(
    texts,
    fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom([], {}, ['a'], { a: 1 })),
  ),
  'a number of another type': changed(
    numbers,
    fc.oneof(fc.string(), fc.boolean(), fc.constantFrom([], {}, '4', '1e3')),
  ),
  'a list of another type': changed(
    lists,
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constantFrom({}, { 0: 'a' }, [3], ['x', 4], [[]])),
  ),
  'a record of another type': changed(
    maps.filter((path) => path.length > 0),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constantFrom([], null, [1])),
  ),
  'a number too small': changed(
    numbers,
    fc.oneof(fc.integer({ max: -1 }), fc.constantFrom(-0.5, -(2 ** 53), -1e300)),
  ),
  'a number too large': changed(
    numbers.filter((path) => !names('actualSeconds')(path)),
    fc.oneof(
      fc.constantFrom(1e300, 2 ** 60),
      fc.integer({ min: 60, max: 1000 }).map((power) => 2 ** power),
    ),
  ),
  'a fraction': changed(
    numbers.filter((path) => !names('minutes', 'actualSeconds')(path)),
    fc.double({ min: 1, max: 3, noInteger: true, noNaN: true }),
  ),
  'a number of many digits': rewritten(
    fc.tuple(
      fc.constantFrom('minutes', 'intensity', 'version', 'callsTaken', 'plannedSeconds'),
      fc.integer({ min: 20, max: 400 }),
    ),
    (text, [key, digits]) =>
      text.replace(new RegExp(`"${key}": \\d+`, 'u'), `"${key}": ${'9'.repeat(digits)}`),
    /^\S*(?:minutes|intensity|version|callsTaken|plannedSeconds):/u,
  ),
  'a text too long': changed(
    typed.filter((path) => !names('line')(path)),
    fc.integer({ min: 601, max: 5000 }).map((length) => 'x'.repeat(length)),
  ),
  'half a character': changed(
    typed,
    fc.constantFrom('\ud800', '\udc00', 'half \udc00 of one', 'the end \ud83d'),
  ),
  'none of the values': changed(
    enums,
    fc.string().map((text) => `${text}?`),
  ),
  'no time': changed(
    times,
    fc.constantFrom(
      '2026-11-18T10:00:00',
      '2026-11-18',
      '2026-02-30T10:00:00Z',
      '2026-11-18T24:00:00Z',
      '2026-11-18T10:00:00+0100',
      '2026-11-18T10:00:00+24:00',
      '18.11.2026 10:00',
      'yesterday',
      '',
      '2026-11-18 10:00:00Z',
      '2026-11-18T10:00:00.1234567891Z',
      '+002026-11-18T10:00:00Z',
    ),
  ),
  'nothing where something must be': changed(needed, fc.constantFrom(null, undefined)),
  'a logged call without its taps': changed(
    [
      ['calls', 0, 'situation'],
      ['calls', 0, 'intensity'],
      ['calls', 0, 'outcome'],
      ['calls', 2, 'outcome'],
    ],
    fc.constantFrom(null, undefined),
  ),
  'a score of danger': changed([['calls', 2, 'intensity']], fc.integer({ min: 1, max: 5 })),
  'too many entries': fc
    .tuple(soundLogs, fc.constantFrom(...crowds), fc.integer({ min: 0, max: 20 }))
    .map(([sound, [key, entries, least], more]) => {
      const crowd = Array.from({ length: least + more }, (_, index) => entries[index % entries.length]);
      const path = ['calls', 0, key];
      return { bytes: written(withValue(path, crowd, sound)), place: naming(path) };
    }),
  'the same id twice': fc
    .tuple(soundLogs, fc.constantFrom('shifts', 'pauses', 'calls', 'wins'))
    .map(([sound, list]) => {
      const first = valueAt([list, 0], sound);
      return {
        bytes: written(withValue([list], [first, first], sound)),
        place: naming([list, 1, 'id']),
      };
    }),
  'the same week twice': soundLogs.map((sound) => {
    const first = valueAt(['tries', 0], sound);
    return {
      bytes: written(withValue(['tries'], [first, first], sound)),
      place: naming(['tries', 1, 'week']),
    };
  }),
  'a week that there is not': changed(
    [['tries', 0, 'week']],
    fc.constantFrom('2026-W00', '2026-W54', '2025-W53', '2026-47', '2026-W7', 'W47', 'this week', ''),
  ),
  'a key that is none': fc
    .tuple(
      soundLogs,
      from(maps),
      fc.oneof(
        fc.constantFrom(
          '__proto__',
          'constructor',
          'toString',
          'Id',
          'wound_up',
          'note',
          'hasOwnProperty',
          ' id',
        ),
        fc.stringMatching(/^x[a-z]{1,12}$/u),
      ),
    )
    .map(([sound, path, key]) => {
      const inner = JSON.stringify(valueAt(path, sound));
      const more = `{${JSON.stringify(key)}:1,${inner.slice(1)}`;
      const marker = '"@@"';
      const whole = JSON.stringify(path.length === 0 ? '@@' : withValue(path, '@@', sound));
      return {
        bytes: encoder.encode(whole.replace(marker, () => more)),
        place: new RegExp(`^${escaped(named([...path, '']).replace(/\.$/u, ''))}.*no such key`, 'u'),
      };
    }),
  'what must never be stored': changed(
    typed.filter((path) => !names('caseRef', 'recordingRef')(path)),
    fc.constantFrom('4111 1111 1111 1111', '5500-0000-0000-0004', '378282246310005', 'cvv 123', 'cvc: 4321'),
  ),
  'another version': changed(
    [['version']],
    fc.oneof(fc.integer({ min: 2 }), fc.integer({ max: 0 }), fc.constantFrom('1', 1.5, null, true, [1])),
  ),
  'another format': changed(
    [['format']],
    fc.string().map((format) => `${format}-`),
  ),
  'no record at all': fc
    .oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.jsonValue({ maxDepth: 2 })),
    )
    .map((value) => ({ bytes: written(value), place: /^The file:/u })),
  'cut off': rewritten(fc.constant(null), (text, _none, at) => text.slice(0, Math.min(at, text.length - 1))),
  'more behind its end': rewritten(
    fc.oneof(
      fc.constantFrom('{}', ']', '}', 'x', ',', '\u0000', textOf(fullLog)),
      fc.stringMatching(/^[a-z]{1,9}$/u),
    ),
    (text, more) => `${text}${more}`,
  ),
  'a control character': rewritten(
    fc.constantFrom('\u0000', '\u0001', '\u0008', '\u000b', '\u001f'),
    (text, stray, at) => text.slice(0, at) + stray + text.slice(at),
  ),
  'nearly JSON': rewritten(fc.constantFrom(...nearlyJson), (text, [what, by]) =>
    text.replace(what, () => by),
  ),
  'a key twice': rewritten(fc.constantFrom('format', 'calls', 'intensity', 'text', 'at'), (text, key) => {
    const at = text.indexOf(`"${key}"`);
    return `${text.slice(0, at)}"${key}": null, ${text.slice(at)}`;
  }),
  'nested without end': fc
    .tuple(fc.constantFrom('[', '{"a":', '[{"calls":'), fc.integer({ min: 1, max: 20_000 }))
    .map(([opening, depth]) => ({ bytes: encoder.encode(opening.repeat(depth)), place: inLine })),
  'anything between brackets': fc
    .string({ unit: fc.constantFrom(...'{}[],:"\\ \n\t01-truefalsn.eE'), minLength: 1, maxLength: 60 })
    .map((text) => ({ bytes: encoder.encode(`{!${text}`), place: inLine })),
  'a byte of another encoding': rewritten(
    fc.constantFrom(0x80, 0xbf, 0xc0, 0xe9, 0xf5, 0xff),
    (text, byte, at) =>
      new Uint8Array([...encoder.encode(text.slice(0, at)), byte, ...encoder.encode(text.slice(at))]),
  ),
  'another encoding': rewritten(
    fc.constant(null),
    (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
  ),
  'bytes of something else': fc
    .uint8Array({ minLength: 1, maxLength: 100 })
    .map((bytes) => ({ bytes: new Uint8Array([0xff, ...bytes]), place: inLine })),
};
