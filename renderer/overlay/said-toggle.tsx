import { Circle, CircleCheck } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { SayableLine } from '../../domain/overlay-view.ts';
import { SpokenWords } from './spoken-words.tsx';
import './said-toggle.css';

export interface SaidToggleProps {
  readonly line: SayableLine;
  readonly onSaid: (isSaid: boolean) => void;
}

/** Words to say: the whole of them is the place to press when they were said. */
export function SaidToggle({ line, onSaid }: SaidToggleProps) {
  const toggle = (event: MouseEvent) => {
    // A double click marks once; it does not unmark again.
    if (event.detail <= 1) onSaid(!line.isSaid);
  };
  return (
    <button
      type="button"
      className="said"
      aria-pressed={line.isSaid}
      aria-label={`Said: ${line.text}`}
      onClick={toggle}
    >
      {line.isSaid ? (
        <CircleCheck size={20} strokeWidth={2} aria-hidden="true" />
      ) : (
        <Circle size={20} strokeWidth={1.5} aria-hidden="true" />
      )}
      <span>
        <SpokenWords text={line.text} />
      </span>
    </button>
  );
}
