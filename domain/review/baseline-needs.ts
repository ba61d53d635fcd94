/** What D2 needs of the eight weeks before. Apart from the statistics, so that words about it load none of them. */
export const baselineShiftsNeeded = 10;
export const baselineCallsNeeded = 5;
