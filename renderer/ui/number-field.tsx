import { useId, useState } from 'react';

export interface NumberFieldProps {
  readonly label: string;
  /** Null: not said. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  readonly hint?: string;
  readonly onChange: (value: number | null) => void;
  readonly onLeave?: () => void;
}

/** A whole number, or none. What is no such number stays in the field, which says what would be; it is not passed on. */
export function NumberField({ label, value, min, max, hint = '', onChange, onLeave }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(textOf(value));
  const [seen, setSeen] = useState(value);
  // Changed from outside, taken back for example: follow.
  if (seen !== value) {
    setSeen(value);
    setTyped(textOf(value));
  }
  const isWrong = typed !== '' && numberIn(typed, min, max) === null;
  const type = (text: string) => {
    setTyped(text);
    const next = text.trim() === '' ? null : numberIn(text, min, max);
    if (text.trim() !== '' && next === null) return;
    setSeen(next);
    onChange(next);
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field-input short"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        aria-invalid={isWrong}
        aria-describedby={`${id}-foot`}
        onChange={(event) => type(event.target.value)}
        onBlur={onLeave}
      />
      <p id={`${id}-foot`} className={isWrong ? 'field-left too-long' : 'field-hint'} role="status">
        {isWrong ? `A whole number from ${min} to ${max}.` : hint}
      </p>
    </div>
  );
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value);
}

function numberIn(text: string, min: number, max: number): number | null {
  if (!/^\d{1,9}$/u.test(text.trim())) return null;
  const number = Number(text);
  return number >= min && number <= max ? number : null;
}
