import type { Line, Playbook } from './playbook.ts';
import { pageOf } from './playbook.ts';
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
export function chooseOpening(book: Playbook, withBridge: boolean, chance: Chance): Opening {
  return {
    bridge: withBridge ? pick(book.bridges, chance) : null,
    cue: pick(book.cues, chance),
    returnLine: pick(book.returnLines, chance),
  };
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

function pick(lines: readonly Line[], chance: Chance): Line {
  const picked = lines[Math.min(lines.length - 1, Math.floor(chance() * lines.length))];
  if (picked === undefined) {
    throw new Error('there is no line to pick from');
  }
  return picked;
}
