import { type KeyboardEvent, useId } from 'react';
import './field.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly onLeave?: () => void;
  /** Enter in a field of one line. */
  readonly onEnter?: () => void;
  /** Longest text, in characters. What is left is said only near the end. */
  readonly limit: number;
  readonly hint?: string;
  readonly placeholder?: string;
  /** More than one: a field of several lines. */
  readonly rows?: number;
}

/** A field to type in, with its label above and one quiet sentence below. */
export function TextField({
  label,
  value,
  onType,
  onLeave,
  onEnter,
  limit,
  hint = '',
  placeholder,
  rows = 1,
}: TextFieldProps) {
  const id = useId();
  const left = limit - value.length;
  const shared = {
    id,
    className: 'field-input',
    value,
    maxLength: limit,
    placeholder,
    autoComplete: 'off',
    'aria-describedby': hint === '' ? undefined : `${id}-hint`,
    onBlur: onLeave,
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.();
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {rows > 1 ? (
        <textarea {...shared} rows={rows} onChange={(event) => onType(event.target.value)} />
      ) : (
        <input {...shared} type="text" onChange={(event) => onType(event.target.value)} onKeyDown={enter} />
      )}
      <div className="field-foot">
        {hint !== '' && (
          <p id={`${id}-hint`} className="field-hint">
            {hint}
          </p>
        )}
        <p className="field-left" role="status">
          {left <= Math.min(60, limit / 4) ? `${left} ${left === 1 ? 'character' : 'characters'} left` : ''}
        </p>
      </div>
    </div>
  );
}
