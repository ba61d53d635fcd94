import { type ComponentProps, type RefObject, useId } from 'react';
import './search-input.css';
import { useSearchShortcuts } from './use-search-shortcuts.ts';

export interface SearchInputProps
  extends Omit<ComponentProps<'input'>, 'id' | 'type' | 'className' | 'autoComplete' | 'aria-keyshortcuts'> {
  /** Heard, never seen. */
  readonly label: string;
  readonly ref: RefObject<HTMLInputElement | null>;
}

/** The one field of a page to search in. `/` and Ctrl F lead to it from anywhere on the page; `/` is shown in it. */
export function SearchInput({ label, ref, ...input }: SearchInputProps) {
  const id = useId();
  useSearchShortcuts(ref);
  return (
    <div className="search-input">
      <label className="only-heard" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        ref={ref}
        id={id}
        className="field-input"
        type="text"
        autoComplete="off"
        aria-keyshortcuts="/ Control+F"
      />
      <span className="search-key" aria-hidden="true">
        <kbd className="key">/</kbd>
      </span>
    </div>
  );
}
