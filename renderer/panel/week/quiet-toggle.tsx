import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { ignoreKeyRepeat } from '../../ui/ignore-key-repeat.ts';
import './quiet-toggle.css';

export interface QuietToggleProps {
  readonly isOpen: boolean;
  /** The id of what it opens. */
  readonly controls: string;
  readonly onToggle: () => void;
  /** The accessible name, where the words alone are not it. Must begin with them. */
  readonly name?: string;
  readonly children: ReactNode;
}

/** A few quiet words that open what is behind them. */
export function QuietToggle({ isOpen, controls, onToggle, name, children }: QuietToggleProps) {
  return (
    <button
      type="button"
      className="quiet-toggle"
      aria-label={name}
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      onKeyDown={ignoreKeyRepeat}
      onClick={onToggle}
    >
      <ChevronRight size={16} strokeWidth={2} aria-hidden="true" />
      {children}
    </button>
  );
}

export interface OnDemandProps {
  readonly words: string;
  readonly children: ReactNode;
}

/** Something that is there when it is asked for, and closed again with the page. */
export function OnDemand({ words, children }: OnDemandProps) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <div className="on-demand">
      <QuietToggle isOpen={isOpen} controls={id} onToggle={() => setIsOpen(!isOpen)}>
        {words}
      </QuietToggle>
      {isOpen && (
        <div id={id} className="on-demand-body">
          {children}
        </div>
      )}
    </div>
  );
}
