import { useRef } from 'react';
import { type Choice, ChoiceGroup, focusChoices } from '../../ui/choice-group.tsx';

export interface ClearableChoicesProps<V extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V | null;
  readonly layout?: 'wrap' | 'columns' | 'scale';
  readonly onPick: (value: V | null) => void;
}

/** One of a few, or none: what was picked can be taken back. */
export function ClearableChoices<V extends string>({
  onPick,
  value,
  label,
  ...rest
}: ClearableChoicesProps<V>) {
  const group = useRef<HTMLDivElement>(null);
  const clear = () => {
    onPick(null);
    focusChoices(group.current);
  };
  return (
    <ChoiceGroup
      ref={group}
      label={label}
      isQuiet
      value={value}
      onPick={onPick}
      aside={
        value !== null && (
          <button type="button" className="clear" aria-label={`Clear: ${label}`} onClick={clear}>
            Clear
          </button>
        )
      }
      {...rest}
    />
  );
}
