import { RadioGroup } from 'radix-ui';
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

/** One of a few: all visible, one press, arrow keys move. Nothing needs to be chosen (`null`). */
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
  const pick = (picked: string) => {
    const choice = choices.find((candidate) => candidate.value === picked);
    if (choice !== undefined) onPick(choice.value);
  };
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
      <RadioGroup.Root
        className="choices"
        aria-labelledby={`${id}-label`}
        aria-describedby={described === '' ? undefined : described}
        value={value}
        onValueChange={pick}
      >
        {choices.map((choice) => (
          <RadioGroup.Item
            key={choice.value}
            value={choice.value}
            className="choice"
            aria-label={choice.name}
          >
            {choice.content}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}

/** Puts the keyboard into a group: on its chosen option, else on the first. */
export function focusChoices(group: HTMLElement | null): void {
  const target =
    group?.querySelector<HTMLElement>('[role="radio"][aria-checked="true"]') ??
    group?.querySelector<HTMLElement>('[role="radio"]');
  target?.focus();
}
