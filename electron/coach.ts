import { type Chance, chooseOpening } from '../domain/choose-lines.ts';
import { nextStep, type SaidStep } from '../domain/ladder.ts';
import type { LineTallies } from '../domain/line-tally.ts';
import { type KeyWords, type OverlayView, overlayView } from '../domain/overlay-view.ts';
import { atRest, type Moment, type PauseEvent, step, wakeAt } from '../domain/pause.ts';
import type { PauseRecording, ShownLines } from '../domain/pause-record.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { Settings } from '../domain/settings.ts';
import { type CalmSituationKey, type SituationKey, situationOfDigit } from '../domain/situations.ts';
import { type Alarm, alarm, type Clock } from './clock.ts';
import type { Action, HeldBack, OverlayPush, Practice } from './contract.ts';
import { type Written, writeEffects } from './pause-recorder.ts';
import { LockedError } from './store/locked-error.ts';
import type { Store } from './store/open.ts';

/** What the coach needs of the world around it. */
export interface CoachWorld {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly chance: Chance;
  readonly playbook: () => Playbook;
  /** What each line has shown so far. */
  readonly tallies: () => LineTallies;
  readonly store: Store;
  readonly settings: () => Settings;
  readonly keyWords: () => KeyWords;
  readonly likeliestSituation: () => CalmSituationKey;
  /** Draws a face; called before anything is written, because the rep is waiting. */
  readonly present: (push: OverlayPush) => void;
  readonly openLog: (callId: string) => void;
  /** Keeps what cannot be written just now, until it can. */
  readonly keepSealed: (recording: PauseRecording) => void;
  /** Whether something that was kept waits still: nothing is written before it. */
  readonly mustWait: () => boolean;
  readonly onRecordsChanged: () => void;
  /** A practice began, moved on or ended. */
  readonly onPractice: () => void;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** The one stateful object: what the overlay is doing now. */
export interface Coach {
  /** The hotkey, the tray, `--pause` and `Pause now`: one function behind them all. */
  readonly key: () => void;
  readonly digit: (digit: number) => void;
  readonly act: (action: Action) => void;
  /** The computer goes to sleep, or was locked. */
  readonly goneAway: () => void;
  /** After sleep, or unlocked: looks at the clock again. */
  readonly comeBack: () => void;
  /** Begins a made-up call, of which nothing is recorded, or goes on to the next; null ends it. */
  readonly practise: (situation: SituationKey | null) => void;
  readonly practice: () => Practice | null;
  /** What was not recorded of a practice that is over; null: nothing, or it is too long ago. */
  readonly heldBack: () => HeldBack | null;
  /** Records what was held back, as of then, or forgets it. */
  readonly keepHeldBack: (isReal: boolean) => void;
  /** The newest push, for a window that has just been made. */
  readonly newest: () => OverlayPush;
  /** Settings changed: draws the same face again. */
  readonly redraw: () => void;
}

/** A practice that nobody goes on with ends by itself after this long, in milliseconds. */
export const longestPracticeRest = 10 * 60_000;

/** What was not recorded of a practice can be kept for this long after it ended, in milliseconds. */
export const heldBackFor = 10 * 60_000;

/** Steps of the ladder are offered again in a pause that begins within this long after, in milliseconds. */
const maybeSameCall = 30 * 60_000;

/** What a call leaves behind, as long as it is not written. */
const nothing: PauseRecording = { effects: [], shown: null };

export function createCoach(world: CoachWorld): Coach {
  let moment: Moment = atRest;
  let revision = 0;
  let practice: { readonly situation: SituationKey; readonly isDone: boolean } | null = null;
  /** What was not written of the made-up call that is up, in case it is a real one after all. */
  let unwritten: PauseRecording = nothing;
  /** The same of a made-up call that is over. */
  let heldBack: PauseRecording = nothing;
  /** What was said of the ladder last, and when by the app's clock. */
  let lastSteps: { readonly steps: readonly SaidStep[]; readonly at: number } | null = null;
  const deadline: Alarm = alarm(world.clock, () => dispatch({ type: 'wake' }));
  const practiceRest: Alarm = alarm(world.clock, () => restPractice());
  const heldBackRest: Alarm = alarm(world.clock, () => {
    holdBack(nothing);
    world.onPractice();
  });

  const view = (): OverlayView =>
    overlayView(moment, {
      settings: world.settings(),
      playbook: world.playbook(),
      keys: world.keyWords(),
      tallies: world.tallies(),
      isPractice: practice !== null,
    });
  const newest = (): OverlayPush => ({ revision, clock: world.clock.now(), view: view() });
  const redraw = () => {
    revision += 1;
    try {
      world.present(newest());
    } catch (error) {
      // A window that fails must cost neither the deadline nor the record.
      world.onTrouble('showing the overlay', error);
    }
  };

  const dispatch = (event: PauseEvent) => {
    const before = moment.now;
    const { moment: next, effects } = step(moment, event, world.clock.now());
    moment = next;
    deadline.set(wakeAt(moment));
    // A made-up call ends with the overlay: what comes up next, before another was begun, is real.
    const isRealAgain = practice?.isDone === true && moment.now.face !== 'idle';
    if (isRealAgain) endPractice();
    if (moment.now !== before) {
      redraw();
    }
    const at = world.clock.stamp();
    const timed = effects.map((effect) => ({ effect, at }));
    const shown = shownLines(moment, view());
    if (practice === null) {
      record({ effects: timed, shown });
      if (isRealAgain) world.onPractice();
    } else if (moment.now !== before) {
      // Of a made-up call nothing is written.
      if (before.face === 'idle') {
        unwritten = nothing;
        if (moment.now.face !== 'idle') holdBack(nothing);
      }
      unwritten = { effects: [...unwritten.effects, ...timed], shown: joined(unwritten.shown, shown) };
      if (moment.now.face === 'idle') practice = { ...practice, isDone: true };
      practiceRest.set(world.clock.now() + longestPracticeRest);
      world.onPractice();
    }
  };

  const record = (recording: PauseRecording) => {
    const { effects, shown } = recording;
    if (effects.length === 0 && shown === null) return;
    for (const { effect } of effects) {
      if (effect.type === 'record-steps') lastSteps = { steps: effect.steps, at: world.clock.now() };
    }
    const written = writeOrKeep(recording);
    if (written === null) return;
    if (written.hasChanged) world.onRecordsChanged();
    for (const callId of written.toOpen) world.openLog(callId);
  };

  /** Null: it cannot be written just now, and is kept for later. The pause goes on: the rep needs it now. */
  const writeOrKeep = (recording: PauseRecording): Written | null => {
    try {
      if (!world.mustWait()) return writeEffects(recording, { ...world, playbook: world.playbook() });
    } catch (error) {
      if (!(error instanceof LockedError)) world.onTrouble('recording a pause', error);
    }
    world.keepSealed(recording);
    return null;
  };

  const key = () => {
    const { settings, chance, newId, clock } = world;
    const playbook = world.playbook();
    const practised = practice === null || practice.isDone ? undefined : practice.situation;
    const situation =
      practised === undefined || practised === 'danger' ? world.likeliestSituation() : practised;
    const seed = Math.floor(chance() * 2 ** 31);
    const opening = chooseOpening(
      playbook,
      { situation, withBridge: settings().bridge, tallies: world.tallies(), seed },
      chance,
    );
    const isRecent = lastSteps !== null && clock.now() - lastSteps.at <= maybeSameCall;
    dispatch({
      type: 'key',
      start: {
        pauseId: newId(),
        callId: newId(),
        lengthSeconds: settings().pauseSeconds,
        situation,
        bridge: opening.bridge?.id ?? null,
        cue: opening.cue?.id ?? null,
        returnLine: opening.returnLine?.id ?? null,
        seed,
        earlierSteps: isRecent && practised === undefined ? (lastSteps?.steps ?? []) : [],
      },
    });
  };

  const sayStep = () => {
    if (moment.now.face !== 'ladder') return;
    const next = nextStep(world.playbook().policy, moment.now.back.episode.steps);
    if (next === null) return;
    const number = next.kind === 'warning' ? next.number : null;
    dispatch({ type: 'step-said', step: { kind: next.kind, number, at: world.clock.stamp() } });
  };

  const practise = (situation: SituationKey | null) => {
    if (situation === null && practice === null) return;
    // What is up belongs to what went before: a real pause is recorded, a made-up one is not.
    dispatch({ type: 'hide' });
    endPractice();
    if (situation !== null) {
      practice = { situation, isDone: false };
      practiceRest.set(world.clock.now() + longestPracticeRest);
    }
    world.onPractice();
  };
  const endPractice = () => {
    practice = null;
    // Nobody said that it was practice: the natural thing to do in a real call may have ended it.
    if (unwritten.effects.length > 0) holdBack(unwritten);
    unwritten = nothing;
    practiceRest.set(null);
  };
  const holdBack = (what: PauseRecording) => {
    heldBack = what;
    heldBackRest.set(what === nothing ? null : world.clock.now() + heldBackFor);
  };
  /** Nobody went on with it. The danger screen is put away by hand alone, a practised one too: it may be needed. */
  const restPractice = () => {
    if (moment.now.face === 'danger') practiceRest.set(world.clock.now() + longestPracticeRest);
    else practise(null);
  };
  /** The call that came during a practice was a real one: what was not written of it is written now. */
  const makeReal = () => {
    if (practice === null) return;
    const real = unwritten;
    unwritten = nothing;
    endPractice();
    redraw();
    record(real);
    world.onPractice();
  };
  const keepHeldBack = (isReal: boolean) => {
    const kept = heldBack;
    holdBack(nothing);
    if (isReal) record(kept);
    world.onPractice();
  };

  return {
    key,
    digit: (digit) => {
      const situation = situationOfDigit(digit);
      if (situation !== undefined) dispatch({ type: 'pick-situation', situation });
    },
    act: (action) => {
      if (action.type === 'key') key();
      else if (action.type === 'step-said') sayStep();
      else if (action.type === 'real-call') makeReal();
      else dispatch(action);
    },
    goneAway: () => {
      // Whoever comes back may be on a call: a practice does not outlast an absence.
      if (moment.now.face !== 'danger') practise(null);
      dispatch({ type: 'gone-away' });
    },
    comeBack: () => {
      dispatch({ type: 'come-back' });
      if (moment.now.face !== 'idle') redraw();
    },
    practise,
    practice: () =>
      practice === null
        ? null
        : { situation: practice.situation, stage: stageOf(moment.now.face, practice.isDone) },
    heldBack: () => {
      const [first] = heldBack.effects;
      if (first === undefined) return null;
      return { began: first.effect.type === 'record-start' ? 'key' : 'danger' };
    },
    keepHeldBack,
    newest,
    redraw,
  };
}

function stageOf(face: Moment['now']['face'], isDone: boolean): Practice['stage'] {
  if (face !== 'idle') return face;
  return isDone ? 'done' : 'waiting';
}

/** All lines that were on screen in one call; there is no more than one until it is over. */
function joined(before: ShownLines | null, now: ShownLines | null): ShownLines | null {
  if (before === null || now === null) return now ?? before;
  return { callId: now.callId, lines: [...before.lines, ...now.lines] };
}

/** The lines that are on screen now, of the call they are shown in; null where there are none. */
function shownLines(moment: Moment, view: OverlayView): ShownLines | null {
  if (moment.now.face !== 'lines' || view.face !== 'lines') return null;
  const { returnLine, lines } = view;
  return {
    callId: moment.now.episode.callId,
    lines: [...(returnLine === null ? [] : [returnLine]), ...lines].map(({ id }) => id),
  };
}
