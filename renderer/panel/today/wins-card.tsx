import { useEffect, useRef, useState } from 'react';
import { type Win, type WinDraft, winKindNames, winKinds, winLimit } from '../../../domain/records.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { clockWords } from '../log/wall-time.ts';
import type { WinInProgress } from './use-win-in-progress.ts';
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
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [refusal, setRefusal] = useState('');
  const { isWanted, want } = inProgress;
  const win = inProgress.typed ?? draft;

  useEffect(() => {
    if (!isWanted) return;
    field.current?.focus();
    want(false);
  }, [isWanted, want]);

  const type = (next: WinDraft) => {
    setRefusal('');
    inProgress.type(next);
  };
  const keep = async () => {
    if (win.text.length > winLimit) {
      setRefusal('That is too long to be kept. Shorten it first.');
      field.current?.focus();
      return;
    }
    // Before it is kept, so that no late save brings it back as a draft.
    await inProgress.flush();
    const reply = await send('addWin', win);
    setRefusal(reply.ok ? '' : reply.message);
    if (!reply.ok) return;
    inProgress.begin();
    announcer.say('Kept.');
  };
  const bin = async (id: string) => {
    if (!announcer.sayIfRefused(await send('binWin', { id }))) return;
    announcer.offerUndo('Binned.', () => send('restoreWin', { id }));
  };
  return (
    <Card title="Worth keeping">
      <TextField
        ref={field}
        label="Something small that went well"
        limit={winLimit}
        value={win.text}
        hint="With or without a hard call."
        onType={(text) => type({ ...win, text })}
        onLeave={() => void inProgress.flush()}
        onEnter={() => void keep()}
      />
      <div className="win-foot">
        <label className="win-kind">
          <span>Kind</span>
          <select
            className="field-input"
            value={win.kind}
            onChange={(event) =>
              type({ ...win, kind: winKinds.find((kind) => kind === event.target.value) ?? 'other' })
            }
          >
            {winKinds.map((kind) => (
              <option key={kind} value={kind}>
                {winKindNames[kind]}
              </option>
            ))}
          </select>
        </label>
        <Button onPress={() => void keep()}>Keep it</Button>
      </div>
      <p className="win-refusal" role="alert">
        {refusal === '' && inProgress.problem !== ''
          ? `Not saved yet: ${inProgress.problem} What you wrote is still here.`
          : refusal}
      </p>
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
