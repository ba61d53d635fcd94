import type { Call } from './call.ts';
import { type Outcome, outcomeNames } from './call-fields.ts';
import { inSentence } from './in-sentence.ts';
import type { Stamp } from './time.ts';

/** Earlier hard calls on a case, by its reference alone: nothing that says who called. */
export interface CaseHistory {
  readonly caseRef: string;
  /** How many there were. */
  readonly earlier: number;
  readonly lastStartedAt: Stamp;
  readonly lastOutcome: Outcome | null;
  /** What the rep said that helped, in the newest of those calls in which anything did. */
  readonly helped: readonly string[];
}

/** A reference as far as it names the case: `CS-77`, `cs77` and `# CS 77` are one. Empty where it names none. */
export function caseKey(caseRef: string): string {
  return caseRef
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** So many lines that helped are recalled: one more would be a text to read. */
const mostHelped = 2;

/**
 * What earlier logged calls on a case say, newest first; null when there is none. `textOf` gives the words of a line,
 * where the playbook still has them.
 */
export function caseHistory(
  caseRef: string,
  calls: readonly Call[],
  textOf: (line: string) => string | undefined,
): CaseHistory | null {
  const last = calls[0];
  if (last === undefined) return null;
  const helped = calls
    .map((call) =>
      call.linesUsed
        .filter(({ result }) => result === 'helped')
        .flatMap(({ line }) => textOf(line) ?? [])
        .slice(0, mostHelped),
    )
    .find((texts) => texts.length > 0);
  return {
    caseRef,
    earlier: calls.length,
    lastStartedAt: last.startedAt,
    lastOutcome: last.outcome,
    helped: helped ?? [],
  };
}

const ordinals = [
  'Second',
  'Third',
  'Fourth',
  'Fifth',
  'Sixth',
  'Seventh',
  'Eighth',
  'Ninth',
  'Tenth',
] as const;

/** `Third hard call on this case. Last time: Tuesday 17 November, contained. What helped: “…”.` */
export function caseHistoryWords(history: CaseHistory, day: string): string {
  const { earlier, lastOutcome, helped } = history;
  const which = ordinals[earlier - 1];
  const count =
    which === undefined ? `${earlier} hard calls on this case before.` : `${which} hard call on this case.`;
  const outcome = lastOutcome === null ? '' : `, ${inSentence(outcomeNames[lastOutcome])}`;
  const help = helped.length === 0 ? '' : ` What helped: ${helped.map((text) => `“${text}”`).join(' ')}`;
  return `${count} Last time: ${day}${outcome}.${help}`;
}
