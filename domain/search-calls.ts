import type { Call } from './call.ts';
import type { MatchedRange } from './search-playbook.ts';

/** The fields of a call that are searched, in the order in which a match is looked for. */
export const searchedFields = [
  'caseRef',
  'recordingRef',
  'askedFor',
  'did',
  'saidNoTo',
  'promises',
  'ink',
  'pencil',
  'toldBy',
  'handovers',
  'witness',
] as const;
export type SearchedField = (typeof searchedFields)[number];

/** The texts of a call that are searched; a field with a list has several, one that is empty none. */
export function searchedTexts(
  call: Pick<Call, SearchedField>,
): readonly { readonly field: SearchedField; readonly text: string }[] {
  return searchedFields.flatMap((field) =>
    textsOf(call, field)
      .filter((text) => text !== '')
      .map((text) => ({ field, text })),
  );
}

function textsOf(call: Pick<Call, SearchedField>, field: SearchedField): readonly string[] {
  switch (field) {
    case 'promises':
      return call.promises.map(({ text }) => text);
    case 'handovers':
      return call.handovers.map(({ to }) => to);
    default:
      return [call[field]];
  }
}

/** What the index of words holds of a call: its words, folded, each once, parted by spaces. Empty when it says nothing. */
export function indexedText(call: Pick<Call, SearchedField>): string {
  const words = searchedTexts(call)
    .flatMap(({ text }) => text.match(token) ?? [])
    .map(foldedWord);
  return [...new Set(words)].filter((word) => word !== '').join(' ');
}

/**
 * Another number whenever `indexedText` has become another one for the same call: an index that was made with an older
 * one is made anew when the log is opened.
 */
export const indexedTextVersion = 1;

/** More words than this in one query narrow nothing. */
const mostWords = 20;
const longestWord = 100;

/**
 * The words of a query, as typed. All are wanted, each may be unfinished; punctuation only parts them. Empty: nothing to
 * look for yet.
 */
export function wordsOf(query: string): readonly string[] {
  return (query.match(token) ?? [])
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map((word) => word.slice(0, longestWord).toWellFormed());
}

/** A run of letters, digits and their marks: what the index of words takes for one word. */
const token = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** Where words of a query begin a word of `text`: in order, none overlapping. Case and accents do not matter. */
export function matchesIn(text: string, words: readonly string[]): readonly MatchedRange[] {
  const wanted = words
    .map(foldedWord)
    .filter((word) => word !== '')
    .toSorted((one, other) => other.length - one.length);
  return [...text.matchAll(token)].flatMap(({ 0: found, index }) => {
    const length = matchedLength(found, wanted);
    return length === 0 ? [] : [{ start: index, end: index + length }];
  });
}

/** How many UTF-16 units of a word the longest of the wanted ones (longest first) begins it with; 0: none does. */
function matchedLength(word: string, wanted: readonly string[]): number {
  const pieces = Array.from(word, (character) => ({ units: character.length, plain: folded(character) }));
  const plain = pieces.map((piece) => piece.plain).join('');
  const match = wanted.find((each) => plain.startsWith(each));
  if (match === undefined) return 0;
  let units = 0;
  let seen = 0;
  for (const piece of pieces) {
    // A mark belongs to the letter before it.
    if (seen >= match.length && piece.plain !== '') break;
    units += piece.units;
    seen += piece.plain.length;
  }
  return units;
}

/** A word as the index of words takes it: whoever asks the index for one folds it, too. */
export function foldedWord(word: string): string {
  return Array.from(word, folded).join('');
}

/** One character without case and accents; empty for a mark alone. */
function folded(character: string): string {
  const lower = character.toLowerCase();
  const plain = lower.normalize('NFD').replace(/\p{M}/gu, '');
  // Only accents come off: what is written with several letters stays as it is.
  const kept = Array.from(plain).length > 1 ? lower : plain;
  return kept === 'ς' ? 'σ' : kept;
}
