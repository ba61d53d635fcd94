import type { MouseEvent, ReactNode, Ref } from 'react';
import './button.css';
import { ignoreKeyRepeat } from './ignore-key-repeat.ts';

export interface ButtonProps {
  readonly children: ReactNode;
  /**
   * `filled` is the one thing to do next, once a screen; `outlined` everything else; `quiet` has no line until it is
   * pointed at.
   */
  readonly look?: 'filled' | 'outlined' | 'quiet';
  /** The accessible name, where the text alone is not it. Must begin with the visible text. */
  readonly name?: string;
  /**
   * A key that does the same, drawn inside the button; not part of its name. Where there is a name besides, it is no text
   * either: what is written in a button must be in its name.
   */
  readonly hotkey?: string | null;
  /** A single key that does the same while this window has the keyboard, in the words of `aria-keyshortcuts`. */
  readonly keyShortcut?: string;
  /** The id of an element that says more about it. */
  readonly describedBy?: string;
  readonly isDisabled?: boolean;
  /** False: Tab passes it by. Something around it leads the keyboard there. */
  readonly isTabStop?: boolean;
  readonly onPress: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A pill to press. The second click of a double click is not a press: it may land on a button of the next screen. */
export function Button({
  children,
  look = 'outlined',
  name,
  hotkey = null,
  keyShortcut,
  describedBy,
  isDisabled = false,
  isTabStop = true,
  onPress,
  ref,
}: ButtonProps) {
  const press = (event: MouseEvent) => {
    // 0: from the keyboard; 1: a click; more: the rest of a double or triple click.
    if (event.detail <= 1) onPress();
  };
  return (
    <button
      ref={ref}
      type="button"
      className={`button ${look}`}
      aria-label={name}
      aria-describedby={describedBy}
      aria-keyshortcuts={keyShortcut}
      disabled={isDisabled}
      tabIndex={isTabStop ? undefined : -1}
      onKeyDown={ignoreKeyRepeat}
      onClick={press}
    >
      <span>{children}</span>
      {hotkey !== null && (
        <span className="key" aria-hidden="true" data-key={name === undefined ? undefined : hotkey}>
          {name === undefined && hotkey}
        </span>
      )}
    </button>
  );
}
