import { useRef, useState } from 'react';
import { isBlocked } from '../../../domain/guards.ts';
import { storableText } from '../../../domain/storable-entry.ts';
import { tryLimit } from '../../../domain/tries.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { changeSaver, notSavedWords, type SaveState } from '../change-saver.ts';
import { GuardedField } from '../guarded-field.tsx';
import { hindranceWords } from '../log/hindrance-words.ts';
import { useFlushOnLeave } from '../use-flush-on-leave.ts';

export interface OwnTryProps {
  /** What was being typed when the page was last left. */
  readonly draft: string;
  /** Chooses it; the answer is why not, or empty. */
  readonly onKeep: (text: string) => Promise<string>;
}

/** Something to try in the rep's own words. What is half typed is kept, and comes back. */
export function OwnTry({ draft, onKeep }: OwnTryProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState('');
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' });
  const [saver] = useState(() =>
    changeSaver<{ readonly text: string }>(({ text = '' }) => send('draftTry', { text }), setSaveState),
  );
  useFlushOnLeave(saver.flush);
  const text = typed ?? draft;

  const type = (next: string) => {
    setRefusal('');
    setTyped(next);
    saver.change({ text: storableText(next, tryLimit) }, 'soon');
  };
  const keep = async () => {
    const hindrance = text.length > tryLimit ? 'too-long' : isBlocked(text) ? 'blocked' : null;
    if (hindrance !== null) {
      setRefusal(hindranceWords(hindrance));
      field.current?.focus();
      return;
    }
    // Before it is chosen, so that no late save brings it back as a draft.
    await saver.flush();
    const problem = await onKeep(text);
    setRefusal(problem);
    if (problem !== '') return;
    setTyped('');
    saver.change({ text: '' }, 'now');
  };
  return (
    <div className="try-own">
      <GuardedField
        isKeptInPart
        ref={field}
        label="In my own words"
        limit={tryLimit}
        value={text}
        hint="“If …, I …” may make it easier to remember."
        onType={type}
        onLeave={() => void saver.flush()}
        onEnter={() => void keep()}
      />
      <div className="buttons">
        <Button onPress={() => void keep()}>Try that</Button>
      </div>
      <p className="try-refusal" role="alert">
        {refusal || notSavedWords(saveState)}
      </p>
    </div>
  );
}
