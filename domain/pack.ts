import { Document, isScalar, visit } from 'yaml';
import { z } from 'zod';
import { holdsWords } from './guard-words.ts';
import { firstBlocked } from './guards.ts';
import { lineTextSchema, mostOwnPages, pageLimits } from './own-playbook.ts';
import { issueInWords, pathInWords, placeOfIssue } from './pack-issue-words.ts';
import { longestList, readSource, type SourcePath } from './pack-source.ts';
import { type Line, lineIdSchema, type Playbook } from './playbook.ts';
import { dangerPolicySchema, policySchema } from './policy.ts';
import { withoutUnshowable } from './showable-text.ts';
import {
  calmSituationKeys,
  calmSituationSchema,
  type OwnPageKey,
  ownPageKeySchema,
  type PageKey,
  situationNames,
} from './situations.ts';

/**
 * `unflappable-pack`, version 1: a playbook with its site's policy in one file that people can read, YAML or JSON. Keys
 * are only ever added within a version. Whole, so that a file that was cut short is noticed. It holds nothing of the
 * log, and no stars: those are each rep's own.
 */
export const packFormat = 'unflappable-pack';
export const packVersion = 1;

/**
 * Longest file that is read, in bytes. The largest playbook that can be written has room in it: 10,000 lines of 300
 * characters, three bytes each, with what stands around them.
 */
export const longestPack = 12_000_000;

const packNameLimit = 80;

const packLineSchema = z.strictObject({
  id: lineIdSchema.describe('Stays the same when the text is reworded. Each id once in the file.'),
  text: lineTextSchema.describe(
    'What to say, best in 20 words or fewer. “[time]” is a gap to fill in with the voice.',
  ),
  isOff: z.boolean().optional().describe('Never offered, until it is switched on again.'),
});
export type PackLine = Readonly<z.infer<typeof packLineSchema>>;

const linesSchema = z.array(packLineSchema).max(longestList).readonly();

const ownSituationSchema = z.strictObject({
  key: ownPageKeySchema,
  name: z.string().trim().min(1).max(pageLimits.name),
  countsAs: calmSituationSchema.describe('The one of the twelve that its calls are logged as.'),
  avoid: z.string().trim().max(pageLimits.avoid).describe('What to avoid, in a few words.'),
  lines: linesSchema,
});
export type OwnSituation = Readonly<z.infer<typeof ownSituationSchema>>;

// Without the defaults of a policy that is being filled in: what is left out of a pack is a mistake.
const { shape: policy } = policySchema;
const { shape: danger } = dangerPolicySchema;
const packPolicySchema = z.strictObject({
  warnings: policy.warnings
    .unwrap()
    .describe('Warnings before the call ends, or “not-allowed”. Null: not filled in.'),
  mayEndCall: policy.mayEndCall.unwrap(),
  warningWords: policy.warningWords.unwrap(),
  endWords: policy.endWords.unwrap(),
  supervisorWords: policy.supervisorWords.unwrap(),
  helpFrom: policy.helpFrom.unwrap(),
  channels: policy.channels.unwrap(),
  /** Packs of before there was one do without. */
  support: policy.support.describe('How a rep reaches somebody to talk to after hard calls.'),
  danger: z.strictObject({
    emergencyNumber: danger.emergencyNumber.unwrap(),
    alert: danger.alert.unwrap(),
    steps: danger.steps.unwrap(),
  }),
});

