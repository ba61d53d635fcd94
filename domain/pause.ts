import type { PauseEnding } from './records.ts';
import type { CalmSituationKey } from './situations.ts';

/** Presses of the key closer together than this, in milliseconds, count once (key repeat, a shaking hand). */
export const samePress = 400;

/**
 * A pause whose end comes more than this many milliseconds after its deadline was cut off: the computer slept or
 * stood still, and nobody breathed through it.
 */
export const cutOffAfter = 2000;

/** What a new pause is made with; ids and chance come from outside. */
export interface PauseStart {
  readonly pauseId: string;
  readonly callId: string;
  /** Whole seconds, 5 to 10. */
  readonly lengthSeconds: number;
  readonly situation: CalmSituationKey;
  /** Ids of the lines picked for this pause. */
  readonly bridge: string | null;
  readonly cue: string;
  readonly returnLine: string;
}

/** One press of the key and what followed, until the window goes away. */
export interface Episode {
  readonly callId: string;
  readonly situation: CalmSituationKey;
  /** Whether the rep picked it; else it is only the likeliest one, and no record says so. */
  readonly isPicked: boolean;
  readonly returnLine: string;
  /** Lines the rep marked as said. */
  readonly said: readonly string[];
}

export interface Pausing {
  readonly face: 'pausing';
  readonly episode: Episode;
  readonly pauseId: string;
  readonly bridge: string | null;
  readonly cue: string;
  readonly lengthSeconds: number;
  /** Milliseconds on the app's clock. */
  readonly startedAt: number;
  readonly deadline: number;
  readonly isExtended: boolean;
}

export interface ShowingLines {
  readonly face: 'lines';
  readonly episode: Episode;
  /** Which lines of the situation are shown, 0 first; it only grows, the pages go round. */
  readonly page: number;
  readonly isUnmuteShown: boolean;
}

/**
 * The safety screen. `back` is where a press by mistake returns to; null when it was opened outside a pause: then such
 * a press leaves no trace.
 */
export interface InDanger {
  readonly face: 'danger';
  readonly back: ShowingLines | null;
}

export interface Idle {
  readonly face: 'idle';
}

export type Face = Idle | Pausing | ShowingLines | InDanger;

/** What the overlay window is doing. */
export interface Moment {
  readonly now: Face;
  /** When the key was last pressed, counted or not, or a pause ended by itself; null for never. */
  readonly lastPressAt: number | null;
}

export const atRest: Moment = { now: { face: 'idle' }, lastPressAt: null };

/**
 * `key`: the hotkey, the tray or `--pause`: one direction, nothing to pause to lines to away. `go-on`: the button of
 * that name. `wake`: the deadline's timer, a resume after sleep, or any other reason to look at the clock.
 */
export type PauseEvent =
  | { readonly type: 'key'; readonly start: PauseStart }
  | { readonly type: 'go-on' }
  | { readonly type: 'longer' }
  | { readonly type: 'wake' }
  | { readonly type: 'pick-situation'; readonly situation: CalmSituationKey }
  | { readonly type: 'next-lines' }
  | { readonly type: 'mark-said'; readonly line: string; readonly isSaid: boolean }
  | { readonly type: 'unmuted' }
  | { readonly type: 'danger' }
  | { readonly type: 'not-danger' }
  | { readonly type: 'log-now' }
  | { readonly type: 'later' };

/** What has to happen outside because of an event, in this order. */
export type PauseEffect =
  | { readonly type: 'record-start'; readonly start: PauseStart; readonly at: number }
  | {
      readonly type: 'record-end';
      readonly pauseId: string;
      readonly ending: PauseEnding;
      readonly actualSeconds: number;
    }
  | {
      readonly type: 'record-situation';
      readonly callId: string;
      /** Null: not picked (any more). */
      readonly situation: CalmSituationKey | 'danger' | null;
    }
  | { readonly type: 'record-said'; readonly callId: string; readonly lines: readonly string[] }
  /** Keep a draft of a danger call that has none yet. */
  | { readonly type: 'record-danger' }
  /** Open the log form of this draft; null: a danger call that has no draft yet. */
  | { readonly type: 'open-log'; readonly callId: string | null };

export interface Step {
  readonly moment: Moment;
  readonly effects: readonly PauseEffect[];
}

