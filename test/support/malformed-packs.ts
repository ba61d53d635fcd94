import fc from 'fast-check';
import { stringify } from 'yaml';

type Path = readonly (string | number)[];

/** Its last key is one that a file must have, so that any file cut before it is not whole. */
const pack = {
  format: 'unflappable-pack',
  version: 1,
  name: 'Team north',
  bridges: [{ id: 'bridge-1', text: 'One moment: I’m reading my notes.' }],
  returnLines: [{ id: 'return-1', text: 'I’m back. Here’s the next step.', isOff: true }],
  cues: [{ id: 'cue-1', text: '[Name], their pace isn’t your pace.' }],
  situations: [
    { key: 'insult', lines: [{ id: 'insult-1', text: 'Let’s go back to the fault.' }] },
    {
      key: 'shouting',
      lines: [
        { id: 'shouting-1', text: 'I’m listening.' },
        { id: 'mine-1', text: 'I write: each point.' },
      ],
    },
  ],
  ownSituations: [
    {
      key: 'own-billing',
      name: 'Billing',
      countsAs: 'our-fault',
      avoid: 'Guessing',
      lines: [{ id: 'mine-2', text: 'I’ll read the bill with you.' }],
    },
    { key: 'own-outage', name: 'Outage', countsAs: 'blamed', avoid: '', lines: [] },
  ],
  policy: {
    warnings: 2,
    mayEndCall: true,
    warningWords: ['Please stop.', 'I’ll end the call.'],
    endWords: 'I’m ending this call.',
    supervisorWords: '',
    helpFrom: 'Desk 4',
    channels: 'chat, mail',
    support: 'Counsellor, extension 12',
    danger: { emergencyNumber: '112', alert: 'Shift lead', steps: 'Stay on the line.\nSignal a colleague.' },
  },
};

/** A pack that is well formed, as YAML and as JSON. */
export const soundPacks = {
  yaml: stringify(pack, { lineWidth: 0 }),
  json: `${JSON.stringify(pack, null, 2)}\n`,
};

function allPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => allPaths(inner, [...path, key]))];
}

function at(path: Path, root: unknown = pack): unknown {
  return path.reduce((value: unknown, key) => Reflect.get(Object(value), key), root);
}

/** The pack with another value at a path; undefined leaves it out. */
function withValue(path: Path, value: unknown, root: unknown = pack): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const inner = withValue(rest, value, Reflect.get(Object(root), key));
  if (Array.isArray(root)) return root.with(Number(key), inner);
  const entries = Object.entries(Object(root)).filter(([name]) => name !== key);
  return Object.fromEntries(inner === undefined ? entries : [...entries, [key, inner]]);
}

const paths = allPaths(pack);
const pathTo = (is: (value: unknown, path: Path) => boolean) =>
  fc.constantFrom(...paths.filter((path) => is(at(path), path)));
const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string';
const isLineText = (_: unknown, path: Path) => path.at(-1) === 'text';
const isKey = (path: Path) => typeof path.at(-1) === 'string';

const wrongLeaves = fc.oneof(
  fc.integer({ min: 4 }),
  fc.double({ noInteger: true, noNaN: true }),
  fc.constantFrom(-1, 1e300, 2 ** 70, [], [[]], ['x'], {}, { a: 1 }),
);

