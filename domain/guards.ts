/** What must not be stored (log-record.md C4), found in text. */

/** `block`: the text is not saved. `warn`: the rep is shown it and can remove it with one press. */
export type GuardSeverity = 'block' | 'warn';

export type GuardKind =
  | 'card-number'
  | 'security-code'
  | 'card-expiry'
  | 'phone'
  | 'email'
  | 'address'
  | 'birth-date'
  | 'national-id';

/** `text.slice(start, end)` is what was found. */
export interface Finding {
  readonly kind: GuardKind;
  readonly severity: GuardSeverity;
  readonly start: number;
  readonly end: number;
}

/** What a text holds that it should not, in the order of the text. `region`: ISO 3166 country of the rep, for phone numbers. */
export function findGuarded(_text: string, _options: { readonly region?: string } = {}): readonly Finding[] {
  return [];
}

export function isBlocked(text: string): boolean {
  return findGuarded(text).some(({ severity }) => severity === 'block');
}

export interface BlockedText {
  /** Where it is: `['calls', 3, 'pencil']`. */
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly finding: Finding;
}

/** The first text anywhere in a JSON-like value that may not be stored; null when there is none. */
export function firstBlocked(_value: unknown): BlockedText | null {
  return null;
}
