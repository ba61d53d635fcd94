import { z } from 'zod';
import type { Policy } from './policy.ts';
import { type CalmSituationKey, calmSituationKeys, calmSituationSchema, type PageKey } from './situations.ts';

/** A line is 20 words or fewer (situations.md, writing rules). The rep's own may be longer: they are advised. */
export const longestLine = 20;
/** Longest text of a line, in characters. */
export const lineLimit = 300;

export const lineIdSchema = z.string().regex(/^[a-z0-9-]{1,64}$/u, 'expected a short id of a-z, 0-9 and -');
const textSchema = z.string().trim().min(1);

const lineShape = {
  id: lineIdSchema,
  text: textSchema.refine(
    (text) => wordCount(text) <= longestLine,
    `a line has ${longestLine} words or fewer`,
  ),
};

/** Something to say, or a cue to think. `[…]` is a gap for the voice to fill in. */
const builtInLineSchema = z.strictObject(lineShape);

/** What a line says of a ladder: that the call may end, or that it ends. */
export const ladderWords = ['warning', 'end'] as const;
export type LadderWords = (typeof ladderWords)[number];

const builtInPageLineSchema = z.strictObject({
  ...lineShape,
  /** It is offered by the site's policy, and not before its turn. */
  ladder: z.enum(ladderWords).optional(),
});

const builtInReturnLineSchema = z.strictObject({
  ...lineShape,
  /** The only situations it may be said in; without them it fits all. */
  situations: z.array(calmSituationSchema).min(1).readonly().optional(),
});

const dangerLineSchema = z.strictObject({
  ...lineShape,
  /** Whom the caller threatens. */
  threatTo: z.enum(['self', 'others']),
});
export type DangerLine = Readonly<z.infer<typeof dangerLineSchema>>;

const builtInPageSchema = z.strictObject({
  key: calmSituationSchema,
  signs: textSchema,
  works: textSchema,
  /** Everything to avoid, for reading. */
  avoid: textSchema,
  /** The same, short enough to take in at a glance beside the lines. */
  avoidInShort: textSchema,
  safety: textSchema,
  lines: z.array(builtInPageLineSchema).min(3).readonly(),
});

const stepsSchema = z.strictObject({ heading: textSchema, steps: z.array(textSchema).min(1).readonly() });

const dangerPageSchema = z.strictObject({
  signs: textSchema,
  works: textSchema,
  avoid: textSchema,
  /** What to do at once, whatever the kind of danger. */
  atOnce: z.array(textSchema).min(1).readonly(),
  toOthers: stepsSchema,
  toSelf: stepsSchema,
  /** What to write down, outside this app. */
  writeDown: z.array(textSchema).min(1).readonly(),
  lines: z.array(dangerLineSchema).min(1).readonly(),
});
export type DangerPage = Readonly<z.infer<typeof dangerPageSchema>>;

/** The playbook that the app comes with (`assets/playbook.json`): all situations, lines, bridges and cues. */
export const builtInPlaybookSchema = z
  .strictObject({
    format: z.literal('unflappable-playbook'),
    version: z.literal(1),
    bridges: z.array(builtInLineSchema).min(1).readonly(),
    /** What to mind about all bridges. */
    bridgeNote: textSchema,
    returnLines: z.array(builtInReturnLineSchema).min(1).readonly(),
    cues: z.array(builtInLineSchema).min(1).readonly(),
    situations: z.array(builtInPageSchema).readonly(),
    danger: dangerPageSchema,
  })
  .superRefine((book, context) => {
    for (const key of calmSituationKeys) {
      const count = book.situations.filter((page) => page.key === key).length;
      if (count !== 1) {
        context.addIssue({
          code: 'custom',
          path: ['situations'],
          message: `expected “${key}” once, got it ${count} times`,
        });
      }
      if (!book.returnLines.some(({ situations }) => situations?.includes(key) ?? true)) {
        context.addIssue({
          code: 'custom',
          path: ['returnLines'],
          message: `no return line fits “${key}”`,
        });
      }
    }
    const seen = new Set<string>();
    const all = [
      ...book.bridges,
      ...book.returnLines,
      ...book.cues,
      ...book.situations.flatMap((page) => page.lines),
      ...book.danger.lines,
    ];
    for (const line of all) {
      if (seen.has(line.id)) {
        context.addIssue({ code: 'custom', message: `the id “${line.id}” is used twice` });
      }
      seen.add(line.id);
    }
  });
export type BuiltInPlaybook = Readonly<z.infer<typeof builtInPlaybookSchema>>;

/** A line as it stands in this rep's playbook. */
export interface Line {
  readonly id: string;
  readonly text: string;
  /** Always leads. */
  readonly isStarred: boolean;
  /** Never offered, until it is switched on again. */
  readonly isOff: boolean;
  /** The text it came with; null for a line of the rep's own. Differs from `text` where they reworded it. */
  readonly builtIn: string | null;
  /** Words of a ladder wait for their turn; null for all others, and for the rep's own. */
  readonly ladder: LadderWords | null;
}

export interface ReturnLine extends Line {
  /** The only situations it may be said in; null: it fits all. */
  readonly situations: readonly CalmSituationKey[] | null;
}

/** The page of one situation. A page of the rep's own has only the texts that they wrote; the others are empty. */
export interface CalmPage {
  readonly key: PageKey;
  readonly name: string;
  /** The one of the twelve that a call of this situation is logged as: itself, but for the rep's own. */
  readonly countsAs: CalmSituationKey;
  readonly signs: string;
  readonly works: string;
  readonly avoid: string;
  readonly avoidInShort: string;
  readonly safety: string;
  readonly lines: readonly Line[];
}

/** This rep's playbook: the built-in one with their changes, and the site's policy. Made by `playbookOf`. */
export interface Playbook {
  readonly bridges: readonly Line[];
  readonly bridgeNote: string;
  readonly returnLines: readonly ReturnLine[];
  readonly cues: readonly Line[];
  /** The eleven in their order, then the rep's own. */
  readonly pages: readonly CalmPage[];
  readonly danger: DangerPage;
  readonly policy: Policy;
}

/** The page of a situation; of the first one where that page is gone (an own one, removed while it was up). */
export function pageOf(book: Playbook, key: PageKey): CalmPage {
  const page = book.pages.find((candidate) => candidate.key === key) ?? book.pages[0];
  if (page === undefined) {
    throw new Error('the playbook has no situations');
  }
  return page;
}

/** The lines of a list that may be offered. */
export function linesOn<L extends Line>(lines: readonly L[]): readonly L[] {
  return lines.filter((line) => !line.isOff);
}

/** The text of any line in the playbook, or undefined for an id it does not hold (any more). */
export function textOfLine(book: Playbook, id: string): string | undefined {
  return [
    ...book.bridges,
    ...book.returnLines,
    ...book.cues,
    ...book.pages.flatMap((page) => page.lines),
    ...book.danger.lines,
  ].find((line) => line.id === id)?.text;
}

/** Words as a voice counts them: runs between white space. */
export function wordCount(text: string): number {
  return text.trim().split(/\s+/u).length;
}
