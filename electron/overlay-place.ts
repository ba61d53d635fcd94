import type { OverlayView } from '../domain/overlay-view.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How large each face is drawn, in device-independent pixels. */
const sizes: Readonly<Record<Exclude<OverlayView['face'], 'idle'>, { width: number; height: number }>> = {
  pausing: { width: 560, height: 410 },
  lines: { width: 680, height: 640 },
  // Tall: nobody should have to scroll here.
  danger: { width: 680, height: 1020 },
};

/**
 * Where the overlay goes on a display: centred, its middle a little above the display's, and wholly inside the work
 * area, which it may have to shrink for. Whole pixels.
 */
export function placeOn(workArea: Rectangle, face: Exclude<OverlayView['face'], 'idle'>): Rectangle {
  const margin = 8;
  const width = Math.min(sizes[face].width, workArea.width - 2 * margin);
  const height = Math.min(sizes[face].height, workArea.height - 2 * margin);
  const spare = workArea.height - height;
  return {
    x: Math.round(workArea.x + (workArea.width - width) / 2),
    y: Math.round(workArea.y + Math.max(margin, spare * 0.42)),
    width,
    height,
  };
}
