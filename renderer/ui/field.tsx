import { type KeyboardEvent, type Ref, useId } from 'react';
import './field.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly onLeave?: () => void;
  /** Enter in a field of one line. */
  readonly onEnter?: () => void;
  /**
   * Longest text, in characters. What is left is said only near the end. More can be typed or pasted, so that nothing
   * is cut off in silence: the field says how much is too many, and what becomes of it.
   */
  readonly limit: number;
  /** Its owner saves what can be saved of a text that cannot be saved whole; else nothing of it. */
  readonly isKeptInPart?: boolean;
  readonly hint?: string;
  readonly placeholder?: string;
  /** More than one: a field of several lines. */
  readonly rows?: number;
  /** The id of what else says what it is for, read before the hint. */
  readonly describedBy?: string;
  /** Its owner finds something wrong with the text, and says what where `describedBy` points. */
  readonly isInvalid?: boolean;
  readonly ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** A field to type in, with its label above and one quiet sentence below. */
export function TextField({
  label,
  value,
  onType,
  onLeave,
  onEnter,
  limit,
  isKeptInPart = false,
  hint = '',
  placeholder,
  rows = 1,
  describedBy,
  isInvalid = false,
  ref,
}: TextFieldProps) {
  const id = useId();
  const isTooLong = value.length > limit;
  const described = [describedBy ?? false, hint !== '' && `${id}-hint`, isTooLong && `${id}-left`].filter(
    (part) => part !== false,
  );
  const shared = {
    id,
    ref,
    className: 'field-input',
    value,
    placeholder,
    autoComplete: 'off',
    'aria-invalid': isTooLong || isInvalid,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
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
        <p id={`${id}-left`} className={isTooLong ? 'field-left too-long' : 'field-left'} role="status">
          {lengthWords(value.length, limit, isKeptInPart)}
        </p>
      </div>
    </div>
  );
}

function lengthWords(length: number, limit: number, isKeptInPart: boolean): string {
  const left = limit - length;
  if (left < 0) {
    return `${characters(-left)} too many; ${isKeptInPart ? 'kept as far as it fits until it is shorter' : 'shorten it to keep it'}.`;
  }
  return left <= Math.min(60, limit / 4) ? `${characters(left)} left` : '';
}

function characters(count: number): string {
  return `${count} ${count === 1 ? 'character' : 'characters'}`;
}
