import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import './field.css';
import './secret-field.css';

export interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  /** Enter. */
  readonly onEnter?: () => void;
  readonly hint?: string;
  /** Why it will not do, in words; empty when nothing is wrong. */
  readonly problem?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A field for a secret: hidden until it is asked for, and it says when Caps Lock is on. */
export function SecretField({
  label,
  value,
  onType,
  onEnter,
  hint = '',
  problem = '',
  ref,
}: SecretFieldProps) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const press = (event: KeyboardEvent) => {
    look(event);
    if (event.key === 'Enter' && !event.repeat && !event.nativeEvent.isComposing) onEnter?.();
  };
  const described = [hint !== '' && `${id}-hint`, problem !== '' && `${id}-problem`]
    .filter((part) => part !== false)
    .join(' ');
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="secret">
        <input
          id={id}
          ref={ref}
          className="field-input"
          type={isShown ? 'text' : 'password'}
          value={value}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={problem !== ''}
          aria-describedby={described === '' ? undefined : described}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={press}
          onKeyUp={look}
        />
        <button
          type="button"
          className="button quiet secret-show"
          aria-pressed={isShown}
          aria-label={`Show ${label.toLowerCase()}`}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? 'Hide' : 'Show'}
        </button>
      </div>
      {hint !== '' && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {problem !== '' && (
        <p id={`${id}-problem`} className="secret-problem">
          {problem}
        </p>
      )}
      <p className="field-hint secret-caps" role="status">
        {hasCapsLock ? 'Caps Lock is on.' : ''}
      </p>
    </div>
  );
}
