import type { Finding, GuardKind } from './guards.ts';

/** What stands in a line for something left out of it: a gap for the voice, as the rep’s own lines have them. */
const gapNames: Readonly<Partial<Record<GuardKind, string>>> = {
  name: 'name',
  phone: 'number',
  email: 'address',
  address: 'address',
  'birth-date': 'date',
  'national-id': 'number',
  'bank-account': 'number',
};

/** A line with a gap where something was found: `Ring me on [number].` What is in brackets already is one. */
export function withGaps(line: string, findings: readonly Finding[]): string {
  let rest = line;
  for (const { kind, start, end } of findings.toSorted((one, other) => other.start - one.start)) {
    const name = gapNames[kind] ?? '…';
    const isInGap = rest.charAt(start - 1) === '[' && rest.charAt(end) === ']';
    rest = `${rest.slice(0, start)}${isInGap ? name : `[${name}]`}${rest.slice(end)}`;
  }
  return rest;
}
