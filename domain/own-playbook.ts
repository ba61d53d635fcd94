import { z } from 'zod';
import {
  type BuiltInPlaybook,
  type CalmPage,
  type LadderWords,
  type Line,
  lineIdSchema,
  lineLimit,
  type Playbook,
  type ReturnLine,
} from './playbook.ts';
import { blankPolicy, policySchema } from './policy.ts';
import { withoutUnshowable } from './showable-text.ts';
import {
  calmSituationSchema,
  ownPageKeySchema,
  type PageKey,
  pageKeySchema,
  situationNames,
} from './situations.ts';

/** A list of lines that can be changed: a situation's, or one of those around every pause. */
export const placeSchema = z.union([z.enum(['bridges', 'return-lines', 'cues']), pageKeySchema]);
export type Place = z.infer<typeof placeSchema>;

/** Longest name of a situation of one's own, and of what to avoid in it. */
export const pageLimits = { name: 40, avoid: 120 } as const;
/** How many lines a playbook may hold of the rep's own, and how many situations. */
export const mostOwnLines = 10_000;
export const mostOwnPages = 200;

export const lineTextSchema = z.string().trim().min(1).max(lineLimit);

const ownPageSchema = z.strictObject({
  key: ownPageKeySchema,
  name: z.string().trim().min(1).max(pageLimits.name),
  /** The one of the twelve that its calls are logged as, so that every week can be compared. */
  countsAs: calmSituationSchema,
  avoidInShort: z.string().trim().max(pageLimits.avoid),
});
export type OwnPage = Readonly<z.infer<typeof ownPageSchema>>;

/**
 * What makes a playbook the rep's own: only their changes, so that a better built-in line of a later version reaches
 * everyone who did not reword it, and the built-in one can always be had back.
 */
export const playbookChangesSchema = z.strictObject({
  version: z.literal(1).default(1),
  /** By line id; a line that is not listed is as it came. */
  lines: z
    .record(
      lineIdSchema,
      z.strictObject({
        text: lineTextSchema.optional(),
        isStarred: z.literal(true).optional(),
        isOff: z.literal(true).optional(),
      }),
    )
    .default({}),
  /** The rep's own lines, in the order they were added. */
  added: z
    .array(z.strictObject({ place: placeSchema, id: lineIdSchema, text: lineTextSchema }))
    .max(mostOwnLines)
    .readonly()
    .default([]),
  /** The order of a place where the rep changed it: line ids; lines it does not name come after, as they would. */
  order: z.partialRecord(placeSchema, z.array(lineIdSchema).readonly()).default({}),
  pages: z.array(ownPageSchema).max(mostOwnPages).readonly().default([]),
  policy: policySchema.default(blankPolicy),
});
export type PlaybookChanges = Readonly<z.infer<typeof playbookChangesSchema>>;

export const noChanges: PlaybookChanges = playbookChangesSchema.parse({});

interface AnyLine {
  readonly id: string;
  readonly text: string;
  readonly ladder?: LadderWords | undefined;
}

/**
 * The built-in playbook with the rep's changes. Total: a change to a line that is not there (any more) is passed over, and
 * so is an own line with the id of a built-in one (it came by a pack, made by a newer version, before this one had it).
 */
