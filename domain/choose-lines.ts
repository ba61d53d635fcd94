import { type Line, type Playbook, pageOf, type ReturnLine } from './playbook.ts';
import { type CalmSituationKey, calmSituationKeys } from './situations.ts';

/** At most this many lines at a time: a hostile call uses up working memory (evidence.md A0, 7). */
export const linesAtOnce = 3;

/** A number from 0 up to but not including 1, as `Math.random` gives. */
export type Chance = () => number;

/** What a pause shows that is picked by chance, picked once when it starts. */
export interface Opening {
  readonly bridge: Line | null;
  readonly cue: Line;
  readonly returnLine: Line;
}

/** Picks the bridge (unless the rep goes without), the cue and the return line of one pause. */
export function chooseOpening(
  book: Playbook,
  pause: { readonly situation: CalmSituationKey; readonly withBridge: boolean },
  chance: Chance,
): Opening {
  return {
    bridge: pause.withBridge ? pick(book.bridges, chance) : null,
    cue: pick(book.cues, chance),
    returnLine: pick(
      book.returnLines.filter((line) => fits(line, pause.situation)),
      chance,
    ),
  };
}

/**
 * The return line to show over a situation: the one that was picked, as long as it fits, so that it does not change
 * while it is read; else the first that does. Every valid playbook has one.
 */
export function returnLineFor(book: Playbook, situation: CalmSituationKey, picked: string): Line {
  const fitting = book.returnLines.filter((line) => fits(line, situation));
  const line = fitting.find(({ id }) => id === picked) ?? fitting[0];
  if (line === undefined) {
    throw new Error(`the playbook has no return line for “${situation}”`);
  }
  return line;
}

/**
 * The lines of one page (0 first) for a situation, in the playbook's order. Pages go round: asking for one past the
 * last gives the first again.
 */
export function linesOnPage(book: Playbook, situation: CalmSituationKey, page: number): readonly Line[] {
  const { lines } = pageOf(book, situation);
  const first = (page % pageCount(book, situation)) * linesAtOnce;
  return lines.slice(first, first + linesAtOnce);
}

/** How many pages of lines a situation has; 1 or more. */
export function pageCount(book: Playbook, situation: CalmSituationKey): number {
  return Math.max(1, Math.ceil(pageOf(book, situation).lines.length / linesAtOnce));
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

function fits(line: ReturnLine, situation: CalmSituationKey): boolean {
  return line.situations === undefined || line.situations.includes(situation);
}

function pick(lines: readonly Line[], chance: Chance): Line {
  const picked = lines[Math.min(lines.length - 1, Math.floor(chance() * lines.length))];
  if (picked === undefined) {
    throw new Error('there is no line to pick from');
  }
  return picked;
}
