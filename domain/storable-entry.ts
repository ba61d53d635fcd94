import { type CallEntry, callEntrySchema } from './call.ts';
import { findBlocked, isBlocked } from './guards.ts';

/** Why a field of a form cannot be kept as it stands: it is longer than the record has room for, or must not be stored. */
export type Hindrance = 'too-long' | 'blocked';

export type HinderedFields = ReadonlyMap<keyof CallEntry, Hindrance>;

/** The fields that wait in the form, whole, until they can be kept like that. A list waits as one. */
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

/** What of a form can be kept: a text that cannot be kept whole goes as far as it can. */
export function storable<P extends Partial<CallEntry>>(part: P): Partial<P> {
  const kept: Partial<P> = { ...part };
  for (const key of hinderedIn(part).keys()) {
    delete kept[key];
    Object.assign(kept, mended(key, part[key]));
  }
  return kept;
}

/** Stands where something was cut out. */
export const cutMark = '…';

/** What of a text can be kept: all but what must not be stored, and of what is then still too long the beginning. */
export function storableText(text: string, limit: number): string {
  let kept = text.toWellFormed();
  // Again: what stood beside a card number may show for what it is only now. Each round takes digits away.
  while (kept.length > limit || isBlocked(kept)) kept = beginningOf(withoutBlocked(kept), limit);
  return kept;
}

function withoutBlocked(text: string): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of findBlocked(text)) {
    // Two that overlap are one.
    if (start >= from) kept += `${text.slice(from, start)}${cutMark}`;
    from = Math.max(from, end);
  }
  return kept + text.slice(from);
}

function beginningOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const beginning = text.slice(0, limit);
  return beginning.isWellFormed() ? beginning : beginning.slice(0, -1);
}

/** A field with its texts as far as they can be kept; nothing where that is not what is wrong with it. */
function mended(key: keyof CallEntry, value: unknown): object {
  const schema = callEntrySchema.partial();
  const limits = new Map<string, number>();
  const result = schema.safeParse({ [key]: value });
  for (const issue of result.error?.issues ?? []) {
    // How long each may be is said by the record alone.
    if (issue.code === 'too_big' && issue.origin === 'string') {
      limits.set(placeOf(issue.path), Number(issue.maximum));
    }
  }
  const field = {
    [key]: withTexts(value, [key], (text, path) => storableText(text, limits.get(placeOf(path)) ?? Infinity)),
  };
  const kept = schema.safeParse(field);
  return kept.success ? kept.data : {};
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('/');
}

/** A value with each text in it, those of its lists too, as `text` makes it. */
function withTexts(
  value: unknown,
  path: readonly PropertyKey[],
  text: (text: string, path: readonly PropertyKey[]) => string,
): unknown {
  if (typeof value === 'string') return text(value, path);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((each: unknown, place) => withTexts(each, [...path, place], text));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withTexts(each, [...path, key], text)]),
  );
}

function keysOf(part: Partial<CallEntry>): readonly (keyof CallEntry)[] {
  return callEntrySchema.keyof().options.filter((key) => key in part);
}

/** Every text in a field, those of its lists too. */
function textsIn(value: unknown): readonly string[] {
  const texts: string[] = [];
  withTexts(value, [], (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}
