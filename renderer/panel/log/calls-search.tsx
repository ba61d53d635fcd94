import { type KeyboardEvent, type RefObject, useId } from 'react';
import { longestQuery } from '../../../domain/call-filter.ts';
import { useSearchShortcuts } from '../use-search-shortcuts.ts';
import './calls-search.css';

export interface CallsSearchProps {
  readonly query: string;
  readonly onType: (query: string) => void;
  /** Down and Enter: on to what was found. */
  readonly onDown: () => void;
  /** How many calls there are, as they are said. */
  readonly count: string;
  readonly ref: RefObject<HTMLInputElement | null>;
}

/** The field to search in. It stays in sight, and says how many calls are below. */
export function CallsSearch({ query, onType, onDown, count, ref }: CallsSearchProps) {
  const id = useId();
  useSearchShortcuts(ref);
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onDown();
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      onType('');
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
        value={query}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={press}
      />
      <p className="calls-count" role="status">
        {count}
      </p>
    </search>
  );
}