/**
 * One event, at `now` (milliseconds on the app's clock, which never goes back). Total: an event that makes no sense in
 * a state leaves it as it is.
 */
export function step(moment: Moment, event: PauseEvent, now: number): Step {
  if (event.type === 'key') {
    const isSamePress = moment.lastPressAt !== null && now - moment.lastPressAt < samePress;
    const pressed: Moment = { ...moment, lastPressAt: now };
    return isSamePress ? stay(pressed) : move(pressed, press(moment.now, event.start, now));
  }
  const acted = move(moment, act(moment.now, event, now));
  if (acted.moment.now.face === moment.now.face) {
    return acted;
  }
  // A press that meant to end the pause and came a moment late must not put the lines away. After a button, on the
  // other hand, the next press of the key is one of its own, however soon it comes.
  return { ...acted, moment: { ...acted.moment, lastPressAt: event.type === 'wake' ? now : null } };
}

/** Whole seconds to show, counted up to the next one; 0 when the deadline has come. */
export function secondsLeft(deadline: number, now: number): number {
  return Math.max(0, Math.ceil((deadline - now) / 1000));
}

/** When `wake` is due, in milliseconds on the app's clock; null when nothing is running. */
export function wakeAt(moment: Moment): number | null {
  return moment.now.face === 'pausing' ? moment.now.deadline : null;
}

/**
 * In- and out-breath in seconds for a pause of `lengthSeconds`: 3/5 for 8 s, else two to three (5 s = 2/3,
 * 10 s = 4/6), without holds (evidence.md A2; only the 10 s breath was studied, the shorter ones are our own scaling).
 */
export function breathOf(lengthSeconds: number): { readonly inSeconds: number; readonly outSeconds: number } {
  const inSeconds = lengthSeconds === 8 ? 3 : (lengthSeconds * 2) / 5;
  return { inSeconds, outSeconds: lengthSeconds - inSeconds };
}

interface Turn {
  readonly face: Face;
  readonly effects: readonly PauseEffect[];
}

const away: Face = { face: 'idle' };

function press(face: Face, start: PauseStart, now: number): Turn {
  switch (face.face) {
    case 'idle':
      return begin(start, now);
    case 'pausing':
      return endPause(face, now);
    case 'lines':
      return { face: away, effects: [] };
    case 'danger':
      // The numbers stay until the rep puts them away on purpose: one press too often must do no harm.
      return { face, effects: [] };
    default:
      return unreachable(face);
  }
}

function act(face: Face, event: Exclude<PauseEvent, { type: 'key' }>, now: number): Turn {
  switch (event.type) {
    case 'wake':
      return face.face === 'pausing' && now >= face.deadline ? endPause(face, now) : same(face);
    case 'go-on':
      return face.face === 'pausing' ? endPause(face, now) : same(face);
    case 'longer':
      return face.face === 'pausing' ? lengthen(face, now) : same(face);
    case 'pick-situation':
      return pickSituation(face, event.situation);
    case 'next-lines':
      return face.face === 'lines' ? same({ ...face, page: face.page + 1 }) : same(face);
    case 'mark-said':
      return face.face === 'lines' ? markSaid(face, event.line, event.isSaid) : same(face);
    case 'unmuted':
      return face.face === 'lines' ? same({ ...face, isUnmuteShown: false }) : same(face);
    case 'danger':
      return openDanger(face, now);
    case 'not-danger':
      return face.face === 'danger' ? leaveDanger(face) : same(face);
    case 'log-now':
      return openLog(face, now);
    case 'later':
      return putAway(face, now);
    default:
      return unreachable(event);
  }
}

function begin(start: PauseStart, now: number): Turn {
  const { callId, situation, returnLine, pauseId, bridge, cue, lengthSeconds } = start;
  return {
    face: {
      face: 'pausing',
      episode: { callId, situation, isPicked: false, returnLine, said: [] },
      pauseId,
      bridge,
      cue,
      lengthSeconds,
      startedAt: now,
      deadline: now + lengthSeconds * 1000,
      isExtended: false,
    },
    effects: [{ type: 'record-start', start, at: now }],
  };
}

/** Adds the same length again. A deadline that has already passed is over: it does not come back to life. */
function lengthen(pausing: Pausing, now: number): Turn {
  if (now >= pausing.deadline) {
    return endPause(pausing, now);
  }
  return same({ ...pausing, deadline: pausing.deadline + pausing.lengthSeconds * 1000, isExtended: true });
}

