import type { Win, WinDraft } from '../../../domain/records.ts';
import { Card } from '../../ui/card.tsx';
import type { WinInProgress } from './use-win-in-progress.ts';
import { WinEntry } from './win-entry.tsx';
import { WinList } from './win-list.tsx';

export interface WinsCardProps {
  /** Today's. */
  readonly wins: readonly Win[];
  /** What was typed before this window was opened. */
  readonly draft: WinDraft;
  readonly inProgress: WinInProgress;
}

/** Something small that went well, in one line, any time. */
export function WinsCard({ wins, draft, inProgress }: WinsCardProps) {
  return (
    <Card title="Worth keeping">
      <WinEntry draft={draft} inProgress={inProgress} />
      <WinList wins={wins} />
    </Card>
  );
}
