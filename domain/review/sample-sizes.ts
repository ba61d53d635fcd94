/** The sizes of small samples from which on something may be said (statistics.md, small samples). */

/** Up to this many values are listed. */
export const listedValues = 4;
/** Below this many values, an interval is called rough. */
export const valuesForFull = 10;
/** Below this many, a share is not given in percent. */
export const valuesForPercent = 20;
