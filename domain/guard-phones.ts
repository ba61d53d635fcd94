import { type CountryCode, findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/min';
import type { Span } from './guard-cards.ts';
import { agreementWords, directlyBehind, thingWords } from './guard-other-numbers.ts';

const sevenDigits = /(?:\d\D{0,4}){7}/u;

/** What a number is called directly before it when it is not a phone’s. */
const otherNumber = new RegExp(
  `(?:${directlyBehind(`case|ticket|ref|reference|incident|account|acct|customer|member|bill|id|${agreementWords}|${thingWords}`)}|#\\s?|\\p{Sc}\\s?|\\p{L}-?)$`,
  'iu',
);
/** The groups before, of a number that is longer than a phone’s. */
const groupsBefore = /(?:\d{4}\s)+$/u;
const phoneWord =
  /(?<!\p{L})(?:call|called|calls|ring|rang|phone|tel|telephone|mobile|cell|cellphone|landline|whatsapp|sms|text|fax|reach|dial|number|callback|handy|portable)(?!\p{L})[^.;\n]{0,20}$/iu;
const named =
  /(?<!\p{L})(?:phone|telephone|tel|mobile|cell|cellphone|landline|whatsapp|fax)(?!\p{L})(?:\s?(?:number|no\.?|nr\.?))?[\s:.#is]{0,6}(\+?\(?\d(?:[\s()./-]{0,2}\d){6,14})(?!\d)/giu;
const dateOrTime = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|^\d{1,2}\/\d{1,2}[\s.]|\d{1,2}:\d\d/u;

/** Grouped as phone numbers are in North America, and in countries where they begin with 0, valid ones or not. */
const grouped =
  /(?<![\d/.:+-]|\d )(?:\(\d{3}\)\s?\d{3}[-. ]\d{4}|\d{3}([-. ])\d{3}\1\d{4}|\(?0\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4})(?![\d/:]|[-. ]\d)/gu;

/** Phone numbers, as written in one of `regions` (ISO 3166) or with their country’s number. */
export function phoneSpans(text: string, regions: readonly string[]): readonly Span[] {
  if (!sevenDigits.test(text)) return [];
  const countries = regions.filter((region): region is CountryCode => isSupportedCountry(region));
  const found = (countries.length === 0 ? [undefined] : countries)
    .flatMap((country) =>
      findPhoneNumbersInText(text, country === undefined ? {} : { defaultCountry: country }),
    )
    .map(({ startsAt, endsAt }) => clipped(text, startsAt, endsAt))
    .filter((span) => isLikelyPhone(text, span));
  const written = [...text.matchAll(grouped)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((span) => isLikelyPhone(text, span));
  const bare = [...text.matchAll(named)].flatMap((match) => {
    const number = match[1] ?? '';
    const start = match.index + match[0].length - number.length;
    return [{ start, end: start + number.length }];
  });
  const all: Span[] = [];
  for (const span of [...found, ...written, ...bare]) {
    if (!all.some((one) => one.start < span.end && span.start < one.end)) all.push(span);
  }
  return all;
}

/** Without what follows a comma: the library reads on for an extension. */
function clipped(text: string, start: number, end: number): Span {
  const comma = text.slice(start, end).search(/[,;]/u);
  return { start, end: comma === -1 ? end : start + comma };
}

/**
 * Whether a number that could be a phone’s is likely to be one: case and order numbers look the same. It begins like one
 * (`+`, 0, or an area code in its groups), or something before it says so.
 */
function isLikelyPhone(text: string, { start, end }: Span): boolean {
  const number = text.slice(start, end);
  const before = text.slice(Math.max(0, start - 40), start);
  const { length } = number.replaceAll(/\D/gu, '');
  if (length < 7) return false;
  if (number.startsWith('+') || before.endsWith('+')) return true;
  if (otherNumber.test(before.replace(groupsBefore, '')) || dateOrTime.test(number)) return false;
  if (phoneWord.test(before)) return true;
  return (
    (length >= 9 && /^\(?0\d*\D/u.test(number)) ||
    /^(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-. ]\d{4}$/u.test(number)
  );
}