function endPause(pausing: Pausing, now: number): Turn {
  const endedAt = Math.max(pausing.startedAt, Math.min(now, pausing.deadline));
  return {
    face: { face: 'lines', episode: pausing.episode, page: 0, isUnmuteShown: true },
    effects: [
      {
        type: 'record-end',
        pauseId: pausing.pauseId,
        ending: endingOf(pausing, now),
        actualSeconds: (endedAt - pausing.startedAt) / 1000,
      },
    ],
  };
}

/** Told by the clock, not by the event: a press after the deadline, before its timer, ends nothing any more. */
function endingOf(pausing: Pausing, now: number): PauseEnding {
  if (now - pausing.deadline > cutOffAfter) {
    return 'interrupted';
  }
  if (pausing.isExtended) {
    return 'extended';
  }
  return now < pausing.deadline ? 'ended-by-rep' : 'ran-its-length';
}

function pickSituation(face: Face, situation: CalmSituationKey): Turn {
  if (face.face !== 'pausing' && face.face !== 'lines') {
    return same(face);
  }
  const isSame = face.episode.situation === situation;
  const episode: Episode = { ...face.episode, situation, isPicked: true };
  return {
    face: face.face === 'lines' ? { ...face, episode, page: isSame ? face.page : 0 } : { ...face, episode },
    effects: [{ type: 'record-situation', callId: episode.callId, situation }],
  };
}

function markSaid(lines: ShowingLines, line: string, isSaid: boolean): Turn {
  const others = lines.episode.said.filter((id) => id !== line);
  const said = isSaid ? [...others, line] : others;
  const episode: Episode = { ...lines.episode, said };
  return {
    face: { ...lines, episode },
    effects: [{ type: 'record-said', callId: episode.callId, lines: said }],
  };
}

function openDanger(face: Face, now: number): Turn {
  switch (face.face) {
    case 'idle':
      return { face: { face: 'danger', back: null }, effects: [] };
    case 'pausing': {
      const ended = endPause(face, now);
      const opened = ended.face.face === 'lines' ? openDanger(ended.face, now) : ended;
      return { face: opened.face, effects: [...ended.effects, ...opened.effects] };
    }
    case 'lines':
      return {
        face: { face: 'danger', back: face },
        effects: [{ type: 'record-situation', callId: face.episode.callId, situation: 'danger' }],
      };
    case 'danger':
      return same(face);
    default:
      return unreachable(face);
  }
}

function leaveDanger(danger: InDanger): Turn {
  if (danger.back === null) {
    return { face: away, effects: [] };
  }
  const { callId, situation, isPicked } = danger.back.episode;
  return {
    face: danger.back,
    effects: [{ type: 'record-situation', callId, situation: isPicked ? situation : null }],
  };
}

function openLog(face: Face, now: number): Turn {
  switch (face.face) {
    case 'idle':
      return same(face);
    case 'pausing': {
      const ended = endPause(face, now);
      return { face: away, effects: [...ended.effects, { type: 'open-log', callId: face.episode.callId }] };
    }
    case 'lines':
      return { face: away, effects: [{ type: 'open-log', callId: face.episode.callId }] };
    case 'danger':
      return { face: away, effects: [{ type: 'open-log', callId: face.back?.episode.callId ?? null }] };
    default:
      return unreachable(face);
  }
}

/** Later means that it waits: a draft is there, or is made now. */
function putAway(face: Face, now: number): Turn {
  switch (face.face) {
    case 'idle':
    case 'lines':
      return { face: away, effects: [] };
    case 'pausing':
      return { face: away, effects: endPause(face, now).effects };
    case 'danger':
      return { face: away, effects: face.back === null ? [{ type: 'record-danger' }] : [] };
    default:
      return unreachable(face);
  }
}

function same(face: Face): Turn {
  return { face, effects: [] };
}

function stay(moment: Moment): Step {
  return { moment, effects: [] };
}

function move(moment: Moment, turn: Turn): Step {
  return { moment: { ...moment, now: turn.face }, effects: turn.effects };
}

function unreachable(value: never): never {
  throw new Error(`unknown case ${JSON.stringify(value)}`);
}
