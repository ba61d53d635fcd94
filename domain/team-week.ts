import { z } from 'zod';
import { causeKeys, causeSchema, outcomeKeys, outcomeSchema } from './call-fields.ts';
import { findJsonFault } from './json-fault.ts';
import { issueInWords, pathInWords, placeOfIssue } from './pack-issue-words.ts';
import { situationKeys, situationSchema } from './situations.ts';
import { weekSchema } from './week.ts';

/**
 * One person's week in numbers, in a file that can be added up with those of others (domain/team-sum.ts). Counts only: no
 * text, nothing of one call, no time finer than the week, and no name.
 */

const countSchema = z.int().min(0).max(100_000);
/** Of a kind that did not occur, or that the rep left out, nothing is said. */
const someSchema = z.int().min(1).max(100_000);

export const teamWeekSchema = z
  .strictObject({
    format: z.literal('unflappable-team-week'),
    version: z.literal(1),
    week: weekSchema,
    /** Drawn once for each person and week, so that the same week given twice counts once; it says nothing else. */
    copy: z.uuid(),
    shifts: countSchema,
    hostileCalls: countSchema,
    situations: z.partialRecord(situationSchema, someSchema).readonly(),
    causes: z.partialRecord(causeSchema, someSchema).readonly(),
    outcomes: z.partialRecord(outcomeSchema, someSchema).readonly(),
    /** statistics.md D4b: of the calls of which it is known. */
    noTimeToRecover: z.strictObject({ count: countSchema, of: countSchema }).readonly(),
    endedAfterWarning: countSchema,
    /** Of the calls whose length is known, to the minute; null: of none. */
    minutesUnderFire: z.strictObject({ n: countSchema, minutes: countSchema.nullable() }).readonly(),
  })
  .superRefine((file, context) => {
    for (const [path, message] of contradictions(file)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  })
  .readonly();
export type TeamWeek = z.infer<typeof teamWeekSchema>;

type Counts = z.input<typeof teamWeekSchema>;

/** Numbers that cannot all be true: what the sum keeps to itself is told by how they hang together. */
function contradictions(file: Counts): readonly (readonly [path: readonly string[], message: string])[] {
  const { hostileCalls, noTimeToRecover, minutesUnderFire, endedAfterWarning, outcomes } = file;
  const more = `expected ${hostileCalls} or fewer together, as there are hostile calls`;
  const found: [readonly string[], string][] = [];
  for (const group of ['situations', 'causes', 'outcomes'] as const) {
    if (total(Object.values(file[group])) > hostileCalls) found.push([[group], more]);
  }
  if (noTimeToRecover.of > hostileCalls) found.push([['noTimeToRecover', 'of'], more]);
  if (noTimeToRecover.count > noTimeToRecover.of) {
    found.push([['noTimeToRecover', 'count'], `expected ${noTimeToRecover.of} or fewer, as in “of”`]);
  }
  if (minutesUnderFire.n > hostileCalls) found.push([['minutesUnderFire', 'n'], more]);
  if ((minutesUnderFire.n === 0) !== (minutesUnderFire.minutes === null)) {
    found.push([['minutesUnderFire', 'minutes'], 'expected null where n is 0, and a number where it is not']);
  }
  if (endedAfterWarning !== (outcomes['ended-after-warning'] ?? 0)) {
    found.push([['endedAfterWarning'], 'expected the same number as in outcomes']);
  }
  return found;
}

/** The file, always written the same way: two of the same numbers are the same text. */
export function teamWeekText(file: TeamWeek): string {
  const ordered = <K extends string>(keys: readonly K[], counts: Readonly<Partial<Record<K, number>>>) =>
    Object.fromEntries(keys.flatMap((key) => (counts[key] === undefined ? [] : [[key, counts[key]]])));
  const { format, version, week, copy, shifts, hostileCalls, endedAfterWarning } = file;
  const { count, of } = file.noTimeToRecover;
  const { n, minutes } = file.minutesUnderFire;
  const written = {
    format,
    version,
    week,
    copy,
    shifts,
    hostileCalls,
    situations: ordered(situationKeys, file.situations),
    causes: ordered(causeKeys, file.causes),
    outcomes: ordered(outcomeKeys, file.outcomes),
    noTimeToRecover: { count, of },
    endedAfterWarning,
    minutesUnderFire: { n, minutes },
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

export type ReadTeamWeek =
  | { readonly ok: true; readonly file: TeamWeek }
  | { readonly ok: false; readonly problem: string };

/** Reads such a file; `problem` names the place and what was expected there, with no full stop. */
export function readTeamWeek(text: string): ReadTeamWeek {
  const fault = findJsonFault(text);
  if (fault !== null) {
    return { ok: false, problem: `line ${fault.line}, column ${fault.column}: ${fault.what}` };
  }
  const root: unknown = JSON.parse(text);
  const parsed = teamWeekSchema.safeParse(root);
  if (parsed.success) return { ok: true, file: parsed.data };
  const [issue] = parsed.error.issues;
  const place = issue === undefined ? '' : pathInWords(placeOfIssue(issue));
  const what = issue === undefined ? 'this is no week for a team' : issueInWords(issue, root);
  return { ok: false, problem: `${place === '' ? 'the file' : place}: ${what}` };
}

function total(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
