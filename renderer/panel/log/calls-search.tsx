import { type KeyboardEvent, type RefObject, startTransition, useId, useOptimistic } from 'react';
import { longestQuery } from '../../../domain/call-filter.ts';
import { useSearchShortcuts } from '../use-search-shortcuts.ts';
import './calls-search.css';

export interface CallsSearchProps {
  readonly query: string;
  readonly onType: (query: string) => void;
  /** Down and Enter: on to what was found. */
  readonly onDown: (typed: string) => void;
  /** How many calls there are, as they are said. */
  readonly count: string;
  readonly ref: RefObject<HTMLInputElement | null>;
}

/** The field to search in. It stays in sight, and says how many calls are below. */
export function CallsSearch({ query, onType, onDown, count, ref }: CallsSearchProps) {
  const id = useId();
  useSearchShortcuts(ref);
  // A letter is in the field at once; the rest of the page follows when it can.
  const [typed, show] = useOptimistic(query);
  const type = (text: string) =>
    startTransition(() => {
      show(text);
      onType(text);
    });
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onDown(typed);
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      type('');
    }
  };
  return (
    <search className="calls-search">
      <label className="only-heard" htmlFor={id}>
        Search the calls
      </label>
      <input
        ref={ref}
        id={id}
        className="field-input"
        type="text"
        autoComplete="off"
        placeholder="Search what you wrote"
        maxLength={longestQuery}
        aria-keyshortcuts="/ Control+F"
        value={typed}
        onChange={({ target }) => type(target.value)}
        onKeyDown={press}
      />
      <p className="calls-count" role="status">
        {count}
      </p>
    </search>
  );
}