export const packSchema = z
  .strictObject({
    format: z.literal(packFormat),
    version: z.literal(packVersion),
    name: z.string().trim().min(1).max(packNameLimit).optional().describe('Whose playbook it is.'),
    bridges: linesSchema,
    returnLines: linesSchema,
    cues: linesSchema,
    situations: z
      .array(z.strictObject({ key: calmSituationSchema, lines: linesSchema }))
      .max(calmSituationKeys.length)
      .readonly()
      .describe('Any of the eleven; those that are not here stay as they are.'),
    ownSituations: z.array(ownSituationSchema).max(mostOwnPages).readonly(),
    policy: packPolicySchema,
  })
  .superRefine((pack, context) => {
    const once = (inWords: (value: string) => string) => {
      const seen = new Set<string>();
      return (value: string, path: (string | number)[]) => {
        if (seen.has(value)) {
          context.addIssue({ code: 'custom', path, message: inWords(value) });
        }
        seen.add(value);
      };
    };
    const idOnce = once((id) => `a line above has the id “${id}” already. Give each line its own`);
    const keyOnce = once((key) => `“${key}” is there above already. Put all its lines in one place`);
    const nameOnce = once((name) => `there is a situation “${name}” already. Give this one another name`);
    for (const key of calmSituationKeys) {
      nameOnce(folded(situationNames[key]), []);
    }
    const idsOnce = (lines: readonly PackLine[], path: (string | number)[]) => {
      for (const [index, { id }] of lines.entries()) {
        idOnce(id, [...path, index, 'id']);
      }
    };
    idsOnce(pack.bridges, ['bridges']);
    idsOnce(pack.returnLines, ['returnLines']);
    idsOnce(pack.cues, ['cues']);
    for (const [index, { key, lines }] of pack.situations.entries()) {
      keyOnce(key, ['situations', index, 'key']);
      idsOnce(lines, ['situations', index, 'lines']);
    }
    for (const [index, { key, name, lines }] of pack.ownSituations.entries()) {
      keyOnce(key, ['ownSituations', index, 'key']);
      nameOnce(folded(name), ['ownSituations', index, 'name']);
      idsOnce(lines, ['ownSituations', index, 'lines']);
    }
  });
export type Pack = Readonly<z.infer<typeof packSchema>>;

/** A name as names are compared: two situations that differ in capitals alone could not be told apart. */
export function folded(name: string): string {
  return name.trim().toLocaleLowerCase('en');
}

/** What came of reading a pack. A message names the line and the place and says what to do; it is one sentence or more. */
export type ReadPack =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly message: string };

/** The playbook and its policy as the text of a file. The same playbook gives the same text. */
export function writePack(
  book: Playbook,
  { as, name }: { readonly as: 'yaml' | 'json'; readonly name?: string },
): string {
  const pack = packOf(book, name);
  if (as === 'json') {
    return `${JSON.stringify(pack, null, 2)}\n`;
  }
  const document = new Document(pack, { schema: 'core', version: '1.2', aliasDuplicateObjects: false });
  document.commentBefore = comment.map((line) => ` ${line}`).join('\n');
  visit(document, {
    Pair: (_key, { key, value }) => {
      // On one line each, with “\n” for a line break: as a block a line of many breaks would be six times as long.
      if (isScalar(key) && key.value === 'text' && isScalar(value) && String(value.value).includes('\n')) {
        value.type = 'QUOTE_DOUBLE';
      }
    },
  });
  return document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity });
}

const comment = [
  'A playbook for Unflappable: what to say on a hostile call, and what the site allows.',
  'Nothing in here is from anyone’s log. Share it as a file; the app reads it in its Playbook tab.',
  '',
  'id     stays the same when a line is reworded, and is in the file once',
  'text   what to say, best in 20 words or fewer; [time] is a gap to fill in with the voice',
  'isOff  true: never offered (a line that comes with the app is switched off, not removed)',
];

