import type { LadderView, OverlayView } from '../../domain/overlay-view.ts';
import { situationOfDigit } from '../../domain/situations.ts';
import type { Action } from '../../electron/contract.ts';

/** A press on a keyboard, as far as it matters here. */
export interface KeyPress {
  /** `KeyboardEvent.key` and `.code`: what is typed, and where the key is. */
  readonly key: string;
  readonly code: string;
}

/** The window's own keys, drawn on the buttons that do the same. */
export const ownKeys = {
  goOn: 'Space',
  later: 'Esc',
  longer: 'L',
  nextLines: 'N',
  unmuted: 'U',
  ladder: 'W',
  said: 'S',
  backToLines: 'B',
  danger: 'D',
  logNow: 'G',
} as const;

/**
 * What a single key means on a face, once the window has the keyboard: the same as a button that is there; null for
 * nothing. Danger can only be left, and only by what keeps it or a button: Space does nothing there, as the hotkey.
 */
export function actionOfKey(press: KeyPress, view: OverlayView): Action | null {
  const key = nameOf(press);
  if (view.face === 'idle') return null;
  if (key === 'Escape') return { type: 'later' };
  switch (view.face) {
    case 'pausing':
      if (key === ownKeys.goOn) return { type: 'key' };
      if (key === ownKeys.longer) return { type: 'longer' };
      if (key === ownKeys.danger) return { type: 'danger' };
      return situationOf(key);
    case 'lines':
      if (key === ownKeys.goOn) return { type: 'key' };
      if (key === ownKeys.nextLines) return view.pages > 1 ? { type: 'next-lines' } : null;
      if (key === ownKeys.unmuted) return view.isUnmuteShown ? { type: 'unmuted' } : null;
      if (key === ownKeys.ladder) return { type: 'ladder' };
      if (key === ownKeys.danger) return { type: 'danger' };
      if (key === ownKeys.logNow) return { type: 'log-now' };
      return situationOf(key);
    case 'ladder':
      if (key === ownKeys.goOn) return { type: 'key' };
      if (key === ownKeys.said) return view.next === null ? null : { type: 'step-said' };
      if (key === ownKeys.backToLines) return { type: 'back-to-lines' };
      if (key === ownKeys.danger) return { type: 'danger' };
      if (key === ownKeys.logNow) return isAtEnd(view) ? { type: 'log-now' } : null;
      return situationOf(key);
    case 'danger':
      return key === ownKeys.logNow ? { type: 'log-now' } : null;
    default: {
      const never: never = view;
      return never;
    }
  }
}

/** Whether the ladder has nothing left to say: then the call is logged next. */
export function isAtEnd({ isFilledIn, next }: LadderView): boolean {
  return isFilledIn && next === null;
}

function situationOf(key: string): Action | null {
  const situation = /^[1-9]$/u.test(key) ? situationOfDigit(Number(key)) : undefined;
  return situation === undefined ? null : { type: 'pick-situation', situation };
}

/** `Space` for Enter too, letters as they are drawn, digits by their place: some layouts type them with Shift only. */
function nameOf({ key, code }: KeyPress): string {
  if (key === ' ' || key === 'Enter') return 'Space';
  if (/^[a-z]$/iu.test(key)) return key.toUpperCase();
  const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(code)?.[1];
  // A layout that writes no Latin letters still has the keys.
  return digit ?? /^Key([A-Z])$/u.exec(code)?.[1] ?? key;
}
