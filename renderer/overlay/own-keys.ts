import type {
  LadderView,
  LinesView,
  OverlayView,
  SayableLine,
  SituationChoice,
} from '../../domain/overlay-view.ts';
import { calmSituationKeys, type PageKey } from '../../domain/situations.ts';
import type { Action } from '../../electron/contract.ts';

/** A press on a keyboard, as far as it matters here. */
export interface KeyPress {
  /** `KeyboardEvent.key` and `.code`: what is typed, and where the key is. */
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
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
  notSaid: 'N',
  sameCall: 'C',
  abuseLines: 'A',
  backToLines: 'B',
  danger: 'D',
  logNow: 'G',
  realCall: 'R',
} as const;

/** On the lines: one letter a line, the words to begin with first, says that it was said; with Shift it copies it. */
const lineKeys = ['A', 'S', 'F', 'H'] as const;
const situationKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-'] as const;
const mostOwnSituationKeys = 9;
/** Drawn before a key that is pressed together with Shift, and in `KeyPress` names. */
const shift = '⇧';

/**
 * What a single key means on a face, once the window has the keyboard: the same as a button that is there; null for
 * nothing. Danger can only be left by what keeps it, Escape too, or by what says that it was none: Space does nothing
 * there, as the hotkey.
 */
export function actionOfKey(press: KeyPress, view: OverlayView): Action | null {
  const key = nameOf(press);
  if (view.face === 'idle') return null;
  if (key === 'Escape') return { type: 'later' };
  if (key === ownKeys.realCall) return view.isPractice ? { type: 'real-call' } : null;
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
      if (key === ownKeys.logNow) return logNow(view);
      return markOf(key, view) ?? situationOf(key, view.situations);
    case 'ladder':
      if (key === ownKeys.goOn) return { type: 'key' };
      if (key === ownKeys.said) return view.next === null ? null : { type: 'step-said' };
      if (key === ownKeys.notSaid) return view.said.length === 0 ? null : { type: 'step-not-said' };
      if (key === ownKeys.sameCall) return view.earlier.length === 0 ? null : { type: 'same-call' };
      if (key === ownKeys.abuseLines) return view.isFilledIn ? null : toAbuseLines;
      if (key === ownKeys.backToLines) return { type: 'back-to-lines' };
      if (key === ownKeys.danger) return { type: 'danger' };
      if (key === ownKeys.logNow) return isAtEnd(view) ? logNow(view) : null;
      return situationOf(key);
    case 'danger':
      if (key === ownKeys.backToLines) return { type: 'not-danger' };
      return key === ownKeys.logNow ? logNow(view) : null;
    default: {
      const never: never = view;
      return never;
    }
  }
}

/** What is said where the site’s ladder is blank. */
export const toAbuseLines: Action = { type: 'pick-situation', situation: 'abuse' };

/** Practice leaves nothing to log. */
function logNow({ isPractice }: { readonly isPractice: boolean }): Action | null {
  return isPractice ? null : { type: 'log-now' };
}

/** The key that says that a line was said, and the one that copies it: the same with Shift. */
export function keysOfLine(view: LinesView, line: SayableLine): { said?: string; copy?: string } {
  const index = lineSlots(view).findIndex((slot) => slot?.id === line.id);
  const said = lineKeys[index];
  return said === undefined ? {} : { said, copy: shift + said };
}

/** The line that a key press copies, or null. The words to begin with are not for copying. */
export function lineToCopy(press: KeyPress, view: LinesView): SayableLine | null {
  const key = nameOf(press);
  return view.lines.find((line) => keysOfLine(view, line).copy === key) ?? null;
}

/** In the order of the letters: the words to begin with have the first, though there may be none. */
function lineSlots({ returnLine, lines }: LinesView): readonly (SayableLine | null)[] {
  return [returnLine, ...lines];
}

function markOf(key: string, view: LinesView): Action | null {
  const line = lineSlots(view).find((slot) => slot !== null && keysOfLine(view, slot).said === key);
  return line === undefined || line === null
    ? null
    : { type: 'mark-said', line: line.id, isSaid: !line.isSaid };
}

/** The key that picks a situation: a digit for one of the eleven, with Shift for the first few of the rep's own. */
export function keyOfSituation(key: PageKey, choices: readonly SituationChoice[]): string | null {
  const builtIn: readonly PageKey[] = calmSituationKeys;
  const index = builtIn.indexOf(key);
  if (index >= 0) return situationKeys[index] ?? null;
  const own = choices.filter((choice) => !builtIn.includes(choice.key)).findIndex((each) => each.key === key);
  return own >= 0 && own < mostOwnSituationKeys ? `${shift}${own + 1}` : null;
}

/** A key in the words of `aria-keyshortcuts`. */
export function keyShortcutOf(key: string): string {
  if (key === ownKeys.later) return 'Escape';
  return key.startsWith(shift) ? `Shift+${key.slice(shift.length)}` : key;
}

/** Whether the ladder has nothing left to say: then the call is logged next. */
export function isAtEnd({ isFilledIn, next }: LadderView): boolean {
  return isFilledIn && next === null;
}

function situationOf(key: string, choices: readonly SituationChoice[] = []): Action | null {
  const keys = [...calmSituationKeys, ...choices.map((choice) => choice.key)];
  const situation = keys.find((each) => keyOfSituation(each, choices) === key);
  return situation === undefined ? null : { type: 'pick-situation', situation };
}

/**
 * `Space` for Enter too, letters as they are drawn, digits by their place: some layouts type them with Shift only. With
 * Shift, which means something with few keys, its arrow before it.
 */
function nameOf({ key, code, shiftKey }: KeyPress): string {
  const held = shiftKey ? shift : '';
  if (key === ' ' || key === 'Enter') return `${held}Space`;
  if (/^[a-z]$/iu.test(key)) return held + key.toUpperCase();
  const digit = /^(?:Digit|Numpad)([0-9])$/u.exec(code)?.[1];
  if (digit !== undefined) return held + digit;
  if (key === '-' || code === 'Minus') return `${held}-`;
  // A layout that writes no Latin letters still has the keys.
  return held + (/^Key([A-Z])$/u.exec(code)?.[1] ?? key);
}
