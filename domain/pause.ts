import {
  act,
  endPause,
  type Face,
  type FaceEvent,
  type PauseEffect,
  type PauseStart,
  press,
  putAway,
  type Turn,
} from './face.ts';

/** Presses of the key closer together than this, in milliseconds, count once (key repeat, a shaking hand). */
export const samePress = 400;

/**
 * A key that is held down repeats: for the first time after up to a second (Windows' longest delay), then every 30 to
 * 90 ms. A press so soon after one that counted may be that first repeat, so it counts only when none follows.
 */
export const longestRepeatDelay = 1000;
/** How long a press that may be a repeat waits for the next one, in milliseconds. */
export const repeatInterval = 120;

/** After being away (asleep, locked) for longer than this, in milliseconds, the overlay is put away. */
export const longestAbsence = 5 * 60_000;

/** What the overlay window is doing. */
export interface Moment {
  readonly now: Face;
  /** When the key was last pressed, counted or not, or a pause ended by itself; null for never. */
  readonly lastPressAt: number | null;
  /** When a press last counted; null for never, and after a button. */
  readonly lastCountedAt: number | null;
  /** A press that may be a key held down, and counts when no other follows; null for none. */
  readonly maybeRepeat: { readonly at: number; readonly start: PauseStart } | null;
  /** When the computer went to sleep or was locked; null while somebody is there. */
  readonly awaySince: number | null;
}

export const atRest: Moment = {
  now: { face: 'idle' },
  lastPressAt: null,
  lastCountedAt: null,
  maybeRepeat: null,
  awaySince: null,
};

/**
 * `key`: the hotkey, the tray or `--pause`: one direction, nothing to pause to lines to away. `wake`: the deadline's timer, a resume after sleep, or any other reason to look at the clock.
 */
export type PauseEvent =
  | { readonly type: 'key'; readonly start: PauseStart }
  | { readonly type: 'wake' }
  /** The computer is about to sleep, or was locked: nobody breathes through what is left of the pause. */
  | { readonly type: 'gone-away' }
  /** It woke up, or was unlocked. */
  | { readonly type: 'come-back' }
  | FaceEvent;

export interface Step {
  readonly moment: Moment;
  readonly effects: readonly PauseEffect[];
}

/**
 * One event, at `now` (milliseconds on the app's clock, which never goes back). Total: an event that makes no sense in
 * a state leaves it as it is.
 */
export function step(moment: Moment, event: PauseEvent, now: number): Step {
  switch (event.type) {
    case 'key':
      return pressKey(moment, event.start, now);
    case 'wake':
      return wake(moment, now);
    case 'gone-away':
      return goAway(moment, now);
    case 'come-back':
      return comeBack(moment, now);
    default: {
      const acted = move(moment, act(moment.now, event, now));
      // After a button the next press of the key is one of its own, however soon it comes.
      return acted.moment.now.face === moment.now.face
        ? acted
        : {
            ...acted,
            moment: { ...acted.moment, lastPressAt: null, lastCountedAt: null, maybeRepeat: null },
          };
    }
  }
}

function pressKey(moment: Moment, start: PauseStart, now: number): Step {
  const { lastPressAt, lastCountedAt } = moment;
  // Whoever presses is here, even where the system never said that they came back.
  const pressed: Moment = { ...moment, lastPressAt: now, maybeRepeat: null, awaySince: null };
  if (lastPressAt !== null && now - lastPressAt < samePress) {
    return stay(pressed);
  }
  const mayBeRepeat = lastCountedAt !== null && now - lastCountedAt <= longestRepeatDelay;
  return mayBeRepeat
    ? stay({ ...pressed, maybeRepeat: { at: now, start } })
    : move({ ...pressed, lastCountedAt: now }, press(moment.now, start, now));
}

function wake(moment: Moment, now: number): Step {
  const { now: face, maybeRepeat } = moment;
  if (face.face === 'pausing' && now >= face.deadline) {
    // A press that meant to end the pause and came a moment late must not put the lines away.
    return move({ ...moment, lastPressAt: now, lastCountedAt: null, maybeRepeat: null }, endPause(face, now));
  }
  if (maybeRepeat !== null && now >= maybeRepeat.at + repeatInterval) {
    const counted: Moment = { ...moment, lastCountedAt: maybeRepeat.at, maybeRepeat: null };
    return move(counted, press(face, maybeRepeat.start, now));
  }
  return stay(moment);
}

/** Cuts a running pause off where it stands; the lines wait for whoever comes back. */
function goAway(moment: Moment, now: number): Step {
  const { now: face, awaySince } = moment;
  const away: Moment = { ...moment, awaySince: awaySince ?? now, maybeRepeat: null };
  if (face.face !== 'pausing') {
    return stay(away);
  }
  // One whose time is over ran its length: only its timer is late.
  return move(away, now >= face.deadline ? endPause(face, now) : endPause(face, now, 'interrupted'));
}

/** What was said before a long absence is not what to say now: then the overlay goes, and its draft waits. */
function comeBack(moment: Moment, now: number): Step {
  const { awaySince } = moment;
  const here: Moment = { ...moment, awaySince: null };
  const wasLong = awaySince !== null && now - awaySince > longestAbsence;
  // A danger screen stays: the numbers are put away by hand alone.
  return wasLong && here.now.face !== 'danger' ? move(here, putAway(here.now, now)) : wake(here, now);
}

/** Whole seconds to show, counted up to the next one; 0 when the deadline has come. */
export function secondsLeft(deadline: number, now: number): number {
  return Math.max(0, Math.ceil((deadline - now) / 1000));
}

/** When `wake` is due, in milliseconds on the app's clock; null when nothing is running. */
export function wakeAt(moment: Moment): number | null {
  const deadline = moment.now.face === 'pausing' ? moment.now.deadline : null;
  const confirmed = moment.maybeRepeat === null ? null : moment.maybeRepeat.at + repeatInterval;
  return deadline === null || confirmed === null ? (deadline ?? confirmed) : Math.min(deadline, confirmed);
}

/**
 * In- and out-breath in seconds for a pause of `lengthSeconds`: 3/5 for 8 s, else two to three (5 s = 2/3,
 * 10 s = 4/6), without holds (evidence.md A2; only the 10 s breath was studied, the shorter ones are our own scaling).
 */
export function breathOf(lengthSeconds: number): { readonly inSeconds: number; readonly outSeconds: number } {
  const inSeconds = lengthSeconds === 8 ? 3 : (lengthSeconds * 2) / 5;
  return { inSeconds, outSeconds: lengthSeconds - inSeconds };
}

function stay(moment: Moment): Step {
  return { moment, effects: [] };
}

function move(moment: Moment, turn: Turn): Step {
  return { moment: { ...moment, now: turn.face }, effects: turn.effects };
}
