import type { Finding, GuardKind } from './guards.ts';

/** What a thing found is called directly before it: said of nothing, the word would be left over. */
const labels: Readonly<Partial<Record<GuardKind, string>>> = {
  'security-code':
    'c\\.?v\\.?[vcn]\\.?2?|c\\.?i\\.?d\\.?|c\\.?s\\.?c\\.?|cav2|security[\\s-](?:code|digits)|card[\\s-]verification(?:\\svalue)?',
  'card-expiry':
    'exp|expiry|expires|expiring|expiration|expiry date|expiration date|valid(?:\\s(?:thru|until|to))?',
  phone: 'tel|phone|mob|fax',
  email: 'e-?mail',
  'birth-date': 'dob|d\\.o\\.b|born',
  'national-id': 'ssn|nino',
  'bank-account': 'iban',
};
const brackets = ['()', '[]', '“”', '‘’', '""', "''"];
const space = /[ \t\u00a0]/u;
/** After which no space is missed, and before which none is wanted. */
const closing = /[.,;:!?)\]}”’\n\r]/u;

/** The text without what was found in it, and without the space and the label that would be left; where that was. */
export function withoutFindings(
  text: string,
  findings: readonly Pick<Finding, 'kind' | 'start' | 'end'>[],
): { readonly text: string; readonly caret: number } {
  let rest = text;
  let caret = text.length;
  for (const { kind, start, end } of findings.toSorted((one, other) => other.start - one.start)) {
    const from = labelStart(rest, kind, start);
    // The label of the one after it may have been the end of this one.
    const cut = withSpace(rest, withBrackets(rest, { start: from, end: Math.min(end, caret) }));
    rest = `${rest.slice(0, cut.start)}${rest.slice(cut.end)}`;
    caret = cut.start;
  }
  return { text: rest, caret };
}

interface Cut {
  readonly start: number;
  readonly end: number;
}

function labelStart(text: string, kind: GuardKind, start: number): number {
  const label = labels[kind];
  if (label === undefined) return start;
  const before = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${label})\\.?(?:\\s?[:=#]\\s?|\\s(?:is|was|no\\.?|nr\\.?)\\s|\\s)?$`,
    'iu',
  ).exec(text.slice(0, start));
  return before === null ? start : before.index;
}

function withBrackets(text: string, { start, end }: Cut): Cut {
  return brackets.includes(`${text.charAt(start - 1)}${text.charAt(end)}`) && start > 0
    ? { start: start - 1, end: end + 1 }
    : { start, end };
}

function withSpace(text: string, { start, end }: Cut): Cut {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  const isSpaceBefore = space.test(before);
  if (space.test(after) && (before === '' || before === '\n' || isSpaceBefore))
    return { start, end: end + 1 };
  return isSpaceBefore && (after === '' || closing.test(after)) ? { start: start - 1, end } : { start, end };
}
