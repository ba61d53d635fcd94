/** Numbers as people write them: in groups, with dashes of any kind between them, in the digits of any script. */

/** One digit of a text; `text.slice(start, end)` is how it is written there. */
export interface WrittenDigit {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** Digits with nothing between them. */
export interface DigitGroup {
  /** Their values as text, `'4111'`. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** What stands between this group and the one before it in the same chain; empty for the first. */
  readonly gap: string;
}

/** Groups with nothing but separators between them: a number in groups, or several numbers in a row. */
export type DigitChain = readonly DigitGroup[];

/** The longest stretch of separators inside one number: a dash with spaces around it, an empty line. */
const longestGap = 5;

// Spaces of all kinds, dashes of all kinds, and what else is put between groups of digits. Not the comma: a list of
// numbers is not one number.
const separator = /[\s\p{Zs}\p{Pd}\u2212\u00ad./\\_|:*·•‧∙+=~'’"()[\]#]/u;
/** Not seen at all: joiners, direction marks, the frame of a keycap. */
const unseen = /[\p{Cf}\p{Mn}\p{Me}]/u;
const decimalDigit = /\p{Nd}/u;
const asciiDigit = /^[0-9]$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
const isAscii = /^[\x00-\x7f]*$/u;
const anyDigit = /[\p{Nd}\p{No}]/u;

/** All chains of digits of a text, in its order. */
export function digitChains(text: string): readonly DigitChain[] {
  const chains: DigitGroup[][] = [];
  let chain: DigitGroup[] = [];
  let group: { digits: string; start: number; end: number; gap: string } | null = null;
  let gap = '';

  const endGroup = () => {
    if (group !== null) chain.push(group);
    group = null;
  };
  const endChain = () => {
    endGroup();
    if (chain.length > 0) chains.push(chain);
    chain = [];
    gap = '';
  };
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const value = digitOf(character);
    if (value !== null) {
      group ??= { digits: '', start: at, end, gap: chain.length === 0 ? '' : gap };
      group.digits += value;
      group.end = end;
      gap = '';
    } else if (!isUnseen(character)) {
      endGroup();
      gap += character;
      if (!separator.test(character) || gap.length > longestGap) endChain();
    }
    at = end;
  }
  endChain();
  return chains;
}

function isUnseen(character: string): boolean {
  return character > '\u00ac' && unseen.test(character);
}

/** What a character counts as a digit, or null: `7`, `７`, `٧`, `७`, `𝟟`, `⑦`. */
export function digitOf(character: string): number | null {
  if (character <= '9') return asciiDigit.test(character) ? Number(character) : null;
  if (character < '\u00b2' || !anyDigit.test(character)) return null;
  const plain = character.normalize('NFKC');
  if (asciiDigit.test(plain)) return Number(plain);
  const code = plain.codePointAt(0);
  if (code === undefined || !decimalDigit.test(plain)) return null;
  // Digits of a script stand in a row from zero, which begins at a multiple of 16 or six above one.
  const low = code % 16;
  return decimalDigit.test(String.fromCodePoint(code - low)) ? low : low - 6;
}

/**
 * The same text, as long as it was, with digits of every script as `0` to `9`. (Not those few that take two UTF-16 units:
 * places in the text must stay.)
 */
export function withPlainDigits(text: string): string {
  return isAscii.test(text)
    ? text
    : text.replaceAll(/[\p{Nd}\p{No}]/gu, (digit) =>
        digit.length === 1 ? String(digitOf(digit) ?? digit) : digit,
      );
}

/** Whether digits end in the check digit of ISO/IEC 7812 (Luhn). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const value = digits.charCodeAt(digits.length - 1 - place) - 48;
    const doubled = value * 2;
    sum += place % 2 === 0 ? value : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** How parcels of the US mail are numbered: 22 digits, written four at a time. No card begins like that. */
const parcelSizes = [4, 4, 4, 4, 4, 2];
const parcelBegin = /^9[1-5]/u;

/** What of a chain is before and behind numbers of parcels: digits in the middle of those pass for a card’s. */
export function withoutParcels(chain: DigitChain): readonly DigitChain[] {
  const from = chain.findIndex((_, place) => isParcelAt(chain, place));
  if (from === -1) return [chain];
  const [before, behind] = [chain.slice(0, from), chain.slice(from + parcelSizes.length)];
  return [...(before.length > 0 ? [before] : []), ...(behind.length > 0 ? withoutParcels(behind) : [])];
}

function isParcelAt(chain: DigitChain, from: number): boolean {
  const groups = chain.slice(from, from + parcelSizes.length);
  const [first, second] = groups;
  return (
    first !== undefined &&
    parcelBegin.test(first.digits) &&
    // At its beginning, or after something else than what is between its groups.
    (from === 0 || first.gap !== second?.gap) &&
    groups.length === parcelSizes.length &&
    groups.every(
      ({ digits, gap }, place) =>
        digits.length === parcelSizes[place] && (place === 0 || gap === second?.gap),
    )
  );
}