export function playbookOf(builtIn: BuiltInPlaybook, changes: PlaybookChanges): Playbook {
  const changed = (line: AnyLine, builtInText: string | null): Line => {
    const change = changes.lines[line.id];
    return {
      id: line.id,
      text: change?.text ?? line.text,
      isStarred: change?.isStarred ?? false,
      isOff: change?.isOff ?? false,
      builtIn: builtInText,
      ladder: line.ladder ?? null,
    };
  };
  const builtInIds = new Set(
    [
      ...builtIn.bridges,
      ...builtIn.returnLines,
      ...builtIn.cues,
      ...builtIn.situations.flatMap(({ lines }) => lines),
      ...builtIn.danger.lines,
    ].map(({ id }) => id),
  );
  const own = Map.groupBy(
    changes.added.filter(({ id }) => !builtInIds.has(id)),
    ({ place }) => place,
  );
  const linesOf = (place: Place, lines: readonly AnyLine[]) =>
    inOrder(changes.order[place] ?? [], [
      ...lines.map((line) => changed(line, line.text)),
      ...(own.get(place) ?? []).map((line) => changed(line, null)),
    ]);
  const situationsOf = new Map(builtIn.returnLines.map((line) => [line.id, line.situations ?? null]));
  const returnLines: readonly ReturnLine[] = linesOf('return-lines', builtIn.returnLines).map((line) => ({
    ...line,
    situations: situationsOf.get(line.id) ?? null,
  }));
  const pages: readonly CalmPage[] = [
    ...builtIn.situations.map((page) => ({
      ...page,
      name: situationNames[page.key],
      countsAs: page.key,
      lines: linesOf(page.key, page.lines),
    })),
    ...changes.pages.map((page) => ({
      ...page,
      signs: '',
      works: '',
      avoid: page.avoidInShort,
      safety: '',
      lines: linesOf(page.key, []),
    })),
  ];
  return {
    bridges: linesOf('bridges', builtIn.bridges),
    bridgeNote: builtIn.bridgeNote,
    returnLines,
    cues: linesOf('cues', builtIn.cues),
    pages,
    danger: builtIn.danger,
    policy: changes.policy,
  };
}

/** Those the order names first, in its order; the others after, as they were. */
function inOrder(order: readonly string[], lines: readonly Line[]): readonly Line[] {
  const rank = new Map(order.map((id, index) => [id, index]));
  return lines.toSorted(
    (one, other) => (rank.get(one.id) ?? Infinity) - (rank.get(other.id) ?? Infinity) || 0,
  );
}

/** As it is typed: what no screen shows goes. What is kept is read as it is, so that nothing kept becomes unreadable. */
const typedText = z.string().overwrite(withoutUnshowable);
const typedLineSchema = typedText.pipe(lineTextSchema);
const typedNameSchema = typedText.pipe(ownPageSchema.shape.name);

/** One change by hand, from the Playbook tab. */
export const playbookEditSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('write-line'), id: lineIdSchema, text: typedLineSchema }),
  z.strictObject({ type: z.literal('add-line'), place: placeSchema, text: typedLineSchema }),
  /** A line of the rep's own; a built-in one is switched off instead. */
  z.strictObject({ type: z.literal('remove-line'), id: lineIdSchema }),
  z.strictObject({ type: z.literal('star-line'), id: lineIdSchema, isStarred: z.boolean() }),
  z.strictObject({ type: z.literal('switch-line'), id: lineIdSchema, isOff: z.boolean() }),
  /** To another place in its list, 0 first. */
  z.strictObject({ type: z.literal('move-line'), id: lineIdSchema, to: z.int().min(0) }),
  /** The built-in words again, and on. */
  z.strictObject({ type: z.literal('restore-line'), id: lineIdSchema }),
  /** Every built-in line of a place as it came, in its order; the rep's own lines stay, after them. */
  z.strictObject({ type: z.literal('restore-place'), place: placeSchema }),
  z.strictObject({ type: z.literal('add-page'), name: typedNameSchema, countsAs: calmSituationSchema }),
  z.strictObject({
    type: z.literal('write-page'),
    key: ownPageKeySchema,
    name: typedNameSchema.optional(),
    countsAs: calmSituationSchema.optional(),
    avoidInShort: typedText.pipe(ownPageSchema.shape.avoidInShort).optional(),
  }),
  z.strictObject({ type: z.literal('remove-page'), key: ownPageKeySchema }),
  /** Whole: what is left out would be blanked. */
  z.strictObject({ type: z.literal('write-policy'), policy: policySchema }),
]);
export type PlaybookEdit = Readonly<z.infer<typeof playbookEditSchema>>;

/** Where a line stands, with the place it is in. */
export function placesOf(
  book: Playbook,
): readonly { readonly place: Place; readonly lines: readonly Line[] }[] {
  return [
    { place: 'bridges', lines: book.bridges },
    { place: 'return-lines', lines: book.returnLines },
    { place: 'cues', lines: book.cues },
    ...book.pages.map((page): { place: PageKey; lines: readonly Line[] } => ({
      place: page.key,
      lines: page.lines,
    })),
  ];
}
