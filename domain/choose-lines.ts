import { isItsTurn, type SaidStep } from './ladder.ts';
import { rankLines } from './line-ranking.ts';
import type { LineTallies } from './line-tally.ts';
import { type CalmPage, type Line, linesOn, type Playbook, pageOf, type ReturnLine } from './playbook.ts';
import type { Policy } from './policy.ts';
import { type CalmSituationKey, calmSituationKeys, type PageKey } from './situations.ts';

/** A number from 0 up to but not including 1, as `Math.random` gives. */
export type Chance = () => number;

/** What a pause shows that is picked once, when it starts. Null where every such line is switched off. */
export interface Opening {
  readonly bridge: Line | null;
  readonly cue: Line | null;
  readonly returnLine: Line | null;
}

/**
 * Picks the bridge (unless the rep goes without), the cue and the return line of one pause: a starred one where there
 * is any; the return line by what helped.
 */
export function chooseOpening(
  book: Playbook,
  pause: {
    readonly situation: PageKey;
    readonly withBridge: boolean;
    readonly tallies: LineTallies;
    readonly seed: number;
  },
  chance: Chance,
): Opening {
  return {
    bridge: pause.withBridge ? pick(book.bridges, chance) : null,
    cue: pick(book.cues, chance),
    returnLine: rankLines(fittingReturnLines(book, pause.situation), pause.tallies, pause.seed)[0] ?? null,
  };
}

/**
 * The return line to show over a situation: the one that was picked, as long as it fits, so that it does not change
 * while it is read; else the first that does; null where none does.
 */
export function returnLineFor(book: Playbook, situation: PageKey, picked: string | null): ReturnLine | null {
  const fitting = fittingReturnLines(book, situation);
  return fitting.find(({ id }) => id === picked) ?? fitting[0] ?? null;
}

/** How a pause orders the lines: by what helped so far, drawn from its seed, so many at a time (1 to 3). */
export interface Ordering {
  readonly tallies: LineTallies;
  readonly seed: number;
  readonly linesShown: number;
}

/** The lines of a situation that may be offered now: switched on, and words of the ladder not before their turn. */
export function offeredLines(page: CalmPage, policy: Policy, said: readonly SaidStep[]): readonly Line[] {
  return linesOn(page.lines).filter((line) => isItsTurn(line.ladder, policy, said));
}

/** Those of one page (0 first). Pages go round: asking for one past the last gives the first again. */
export function linesOnPage(
  lines: readonly Line[],
  { tallies, seed, linesShown }: Ordering,
  number: number,
): readonly Line[] {
  const first = (number % pageCount(lines, linesShown)) * linesShown;
  return rankLines(lines, tallies, seed).slice(first, first + linesShown);
}

/** How many pages there are, `linesShown` at a time; 1 or more. */
export function pageCount(lines: readonly Line[], linesShown: number): number {
  return Math.max(1, Math.ceil(lines.length / linesShown));
}

/**
 * The situation this rep meets most, which a pause starts with: the most frequent of `counts`, ties and an empty
 * history going to the earlier one of the list.
 */
export function likeliestSituation(counts: ReadonlyMap<CalmSituationKey, number>): CalmSituationKey {
  let likeliest: CalmSituationKey = 'insult';
  for (const key of calmSituationKeys) {
    if ((counts.get(key) ?? 0) > (counts.get(likeliest) ?? 0)) {
      likeliest = key;
    }
  }
  return likeliest;
}

/** A cue in the rep's own name (`[Name], …`), or without one where they gave none. */
export function spokenCue(cue: Line, name: string): string {
  if (name !== '') {
    // A function, because `$&` in a name would otherwise mean something to `replace`.
    return cue.text.replace('[Name]', () => name);
  }
  const nameless = cue.text.replace(/^\[Name\],\s*/u, '');
  return nameless.charAt(0).toUpperCase() + nameless.slice(1);
}

function fittingReturnLines(book: Playbook, situation: PageKey): readonly ReturnLine[] {
  const { countsAs } = pageOf(book, situation);
  return linesOn(book.returnLines).filter(({ situations }) => situations?.includes(countsAs) ?? true);
}

function pick(lines: readonly Line[], chance: Chance): Line | null {
  const on = linesOn(lines);
  const starred = on.filter((line) => line.isStarred);
  const from = starred.length > 0 ? starred : on;
  return from[Math.min(from.length - 1, Math.floor(chance() * from.length))] ?? null;
}
