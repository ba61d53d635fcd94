/** Control characters but tab and line breaks, halves of a surrogate pair, and what is left of bytes not in UTF-8. */
export const unshowable = /[^\P{Cc}\t\n\r]|\p{Cs}|\ufffd/u;

/** Marks that nobody sees and that turn round the direction of all that follows: embeddings, overrides and isolates. */
export const turningMark = /[\u202a-\u202e\u2066-\u2069]/u;

/** A text without the characters that no screen shows (a word processor’s line break is one). */
export function withoutUnshowable(text: string): string {
  return unshowable.test(text) ? text.replaceAll(everyUnshowable, ' ').trim() : text;
}

/** A text on one line, with nothing in it that moves a terminal’s cursor or turns round what stands behind it. */
export function onOneLine(text: string): string {
  return withoutUnshowable(text).replaceAll(everyTurningMark, '').replaceAll(/\s+/gu, ' ');
}

const everyUnshowable = new RegExp(unshowable, 'gu');
const everyTurningMark = new RegExp(turningMark, 'gu');
