import type { OverlayView } from '../domain/overlay-view.ts';
import type { OverlaySize } from '../domain/settings.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In device-independent pixels of the whole desktop, as everything in this file. */
export interface Rectangle extends Point, Size {}

/**
 * Where a window is on a display, by shares of the room that it leaves free: 0 is against the left or upper edge of the
 * work area, 1 against the right or lower one. So a place outlives another size of the window and of the display.
 */
export type Spot = Point;

export type ShownView = Exclude<OverlayView, { readonly face: 'idle' }>;

/** In the middle, a little above the centre. */
export const usualSpot: Spot = { x: 0.5, y: 0.42 };

/** What says how large a window wants to be. */
export interface SizedView extends Pick<ShownView, 'face' | 'size' | 'textScale' | 'isPractice'> {
  /** Of the ladder: a blank one has little to show. */
  readonly isFilledIn?: boolean;
}

/** How large each face is drawn with text of the usual size. */
const sizes: Readonly<Record<OverlaySize, Readonly<Record<ShownView['face'] | 'blankLadder', Size>>>> = {
  large: {
    pausing: { width: 560, height: 410 },
    lines: { width: 680, height: 660 },
    ladder: { width: 680, height: 460 },
    blankLadder: { width: 680, height: 280 },
    // Tall: nobody should have to scroll here.
    danger: { width: 680, height: 1020 },
  },
  compact: {
    pausing: { width: 420, height: 300 },
    lines: { width: 480, height: 528 },
    ladder: { width: 480, height: 350 },
    blankLadder: { width: 480, height: 232 },
    danger: { width: 560, height: 860 },
  },
};

/** What is always left free of a work area in each direction. */
const leastRoom = 16;

/** The strip that says that it is practice, in so much more height. */
const practiceRoom: Readonly<Record<OverlaySize, number>> = { large: 50, compact: 44 };

/** How large a view wants to be: it grows with its text. */
export function sizeOf({ face, size, textScale, isPractice, isFilledIn = true }: SizedView): Size {
  const { width, height } = sizes[size][face === 'ladder' && !isFilledIn ? 'blankLadder' : face];
  const practice = isPractice ? practiceRoom[size] : 0;
  return {
    width: Math.round((width * textScale) / 100),
    height: Math.round(((height + practice) * textScale) / 100),
  };
}

/** Where a window of that size goes: wholly inside the work area, which it may have to shrink for. Whole pixels. */
export function placeOn(workArea: Rectangle, wanted: Size, spot: Spot = usualSpot): Rectangle {
  const { width, height } = fitted(wanted, workArea);
  return {
    x: Math.round(workArea.x + (workArea.width - width) * share(spot.x)),
    y: Math.round(workArea.y + (workArea.height - height) * share(spot.y)),
    width,
    height,
  };
}

/** The spot of a window of that size with its upper left corner there; the nearest one, when it would stick out. */
export function spotOf(workArea: Rectangle, wanted: Size, corner: Point): Spot {
  const { width, height } = fitted(wanted, workArea);
  return {
    x: share((corner.x - workArea.x) / Math.max(1, workArea.width - width)),
    y: share((corner.y - workArea.y) / Math.max(1, workArea.height - height)),
  };
}

function fitted(wanted: Size, workArea: Size): Size {
  return {
    width: Math.min(wanted.width, Math.max(1, workArea.width - leastRoom)),
    height: Math.min(wanted.height, Math.max(1, workArea.height - leastRoom)),
  };
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}
