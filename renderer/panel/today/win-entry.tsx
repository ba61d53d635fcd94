import { useEffect, useRef } from 'react';
import { type WinDraft, winKindNames, winKinds, winLimit } from '../../../domain/records.ts';
import { Button } from '../../ui/button.tsx';
import { GuardedField } from '../guarded-field.tsx';
import type { WinInProgress } from './use-win-in-progress.ts';
import './win-entry.css';

export interface WinEntryProps {
  /** What was typed before this window was opened. */
  readonly draft: WinDraft;
  readonly inProgress: WinInProgress;
}

/** Where something worth keeping is written down, in one line. What is half typed is the same wherever this stands. */
export function WinEntry({ draft, inProgress }: WinEntryProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const { isWanted, want, refusal, type } = inProgress;
  const win = inProgress.typed ?? draft;

  useEffect(() => {
    if (!isWanted) return;
    field.current?.focus();
    want(false);
  }, [isWanted, want]);

  const keep = () => inProgress.keep(win);
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
