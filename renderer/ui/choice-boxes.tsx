import { useId } from 'react';
import './choice-group.css';

export interface ChoiceBoxesProps<V extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: V; readonly content: string }[];
  readonly values: readonly V[];
  /** More than so many cannot be chosen: the rest rest until one is taken back. */
  readonly most: number;
  readonly hint: string;
  readonly onPick: (values: readonly V[]) => void;
}

/** A few of many: all visible, one press each, and another press takes it back. */
export function ChoiceBoxes<V extends string>({
  label,
  choices,
  values,
  most,
  hint,
  onPick,
}: ChoiceBoxesProps<V>) {
  const id = useId();
  const isFull = values.length >= most;
  return (
    <fieldset className="choice-group quiet" aria-describedby={`${id}-hint`}>
      <legend className="choice-group-label">{label}</legend>
      <p id={`${id}-hint`} className="choice-group-hint">
        {hint}
      </p>
      <div className="choices">
        {choices.map(({ value, content }) => {
          const isChosen = values.includes(value);
          return (
            <label key={value} className="choice">
              <input
                className="covering-radio"
                type="checkbox"
                checked={isChosen}
                disabled={isFull && !isChosen}
                onChange={() =>
                  onPick(isChosen ? values.filter((each) => each !== value) : [...values, value])
                }
              />
              {content}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
