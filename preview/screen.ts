import type * as Electron from 'electron';
import { createEvent, Events, standIn } from './stand-in.ts';

/** What a test says of a display. */
export interface DisplayDescription {
  readonly id: number;
  readonly bounds: Electron.Rectangle;
  readonly workArea?: Electron.Rectangle | undefined;
  readonly scaleFactor?: number | undefined;
}

const events = new Events('screen', ['display-added', 'display-removed', 'display-metrics-changed']);

function createDisplay({
  id,
  bounds,
  workArea = bounds,
  scaleFactor = 1,
}: DisplayDescription): Electron.Display {
  return {
    id,
    bounds: { ...bounds },
    workArea: { ...workArea },
    size: { width: bounds.width, height: bounds.height },
    workAreaSize: { width: workArea.width, height: workArea.height },
    nativeOrigin: { x: bounds.x, y: bounds.y },
    maximumCursorSize: { width: 64, height: 64 },
    scaleFactor,
    rotation: 0,
    internal: false,
    label: `Display ${id}`,
    detected: true,
    monochrome: false,
    colorDepth: 24,
    depthPerComponent: 8,
    colorSpace: 'srgb',
    displayFrequency: 60,
    accelerometerSupport: 'unknown',
    touchSupport: 'unknown',
  };
}

let displays: readonly Electron.Display[] = [
  createDisplay({ id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }),
];
/** Unknown to a browser: the middle of the first display until a test says otherwise. */
let pointer: Electron.Point = { x: 960, y: 540 };

function primary(): Electron.Display {
  const [first] = displays;
  if (!first) throw new Error('preview: there is no display');
  return first;
}

/** How far a point is from a rectangle; 0 inside it. */
function distance({ x, y }: Electron.Point, area: Electron.Rectangle): number {
  const dx = Math.max(area.x - x, 0, x - (area.x + area.width - 1));
  const dy = Math.max(area.y - y, 0, y - (area.y + area.height - 1));
  return Math.hypot(dx, dy);
}

function overlap(a: Electron.Rectangle, b: Electron.Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function nearest(point: Electron.Point): Electron.Display {
  return displays.reduce((best, next) =>
    distance(point, next.bounds) < distance(point, best.bounds) ? next : best,
  );
}

function changedMetrics(before: Electron.Display, after: Electron.Display): string[] {
  const keys = ['bounds', 'workArea', 'scaleFactor', 'rotation'] as const;
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** Plugs displays in and out; the first is the primary one. */
export function setDisplays(descriptions: readonly DisplayDescription[]): void {
  if (descriptions.length === 0) throw new Error('preview: at least one display is needed');
  const before = displays;
  displays = descriptions.map(createDisplay);
  for (const display of displays) {
    const earlier = before.find(({ id }) => id === display.id);
    const changed = earlier ? changedMetrics(earlier, display) : [];
    if (!earlier) events.emit('display-added', createEvent(), display);
    else if (changed.length > 0) events.emit('display-metrics-changed', createEvent(), display, changed);
  }
  for (const earlier of before) {
    if (!displays.some(({ id }) => id === earlier.id)) events.emit('display-removed', createEvent(), earlier);
  }
}

export function setPointer(point: Electron.Point): void {
  pointer = { x: point.x, y: point.y };
}

/** The real display's size, read from the browser, before the app is ready. */
export function setRealDisplay(
  bounds: Electron.Rectangle,
  workArea: Electron.Rectangle,
  scaleFactor: number,
): void {
  displays = [createDisplay({ id: 1, bounds, workArea, scaleFactor })];
  pointer = { x: Math.round(bounds.width / 2), y: Math.round(bounds.height / 2) };
}

export const screen = standIn<Electron.Screen>(
  'screen',
  {
    getAllDisplays: () => [...displays],
    getPrimaryDisplay: primary,
    getCursorScreenPoint: () => ({ ...pointer }),
    getDisplayNearestPoint: nearest,
    getDisplayMatching(area) {
      const best = displays.reduce((a, b) => (overlap(area, b.bounds) > overlap(area, a.bounds) ? b : a));
      if (overlap(area, best.bounds) > 0) return best;
      return nearest({ x: area.x + area.width / 2, y: area.y + area.height / 2 });
    },
  },
  events,
);
