import type { Shift } from '../records.ts';
import { median } from '../statistics.ts';

/** statistics.md D11: 'still on my mind', 0 to 10, at the end of shifts. */
export interface CarryHomeReview {
  /** Shifts with an answer. */
  readonly n: number;
  /** Null without answers. */
  readonly median: number | null;
  /** Whether the one quiet card is due: a high answer on three or more shifts of this week and of the one before. */
  readonly quietCard: boolean;
}

const highAnswer = 7;
const highShiftsForCard = 3;

export function reviewCarryHome(week: readonly Shift[], weekBefore: readonly Shift[]): CarryHomeReview {
  const answers = answersOf(week);
  return {
    n: answers.length,
    median: median(answers),
    quietCard: isQuietCardDue(week, weekBefore),
  };
}

export function isQuietCardDue(week: readonly Shift[], weekBefore: readonly Shift[]): boolean {
  return [week, weekBefore].every((shifts) => highIn(shifts) >= highShiftsForCard);
}

/** In the order of the shifts. */
export function answersOf(shifts: readonly Shift[]): readonly number[] {
  return shifts.flatMap(({ stillOnMyMind }) => stillOnMyMind ?? []);
}

function highIn(shifts: readonly Shift[]): number {
  return answersOf(shifts).filter((answer) => answer >= highAnswer).length;
}
