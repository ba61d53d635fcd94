import { z } from 'zod';
import { excerptAround } from './guard-excerpt.ts';
import { type Finding, findGuarded, guardKinds } from './guards.ts';
import { withoutFindings } from './remove-findings.ts';

/**
 * What may be somebody’s personal data in a file that comes in (log-record.md C4: a warning, not a refusal), and texts
 * without it. `regions` is as for `findGuarded`.
 */

/** One thing found, as the rep is shown it before anything comes in. */
export const personalPieceSchema = z.strictObject({
  /** Where, in the rep’s words: `Call of 3 March 2026, 10:00, the note in ink`. */
  where: z.string(),
  kind: z.enum(guardKinds),
  excerpt: z.strictObject({ text: z.string(), start: z.int(), end: z.int() }),
});
export type PersonalPiece = Readonly<z.infer<typeof personalPieceSchema>>;

/** So many are shown; a file may hold any number. */
export const mostPiecesShown = 100;

/** What of a text may be personal; what is blocked is not among it. */
export function personalIn(text: string, regions: readonly string[]): readonly Finding[] {
  return text === '' ? [] : findGuarded(text, { regions }).filter(({ severity }) => severity === 'warn');
}

export function pieceOf(text: string, finding: Finding, where: string): PersonalPiece {
  return { where, kind: finding.kind, excerpt: excerptAround(text, finding) };
}

/** A text without what may be personal in it; empty where no word is left. Of one without any, the text itself. */
export function withoutPersonal(text: string, regions: readonly string[]): string {
  if (personalIn(text, regions).length === 0) return text;
  let rest = text;
  let found = findGuarded(rest, { regions });
  // Again: what stood on both sides may be something to leave out only now, or even a card number.
  while (found.length > 0) {
    rest = withoutFindings(rest, found).text;
    found = findGuarded(rest, { regions });
  }
  return hasWords(rest) ? rest : '';
}

/** Whether there is more in a text than marks. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
