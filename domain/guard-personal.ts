import type { Span } from './guard-cards.ts';
import type { GuardKind } from './guards.ts';

/** What tells who a caller is, in a text. `region`: ISO 3166 country of the rep, for phone numbers. */
export function personalSpans(
  _text: string,
  _region: string | null,
): readonly (Span & { readonly kind: GuardKind })[] {
  return [];
}
