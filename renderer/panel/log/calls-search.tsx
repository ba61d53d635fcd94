import { type KeyboardEvent, type RefObject, startTransition, useOptimistic } from 'react';
import { longestQuery } from '../../../domain/call-filter.ts';
import { SearchInput } from '../search-input.tsx';
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
      <SearchInput
        label="Search the calls"
        ref={ref}
        placeholder="Search what you wrote"
        maxLength={longestQuery}
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
