/** How high each picture is, in pixels: its room is kept before it is there, so that nothing jumps. */
export const chartHeights = {
  strip: 148,
  line: 28,
  /** Dots one above the other, in so many rows. */
  dots: (rows: number) => 44 + rows * 16,
  /** So many names below each other, with a bar or dots beside each. */
  bars: (count: number) => count * 34,
  hours: (rows: number) => 28 + rows * 26,
  carryOver: 190,
} as const;
