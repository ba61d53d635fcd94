import {
  type DigitChain,
  type DigitGroup,
  digitChains,
  passesLuhn,
  withoutParcels,
  withPlainDigits,
} from './guard-digits.ts';

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const shortestCard = 13;
const longestCard = 19;

/**
 * How the numbers of the card schemes begin, and how long they are. Only for digits in groups: there a date, a time and
 * a price in a row must not be taken for one.
 */
const schemes: readonly { readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { begins: /^4/u, lengths: [13, 16, 19] }, // Visa
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/u, lengths: [16] }, // Mastercard
  { begins: /^3[47]/u, lengths: [15] }, // American Express
  { begins: /^(?:30[0-5]|3095|3[689])/u, lengths: [14, 15, 16, 17, 18, 19] }, // Diners Club
  { begins: /^35/u, lengths: [16, 17, 18, 19] }, // JCB, RuPay
  { begins: /^(?:1800|2131)/u, lengths: [15] }, // JCB
  { begins: /^220[0-4]/u, lengths: [16, 17, 18, 19] }, // Mir
  { begins: /^8[126]/u, lengths: [16, 17, 18, 19] }, // UnionPay, RuPay, Uzcard
  { begins: /^(?:9792|9860)/u, lengths: [16] }, // Troy, Humo
  // Maestro, Discover, UnionPay, RuPay, Verve and others.
  { begins: /^(?:50|5[6-9]|6)/u, lengths: [13, 14, 15, 16, 17, 18, 19] },
];

function isOfScheme(digits: string): boolean {
  return schemes.some(({ begins, lengths }) => lengths.includes(digits.length) && begins.test(digits));
}

/**
 * `20261121143012` is a time, `0000012345678` is filled up with zeros, `+5511987654321` is a phone’s (no phone number is
 * longer than 15 digits, and no card shorter than 13): no card begins like that.
 */
const beginsLikeNoCard = /^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|00)/u;

function isCardInOne({ digits }: DigitGroup, before: string): boolean {
  const isPhone = digits.length === shortestCard && before === '+';
  return !isPhone && (isOfScheme(digits) || !beginsLikeNoCard.test(digits));
}

/** Sizes of groups that are printed on cards, or said like that, apart from groups of one size. */
const knownGroupings = new Set([
  '4-6-5',
  '4-6-4',
  '4-5-6',
  '4-6-6',
  '4-4-5',
  '4-4-6',
  '4-4-7',
  '4-4-8',
  '4-8-4',
  '8-4-4',
  '4-12',
  '12-4',
  '4-9',
  '4-10',
  '4-11',
  '4-15',
  '8-5',
  '8-6',
  '8-7',
  '8-8',
  '8-11',
  '6-7',
  '6-8',
  '6-9',
  '6-10',
  '6-13',
  '7-9',
  '6-6-4',
  '6-4-6',
  '6-4-5',
  '6-3-4',
  '6-4-4',
  '5-5-6',
  '3-4-4-4',
  '3-5-5',
  '4-4-4-5',
  '4-4-4-6',
  '4-4-4-7',
  '8-4-4-3',
  '4-5-5',
  '4-3-3-3',
  '4-3-3-3-3',
  '1-4-4-4',
  '2-4-4-4-4',
  '3-4-4-4-4',
]);

/** Groups of these sizes are repeated; six, seven and nine digits are other things’ groups. */
const evenSizes = [1, 2, 3, 4, 5, 8];

/** Groups of one size, the last one perhaps smaller: `4-4-4-4`, `4-4-4-4-3`, `5-5-5-1`, digit by digit. */
function isEven(sizes: readonly number[]): boolean {
  const [first = 0] = sizes;
  return (
    evenSizes.includes(first) &&
    sizes.every((size, place) => (place === sizes.length - 1 ? size <= first : size === first))
  );
}

