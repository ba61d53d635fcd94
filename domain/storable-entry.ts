import { type CallEntry, callEntrySchema } from './call.ts';
import { isBlocked } from './guards.ts';

/** Why a field of a form cannot be kept as it stands: it is longer than the record has room for, or must not be stored. */
export type Hindrance = 'too-long' | 'blocked';

export type HinderedFields = ReadonlyMap<keyof CallEntry, Hindrance>;

/** The fields that wait in the form, whole, until they can be kept. A list waits as one. */
export function hinderedIn(part: Partial<CallEntry>): HinderedFields {
  const hindered = new Map<keyof CallEntry, Hindrance>();
  for (const key of keysOf(part)) {
    if (part[key] === undefined) continue;
    // A choice cannot be anything but what is offered: it is a text that does not fit.
    if (!callEntrySchema.shape[key].safeParse(part[key]).success) hindered.set(key, 'too-long');
    else if (textsIn(part[key]).some(isBlocked)) hindered.set(key, 'blocked');
  }
  return hindered;
}

/** What of a form can be kept as it stands. */
export function storable<P extends Partial<CallEntry>>(part: P): Partial<P> {
  const fitting: Partial<P> = { ...part };
  for (const key of hinderedIn(part).keys()) delete fitting[key];
  return fitting;
}

function keysOf(part: Partial<CallEntry>): readonly (keyof CallEntry)[] {
  return callEntrySchema.keyof().options.filter((key) => key in part);
}

/** Every text in a field, those of its lists too. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
