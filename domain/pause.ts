import type { SaidStep } from './ladder.ts';
import type { PauseEnding } from './records.ts';
import type { PageKey } from './situations.ts';

/** Presses of the key closer together than this, in milliseconds, count once (key repeat, a shaking hand). */
export const samePress = 400;

/**
 * A key that is held down repeats: for the first time after up to a second (Windows' longest delay), then every 30 to
 * 90 ms. A press so soon after one that counted may be that first repeat, so it counts only when none follows.
 */
export const longestRepeatDelay = 1000;
/** How long a press that may be a repeat waits for the next one, in milliseconds. */
export const repeatInterval = 120;

/**
 * A pause whose end comes more than this many milliseconds after its deadline was cut off: the computer slept or
 * stood still, and nobody breathed through it.
 */
export const cutOffAfter = 2000;

/** After being away (asleep, locked) for longer than this, in milliseconds, the overlay is put away. */
export const longestAbsence = 5 * 60_000;

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
 * `key`: the hotkey, the tray or `--pause`: one direction, nothing to pause to lines to away. `go-on`: the button of
 * that name. `wake`: the deadline's timer, a resume after sleep, or any other reason to look at the clock.
 */
export type PauseEvent =
  | { readonly type: 'key'; readonly start: PauseStart }
  | { readonly type: 'go-on' }
  | { readonly type: 'longer' }
  | { readonly type: 'wake' }
  /** The computer is about to sleep, or was locked: nobody breathes through what is left of the pause. */
  | { readonly type: 'gone-away' }
  /** It woke up, or was unlocked. */
  | { readonly type: 'come-back' }
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

interface Turn {
  readonly face: Face;
  readonly effects: readonly PauseEffect[];
}

interface EndedPause extends Turn {
  readonly face: ShowingLines;
}

const away: Face = { face: 'idle' };

function press(face: Face, start: PauseStart, now: number): Turn {
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

type Button = Exclude<PauseEvent, { type: 'key' | 'wake' | 'gone-away' | 'come-back' }>;

function act(face: Face, event: Button, now: number): Turn {
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

function endPause(pausing: Pausing, now: number, ending = endingOf(pausing, now)): EndedPause {
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
function putAway(face: Face, now: number): Turn {
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

function stay(moment: Moment): Step {
  return { moment, effects: [] };
}

function move(moment: Moment, turn: Turn): Step {
  return { moment: { ...moment, now: turn.face }, effects: turn.effects };
}

function unreachable(value: never): never {
  throw new Error(`unknown case ${JSON.stringify(value)}`);
}
