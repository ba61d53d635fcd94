import type { WinDraft } from '../../../domain/records.ts';
import { useSharedWin } from '../today/use-win-in-progress.ts';
import { WinEntry } from '../today/win-entry.tsx';

/** A win from this call. It stands beside the calls, not in one: nobody has to have been hostile for something good. */
export function WinPart({ draft }: { readonly draft: WinDraft | null }) {
  const inProgress = useSharedWin();
  return draft === null ? null : <WinEntry draft={draft} inProgress={inProgress} />;
}
