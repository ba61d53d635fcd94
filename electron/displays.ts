import type { OverlayDisplay } from '../domain/settings.ts';
import type { DisplayChoice } from './contract.ts';
import type { Rectangle, Size } from './overlay-place.ts';

/** What we want to know of a display. */
export interface DisplayFacts {
  readonly id: number;
  /** What its maker calls it; may be empty. */
  readonly label: string;
  readonly size: Size;
  readonly workArea: Rectangle;
}

/** The displays of this very moment: they come and go, so nobody keeps them. */
export interface Displays<D extends DisplayFacts> {
  readonly all: readonly D[];
  readonly primary: D;
  /** The one with the pointer. */
  readonly underPointer: D;
}

/** The longest name that the settings take. */
const longestName = 120;

/** The displays as the rep may know them, in the system's order. */
export function displayChoices<D extends DisplayFacts>({
  all,
  primary,
}: Displays<D>): readonly DisplayChoice[] {
  return all.map((display, index) => ({
    id: display.id,
    name: nameOf(display, index, all).slice(0, longestName),
    isPrimary: display.id === primary.id,
  }));
}

/** Two of the same make are told apart by their number, and one without a name by its number and size. */
function nameOf({ label, size }: DisplayFacts, index: number, all: readonly DisplayFacts[]): string {
  const number = `${index + 1}`;
  const name = label.trim();
  if (name === '') return `Display ${number}, ${size.width} × ${size.height}`;
  const isAlone = all.filter((other) => other.label.trim() === name).length === 1;
  return isAlone ? name : `${name}, display ${number}`;
}

/** The display that the rep's rule picks. A chosen one that is not there gives way to the one with the pointer. */
export function pickDisplay<D extends DisplayFacts>(rule: OverlayDisplay, displays: Displays<D>): D {
  if (rule === 'pointer') return displays.underPointer;
  if (rule === 'primary') return displays.primary;
  const choices = displayChoices(displays);
  // Some systems number their displays anew when one is plugged in again: then the name knows it.
  const chosen =
    choices.find(({ id, name }) => id === rule.id && name === rule.name) ??
    choices.find(({ name }) => name === rule.name) ??
    choices.find(({ id }) => id === rule.id);
  return displays.all.find(({ id }) => id === chosen?.id) ?? displays.underPointer;
}
