import { withoutUnshowable } from '../showable-text.ts';

/** What the rep wrote, on one line, with nothing in it that moves a terminal’s cursor. */
export function quoted(text: string): string {
  return `“${withoutUnshowable(text).replaceAll(/\s+/gu, ' ')}”`;
}