/** Characters that stand between the parts of a date, a price or a time more often than between those of a card. */
const rareInCards = /[\\|:*·•‧∙+=~'’"()[\]#]/u;

/** `2026-01-21`: a group that is the year of a date, by the one behind it. */
function isYearOfDate(group: DigitGroup | undefined, next: DigitGroup | undefined): boolean {
  return /^(?:19|20)\d\d$/u.test(group?.digits ?? '') && next?.gap === '-' && next.digits.length === 2;
}

/** A card's number in the groups of `window`, whose digits are `digits`; `next` is the group behind them. */
function isCardInGroups(
  window: readonly DigitGroup[],
  digits: string,
  next: DigitGroup | undefined,
): boolean {
  const sizes = window.map(({ digits: part }) => part.length);
  const gaps = window.slice(1).map(({ gap }) => gap);
  const [firstSize = 0] = sizes;
  const isInFours = firstSize === 4 && isEven(sizes);
  const isSpacedAlike = new Set(gaps).size === 1;
  if (isInFours && isSpacedAlike && sizes.length >= 4) {
    // However it begins: nothing else is written like that.
    return isOfScheme(digits) || !window.some(({ digits: part }) => /^(?:19|20)\d\d$/u.test(part));
  }
  if (!isOfScheme(digits)) return false;
  if (isInFours) return true;
  // A piece of something longer with dashes: an order, a part number.
  if (/^[-./]$/u.test(window[0]?.gap ?? '')) return false;
  if (isYearOfDate(window.at(-1), next)) return false;
  if (gaps.some((gap) => rareInCards.test(gap))) return false;
  // Three at a time are the parts of an address in a network, too.
  if (firstSize === 3 && isEven(sizes)) return isSpacedAlike;
  return isEven(sizes) || knownGroupings.has(sizes.join('-'));
}

/** Card numbers: 13 to 19 digits whose check digit is right. */
function cardNumbers(text: string, chains: readonly DigitChain[]): readonly Span[] {
  return chains.flatMap((chain) => {
    const found: Span[] = [];
    let from = 0;
    while (from < chain.length) {
      const to = cardFrom(text, chain, from);
      const first = chain[from];
      const last = to === null ? undefined : chain[to];
      if (to === null || first === undefined || last === undefined) {
        from += 1;
      } else {
        found.push({ start: first.start, end: last.end });
        from = to + 1;
      }
    }
    return found;
  });
}

/** Four digits at a time with commas between them, as somebody types what is read out. Otherwise a comma parts numbers. */
const foursByComma = /(?<![\d.,])\d{4}(?:\s?,\s{0,2}\d{4}){3}(?!\s?[.,]?\s{0,2}\d)/gu;

function cardNumbersByComma(plain: string): readonly Span[] {
  return [...plain.matchAll(foursByComma)]
    .filter(([written]) => {
      const digits = written.replaceAll(/\D/gu, '');
      return passesLuhn(digits) && isOfScheme(digits);
    })
    .map(spanOf);
}

/** The place of the last group of a card number that begins with group `from`, the longest there is; or null. */
function cardFrom(text: string, chain: DigitChain, from: number): number | null {
  const first = chain[from];
  if (first === undefined) return null;
  let digits = '';
  let found: number | null = null;
  for (let to = from; to < chain.length; to += 1) {
    digits += chain[to]?.digits ?? '';
    if (digits.length > longestCard) break;
    if (digits.length < shortestCard || !passesLuhn(digits)) continue;
    const isCard =
      to === from
        ? isCardInOne(first, text.charAt(first.start - 1))
        : isCardInGroups(chain.slice(from, to + 1), digits, chain[to + 1]);
    if (isCard) found = to;
  }
  return found;
}

const codeWord =
  /(?<![\p{L}\p{N}])(?:c\.?v\.?v\.?2?|c\.?v\.?c\.?2?|c\.?v\.?n\.?|c\.?i\.?d\.?|c\.?s\.?c\.?|cav2|security[\s-]{0,3}(?:codes?|digits?|numbers?)|card[\s-]{0,3}verification|(?:code|digits|(?:three|four|[34]|security)\s+numbers?)\s+(?:on|from|at)\s+(?:the\s+)?(?:back|reverse|rear|signature\s+strip)(?:\s+of\s+(?:the|his|her|their|my|your|a)\s+(?:\p{L}+\s+)?card|(?!\s+of\s)))(?!\p{L})/giu;

/** How far a security code may stand from the word for it. */
const codeReach = 20;

/** What a number is called directly before it, when it is something else: `case 4412`, `#4412`, `£120`. */
const otherNumber =
  /(?:(?<!\p{L})(?:case|ticket|order|ref|reference|invoice|incident|ext|extension|room|box|desk|line|step|version|article|kb)[.:\s]{0,2}(?:no|nr|number|id)?[.:#\s]{0,3}|#\s?|[\p{Sc}]\s?|(?<!\p{L})(?:eur|usd|gbp|chf)\s?)$/iu;
const thenMoney =
  /^\s?(?:\p{Sc}|(?:euros?|dollars?|pounds?|eur|usd|gbp|chf|kr|minutes?|mins?|hours?|days?)(?!\p{L}))/iu;

/** What may stand between the word and its digits and change nothing: `CVV no: #123` is no case. */
const directly = /^(?:[\s:=#().-]|(?:is|was|no|nr|number)(?![\p{L}\p{N}]))*$/iu;

/** An expiry as it stands beside a code. */
const besideCode = /(?:0[1-9]|1[0-2])[/-]?(?:20)?[2-4]\d/u.source;
/**
 * Three or four digits in one, or each by itself, with nothing of a longer number, a date, a time or a price around them,
 * other than an expiry.
 */
const codeDigits = new RegExp(
  `(?<!\\d)(?:(?<!\\d[.,/:-])|(?<=(?<!\\d)${besideCode}[,/-]))` +
    `(?:\\d{3,4}(?!\\d)(?:(?![.,/:-]\\d)|(?=[,/-]${besideCode}(?!\\d)))|\\d(?:(?:[ -]|,\\s?)\\d){2,3}(?!\\d)(?![ -]\\d(?!\\d)))`,
  'gu',
);

/** Security codes: three or four digits near a word for them. */
function securityCodes(text: string): readonly Span[] {
  const words = [...text.matchAll(codeWord)].map(spanOf);
  if (words.length === 0) return [];
  return [...text.matchAll(codeDigits)]
    .map(spanOf)
    .filter(
      (span) =>
        words.some((word) => word.end <= span.start && directly.test(text.slice(word.end, span.start))) ||
        (words.some((word) => gapBetween(word, span) <= codeReach) &&
          !otherNumber.test(text.slice(Math.max(0, span.start - 24), span.start)) &&
          !thenMoney.test(text.slice(span.end, span.end + 12))),
    );
}

const expiryWord = /(?<!\p{L})(?:exp(?:ir(?:y|es|ation|ed|ing))?|valid|good\s+(?:thru|through))(?!\p{L})/iu;
const month =
  /(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)/u
    .source;
const afterNoDate = /(?<![\d/])(?<!\d[.-])/u.source;
const beforeNoDate = /(?!\s?[/.-]?\s?\d)/u.source;
const shortYear = /(?:20)?[2-4]\d/u.source;
/** `04/27`, `04/2027`, `04-27`. */
const expiryAlone = new RegExp(
  `${afterNoDate}(?:0[1-9]|1[0-2])\\s?[/-]\\s?${shortYear}${beforeNoDate}`,
  'gu',
);
/** After a word for it `0427`, `4/27`, `04 27`, `April 2027` too. */
const expiryNamed = new RegExp(
  `${afterNoDate}(?:(?:0?[1-9]|1[0-2])\\s?[/. -]\\s?${shortYear}|(?:0[1-9]|1[0-2])${shortYear}|${month}\\.?\\s${shortYear})${beforeNoDate}`,
  'giu',
);
/** How far an expiry may stand from the number of its card; from a long number that begins like no card; from its word. */
const expiryReach = 40;
const nextTo = 8;
const expiryWordReach = 16;

/** Expiry dates next to a long number. */
function cardExpiries(text: string, chains: readonly DigitChain[]): readonly Span[] {
  const long = chains.flatMap(longNumbers);
  if (long.length === 0) return [];
  const isNamed = ({ start }: Span) =>
    expiryWord.test(text.slice(Math.max(0, start - expiryWordReach), start));
  const isNear = (span: Span) =>
    long.some(
      (number) =>
        !isOverlapping(number, span) &&
        gapBetween(number, span) <= (number.isLikeCard || isNamed(span) ? expiryReach : nextTo),
    );
  const named = [...text.matchAll(expiryNamed)].map(spanOf).filter((span) => isNamed(span) && isNear(span));
  const alone = [...text.matchAll(expiryAlone)]
    .map(spanOf)
    .filter((span) => isNear(span) && !named.some((other) => isOverlapping(other, span)));
  return [...named, ...alone];
}

/** Numbers as long as a card’s, in one piece or grouped like one. Their check digit may be wrong: somebody misheard. */
function longNumbers(chain: DigitChain): readonly (Span & { readonly isLikeCard: boolean })[] {
  return chain.flatMap((first, from) => {
    let digits = '';
    for (let to = from; to < chain.length; to += 1) {
      const last = chain[to];
      if (last === undefined) break;
      digits += last.digits;
      if (digits.length > longestCard) break;
      if (digits.length < shortestCard) continue;
      const sizes = chain.slice(from, to + 1).map(({ digits: part }) => part.length);
      const isGroupedAlike =
        sizes.length === 1 || (sizes[0] === 4 && isEven(sizes)) || knownGroupings.has(sizes.join('-'));
      if (isGroupedAlike) {
        return [{ start: first.start, end: last.end, isLikeCard: isOfScheme(digits) }];
      }
    }
    return [];
  });
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

export function isOverlapping(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** How many characters lie between two stretches; negative when they overlap. */
export function gapBetween(one: Span, other: Span): number {
  return Math.max(one.start, other.start) - Math.min(one.end, other.end);
}

/** Three digits at least, somewhere: most texts have none, and an import has very many texts. */
const mayHoldDigits = /[\p{Nd}\p{No}].*[\p{Nd}\p{No}].*[\p{Nd}\p{No}]/su;

/** Everything about payment cards in a text (PCI DSS: none of it may be kept). */
export function paymentSpans(text: string): {
  readonly numbers: readonly Span[];
  readonly codes: readonly Span[];
  readonly expiries: readonly Span[];
} {
  if (!mayHoldDigits.test(text)) return { numbers: [], codes: [], expiries: [] };
  const chains = digitChains(text).flatMap(withoutParcels);
  const plain = withPlainDigits(text);
  const numbers = [...cardNumbers(text, chains), ...cardNumbersByComma(plain)];
  const isFree = (span: Span) => !numbers.some((number) => isOverlapping(number, span));
  return {
    numbers,
    codes: securityCodes(plain).filter(isFree),
    expiries: cardExpiries(plain, chains).filter(isFree),
  };
}
