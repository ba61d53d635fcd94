import { useEffect, useRef, useState } from 'react';
import { isBlocked } from '../../../domain/guards.ts';
import { type WinDraft, winKindNames, winKinds, winLimit } from '../../../domain/records.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { GuardedField } from '../guarded-field.tsx';
import { hindranceWords } from '../log/hindrance-words.ts';
import type { WinInProgress } from './use-win-in-progress.ts';
import './win-entry.css';

export interface WinEntryProps {
  /** What was typed before this window was opened. */
  readonly draft: WinDraft;
  readonly inProgress: WinInProgress;
}

/** Where something worth keeping is written down, in one line. What is half typed is the same wherever this stands. */
export function WinEntry({ draft, inProgress }: WinEntryProps) {
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
    const hindrance = win.text.length > winLimit ? 'too-long' : isBlocked(win.text) ? 'blocked' : null;
    if (hindrance !== null) {
      setRefusal(hindranceWords(hindrance));
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
  return (
    <>
      <GuardedField
        isKeptInPart
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
        {refusal || inProgress.problem}
      </p>
    </>
  );
}
