import { useId, useState } from 'react';
import type { SituationChoice } from '../../domain/overlay-view.ts';
import type { CalmSituationKey } from '../../domain/situations.ts';
import './situation-picker.css';

export interface SituationPickerProps {
  readonly chosen: CalmSituationKey;
  readonly choices: readonly SituationChoice[];
  /** The keys that pick by number, in words; null where there are none. */
  readonly digits: string | null;
  readonly onPick: (situation: CalmSituationKey) => void;
}

/**
 * Which kind of call it is, changed with one press. Quiet, but for the one that is chosen: eleven must not shout.
 * In a low window only that one is drawn until the rep wants to change it; the others stay there for the arrow keys
 * and for assistive technology. The browser's own radios, because they follow the arrow keys however short the press.
 */
export function SituationPicker({ chosen, choices, digits, onPick }: SituationPickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const group = useId();
  return (
    <div className={isOpen ? 'situation-picker open' : 'situation-picker'}>
      <div id={group} role="radiogroup" aria-label="Situation" className="situations">
        {choices.map(({ key, name, digit }) => (
          <label key={key} className="situation">
            <input
              className="covering-radio"
              type="radio"
              name="situation"
              value={key}
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
        {digits !== null && (
          <span className="digit-keys" aria-hidden="true">
            {digits}
          </span>
        )}
      </div>
      <button
        type="button"
        className="change-situation"
        aria-expanded={isOpen}
        aria-controls={group}
        aria-label="Change situation"
        onClick={() => setIsOpen(!isOpen)}
      >
        Change
      </button>
    </div>
  );
}
