import { type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import type { SituationChoice } from '../../domain/overlay-view.ts';
import type { PageKey } from '../../domain/situations.ts';
import { ignoreKeyRepeat } from '../ui/ignore-key-repeat.ts';
import { keyOfSituation, keyShortcutOf } from './own-keys.ts';
import './situation-picker.css';
import { useHasKeyboard } from './use-own-keys.ts';

export interface SituationPickerProps {
  readonly chosen: PageKey;
  readonly choices: readonly SituationChoice[];
  /** The system-wide keys that pick by number, in words; null where there are none. */
  readonly digits: string | null;
  readonly onPick: (situation: PageKey) => void;
}

/**
 * Which kind of call it is, changed with one press. Quiet, but for the one that is chosen: eleven must not shout.
 * As many names are drawn as a few rows hold; the others are drawn on request, and stay there for the arrow keys and for
 * assistive technology. The one that is chosen always is: where its own row is not drawn, it stands first. The browser's
 * own radios, because they follow the arrow keys however short the press.
 */
export function SituationPicker({ chosen, choices, digits, onPick }: SituationPickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const group = useId();
  const hasKeyboard = useHasKeyboard();
  const list = useRef<HTMLDivElement>(null);
  const { hasMore, isChosenBeyond } = useRows(list, chosen, choices, hasKeyboard);
  const classes = [
    'situation-picker',
    ...(isOpen ? ['open'] : []),
    ...(hasMore ? ['has-more'] : []),
    ...(isChosenBeyond ? ['chosen-first'] : []),
  ];
  return (
    <div className={classes.join(' ')}>
      <div ref={list} id={group} role="radiogroup" aria-label="Situation" className="situations">
        {choices.map(({ key, name, digit }) => {
          const ownKey = keyOfSituation(key, choices);
          const drawn = hasKeyboard ? ownKey : digit;
          return (
            <label key={key} className="situation">
              <input
                className="covering-radio"
                type="radio"
                name="situation"
                value={key}
                aria-keyshortcuts={ownKey === null ? undefined : keyShortcutOf(ownKey)}
                checked={key === chosen}
                onChange={() => onPick(key)}
                onClick={(event) => {
                  // Pressing the one that is shown already says: yes, this is it. No change, so no change event.
                  if (key === chosen) onPick(key);
                  // A press of the pointer, not an arrow key on its way through the list.
                  if (event.detail > 0) setIsOpen(false);
                }}
              />
              {drawn !== null && (
                <span className="digit" aria-hidden="true">
                  {drawn}
                </span>
              )}
              {name}
            </label>
          );
        })}
        {!hasKeyboard && digits !== null && (
          <span className="digit-keys" aria-hidden="true">
            {digits}
          </span>
        )}
      </div>
      {hasMore && (
        <button
          type="button"
          className="change-situation"
          aria-expanded={isOpen}
          aria-controls={group}
          onKeyDown={ignoreKeyRepeat}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Fewer' : 'More'}
          <span className="only-heard"> situations</span>
        </button>
      )}
    </div>
  );
}

interface Rows {
  /** Whether there are more rows than are drawn. */
  readonly hasMore: boolean;
  /** Whether the one that is chosen is in a row that is not. */
  readonly isChosenBeyond: boolean;
}

/** Which situations the rows hold that are drawn while the list is closed; looked at again when there is other room. */
function useRows(
  list: RefObject<HTMLDivElement | null>,
  chosen: PageKey,
  choices: readonly SituationChoice[],
  hasKeyboard: boolean,
): Rows {
  const [rows, setRows] = useState<Rows>({ hasMore: false, isChosenBeyond: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn in the list depends on all of them.
  useLayoutEffect(() => {
    const element = list.current;
    const picker = element?.parentElement;
    if (!element || !picker) return;
    const look = () => {
      // As it is while closed, with each in its own place: the classes come back with what React draws.
      const before = picker.className;
      picker.className = 'situation-picker';
      const beyond = (label: Element) => isBeyond(label, element);
      const labels = [...element.children].filter((child) => child.matches('.situation'));
      let hasMore = labels.some(beyond);
      if (hasMore) {
        // The button takes room of its own.
        picker.className = 'situation-picker has-more';
        hasMore = labels.some(beyond);
      }
      const isChosenBeyond = labels.some((label) => label.matches(':has(:checked)') && beyond(label));
      picker.className = before;
      setRows((last) =>
        last.hasMore === hasMore && last.isChosenBeyond === isChosenBeyond
          ? last
          : { hasMore, isChosenBeyond },
      );
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(picker);
    return () => observer.disconnect();
  }, [list, chosen, choices, hasKeyboard]);
  return rows;
}

function isBeyond(label: Element, list: Element): boolean {
  return label.getBoundingClientRect().bottom > list.getBoundingClientRect().bottom + 1;
}
