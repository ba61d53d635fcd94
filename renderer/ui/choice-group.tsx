import { type ReactNode, type Ref, useId } from 'react';
import './choice-group.css';

export interface Choice<V extends string> {
  readonly value: V;
  readonly content: ReactNode;
  /** The accessible name, where the content's own text is not it. */
  readonly name?: string;
}

export interface ChoiceGroupProps<V extends string> {
  readonly label: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V | null;
  readonly onPick: (value: V) => void;
  /** `wrap`: as wide as their words; `columns`: a grid of equal ones; `scale`: one row of steps. */
  readonly layout?: 'wrap' | 'columns' | 'scale';
  readonly isQuiet?: boolean;
  /** One sentence below the label. */
  readonly hint?: string;
  /** What is missing here, in words; empty when nothing is. */
  readonly problem?: string;
  /** Beside the label, a small button for example. */
  readonly aside?: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

/**
 * One of a few: all visible, one press, arrow keys move. Nothing needs to be chosen (`null`). The browser's own radio
 * buttons: Radix's move on a timer, so that a quick tap on an arrow key moves without choosing.
 */
export function ChoiceGroup<V extends string>({
  label,
  choices,
  value,
  onPick,
  layout = 'wrap',
  isQuiet = false,
  hint = '',
  problem = '',
  aside,
  ref,
}: ChoiceGroupProps<V>) {
  const id = useId();
  const described = [hint !== '' && `${id}-hint`, problem !== '' && `${id}-problem`]
    .filter((part) => part !== false)
    .join(' ');
  return (
    <div className={isQuiet ? 'choice-group quiet' : 'choice-group'} ref={ref} data-layout={layout}>
      <div className="choice-group-head">
        <span id={`${id}-label`} className="choice-group-label">
          {label}
        </span>
        {problem !== '' && (
          <span id={`${id}-problem`} className="choice-group-problem">
            {problem}
          </span>
        )}
        {aside}
      </div>
      {hint !== '' && (
        <p id={`${id}-hint`} className="choice-group-hint">
          {hint}
        </p>
      )}
      <div
        className="choices"
        role="radiogroup"
        aria-labelledby={`${id}-label`}
        aria-describedby={described === '' ? undefined : described}
      >
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              className="covering-radio"
              type="radio"
              name={id}
              aria-label={choice.name}
              checked={choice.value === value}
              onChange={() => onPick(choice.value)}
            />
            {choice.content}
          </label>
        ))}
      </div>
    </div>
  );
}

/** Puts the keyboard into a group: on its chosen option, else on the first. */
export function focusChoices(group: HTMLElement | null): void {
  const target =
    group?.querySelector<HTMLElement>('input:checked') ?? group?.querySelector<HTMLElement>('input');
  target?.focus();
}
