import { Circle, CircleCheck } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { SayableLine } from '../../domain/overlay-view.ts';
import { ignoreKeyRepeat } from '../ui/ignore-key-repeat.ts';
import { keyShortcutOf } from './own-keys.ts';
import { SpokenWords } from './spoken-words.tsx';
import './said-toggle.css';
import { useHasKeyboard } from './use-own-keys.ts';

export interface SaidToggleProps {
  readonly line: SayableLine;
  /** The window's own key for it; drawn once the window has the keyboard. */
  readonly ownKey: string | undefined;
  readonly onSaid: (isSaid: boolean) => void;
}

/** Words to say: the whole of them is the place to press when they were said. */
export function SaidToggle({ line, ownKey, onSaid }: SaidToggleProps) {
  const hasKeyboard = useHasKeyboard();
  const toggle = (event: MouseEvent) => {
    // A double click marks once; it does not unmark again.
    if (event.detail <= 1) onSaid(!line.isSaid);
  };
  return (
    <button
      type="button"
      className={`said ${lengthOf(line.text)}`}
      aria-pressed={line.isSaid}
      aria-label={`Said: ${line.text}`}
      aria-keyshortcuts={ownKey === undefined ? undefined : keyShortcutOf(ownKey)}
      onKeyDown={ignoreKeyRepeat}
      onClick={toggle}
    >
      {line.isSaid ? (
        <CircleCheck size={20} strokeWidth={2} aria-hidden="true" />
      ) : (
        <Circle size={20} strokeWidth={1.5} aria-hidden="true" />
      )}
      <span className="words">
        <SpokenWords text={line.text} />
      </span>
      {hasKeyboard && ownKey !== undefined && <span className="key" aria-hidden="true" data-key={ownKey} />}
    </button>
  );
}

/** So many letters fill two rows of large words; more of them are drawn a little smaller. */
function lengthOf({ length }: string): 'usual' | 'long' | 'very-long' {
  if (length <= 64) return 'usual';
  return length <= 88 ? 'long' : 'very-long';
}
