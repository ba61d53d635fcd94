/** How often a line was said and helped: uses that the rep marked, and no others. Whole numbers, helped <= said. */
export interface LineTally {
  readonly said: number;
  readonly helped: number;
}

/** A line by its tally, or none: it was never marked. */
export type LineTallies = ReadonlyMap<string, LineTally>;

/** With fewer marked uses than this a line is still being tried (statistics.md D7). */
export const usesToJudge = 5;

/** Whether too little is known of a line to call it helpful or not. */
export function isStillTried(tally: LineTally | undefined): boolean {
  return (tally?.said ?? 0) < usesToJudge;
}

/** Whether a line was never marked. */
export function isNew(tally: LineTally | undefined): boolean {
  return (tally?.said ?? 0) === 0;
}

/** What is known of a line, as its row says it. */
export function lineInWords(tally: LineTally | undefined): string {
  if (tally === undefined || isNew(tally)) {
    return 'new: not marked yet';
  }
  const counts = `said ${tally.said}, helped ${tally.helped}`;
  return isStillTried(tally) ? `${counts}: still trying` : counts;
}

/** Why the lines stand in the order they stand in, in one sentence. */
export const rankingInWords =
  'Starred lines lead, then mostly those you marked as helping most often, and new ones still get a turn.';
