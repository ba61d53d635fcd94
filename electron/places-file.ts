import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DisplayFacts } from './displays.ts';
import type { Spot } from './overlay-place.ts';
import { writeWhole } from './write-whole.ts';

/** Where the rep dragged the overlay to, display by display. */
export interface Places {
  /** Null: never dragged there. */
  readonly spotOn: (display: DisplayFacts) => Spot | null;
  /** From now on it comes up there. Kept beyond this run only once it is `written`. */
  readonly moved: (display: DisplayFacts, spot: Spot) => void;
  /** Puts what was moved on the disk. @throws when the disk refuses. */
  readonly write: () => void;
}

const share = z.number().min(0).max(1);
const placeSchema = z.strictObject({
  display: z.strictObject({ id: z.number(), label: z.string(), width: z.number(), height: z.number() }),
  x: share,
  y: share,
});
type Place = Readonly<z.infer<typeof placeSchema>>;

/** More displays than anyone goes back and forth between; the ones used last are kept. */
const mostPlaces = 20;
const fileSchema = z.strictObject({ version: z.literal(1), places: z.array(placeSchema).max(mostPlaces) });

/**
 * Reads `places.json` in `folder`. It is a convenience: a file that is not there, broken or from the future means that
 * nothing is remembered, and is replaced at the next drag.
 */
export function openPlacesFile(folder: string): Places {
  const file = join(folder, 'places.json');
  let places = read(file);
  return {
    spotOn: (display) => {
      const place = placeFor(places, display);
      return place === undefined ? null : { x: place.x, y: place.y };
    },
    moved: (display, { x, y }) => {
      const { id, label, size } = display;
      const place: Place = { display: { id, label, width: size.width, height: size.height }, x, y };
      const others = places.filter((other) => other.display.id !== id || other.display.label !== label);
      places = [place, ...others].slice(0, mostPlaces);
    },
    write: () => writeWhole(file, `${JSON.stringify({ version: 1, places }, null, 2)}\n`),
  };
}

/**
 * The same number and name; else the last one of the same name and size, because some systems number their displays
 * anew when one is plugged in again.
 */
function placeFor(places: readonly Place[], { id, label, size }: DisplayFacts): Place | undefined {
  const namesakes = places.filter(({ display }) => display.label === label);
  return (
    namesakes.find(({ display }) => display.id === id) ??
    namesakes.find(({ display }) => display.width === size.width && display.height === size.height)
  );
}

function read(file: string): readonly Place[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).places;
  } catch {
    return [];
  }
}
