import { type Win, winKindNames } from '../../../domain/records.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { clockWords } from '../log/wall-time.ts';
import './win-list.css';

/** What was kept, newest first; each can be binned. */
export function WinList({ wins }: { readonly wins: readonly Win[] }) {
  const announcer = useAnnouncer();
  const bin = async (id: string) => {
    if (!announcer.sayIfRefused(await send('binWin', { id }))) return;
    announcer.offerUndo('Binned.', () => send('restoreWin', { id }));
  };
  if (wins.length === 0) return null;
  return (
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
  );
}
