import type { Span } from './guard-cards.ts';

/** What opens an account: passwords, PINs and the answers to security questions, each with its word before it. */

const isWords = /\s*(?:[:=]|(?:is|was)(?!\p{L}))\s*/u.source;
const before = /(?<![\p{L}\p{N}])/u.source;
const quoted = /["“'‘«][^"”'’»\n]{2,40}["”'’»]/u.source;
/** A word with a digit or a sign inside it: no sentence goes on like that. */
const odd = /(?=\S*[\d@$%&*_#!?^~+][^\s.,;]|\S*\p{L}\d)[^\s"“”,;()]{4,40}(?<![.!?])/u.source;
/** A time, a date, a price, a plain short number, or a number with what it counts. */
const noSecret = /(?!\d{1,2}[.:/-]\d|\d{4}-\d\d-|\p{Sc}|#|\d+(?:st|nd|rd|th|x|am|pm|min|h)(?!\p{L}))/u.source;
/** What is said about a password after a colon, and is none. */
const aboutIt =
  /(?!(?:re-?set|re-?sent|forg[oe]t(?:ten)?|lost|changed?|expired?|locked|blocked|wrong|not|no|none|new|old|link|asked|refused|unknown|yes|sent|works?|worked|did|does|could|can|would|will|has|had|same|again|he|she|they|the|an?|to|we|i|too|still|never|customer|caller)(?!\p{L}))/u
    .source;

const passwordWord = /(?:pass\s?words?|pass\s?codes?|pass\s?phrases?|pwd|log-?in\s+codes?)/u.source;
const pinWord = /(?:pins?|pin[\s-](?:code|number|no\.?))/u.source;
const answerWord =
  /(?:(?:security|secret|memorable)\s+(?:answer|word|question|place|name)|mother[’']?s\s+maiden\s+name|maiden\s+name|first\s+pet(?:[’']s\s+name)?)/u
    .source;

/** Each has the value in its first group, at its end. */
const shapes: readonly RegExp[] = [
  new RegExp(
    `${before}${passwordWord}\\s*[:=]\\s*(${quoted}|${aboutIt}[^\\s"“”,;()]{3,40}(?<![.!?]))`,
    'giu',
  ),
  new RegExp(
    `${before}${passwordWord}(?:\\s+(?:is|was))?\\s+(${quoted}|${noSecret}${odd}|\\d{4,12}(?![\\p{L}\\d.:/-]))`,
    'giu',
  ),
  new RegExp(`${before}${pinWord}(?:${isWords}|\\s+)(\\d(?:[ -]?\\d){3,7}(?![\\p{L}\\d]|[.:/-]\\d))`, 'giu'),
  new RegExp(`${before}${answerWord}\\s*[:=]\\s*(${quoted}|${aboutIt}[^\\s.,;:()][^.,;:()\\n]{1,30})`, 'giu'),
];
/** By their capital alone, so that this one looks at it. */
const capitalShapes: readonly RegExp[] = [
  new RegExp(`${before}(?i:${passwordWord})\\s+(?:is|was)\\s+(\\p{Lu}[\\p{L}\\d]{3,40})`, 'gu'),
  new RegExp(
    `${before}(?i:${answerWord})(?:\\s+(?:is|was))?\\s+(${quoted}|\\p{Lu}[\\p{L}'’-]+(?:\\s\\p{Lu}[\\p{L}'’-]+)?)`,
    'gu',
  ),
];
const mayHold = /pass|pwd|pin|log-?in|maiden|secret|security|memorable|pet/iu;

/** The values, without the word for them. */
export function secretSpans(text: string): readonly Span[] {
  if (!mayHold.test(text)) return [];
  return [...shapes, ...capitalShapes].flatMap((shape) =>
    [...text.matchAll(shape)].map((match) => {
      const end = match.index + match[0].length;
      return { start: end - (match[1]?.length ?? 0), end };
    }),
  );
}

/** How long the numbers of bank accounts are, by country (ISO 13616). */
const accountLengths: ReadonlyMap<string, number> = new Map(
  [
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29',
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28',
    'LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25',
    'QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30',
  ]
    .join(' ')
    .split(' ')
    .map((each) => [each.slice(0, 2), Number(each.slice(2))]),
);
const accountBegin = /(?<![\p{L}\p{N}])[A-Z]{2}\s?\d{2}/giu;

/** Numbers of bank accounts (IBAN) whose check digits are right, in groups or in one. */
export function accountSpans(text: string): readonly Span[] {
  return [...text.matchAll(accountBegin)].flatMap(({ index }) => {
    const length = accountLengths.get(text.slice(index, index + 2).toUpperCase());
    const span = length === undefined ? null : lettersFrom(text, index, length);
    const written = span === null ? '' : text.slice(span.start, span.end);
    return span !== null && isInOneCase(written) && passesMod97(written) ? [span] : [];
  });
}

/** But for the first letter, which a phone makes a capital. */
function isInOneCase(written: string): boolean {
  const rest = written.slice(1);
  return rest === rest.toUpperCase() || rest === rest.toLowerCase();
}

/** So many letters and digits, with at most one separator between any two, and no more of them after that. */
function lettersFrom(text: string, start: number, count: number): Span | null {
  let end = start;
  for (let taken = 0; taken < count; end += 1) {
    const character = text.charAt(end);
    if (/[A-Z\d]/iu.test(character)) taken += 1;
    else if (!/[ \u00a0\u202f.-]/u.test(character) || !/[A-Z\d]/iu.test(text.charAt(end + 1))) return null;
  }
  return /^[\p{L}\p{N}]/u.test(text.slice(end)) ? null : { start, end };
}

/** ISO 7064, MOD 97-10, as an IBAN has it: the first four go last, and a letter counts from ten on. */
function passesMod97(written: string): boolean {
  const plain = written.replaceAll(/[^A-Z\d]/giu, '');
  let rest = 0;
  for (const character of `${plain.slice(4)}${plain.slice(0, 4)}`) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}
