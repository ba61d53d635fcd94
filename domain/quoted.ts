import { withoutUnshowable } from './showable-text.ts';

/** What the rep wrote, in quotes and on one line, with nothing in it that moves a terminal’s cursor; what is quoted in it has single ones. */
export function quoted(text: string): string {
  const shown = withoutUnshowable(text).replaceAll(/\s+/gu, ' ');
  return `“${shown.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
