import { gapsOf } from '../../../domain/line-advice.ts';
import { GappedText } from '../../ui/gapped-text.tsx';

/** A line as it is read in the playbook. */
export function LineText({ text }: { readonly text: string }) {
  return <GappedText parts={gapsOf(text)} />;
}
