import { useId, useState } from 'react';
import type { SituationChoice } from '../../domain/overlay-view.ts';
import type { PageKey } from '../../domain/situations.ts';
import './situation-picker.css';
import { useHasKeyboard } from './use-own-keys.ts';

export interface SituationPickerProps {
  readonly chosen: PageKey;
  readonly choices: readonly SituationChoice[];
  /** The keys that pick by number, in words; null where there are none. */
  readonly digits: string | null;
  readonly onPick: (situation: PageKey) => void;
}

/** The eleven and a few of the rep's own; what goes beyond is drawn on request. */
const mostAtOnce = 12;

/**
 * Which kind of call it is, changed with one press. Quiet, but for the one that is chosen: eleven must not shout.
 * In a low window only that one is drawn until the rep wants to change it, and in any window no more than so many; the
 * others stay there for the arrow keys and for assistive technology. The browser's own radios, because they follow the
 * arrow keys however short the press.
 */
export function SituationPicker({ chosen, choices, digits, onPick }: SituationPickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const group = useId();
  const hasKeyboard = useHasKeyboard();
  const hasMore = choices.length > mostAtOnce;
  const classes = ['situation-picker', ...(isOpen ? ['open'] : []), ...(hasMore ? ['has-more'] : [])];
  return (
    <div className={classes.join(' ')}>
      <div id={group} role="radiogroup" aria-label="Situation" className="situations">
        {choices.map(({ key, name, digit }, index) => (
          <label key={key} className={index < mostAtOnce ? 'situation' : 'situation further'}>
            <input
              className="covering-radio"
              type="radio"
              name="situation"
              value={key}
              aria-keyshortcuts={digit === null ? undefined : String(digit)}
              checked={key === chosen}
              onChange={() => onPick(key)}
              onClick={(event) => {
                // Pressing the one that is shown already says: yes, this is it. No change, so no change event.
                if (key === chosen) onPick(key);
                // A press of the pointer, not an arrow key on its way through the list.
                if (event.detail > 0) setIsOpen(false);
              }}
            />
            {digit !== null && (
              <span className="digit" aria-hidden="true">
                {digit}
              </span>
            )}
            {name}
          </label>
        ))}
        {(hasKeyboard || digits !== null) && (
          <span className="digit-keys" aria-hidden="true">
            {hasKeyboard ? '1–9' : digits}
          </span>
        )}
      </div>
      <button
        type="button"
        className="change-situation"
        aria-expanded={isOpen}
        aria-controls={group}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="when-low">Change</span>
        <span className="when-roomy">{isOpen ? 'Fewer' : 'More'}</span>
        <span className="only-heard"> situation</span>
      </button>
    </div>
  );
}
