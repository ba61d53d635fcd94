import betaDraws from '@stdlib/random-base-beta';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';
import { isNew, isStillTried, type LineTallies, type LineTally } from './line-tally.ts';

/** At most this many lines at a time: a hostile call uses up working memory (evidence.md A0, 7). */
export const linesAtOnce = 3;

/** How often a line that was never marked leads, whatever was drawn: one time in five. */
const turnsOfNew = 0.2;

export interface RankedLine {
  readonly id: string;
  readonly isStarred: boolean;
}

/**
 * The lines in the order to offer them.
 *
 * Starred lines lead, in the playbook's order. The rest follow by Thompson sampling (Thompson 1933) on a Beta-Bernoulli
 * model: each line's chance of helping is drawn once from its posterior under a flat prior,
 * Beta(1 + helped, 1 + said − helped), and the larger draw goes first. So a proven line mostly leads, and a line is
 * tried the more, the less is known of it. A draw never counts for less than the posterior's mean (optimistic
 * sampling: May, Korda, Lee and Leslie 2012, JMLR 13): not knowing a line may lift it, and cannot lower it.
 *
 * Two rules let new lines have their turn even with a rep who only ever says the first: one time in five a line that was
 * never marked leads the rest; and if none of the first three is still being tried, the best-drawn line that is takes the
 * third place, unless stars hold all three.
 *
 * @param lines in the playbook's order, each id once.
 * @param tallies of the rep's own marks; a line without one is new.
 * @param seed any integer; another one for each pause. The same arguments give the same order, and a star or a line
 * put at the end leaves the draws of the others as they were.
 */
export function rankLines<L extends RankedLine>(
  lines: readonly L[],
  tallies: LineTallies,
  seed: number,
): readonly L[] {
  const uniform = uniformFrom(seed);
  const isTurnOfNew = uniform() < turnsOfNew;
  const draw = drawsFrom(uniform);
  const starred = lines.filter((line) => line.isStarred);
  const drawn = lines
    .map((line) => ({ line, draw: draw(tallies.get(line.id)) }))
    .filter(({ line }) => !line.isStarred)
    .sort((a, b) => b.draw - a.draw)
    .map(({ line }) => line);
  const turned = isTurnOfNew ? movedTo(0, drawn, (line) => isNew(tallies.get(line.id))) : drawn;
  return withOneStillTried([...starred, ...turned], tallies);
}

function withOneStillTried<L extends RankedLine>(ranked: readonly L[], tallies: LineTallies): readonly L[] {
  const last = linesAtOnce - 1;
  const isTried = (line: L) => isStillTried(tallies.get(line.id));
  return ranked[last]?.isStarred === true ? ranked : movedTo(last, ranked, isTried);
}

/** With the first line that `is` so moved up to a place, if it stands behind it; those between move down by one. */
function movedTo<L>(place: number, lines: readonly L[], is: (line: L) => boolean): readonly L[] {
  const from = lines.findIndex(is);
  const line = lines[from];
  return line === undefined || from <= place ? lines : lines.toSpliced(from, 1).toSpliced(place, 0, line);
}

/** Numbers in [0, 1) that the seed alone decides. */
function uniformFrom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  // Neighbouring seeds start alike and part within some twenty numbers.
  skipN(generator, 32);
  return () => uniformFloat64(generator);
}

/** Draws a line's chance of helping, 0 to 1, from what is known of it. */
function drawsFrom(uniform: () => number): (tally: LineTally | undefined) => number {
  const draw = betaDraws.factory({ prng: uniform });
  return (tally) => {
    const alpha = 1 + Math.max(0, tally?.helped ?? 0);
    const beta = 1 + Math.max(0, (tally?.said ?? 0) - (tally?.helped ?? 0));
    return Math.max(draw(alpha, beta), alpha / (alpha + beta));
  };
}