/** Values that are wrong, whatever the file's form. */
const wrongValues: fc.Arbitrary<unknown> = fc.oneof(
  // Another type than asked for.
  fc
    .tuple(
      pathTo((value) => isText(value) || typeof value === 'number'),
      wrongLeaves,
    )
    .map(([path, wrong]) => withValue(path, wrong)),
  fc.tuple(pathTo(isText), fc.constantFrom(null, true, false)).map(([path, wrong]) => withValue(path, wrong)),
  fc
    .tuple(pathTo(Array.isArray), fc.constantFrom(null, 3, 'lines', {}, { 0: 'a' }, [null], [1]))
    .map(([path, wrong]) => withValue(path, wrong)),
  fc
    .tuple(pathTo(isMap), fc.constantFrom(null, 3, 'map', [], ['a']))
    .map(([path, wrong]) => withValue(path, wrong)),
  fc
    .tuple(
      fc.constantFrom(['policy', 'mayEndCall'], ['returnLines', 0, 'isOff']),
      fc.constantFrom('yes', 0, 'maybe', []),
    )
    .map(([path, wrong]) => withValue(path, wrong)),
  // A key too few, a key too many.
  pathTo((_, path) => isKey(path) && !['name', 'isOff', 'support'].includes(String(path.at(-1)))).map(
    (path) => withValue(path, undefined),
  ),
  fc
    .tuple(pathTo(isMap), fc.string({ minLength: 1, maxLength: 12 }))
    .map(([path, key]) => withValue([...path, `x${key}`], 'more')),
  fc
    .tuple(pathTo(isMap), fc.constantFrom('isStarred', '__proto__', 'constructor', 'toString', '<<', ''))
    .map(([path, key]) => withValue(path, JSON.parse(`{"${key}":1,${JSON.stringify(at(path)).slice(1)}`))),
  // Another version or format.
  fc
    .oneof(fc.integer({ min: 2 }), fc.integer({ max: 0 }), fc.constantFrom('1', 1.5, null, true, [1], 1e308))
    .map((version) => withValue(['version'], version)),
  fc.string().map((format) => withValue(['format'], `${format}-`)),
  // Twice what is there once.
  fc
    .tuple(
      pathTo((_, path) => path.at(-1) === 'id'),
      pathTo((_, path) => path.at(-1) === 'id'),
    )
    .filter(([one, other]) => at(one) !== at(other))
    .map(([one, other]) => withValue(one, at(other))),
  fc.constantFrom(
    withValue(['situations', 1, 'key'], 'insult'),
    withValue(['ownSituations', 1, 'key'], 'own-billing'),
    withValue(['ownSituations', 1, 'name'], ' billing'),
    withValue(['ownSituations', 1, 'name'], 'SHOUTING'),
  ),
  // Not a key, not an id.
  fc
    .tuple(fc.constantFrom(0, 1), fc.constantFrom('danger', 'Insult', 'own-x', '', 'insults'))
    .map(([index, key]) => withValue(['situations', index, 'key'], key)),
  fc
    .tuple(
      pathTo((_, path) => path.at(-1) === 'id'),
      fc.constantFrom('A', 'a b', 'ä', '../x', 'a_b', 'a'.repeat(65)),
    )
    .map(([path, id]) => withValue(path, id)),
  // Too long, empty, or not to be seen.
  fc
    .tuple(pathTo(isText), fc.integer({ min: 601, max: 3000 }))
    .map(([path, length]) => withValue(path, 'a'.repeat(length))),
  fc
    .tuple(pathTo(isLineText), fc.constantFrom('', ' ', '\n', '\t \n'))
    .map(([path, text]) => withValue(path, text)),
  fc
    .tuple(pathTo(isText), fc.constantFrom('\u0000', '\u0007', '\u001b[31m', '\u0085', '\ufffd'))
    .map(([path, stray]) => withValue(path, `${String(at(path))}${stray}x`)),
  // Something else altogether.
  fc.jsonValue({ maxDepth: 3 }).filter((value) => !isMap(value)),
);

const written = fc.constantFrom(
  (value: unknown) => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }),
  (value: unknown) => JSON.stringify(value, null, 2),
  (value: unknown) => JSON.stringify(value),
);

const position = (text: string) => fc.nat(text.length - 1);
const lineStarts = (text: string, of: RegExp) => [...text.matchAll(of)].map(({ index }) => index);
const { yaml, json } = soundPacks;
const insert = (text: string, index: number, what: string) => text.slice(0, index) + what + text.slice(index);
/** Beginnings of plain values in the YAML. */
const values = [...yaml.matchAll(/^(?:\s|- )*(?:id|text|key|name|format|helpFrom): /gmu)].map(
  ({ index, 0: match }) => index + match.length,
);

