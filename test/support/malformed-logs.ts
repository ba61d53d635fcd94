import fc from 'fast-check';

/** A file that is no log, and the place that its refusal has to name. */
export interface MalformedLog {
  readonly bytes: Uint8Array;
  readonly place: RegExp;
}

type Path = readonly (string | number)[];

const stamp = '2026-11-18T10:00:00+01:00';
const log = {
  format: 'unflappable-log',
  version: 1,
  exportedAt: stamp,
  shifts: [{ id: 's1', startedAt: stamp, endedAt: stamp, callsTaken: 42, stillOnMyMind: 3 }],
  pauses: [
    {
      id: 'p1',
      startedAt: stamp,
      plannedSeconds: 8,
      actualSeconds: 8.5,
      ending: 'ran-its-length',
      bridge: 'bridge-1',
      callId: 'c1',
    },
  ],
  calls: [
    {
      id: 'c1',
      status: 'logged',
      startedAt: stamp,
      minutes: 12,
      direction: 'in',
      situation: 'insult',
      alsoSituations: ['shouting'],
      intensity: 4,
      woundUpPeak: 7,
      woundUpNow: 4,
      feelings: ['angry'],
      outcome: 'solved',
      boundary: 'limit-said',
      cause: 'outage',
      askedFor: 'A refund',
      did: 'Looked it up',
      saidNoTo: 'A manager',
      promises: [{ text: 'Call back', dueAt: stamp, doneAt: stamp }],
      toldBy: 'TL',
      handovers: [{ to: 'AB', at: stamp, kind: 'warm' }],
      witness: 'CD',
      caseRef: 'CASE-1',
      recordingRef: 'REC-1',
      pencil: 'Ugh',
      ink: 'The line was down.',
      linesUsed: [{ line: 'insult-1', result: 'helped' }],
      warnings: [{ step: 1, at: stamp }],
      endedAt: stamp,
      recoveredAt: stamp,
      nextCallCameFirstAt: stamp,
      createdAt: stamp,
      editedAt: stamp,
    },
    { id: 'c2', status: 'draft', startedAt: stamp },
    { id: 'c3', status: 'logged', startedAt: stamp, situation: 'danger', outcome: 'safety-protocol' },
  ],
  wins: [{ id: 'w1', at: stamp, kind: 'thanked', text: 'She said thank you.' }],
  tries: [{ week: '2026-W47', text: 'One breath first', chosenAt: stamp, result: 'helped' }],
};

/** The sound one of which all others are made. */
export const soundLog = JSON.stringify(log, null, 1);

function allPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => allPaths(inner, [...path, key]))];
}

function valueAt(path: Path, root: unknown = log): unknown {
  return path.reduce((value: unknown, key) => Reflect.get(Object(value), key), root);
}

/** The log with another value at a path; undefined leaves it out. */
function withValue(path: Path, value: unknown, root: unknown = log): unknown {
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
  const whole = path.length === 0 ? 'the file' : escaped(named(path));
  return new RegExp(`^${whole}(?:[:.[]|$)`, 'u');
}

const encoder = new TextEncoder();
const inLine = /^line \d+/u;