/** Field by field, so that a new field of a line never reaches a file by accident. */
function packOf(book: Playbook, name: string | undefined): z.input<typeof packSchema> {
  const { policy } = book;
  const support = withoutUnshowable(policy.support);
  return {
    format: packFormat,
    version: packVersion,
    ...(name === undefined ? {} : { name: withoutUnshowable(name) }),
    bridges: packLines(book.bridges),
    returnLines: packLines(book.returnLines),
    cues: packLines(book.cues),
    situations: book.pages.flatMap(({ key, lines }) =>
      isOwnPageKey(key) ? [] : [{ key, lines: packLines(lines) }],
    ),
    ownSituations: book.pages.flatMap(({ key, name, countsAs, avoidInShort, lines }) =>
      isOwnPageKey(key)
        ? [
            {
              key,
              name: shown(name),
              countsAs,
              avoid: withoutUnshowable(avoidInShort),
              lines: packLines(lines),
            },
          ]
        : [],
    ),
    policy: {
      warnings: policy.warnings,
      mayEndCall: policy.mayEndCall,
      warningWords: policy.warningWords.map(withoutUnshowable),
      endWords: withoutUnshowable(policy.endWords),
      supervisorWords: withoutUnshowable(policy.supervisorWords),
      helpFrom: withoutUnshowable(policy.helpFrom),
      channels: withoutUnshowable(policy.channels),
      // Left out while it is blank: such a pack is as it was before there was one.
      ...(support === '' ? {} : { support }),
      danger: {
        emergencyNumber: withoutUnshowable(policy.danger.emergencyNumber),
        alert: withoutUnshowable(policy.danger.alert),
        steps: withoutUnshowable(policy.danger.steps),
      },
    },
  };
}

function isOwnPageKey(key: PageKey): key is OwnPageKey {
  return ownPageKeySchema.safeParse(key).success;
}

function packLines(lines: readonly Line[]): readonly PackLine[] {
  return lines.map(({ id, text, isOff }) => ({ id, text: shown(text), ...(isOff ? { isOff } : {}) }));
}

/** A text that must not be empty, without what `readPack` would refuse. */
function shown(text: string): string {
  return withoutUnshowable(text) || '?';
}

/** Reads a pack from the text of a file, YAML or JSON. It never throws. */
export function readPack(text: string): ReadPack {
  // In UTF-8 no character takes less than a byte.
  if (text.length > longestPack) {
    return { ok: false, message: 'line 1: the file is too large for a playbook.' };
  }
  const source = readSource(text);
  if (!source.ok) {
    return source;
  }
  const refuse = (path: SourcePath, message: string): ReadPack => {
    const place = path.length === 0 ? '' : `, ${pathInWords(path)}`;
    return { ok: false, message: `line ${source.lineOf(path)}${place}: ${message}.` };
  };
  const head = headSchema.safeParse(source.value);
  if (!head.success || head.data.format !== packFormat) {
    return refuse(['format'], `expected a file that says “format: ${packFormat}”`);
  }
  const newer = newerVersionSchema.safeParse(head.data.version);
  if (newer.success) {
    return refuse(
      ['version'],
      `this is version ${newer.data}, made by a newer Unflappable. Update the app, or ask for the file in version ${packVersion}`,
    );
  }
  const read = packSchema.safeParse(source.value);
  if (read.success) {
    const blocked = firstBlocked(read.data);
    return blocked === null
      ? { ok: true, pack: read.data }
      : refuse(blocked.path, `this ${holdsWords(blocked.finding)}. Take it out: it may not be stored`);
  }
  const [first, ...others] = read.error.issues
    .map((issue) => ({ issue, path: placeOfIssue(issue), line: source.lineOf(placeOfIssue(issue)) }))
    .toSorted((one, other) => one.line - other.line);
  if (first === undefined) {
    throw read.error;
  }
  const more = others.length === 0 ? '' : `. After this there ${are(others.length)}`;
  return refuse(first.path, `${issueInWords(first.issue, source.value)}${more}`);
}

const headSchema = z.object({ format: z.unknown(), version: z.unknown() });
const newerVersionSchema = z.int().min(packVersion + 1);

function are(more: number): string {
  return more === 1 ? 'is one more mistake' : `are ${more} more mistakes`;
}

/** The form of a pack for other programs, as JSON Schema. Published as `docs/pack.schema.json`. */
export function packJsonSchema(): unknown {
  return z.toJSONSchema(packSchema, {
    io: 'input',
    // Zod says `readOnly` of lists that our code may not change; in a file they are there to be changed.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
}
