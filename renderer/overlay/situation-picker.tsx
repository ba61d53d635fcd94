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
 * The browser's own radios, because they follow the arrow keys however short the press is.
 */
export function SituationPicker({ chosen, choices, digits, onPick }: SituationPickerProps) {
  return (
    <div role="radiogroup" aria-label="Situation" className="situations">
      {choices.map(({ key, name, digit }) => (
        <label key={key} className="situation">
          <input
            className="covering-radio"
            type="radio"
            name="situation"
            value={key}
            checked={key === chosen}
            onChange={() => onPick(key)}
            // Pressing the one that is shown already says: yes, this is it. No change, so no change event.
            onClick={() => {
              if (key === chosen) onPick(key);
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
  );
}