function written(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

const paths = allPaths(log);
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

function changed(some: readonly Path[], wrong: fc.Arbitrary<unknown>): fc.Arbitrary<MalformedLog> {
  return fc
    .tuple(from(some), wrong)
    .map(([path, value]) => ({ bytes: written(withValue(path, value)), place: naming(path) }));
}

const wrongValues = fc.oneof(
  // Another type than asked for.
  changed(texts, fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom([], {}, ['a'], { a: 1 }))),
  changed(numbers, fc.oneof(fc.string(), fc.boolean(), fc.constantFrom([], {}, '4', '1e3'))),
  changed(
    lists,
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constantFrom({}, { 0: 'a' }, [3], ['x', 4], [[]])),
  ),
  changed(
    maps.filter((path) => path.length > 0),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constantFrom([], null, [1])),
  ),
  // Out of range.
  changed(numbers, fc.constantFrom(-1, -0.5, -(2 ** 53), -1e300)),
  changed(
    numbers.filter((path) => path.at(-1) !== 'actualSeconds'),
    fc.constantFrom(1e300, 2 ** 60),
  ),
  changed(
    numbers.filter((path) => !['minutes', 'actualSeconds'].includes(String(path.at(-1)))),
    fc.double({ min: 1, max: 3, noInteger: true, noNaN: true }),
  ),
  // Too long, or half a character.
  changed(
    typed.filter((path) => path.at(-1) !== 'line'),
    fc.integer({ min: 601, max: 5000 }).map((length) => 'x'.repeat(length)),
  ),
  changed(typed, fc.constantFrom('\ud800', 'half \udc00 of one')),
  // Not one of the values.
  changed(
    texts.filter((path) =>
      [
        'status',
        'direction',
        'situation',
        'outcome',
        'boundary',
        'cause',
        'ending',
        'kind',
        'result',
      ].includes(String(path.at(-1))),
    ),
    fc.string().map((text) => `${text}?`),
  ),
  // No time, or one without an offset.
  changed(
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
  // Nothing where something must be.
  fc
    .tuple(
      from(
        paths.filter(
          (path) =>
            [
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
            ].includes(String(path.at(-1))) && !(path.at(-1) === 'at' && path[0] === 'calls'),
        ),
      ),
      fc.constantFrom(null, undefined),
    )
    .map(([path, value]) => ({ bytes: written(withValue(path, value)), place: naming(path) })),
  fc
    .constantFrom<Path>(
      ['calls', 0, 'situation'],
      ['calls', 0, 'intensity'],
      ['calls', 0, 'outcome'],
      ['calls', 2, 'outcome'],
    )
    .map((path) => ({ bytes: written(withValue(path, null)), place: naming(path) })),
  fc.integer({ min: 1, max: 5 }).map((score) => ({
    bytes: written(withValue(['calls', 2, 'intensity'], score)),
    place: naming(['calls', 2, 'intensity']),
  })),
  // More of a list than there may be.
  fc
    .constantFrom(
      ...([
        [['calls', 0, 'alsoSituations'], 'abuse', 3],
        [['calls', 0, 'feelings'], 'sad', 3],
        [['calls', 0, 'promises'], { text: 'x' }, 101],
        [['calls', 0, 'handovers'], { to: 'x' }, 101],
        [['calls', 0, 'warnings'], { step: 1 }, 101],
        [['calls', 0, 'linesUsed'], { line: 'x' }, 101],
      ] as const),
    )
    .map(([path, entry, count]) => ({
      bytes: written(withValue(path, Array(count).fill(entry))),
      place: naming(path),
    })),
  // The same id twice.
  fc.constantFrom('shifts', 'pauses', 'calls', 'wins').map((list) => ({
    bytes: written(withValue([list], [valueAt([list, 0]), valueAt([list, 0])])),
    place: naming([list, 1, 'id']),
  })),
  // The same week twice, or none that there is.
  fc.constant({
    bytes: written(withValue(['tries'], [valueAt(['tries', 0]), valueAt(['tries', 0])])),
    place: naming(['tries', 1, 'week']),
  }),
  changed(
    [['tries', 0, 'week']],
    fc.constantFrom('2026-W00', '2026-W54', '2025-W53', '2026-47', '2026-W7', 'W47', 'this week', ''),
  ),
  // A key that is none.
  fc
    .tuple(
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
    .map(([path, key]) => {
      const inner = JSON.stringify(valueAt(path));
      const more = `{${JSON.stringify(key)}:1,${inner.slice(1)}`;
      const marker = '"@@"';
      const whole = JSON.stringify(path.length === 0 ? '@@' : withValue(path, '@@'));
      return {
        bytes: encoder.encode(whole.replace(marker, () => more)),
        place: new RegExp(`^${escaped(named([...path, '']).replace(/\.$/u, ''))}.*no such key`, 'u'),
      };
    }),
  // What must never be stored.
  fc
    .tuple(
      from(typed.filter((path) => !['caseRef', 'recordingRef'].includes(String(path.at(-1))))),
      fc.constantFrom(
        '4111 1111 1111 1111',
        '5500-0000-0000-0004',
        '378282246310005',
        'cvv 123',
        'cvc: 4321',
      ),
    )
    .map(([path, secret]) => ({ bytes: written(withValue(path, secret)), place: naming(path) })),
);

const length = soundLog.length;
const position = fc.integer({ min: 0, max: length });

const wrongTexts: fc.Arbitrary<MalformedLog> = fc
  .oneof(
    // Cut off anywhere.
    fc.integer({ min: 0, max: length - 1 }).map((end) => soundLog.slice(0, end)),
    // Something behind the end, or another file.
    fc.constantFrom('{}', ']', '}', 'x', ',', '\u0000', soundLog).map((more) => `${soundLog}${more}`),
    // A control character or a byte order mark inside.
    fc
      .tuple(position, fc.constantFrom('\u0000', '\u0008', '\u001f'))
      .map(([at, stray]) => soundLog.slice(0, at) + stray + soundLog.slice(at)),
    // JSON’s relatives.
    fc.constantFrom(
      soundLog.replaceAll('"', "'"),
      soundLog.replace('\n}', ',\n}'),
      `// mine\n${soundLog}`,
      soundLog.replace('"version": 1', '"version": 01'),
      soundLog.replace('"version": 1', '"version": +1'),
      soundLog.replace('"version": 1', '"version": 0x1'),
      soundLog.replace('"minutes": 12', '"minutes": NaN'),
      soundLog.replace('"minutes": 12', '"minutes": Infinity'),
      soundLog.replace('"minutes": 12', '"minutes": 12.'),
      soundLog.replace('"version"', 'version'),
      soundLog.replace('"A refund"', '"A \\x refund"'),
      soundLog.replace('"A refund"', '"A \\u12 refund"'),
      soundLog.replace('"A refund"', '"A\nrefund"'),
      `\u00a0${soundLog}`,
    ),
    // A key twice.
    fc.constantFrom('format', 'calls', 'intensity', 'text', 'at').map((key) => {
      const at = soundLog.indexOf(`"${key}"`);
      return `${soundLog.slice(0, at)}"${key}": null, ${soundLog.slice(at)}`;
    }),
    // Nested without end.
    fc
      .tuple(fc.constantFrom('[', '{"a":', '[{"calls":'), fc.integer({ min: 1, max: 20_000 }))
      .map(([opening, depth]) => opening.repeat(depth)),
    fc
      .string({ unit: fc.constantFrom(...'{}[],:"\\ \n\t01-truefalsn.eE'), minLength: 1, maxLength: 60 })
      .map((text) => `{!${text}`),
  )
  .map((text) => ({ bytes: encoder.encode(text), place: inLine }));

const wrongBytes: fc.Arbitrary<MalformedLog> = fc
  .oneof(
    // Not UTF-8: a stray byte, or another encoding.
    fc
      .tuple(position, fc.constantFrom(0x80, 0xbf, 0xc0, 0xe9, 0xf5, 0xff))
      .map(
        ([at, byte]) =>
          new Uint8Array([
            ...encoder.encode(soundLog.slice(0, at)),
            byte,
            ...encoder.encode(soundLog.slice(at)),
          ]),
      ),
    fc.constant(new Uint8Array(Buffer.from(`\ufeff${soundLog}`, 'utf16le'))),
    fc.uint8Array({ minLength: 1, maxLength: 100 }).map((bytes) => new Uint8Array([0xff, ...bytes])),
  )
  .map((bytes) => ({ bytes, place: inLine }));

/** Huge numbers, whole values that are none, other formats and versions. */
const wrongWholes: fc.Arbitrary<MalformedLog> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('minutes', 'intensity', 'version', 'callsTaken', 'plannedSeconds'),
      fc.integer({ min: 20, max: 400 }),
    )
    .map(([key, digits]) => ({
      bytes: encoder.encode(
        soundLog.replace(new RegExp(`"${key}": \\d+`, 'u'), `"${key}": ${'9'.repeat(digits)}`),
      ),
      place: new RegExp(`${key}:`, 'u'),
    })),
  fc
    .constantFrom('null', '[]', '7', '"log"', 'true')
    .map((text) => ({ bytes: encoder.encode(text), place: /^the file:/u })),
  fc
    .oneof(fc.integer({ min: 2 }), fc.integer({ max: 0 }), fc.constantFrom('1', 1.5, null, true, [1]))
    .map((version) => ({ bytes: written(withValue(['version'], version)), place: /^version:/u })),
  fc.string().map((format) => ({ bytes: written(withValue(['format'], `${format}-`)), place: /^format:/u })),
);

/** Files that are no logs, each for one reason. */
export const malformedLogs: fc.Arbitrary<MalformedLog> = fc.oneof(
  { weight: 6, arbitrary: wrongValues },
  { weight: 2, arbitrary: wrongTexts },
  { weight: 1, arbitrary: wrongBytes },
  { weight: 1, arbitrary: wrongWholes },
);
