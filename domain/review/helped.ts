import { isStillTried, type LineTallies } from '../line-tally.ts';
import { wilsonInterval } from '../statistics.ts';

/** statistics.md D7. How often a line helped of the times it was said, and the 95 % interval of that share (0 to 1). */
export interface LineReview {
  readonly line: string;
  /** Times that the rep marked it as said, helped or not: 5 or more. */
  readonly n: number;
  readonly helped: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** A line of which too little is known: said one to four times. */
export interface TriedLine {
  readonly line: string;
  readonly n: number;
  readonly helped: number;
}

/**
 * All lines that were ever judged. `lines`: said five times or more, by the lower end of the interval, highest first; then
 * by line. `stillTrying`: the others, most said first, then most helpful, then by line.
 */
export function reviewLines(tallies: LineTallies): {
  readonly lines: readonly LineReview[];
  readonly stillTrying: readonly TriedLine[];
} {
  const used = [...tallies]
    .map(([line, { said, helped }]) => ({ line, n: said, helped }))
    .filter(({ n }) => n > 0)
    .sort((one, other) => (one.line < other.line ? -1 : 1));
  const isTried = ({ n, helped }: TriedLine) => isStillTried({ said: n, helped });
  return {
    lines: used
      .filter((line) => !isTried(line))
      .map((line) => ({ ...line, share: line.helped / line.n, ...wilsonInterval(line.helped, line.n) }))
      .sort((one, other) => other.low - one.low),
    stillTrying: used.filter(isTried).sort((one, other) => other.n - one.n || other.helped - one.helped),
  };
}
