import { Check } from 'lucide-react';
import { notSavedWords, type SaveState } from './change-saver.ts';
import './log/log-form.css';

export interface FootWordsProps {
  readonly state: SaveState;
  readonly refusal: string;
  /** Why what is on the screen is not kept yet, by intent; empty when it is. */
  readonly waiting: string;
}

/** One line that is always there, so that nothing moves away from under a pointer when it has something to say. */
export function FootWords({ state, refusal, waiting }: FootWordsProps) {
  const problem = notSavedWords(state) || refusal;
  return (
    <div className="log-form-words">
      <p role="alert">{problem}</p>
      <p role="status">{problem === '' ? waiting : ''}</p>
      {problem === '' && waiting === '' && <SaveWords state={state} />}
    </div>
  );
}

function SaveWords({ state }: { readonly state: SaveState }) {
  switch (state.kind) {
    case 'untouched':
      return <p className="save-words">Every tap is saved at once.</p>;
    case 'saving':
      return <p className="save-words">Saving…</p>;
    case 'saved':
      return (
        <p className="save-words">
          <Check size={20} strokeWidth={1.75} aria-hidden="true" />
          Saved
        </p>
      );
    case 'failed':
      return null;
    default: {
      const never: never = state;
      return never;
    }
  }
}