/** Texts that are wrong, as files that were cut, mangled, or made to do harm. */
const wrongTexts: fc.Arbitrary<string> = fc.oneof(
  // Cut.
  fc.nat(yaml.lastIndexOf('steps:') - 1).map((end) => yaml.slice(0, end)),
  fc.nat(json.lastIndexOf('}') - 1).map((end) => json.slice(0, end)),
  // Indented wrongly.
  fc
    .tuple(
      fc.constantFrom(...lineStarts(yaml, /^ +(?:text|lines|name|alert|endWords):/gmu)),
      fc.constantFrom(' ', '   ', '\t'),
    )
    .map(([index, more]) => insert(yaml, index, more)),
  fc
    .constantFrom(...lineStarts(yaml, /^ +(?:text|lines|name|alert|endWords):/gmu))
    .map((index) => yaml.slice(0, index) + yaml.slice(index + 1)),
  // A piece of JSON lost.
  fc
    .constantFrom(...lineStarts(json, /[{}[\]](?=[\s"])|(?<="):/gu))
    .map((index) => json.slice(0, index) + json.slice(index + 1)),
  // What YAML can do, and a pack may not.
  fc
    .tuple(
      fc.constantFrom(...values),
      fc.constantFrom(
        '*a ',
        '&a ',
        '!!binary ',
        '!x ',
        '!!js/function ',
        '@',
        '`',
        '%',
        '[',
        '{',
        '"',
        "'",
        '}',
        '- ',
        ': ',
      ),
    )
    .map(([index, what]) => insert(yaml, index, what)),
  fc
    .integer({ min: 2, max: 9 })
    .map(
      (levels) =>
        Array.from({ length: levels }, (_, level) =>
          level === 0 ? 'a0: &a0 [x, x, x]\n' : `a${level}: &a${level} [${`*a${level - 1},`.repeat(9)}]\n`,
        ).join('') + yaml,
    ),
  fc.constantFrom('---\n', '--- {}\n', '---\na: 1\n').map((more) => `${yaml}${more}${yaml}`),
  fc
    .constantFrom('%YAML 1.1\n---\n', '%TAG ! tag:x,2000:\n---\n', '%X\n---\n')
    .map((directive) => `${directive}${yaml}`),
  // Nested without end.
  fc
    .tuple(fc.constantFrom('[', '{a: ', '- ', '? ', '{"a":'), fc.integer({ min: 20, max: 3000 }))
    .map(
      ([opening, depth]) =>
        `${yaml}deep: ${opening === '- ' || opening === '? ' ? '\n  ' : ''}${opening.repeat(depth)}`,
    ),
  // A key twice, or a thousand of them.
  fc.constantFrom('version: 1\n', 'cues: []\n', 'policy: {}\n', 'name: x\n').map((key) => yaml + key),
  fc
    .integer({ min: 101, max: 1000 })
    .map((count) => yaml + Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('')),
  // Not text at all.
  fc
    .tuple(
      position(yaml),
      fc.constantFrom('\u0000', '\u0008', '\u001f', '\u007f', '\ud800', '\udc00', '\ufffd', '\u009f'),
    )
    .map(([index, stray]) => insert(yaml, index, stray)),
  fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => new TextDecoder().decode(bytes)),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'{}[],:-?|>#&*!%@`"\' \n\tab1'), maxLength: 200 }),
  fc.constantFrom(
    '',
    ' ',
    '\n\n',
    '# only a comment',
    '---',
    '...',
    '{}',
    '[]',
    'null',
    '"',
    '\ufeff',
    '~',
    '0x1f',
    '.inf',
    '1e999',
  ),
  // Huge numbers.
  fc
    .tuple(fc.constantFrom('version: 1\n', 'warnings: 2\n'), fc.integer({ min: 20, max: 500 }))
    .map(([key, digits]) => yaml.replace(key, key.replace(/\d/u, '9'.repeat(digits)))),
);

/** Files that are no packs, each for one reason at least. */
export const malformedPacks: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(wrongValues, written).map(([value, write]) => write(value) ?? ''),
  wrongTexts,
);
