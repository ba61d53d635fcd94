import { addressSpans } from './guard-addresses.ts';
import { gapBetween, isOverlapping, type Span } from './guard-cards.ts';
import { withPlainDigits } from './guard-digits.ts';
import { nationalIdSpans } from './guard-ids.ts';
import { nameSpans } from './guard-names.ts';
import { phoneSpans } from './guard-phones.ts';
import { accountSpans, secretSpans } from './guard-secrets.ts';

/** What tells who a caller is, or opens what is theirs. */
export type PersonalKind =
  | 'name'
  | 'phone'
  | 'email'
  | 'address'
  | 'birth-date'
  | 'national-id'
  | 'secret'
  | 'bank-account';

export type PersonalSpan = Span & { readonly kind: PersonalKind };

/** What tells who a caller is, in a text. `regions`: ISO 3166 countries, for phone numbers. */
export function personalSpans(text: string, regions: readonly string[]): readonly PersonalSpan[] {
  const plain = withPlainDigits(text);
  const found: PersonalSpan[] = [];
  const add = (kind: PersonalKind, spans: readonly Span[]) => {
    for (const { start, end } of spans) {
      if (!found.some((other) => isOverlapping(other, { start, end }))) found.push({ kind, start, end });
    }
  };
  add('bank-account', accountSpans(plain));
  add('email', emailSpans(plain));
  add('birth-date', birthDateSpans(plain));
  add('national-id', nationalIdSpans(plain));
  add('address', addressSpans(plain));
  add('phone', phoneSpans(plain, regions));
  add('secret', secretSpans(plain));
  add('name', nameSpans(plain));
  return found;
}

const beforeAt = /[\p{L}\p{N}._%+'-]{1,64}$/u;
const afterAt = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/u;
const at = /\s?(?:@|\(at\)|\[at\])\s?/giu;

function emailSpans(text: string): readonly Span[] {
  return [...text.matchAll(at)].flatMap((match) => {
    const isSpaced = match[0] !== '@';
    if (isSpaced && !/at/iu.test(match[0])) return [];
    const start = match.index;
    const end = start + match[0].length;
    const name = beforeAt.exec(text.slice(Math.max(0, start - 64), start));
    const host = afterAt.exec(text.slice(end, end + 200));
    return name === null || host === null
      ? []
      : [{ start: start - name[0].length, end: end + host[0].length }];
  });
}

const month =
  /(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?/u
    .source;
const year = /(?:19|20)?\d\d/u.source;
const date = new RegExp(
  [
    '\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}',
    `\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?${year}`,
    `\\d{1,2}(?:st|nd|rd|th)?(?:\\sof)?\\s${month}(?:,?\\s${year}(?!\\d))?`,
    `(?<!\\p{L})${month}\\s\\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,?\\s${year}(?!\\d))?`,
  ]
    .map((shape) => `(?<!\\d)${shape}(?!\\d)`)
    .join('|'),
  'giu',
);
const birthWord =
  /(?<!\p{L})(?:born|d\.?o\.?b\.?|birth\s?da(?:y|te)|date\s+of\s+birth|geboren|geburtsdatum|n[ée]e?\s+le|fecha\s+de\s+nacimiento)(?!\p{L})/giu;
const birthReach = 20;
/** Six or eight digits are a date only directly after the word. */
const bareDate =
  /(?<!\p{L})(?:d\.?o\.?b\.?|birth\s?date|date\s+of\s+birth|geburtsdatum)[\s:=is]{0,5}(\d{8}|\d{6})(?!\d)/giu;

/** Dates next to a word for birth. */
function birthDateSpans(text: string): readonly Span[] {
  const words = [...text.matchAll(birthWord)].map(spanOf);
  if (words.length === 0) return [];
  const near = [...text.matchAll(date)]
    .map(spanOf)
    .filter((span) => words.some((word) => gapBetween(word, span) <= birthReach));
  const bare = [...text.matchAll(bareDate)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[1]?.length ?? 0), end };
  });
  return [...near, ...bare];
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}
