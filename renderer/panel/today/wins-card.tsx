import { type Win, type WinDraft, winKindNames } from '../../../domain/records.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { clockWords } from '../log/wall-time.ts';
import type { WinInProgress } from './use-win-in-progress.ts';
import { WinEntry } from './win-entry.tsx';
import './wins-card.css';

export interface WinsCardProps {
  /** Today's. */
  readonly wins: readonly Win[];
  /** What was typed before this window was opened. */
  readonly draft: WinDraft;
  readonly inProgress: WinInProgress;
}

/** Something small that went well, in one line, any time. */
export function WinsCard({ wins, draft, inProgress }: WinsCardProps) {
  const announcer = useAnnouncer();
  const bin = async (id: string) => {
    if (!announcer.sayIfRefused(await send('binWin', { id }))) return;
    announcer.offerUndo('Binned.', () => send('restoreWin', { id }));
  };
  return (
    <Card title="Worth keeping">
      <WinEntry draft={draft} inProgress={inProgress} />
      {wins.length > 0 && (
        <ul className="wins">
          {wins.map((kept) => (
            <li key={kept.id}>
              <p>
                “{kept.text}”
                <span className="win-when">{` ${winKindNames[kept.kind]}, ${clockWords(kept.at)}`}</span>
              </p>
              <Button look="quiet" name={`Bin: ${kept.text}`} onPress={() => void bin(kept.id)}>
                Bin
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
