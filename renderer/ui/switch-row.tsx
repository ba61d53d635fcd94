import { Switch } from 'radix-ui';
import { useId } from 'react';
import './switch-row.css';

export interface SwitchRowProps {
  readonly label: string;
  /** One sentence: what it does. */
  readonly hint: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

/** Something that is on or off. Its place and a tick say which, colour only repeats it. */
export function SwitchRow({ label, hint, isOn, onSwitch }: SwitchRowProps) {
  const id = useId();
  return (
    <div className="switch-row">
      <div>
        <label className="switch-row-label" htmlFor={id}>
          {label}
        </label>
        <p id={`${id}-hint`} className="switch-row-hint">
          {hint}
        </p>
      </div>
      <Switch.Root
        id={id}
        className="switch"
        checked={isOn}
        onCheckedChange={onSwitch}
        aria-describedby={`${id}-hint`}
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
    </div>
  );
}
