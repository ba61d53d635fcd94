import type { GuardExcerpt } from '../../domain/guard-excerpt.ts';
import { MarkedText } from '../ui/marked-text.tsx';

/** What was found, marked, in the words around it. */
export function MarkedExcerpt({ excerpt: { text, start, end } }: { readonly excerpt: GuardExcerpt }) {
  return <MarkedText text={text} ranges={[{ start, end }]} />;
}
