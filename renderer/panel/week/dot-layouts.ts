import type { CalmChangeReview } from '../../../domain/review/calm-change.ts';
import type { RecoveryTime } from '../../../domain/review/recovery.ts';
import { type Stacked, scaleEnd, stacked } from './figures.ts';

/** Where the dots of a picture stand, and in how many rows: its room is as high before it is there. */
export interface DotLayout {
  readonly dots: readonly Stacked[];
  readonly rows: number;
}

function layoutOf(values: readonly number[], apart: number): DotLayout {
  const dots = stacked(values, apart);
  return { dots, rows: Math.max(1, ...dots.map(({ level }) => level + 1)) };
}

/** The scale’s width is about so many dots. */
const dotsAcross = 18;

export interface RecoveryLayout extends DotLayout {
  /** Shortest first, as the dots are. */
  readonly times: readonly RecoveryTime[];
  /** Minutes at which the scale ends. */
  readonly top: number;
}

export function recoveryLayout(times: readonly RecoveryTime[], medianMinutes: number | null): RecoveryLayout {
  const sorted = times.toSorted((one, other) => one.minutes - other.minutes);
  const top = scaleEnd(Math.max(5, ...times.map(({ minutes }) => minutes)) * 1.05);
  const { dots, rows } = layoutOf(
    sorted.map(({ minutes }) => minutes),
    top / dotsAcross,
  );
  // The median has a row of its own, above the calls.
  return { times: sorted, top, dots, rows: medianMinutes === null ? rows : rows + 1 };
}

export function calmChangeLayout({ values }: Pick<CalmChangeReview, 'values'>): DotLayout {
  // What is averaged lies below what is counted off, so that they do not hide each other.
  return values === null ? { dots: [], rows: 2 } : wholeNumbersLayout(values);
}

/** Of whole numbers, each in a place of its own. */
export function wholeNumbersLayout(values: readonly number[]): DotLayout {
  return layoutOf(values, 0.5);
}
