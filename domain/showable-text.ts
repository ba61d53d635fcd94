/** Control characters but tab and line breaks, halves of a surrogate pair, and what is left of bytes not in UTF-8. */
export const unshowable = /[^\P{Cc}\t\n\r]|\p{Cs}|\ufffd/u;

/** A text without the characters that no screen shows (a word processor’s line break is one). */
export function withoutUnshowable(text: string): string {
  return unshowable.test(text) ? text.replaceAll(new RegExp(unshowable, 'gu'), ' ').trim() : text;
}
