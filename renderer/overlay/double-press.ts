/** Where and when the pointer was pressed, on the screen, and over which face. */
export interface PointerPress {
  readonly face: string;
  readonly x: number;
  readonly y: number;
  /** Milliseconds, on any one clock. */
  readonly at: number;
}

/** Two clicks that are further apart than this, in milliseconds or in pixels, are meant as two. */
const longest = 400;
const furthest = 4;

/**
 * Whether `press` is the rest of a double click whose first half changed the face. Main moves and resizes the window
 * with its face, so the browser takes such a click for a first one, on whatever has come to lie under the pointer.
 */
export function isRestOfDoublePress(before: PointerPress | null, press: PointerPress): boolean {
  return (
    before !== null &&
    before.face !== press.face &&
    press.at - before.at < longest &&
    Math.abs(press.x - before.x) <= furthest &&
    Math.abs(press.y - before.y) <= furthest
  );
}
