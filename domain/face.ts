import type { SaidStep } from './ladder.ts';
import type { PauseEnding } from './records.ts';
import type { PageKey } from './situations.ts';

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
  readonly situation: PageKey;
  /** Ids of the lines picked for this pause; null where the playbook has none to offer. */
  readonly bridge: string | null;
  readonly cue: string | null;
  readonly returnLine: string | null;
  /** What the order of the lines is drawn from, so that it stays while they are read. */
  readonly seed: number;
  /** What was said of the ladder in the pause before, if that was a short while ago: it may be the same call. */
  readonly earlierSteps: readonly SaidStep[];
}

/** One press of the key and what followed, until the window goes away. */
export interface Episode {
  readonly callId: string;
  readonly situation: PageKey;
  /** Whether the rep picked it; else it is only the likeliest one, and no record says so. */
  readonly isPicked: boolean;
  readonly returnLine: string | null;
  readonly seed: number;
  /** Lines the rep marked as said. */
  readonly said: readonly string[];
  /** Steps of the ladder that the rep said, in order. */
  readonly steps: readonly SaidStep[];
  /** Steps said in the pause before, which the rep may take over; empty once they did, or said one here. */
  readonly earlierSteps: readonly SaidStep[];
}

export interface Pausing {
  readonly face: 'pausing';
  readonly episode: Episode;
  readonly pauseId: string;
  readonly bridge: string | null;
  readonly cue: string | null;
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

/** The site's ladder: the exact words of the next step. It goes back to the lines it was opened from. */
export interface OnLadder {
  readonly face: 'ladder';
  readonly back: ShowingLines;
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

export type Face = Idle | Pausing | ShowingLines | OnLadder | InDanger;

/** What a button, or a key of the window's own, asks for. `go-on`: the button of that name. */
export type FaceEvent =
  | { readonly type: 'go-on' }
  | { readonly type: 'longer' }
  /** Panic hide: everything away, at once. */
  | { readonly type: 'hide' }
  | { readonly type: 'pick-situation'; readonly situation: PageKey }
  | { readonly type: 'next-lines' }
  | { readonly type: 'mark-said'; readonly line: string; readonly isSaid: boolean }
  | { readonly type: 'unmuted' }
  | { readonly type: 'ladder' }
  /** The rep said the step that is shown; `step` comes from the policy and the clock. */
  | { readonly type: 'step-said'; readonly step: SaidStep }
  /** A slip: the last step was not said. */
  | { readonly type: 'step-not-said' }
  /** It is still the call of the pause before: its steps count here too. */
  | { readonly type: 'same-call' }
  | { readonly type: 'back-to-lines' }
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
      readonly situation: PageKey | 'danger' | null;
    }
  | { readonly type: 'record-said'; readonly callId: string; readonly lines: readonly string[] }
  | {
      readonly type: 'record-steps';
      readonly callId: string;
      readonly steps: readonly SaidStep[];
      /** What was said of the ladder until now: what the draft took from it is what may change. */
      readonly before: readonly SaidStep[];
    }
  /** Keep a draft of a danger call that has none yet. */
  | { readonly type: 'record-danger' }
  /** Open the log form of this draft; null: a danger call that has no draft yet. */
  | { readonly type: 'open-log'; readonly callId: string | null };

/** Where an event leads, and what has to happen because of it. */
export interface Turn {
  readonly face: Face;
  readonly effects: readonly PauseEffect[];
}

export interface EndedPause extends Turn {
  readonly face: ShowingLines;
}

const away: Face = { face: 'idle' };

/** The key: begins a pause, or goes on from whatever is up. */
export function press(face: Face, start: PauseStart, now: number): Turn {
  return face.face === 'idle' ? begin(start, now) : goOn(face, now);
}

/** What the key means once something is up: from the pause to the lines, from the lines away. */
function goOn(face: Exclude<Face, Idle>, now: number): Turn {
  switch (face.face) {
    case 'pausing':
      return endPause(face, now);
    case 'lines':
    case 'ladder':
      return { face: away, effects: [] };
    case 'danger':
      // The numbers stay until the rep puts them away on purpose: one press too often must do no harm.
      return same(face);
    default:
      return unreachable(face);
  }
}

/** A button. One that makes no sense on a face leaves it as it is. */
export function act(face: Face, event: FaceEvent, now: number): Turn {
  switch (event.type) {
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
    case 'ladder':
      return openLadder(face, now);
    case 'step-said':
      return face.face === 'ladder' ? setSteps(face, [...face.back.episode.steps, event.step]) : same(face);
    case 'step-not-said':
      return face.face === 'ladder' && face.back.episode.steps.length > 0
        ? setSteps(face, face.back.episode.steps.slice(0, -1))
        : same(face);
    case 'same-call':
      return face.face === 'ladder' && face.back.episode.earlierSteps.length > 0
        ? setSteps(face, face.back.episode.earlierSteps)
        : same(face);
    case 'back-to-lines':
      return face.face === 'ladder' ? same(face.back) : same(face);
    case 'danger':
      return openDanger(face, now);
    case 'not-danger':
      return face.face === 'danger' ? leaveDanger(face) : same(face);
    case 'log-now':
      return openLog(face, now);
    case 'later':
    case 'hide':
      return putAway(face, now);
    default:
      return unreachable(event);
  }
}

function begin(start: PauseStart, now: number): Turn {
  const { callId, situation, returnLine, seed, earlierSteps, pauseId, bridge, cue, lengthSeconds } = start;
  return {
    face: {
      face: 'pausing',
      episode: { callId, situation, isPicked: false, returnLine, seed, said: [], steps: [], earlierSteps },
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

/** To the lines, with how the pause ended. */
export function endPause(pausing: Pausing, now: number, ending = endingOf(pausing, now)): EndedPause {
  const endedAt = Math.max(pausing.startedAt, Math.min(now, pausing.deadline));
  return {
    face: { face: 'lines', episode: pausing.episode, page: 0, isUnmuteShown: true },
    effects: [
      {
        type: 'record-end',
        pauseId: pausing.pauseId,
        ending,
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

function pickSituation(face: Face, situation: PageKey): Turn {
  if (face.face === 'ladder') {
    // Picked by its key while the ladder is up: the lines are what was asked for.
    return pickSituation(face.back, situation);
  }
  if (face.face !== 'pausing' && face.face !== 'lines') {
    return same(face);
  }
  const isSame = face.episode.situation === situation;
  if (isSame && face.episode.isPicked) {
    // A digit that is held down repeats: picked is picked.
    return same(face);
  }
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

function openLadder(face: Face, now: number): Turn {
  switch (face.face) {
    case 'pausing': {
      const ended = endPause(face, now);
      return { face: { face: 'ladder', back: ended.face }, effects: ended.effects };
    }
    case 'lines':
      return same({ face: 'ladder', back: face });
    // Nothing to warn about without a call, and never in danger (situations.md B12).
    case 'idle':
    case 'ladder':
    case 'danger':
      return same(face);
    default:
      return unreachable(face);
  }
}

function setSteps(ladder: OnLadder, steps: readonly SaidStep[]): Turn {
  const before = ladder.back.episode.steps;
  const episode: Episode = { ...ladder.back.episode, steps, earlierSteps: [] };
  return {
    face: { face: 'ladder', back: { ...ladder.back, episode } },
    effects: [{ type: 'record-steps', callId: episode.callId, steps, before }],
  };
}

function openDanger(face: Face, now: number): Turn {
  switch (face.face) {
    case 'idle':
      return { face: { face: 'danger', back: null }, effects: [] };
    case 'pausing': {
      const ended = endPause(face, now);
      const opened = openDanger(ended.face, now);
      return { face: opened.face, effects: [...ended.effects, ...opened.effects] };
    }
    case 'lines':
      return {
        face: { face: 'danger', back: face },
        effects: [{ type: 'record-situation', callId: face.episode.callId, situation: 'danger' }],
      };
    case 'ladder':
      return openDanger(face.back, now);
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
    case 'ladder':
      return openLog(face.back, now);
    case 'danger':
      return { face: away, effects: [{ type: 'open-log', callId: face.back?.episode.callId ?? null }] };
    default:
      return unreachable(face);
  }
}

/** Later means that it waits: a draft is there, or is made now. */
export function putAway(face: Face, now: number): Turn {
  switch (face.face) {
    case 'idle':
    case 'lines':
    case 'ladder':
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

function unreachable(value: never): never {
  throw new Error(`unknown case ${JSON.stringify(value)}`);
}
