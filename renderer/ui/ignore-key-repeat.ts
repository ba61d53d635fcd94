import type { KeyboardEvent } from 'react';

/** For a button: a key that is held down presses it once, not as often as the keyboard repeats it. */
export function ignoreKeyRepeat(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}
