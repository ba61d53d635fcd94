/** So much of the text stands around what was found, in UTF-16 units. */
const around = 16;

/** What was found in a text, in the words around it: an ellipsis stands where the text goes on. */
export interface GuardExcerpt {
  readonly text: string;
  /** `text.slice(start, end)` is what was found. */
  readonly start: number;
  readonly end: number;
}

export function excerptAround(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): GuardExcerpt {
  const from = start <= around ? 0 : wordStart(text, start);
  const to = end + around >= text.length ? text.length : wordEnd(text, end);
  const lead = from > 0 ? '…' : '';
  const shift = lead.length - from;
  return {
    text: `${lead}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    start: start + shift,
    end: end + shift,
  };
}

/** The first beginning of a word that is near enough; without one, what was found begins it. */
function wordStart(text: string, start: number): number {
  const blank = text.slice(start - around, start).indexOf(' ');
  return blank === -1 ? start : start - around + blank + 1;
}

/** The last end of a word that is near enough. */
function wordEnd(text: string, end: number): number {
  return end + Math.max(0, text.slice(end, end + around).lastIndexOf(' '));
}
