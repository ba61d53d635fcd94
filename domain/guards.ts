import { paymentSpans, type Span } from './guard-cards.ts';
import { personalSpans } from './guard-personal.ts';

/** What must not be stored (log-record.md C4), found in text. */

/** `block`: the text is not saved. `warn`: the rep is shown it and can remove it with one press. */
export type GuardSeverity = 'block' | 'warn';

export const guardKinds = [
  'card-number',
  'security-code',
  'card-expiry',
  'name',
  'phone',
  'email',
  'address',
  'birth-date',
  'national-id',
  'secret',
  'bank-account',
] as const;
export type GuardKind = (typeof guardKinds)[number];

/** `text.slice(start, end)` is what was found. */
export interface Finding {
  readonly kind: GuardKind;
  readonly severity: GuardSeverity;
  readonly start: number;
  readonly end: number;
}

/**
 * What a text holds that it should not, in the order of the text. `regions`: ISO 3166 countries whose phone numbers are
 * known without their country’s number, too (domain/region.ts).
 */
export function findGuarded(
  text: string,
  { regions = [] }: { readonly regions?: readonly string[] } = {},
): readonly Finding[] {
  const blocked = findBlocked(text);
  const warned = personalSpans(text, regions)
    .filter((span) => !blocked.some((other) => span.start < other.end && other.start < span.end))
    .map(({ kind, start, end }) => ({ kind, severity: 'warn' as const, start, end }));
  return [...blocked, ...warned].toSorted((one, other) => one.start - other.start);
}

/** An id as the app makes them: one in two thousand has digits in a row that would pass for a card number. */
const ownId = /^(?:[a-z]+-)?[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u;

/** What keeps a text from being saved, in the order of the text. */
export function findBlocked(text: string): readonly Finding[] {
  if (ownId.test(text)) return [];
  const { numbers, codes, expiries } = paymentSpans(text);
  const of = (kind: GuardKind, spans: readonly Span[]): readonly Finding[] =>
    spans.map(({ start, end }) => ({ kind, severity: 'block', start, end }));
  return [
    ...of('card-number', numbers),
    ...of('security-code', codes),
    ...of('card-expiry', expiries),
  ].toSorted((one, other) => one.start - other.start);
}

export function isBlocked(text: string): boolean {
  return findBlocked(text).length > 0;
}

export interface BlockedText {
  /** Where it is: `['calls', 3, 'pencil']`. */
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly finding: Finding;
}

/** The first text anywhere in a JSON-like value that may not be stored; null when there is none. */
export function firstBlocked(value: unknown): BlockedText | null {
  return firstBlockedAt(value, []);
}

function firstBlockedAt(value: unknown, path: readonly (string | number)[]): BlockedText | null {
  if (typeof value === 'string') {
    const [finding] = findBlocked(value);
    return finding === undefined ? null : { path, text: value, finding };
  }
  if (typeof value !== 'object' || value === null) return null;
  const parts: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((part: unknown, place) => [place, part] as const)
    : Object.entries(value);
  for (const [key, part] of parts) {
    const found = firstBlockedAt(part, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
