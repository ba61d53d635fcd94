/**
 * A cell of a CSV file that no spreadsheet takes for a formula. One that begins with `=`, `+`, `-` or `@` (also in full
 * width, or behind blanks that some programs drop), or with a tab or a line break, gets an apostrophe in front. A cell
 * that has such apostrophes already gets one more, so that taking one away gives every text back.
 */

const dangerous = /^'*(?:[\s\p{C}]*[=+\-@＝＋－＠]|[\t\r\n])/u;

export function safeCell(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The text that `safeCell` made this cell of. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") && dangerous.test(cell) ? cell.slice(1) : cell;
}
