/** A number, or a group of them, that explains itself in place. */
export type ExplainedNumber =
  | 'wins'
  | 'lines'
  | 'recovery'
  | 'pauses'
  | 'calmChange'
  | 'hostileCalls'
  | 'usualRange'
  | 'minutesUnderFire'
  | 'mix'
  | 'unsolved'
  | 'carryHome'
  | 'byHour'
  | 'carryOver'
  | 'pauseComparison'
  | 'askFor';

export interface Explanation {
  /** How it was made. */
  readonly how: string;
  /** What it cannot say. */
  readonly cannot: string;
}

/** Each number of the review, as statistics.md defines it, in a few plain words. */
export const explanations: Readonly<Record<ExplainedNumber, Explanation>> = {
  wins: {
    how: 'The wins you wrote down in the week, and those of them that were thanks. Turned around: a call of intensity 3 or more that ended solved or partly solved.',
    cannot: 'How many good things there were: many are never written down.',
  },
  lines: {
    how: 'Of the times you marked a line as said, how often you marked it as helped, in the week and all before it. The range beside it says how sure that is (Wilson’s interval, 95 in 100); the surest lines come first.',
    cannot: 'Whether the line did it. You say different lines on different calls.',
  },
  recovery: {
    how: 'From the end of a call to “Back to steady”. Where the next call came first it took at least that long, and the middle value allows for it (Kaplan–Meier).',
    cannot: 'How quickly anyone can recover. Many calls have no time noted.',
  },
  pauses: {
    how: 'Pauses that ran their length or that you ended yourself, and the middle one of their lengths. One that the computer cut off is left out.',
    cannot: 'How many pauses there could have been. There is no right number.',
  },
  calmChange: {
    how: 'For each call with both ratings: how wound up you were at worst, less how wound up you were when you logged it. The range is where the average may lie (Student’s t, 95 in 100).',
    cannot: 'What brought you down. Feelings fade by themselves, and the peak is remembered.',
  },
  hostileCalls: {
    how: 'Logged calls of the week, divided by all shifts that began in it, quiet ones too. The range is how much luck alone can do (exact Poisson interval, 95 in 100). By calls taken it is Wilson’s interval.',
    cannot: 'Anything about you. It counts what came, and what you chose to log.',
  },
  usualRange: {
    how: 'From the calls and shifts of the eight weeks before, the range in which a week with as many shifts lies 95 times in 100 (gamma–Poisson).',
    cannot: 'Why more or fewer came. It needs ten shifts and five calls in those weeks.',
  },
  minutesUnderFire: {
    how: 'The minutes of all calls of the week whose length is noted, added up. The share is of the minutes of all shifts, once each has an end.',
    cannot: 'How heavy they were. A minute of one call is not a minute of another.',
  },
  mix: {
    how: 'What you tapped on each logged call of the week, counted; the three most frequent, and whatever ties with the third.',
    cannot: 'What is usual elsewhere. A few calls make no trend.',
  },
  unsolved: {
    how: 'Logged calls that did not end solved. Not yours to solve: the cause you noted is an outage, a rule or a price, a long wait or repeat contact, or their own constraint.',
    cannot: 'What the others were about. A call without a cause noted counts as neither.',
  },
  carryHome: {
    how: 'Your answers to “Still on my mind”, 0 to 10, at the end of the shifts of the week, and the middle one of them.',
    cannot: 'How you are. It is one number at the end of a day, and no diagnosis.',
  },
  byHour: {
    how: 'Calls of the week and all before it that began in an hour of the day, divided by the hours you worked in it.',
    cannot: 'What the next such hour brings. Hours that were worked little say little.',
  },
  carryOver: {
    how: 'How wound up you were at worst in a hard call, by how long ago the last one was over, within eight hours; in the week and the eight before it.',
    cannot:
      'How the next call began: that is not noted. Calls that come soon after another may differ in more than that.',
  },
  pauseComparison: {
    how: 'How far you came down with a pause and without, compared among calls in which you were about as wound up at worst (1 to 3, 4 to 6, 7 to 9), in the week and the eight before it.',
    cannot: 'Whether the pause did it: you pause on different calls.',
  },
  askFor: {
    how: 'Counted from what you noted on the calls of the week: causes, next calls that came before you were steady, calls that ended after a warning; and promises still open, from before as well.',
    cannot: 'What anyone else’s week was like. What was not noted is not in it.',
  },
};
