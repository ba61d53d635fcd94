import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import './disclosure.css';
import { ignoreKeyRepeat } from './ignore-key-repeat.ts';

export interface DisclosureProps {
  readonly title: string;
  /** What is inside, in a few words; empty: nothing yet. Shown and read while it is closed. */
  readonly summary: string;
  /** A single key that opens it, drawn beside it. */
  readonly keyShortcut?: string;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ReactNode;
  /** Of the whole part, for whoever looks for what is in it. */
  readonly name?: string;
}

/** A part of a page behind its title. Closed it is not drawn at all, so that a page of many opens at once. */
export function Disclosure({
  title,
  summary,
  keyShortcut,
  isOpen,
  onToggle,
  children,
  name,
}: DisclosureProps) {
  const id = useId();
  return (
    <section className="disclosure" aria-labelledby={`${id}-title`} data-part={name}>
      <div className="disclosure-head">
        <h3 className="disclosure-title">
          <button
            type="button"
            className="disclosure-button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? `${id}-body` : undefined}
            aria-describedby={summary === '' || isOpen ? undefined : `${id}-summary`}
            aria-keyshortcuts={keyShortcut}
            onKeyDown={ignoreKeyRepeat}
            onClick={() => onToggle(!isOpen)}
          >
            <ChevronRight className="disclosure-mark" size={18} strokeWidth={2} aria-hidden="true" />
            <span id={`${id}-title`}>{title}</span>
          </button>
        </h3>
        {!isOpen && summary !== '' && (
          <p id={`${id}-summary`} className="disclosure-summary">
            {summary}
          </p>
        )}
        {keyShortcut !== undefined && (
          <span className="key disclosure-key" aria-hidden="true" data-key={keyShortcut} />
        )}
      </div>
      {isOpen && (
        <div id={`${id}-body`} className="disclosure-body">
          {children}
        </div>
      )}
    </section>
  );
}
