import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Hit, search, searchIndex } from '../../../domain/search-playbook.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { SearchInput } from '../search-input.tsx';
import { useOpenPlaybook } from './playbook-context.ts';
import { type Findable, findables } from './playbook-entries.ts';
import './playbook-search.css';

/** So many are shown; the best come first. */
const mostShown = 50;

export interface Found {
  readonly entry: Findable;
  readonly hit: Hit;
}

/** What was found in one chapter. */
export interface FoundGroup {
  readonly title: string;
  readonly found: readonly Found[];
}

export interface PlaybookSearch {
  readonly query: string;
  readonly type: (query: string) => void;
  /** Whether the results stand in the chapter's place. */
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly groups: readonly FoundGroup[];
  /** All that are shown, in the order they are shown in. */
  readonly shown: readonly Found[];
  readonly total: number;
  readonly active: number;
  readonly move: (by: number) => void;
  readonly goTo: (found: Found | undefined) => void;
  readonly listId: string;
}

/** Searches everything in the playbook as it is typed. */
export function usePlaybookSearch(): PlaybookSearch {
  const { page, inProgress } = useOpenPlaybook();
  const { playbook } = page;
  const listId = useId();
  const [query, setQuery] = useState('');
  const [isClosed, setClosed] = useState(false);
  const [active, setActive] = useState(0);
  const isOpen = query.trim() !== '' && !isClosed;
  const wanted = isOpen ? query : '';

  // Made when it is first needed: most visits search nothing.
  const entries = useMemo(() => (isOpen ? findables(playbook) : []), [isOpen, playbook]);
  const index = useMemo(() => searchIndex(entries), [entries]);
  const { hits, total } = useMemo(() => search(index, wanted, mostShown), [index, wanted]);
  const groups = useMemo(() => inGroups(entries, hits), [entries, hits]);
  const shown = useMemo(() => groups.flatMap(({ found }) => found), [groups]);
  return {
    query,
    type: (typed) => {
      setQuery(typed);
      setClosed(false);
      setActive(0);
    },
    isOpen,
    open: () => setClosed(false),
    groups,
    shown,
    total,
    active: Math.min(active, Math.max(0, shown.length - 1)),
    move: (by) => {
      if (shown.length > 0) setActive((before) => (before + by + shown.length) % shown.length);
    },
    goTo: (found) => {
      if (found === undefined) return;
      setClosed(true);
      inProgress.goTo(found.entry.chapter, found.entry.anchor);
    },
    listId,
  };
}

/** By chapter, the chapter of the best hit first. */
function inGroups(entries: readonly Findable[], hits: readonly Hit[]): readonly FoundGroup[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const groups = new Map<string, Found[]>();
  for (const hit of hits) {
    const entry = byId.get(hit.id);
    if (entry === undefined) continue;
    const group = groups.get(entry.title);
    if (group === undefined) groups.set(entry.title, [{ entry, hit }]);
    else group.push({ entry, hit });
  }
  return [...groups].map(([title, found]) => ({ title, found }));
}

/** The field on top. `/` and Ctrl F lead to it from anywhere on the page. */
export function SearchField({ search: found }: { readonly search: PlaybookSearch }) {
  const input = useRef<HTMLInputElement>(null);
  const active = found.isOpen ? found.shown[found.active] : undefined;
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (found.isOpen) found.move(event.key === 'ArrowDown' ? 1 : -1);
        else found.open();
        return;
      case 'Enter':
        event.preventDefault();
        if (found.isOpen) found.goTo(active);
        else found.open();
        return;
      case 'Escape':
        event.preventDefault();
        found.type('');
        return;
      default:
    }
  };
  return (
    <search className="playbook-search">
      <SearchInput
        label="Search the playbook"
        ref={input}
        role="combobox"
        placeholder="Search the playbook"
        aria-expanded={found.isOpen}
        aria-controls={found.listId}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : optionId(found, active)}
        value={found.query}
        onChange={({ target }) => found.type(target.value)}
        onClick={found.open}
        onKeyDown={press}
      />
      <p className="found-count" role="status">
        {found.isOpen ? countWords(found) : ''}
      </p>
    </search>
  );
}

function countWords({ total, query }: PlaybookSearch): string {
  return total === 0
    ? `Nothing found for “${query.trim()}”. Fewer or other words may help.`
    : `${total} found`;
}

/** What was found, in the chapter's place. */
export function SearchResults({ search: found }: { readonly search: PlaybookSearch }) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once another one is marked
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [found.active, found.shown]);
  const active = found.shown[found.active];
  return (
    <div className="found-list" ref={list} id={found.listId} role="listbox" aria-label="Found" tabIndex={-1}>
      {found.groups.map((group) => (
        <fieldset key={group.title} className="found-group" aria-label={group.title}>
          <p className="found-title" aria-hidden="true">
            {group.title}
          </p>
          {group.found.map((each) => (
            // The field has the keyboard all the time, and its keys reach every option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            <div
              key={each.entry.id}
              id={optionId(found, each)}
              className="found"
              role="option"
              aria-selected={each === active}
              tabIndex={-1}
              onClick={() => found.goTo(each)}
            >
              <span className="found-text">
                <MarkedText ranges={each.hit.ranges} text={each.entry.text} />
              </span>
              <span className="found-kind">{each.entry.kind}</span>
            </div>
          ))}
        </fieldset>
      ))}
      {found.total > found.shown.length && (
        <p className="soft found-more">and {found.total - found.shown.length} more</p>
      )}
    </div>
  );
}

function optionId({ listId }: PlaybookSearch, { entry }: Found): string {
  return `${listId}-${entry.id}`;
}
