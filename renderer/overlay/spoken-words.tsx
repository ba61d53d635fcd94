import { gapsOf } from '../../domain/line-advice.ts';
import { GappedText } from '../ui/gapped-text.tsx';
import './spoken-words.css';

/** Words to say, between quotation marks. */
export function SpokenWords({ text }: { readonly text: string }) {
  return (
    <>
      “<GappedText parts={gapsOf(text)} />”
    </>
  );
}
