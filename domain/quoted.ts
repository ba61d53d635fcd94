import { onOneLine } from './showable-text.ts';

/** What the rep wrote, in quotes and on one line, with nothing in it that reaches beyond them; what is quoted in it has single ones. */
export function quoted(text: string): string {
  return `“${onOneLine(text).replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
