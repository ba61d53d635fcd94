import { z } from 'zod';
import { type CalmSituationKey, calmSituationKeys, calmSituationSchema } from './situations.ts';

/** A line is 20 words or fewer (situations.md, writing rules). */
export const longestLine = 20;

const idSchema = z.string().regex(/^[a-z0-9-]{1,64}$/u, 'expected a short id of a-z, 0-9 and -');
const textSchema = z.string().trim().min(1);

const lineShape = {
  id: idSchema,
  text: textSchema.refine(
    (text) => wordCount(text) <= longestLine,
    `a line has ${longestLine} words or fewer`,
  ),
};

/** Something to say, or a cue to think. `[…]` is a gap for the voice to fill in. */
const lineSchema = z.strictObject(lineShape);
export type Line = Readonly<z.infer<typeof lineSchema>>;

const returnLineSchema = z.strictObject({
  ...lineShape,
  /** The only situations it may be said in; without them it fits all. */
  situations: z.array(calmSituationSchema).min(1).readonly().optional(),
});
export type ReturnLine = Readonly<z.infer<typeof returnLineSchema>>;

const dangerLineSchema = z.strictObject({
  ...lineShape,
  /** Whom the caller threatens. */
  threatTo: z.enum(['self', 'others']),
});
export type DangerLine = Readonly<z.infer<typeof dangerLineSchema>>;

const calmPageSchema = z.strictObject({
  key: calmSituationSchema,
  signs: textSchema,
  works: textSchema,
  /** Everything to avoid, for reading. */
  avoid: textSchema,
  /** The same, short enough to take in at a glance beside the lines. */
  avoidInShort: textSchema,
  safety: textSchema,
  lines: z.array(lineSchema).min(3).readonly(),
});
export type CalmPage = Readonly<z.infer<typeof calmPageSchema>>;

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

/** All situations with their lines, bridges, return lines and cues. */
export const playbookSchema = z
  .strictObject({
    format: z.literal('unflappable-playbook'),
    version: z.literal(1),
    bridges: z.array(lineSchema).min(1).readonly(),
    /** What to mind about all bridges. */
    bridgeNote: textSchema,
    returnLines: z.array(returnLineSchema).min(1).readonly(),
    cues: z.array(lineSchema).min(1).readonly(),
    situations: z.array(calmPageSchema).readonly(),
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
    for (const line of allLines(book)) {
      if (seen.has(line.id)) {
        context.addIssue({ code: 'custom', message: `the id “${line.id}” is used twice` });
      }
      seen.add(line.id);
    }
  });
export type Playbook = Readonly<z.infer<typeof playbookSchema>>;

/** The page of a situation. Every valid playbook has one. */
export function pageOf(book: Playbook, key: CalmSituationKey): CalmPage {
  const page = book.situations.find((candidate) => candidate.key === key);
  if (page === undefined) {
    throw new Error(`the playbook has no situation “${key}”`);
  }
  return page;
}

/** The text of any line in the playbook, or undefined for an id it does not hold. */
export function textOfLine(book: Playbook, id: string): string | undefined {
  return allLines(book).find((line) => line.id === id)?.text;
}

/** Words as a voice counts them: runs between white space. */
export function wordCount(text: string): number {
  return text.trim().split(/\s+/u).length;
}

interface Lines {
  readonly bridges: readonly Line[];
  readonly returnLines: readonly Line[];
  readonly cues: readonly Line[];
  readonly situations: readonly { readonly lines: readonly Line[] }[];
  readonly danger: { readonly lines: readonly Line[] };
}

function allLines(book: Lines): readonly Line[] {
  return [
    ...book.bridges,
    ...book.returnLines,
    ...book.cues,
    ...book.situations.flatMap((page) => page.lines),
    ...book.danger.lines,
  ];
}
