import { newDraft } from '../domain/call.ts';
import { type Chance, chooseOpening } from '../domain/choose-lines.ts';
import { type KeyWords, type OverlayView, overlayView } from '../domain/overlay-view.ts';
import { atRest, type Moment, type PauseEffect, type PauseEvent, step, wakeAt } from '../domain/pause.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { Settings } from '../domain/settings.ts';
import { type CalmSituationKey, situationOfDigit } from '../domain/situations.ts';
import { type Alarm, alarm, type Clock } from './clock.ts';
import type { Action, OverlayPush } from './contract.ts';
import type { Store } from './store/open.ts';

/** What the coach needs of the world around it. */
export interface CoachWorld {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly chance: Chance;
  readonly playbook: Playbook;
  readonly store: Store;
  readonly settings: () => Settings;
  readonly keyWords: () => KeyWords;
  readonly likeliestSituation: () => CalmSituationKey;
  /** Draws a face; called before anything is written, because the rep is waiting. */
  readonly present: (push: OverlayPush) => void;
  readonly openLog: (callId: string) => void;
  readonly onRecordsChanged: () => void;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** A pause, or what followed it, could not be written: the rep must be told. */
  readonly onNotRecorded: () => void;
}

/** The one stateful object: what the overlay is doing now. */
export interface Coach {
  /** The hotkey, the tray, `--pause` and `Pause now`: one function behind them all. */
  readonly key: () => void;
  readonly digit: (digit: number) => void;
  readonly act: (action: Action) => void;
  /** After sleep: looks at the clock again. */
  readonly resume: () => void;
  /** The newest push, for a window that has just been made. */
  readonly newest: () => OverlayPush;
  /** Settings changed: draws the same face again. */
  readonly redraw: () => void;
}

export function createCoach(world: CoachWorld): Coach {
  let moment: Moment = atRest;
  let revision = 0;
  const deadline: Alarm = alarm(world.clock, () => dispatch({ type: 'wake' }));

  const view = (): OverlayView =>
    overlayView(moment, {
      settings: world.settings(),
      playbook: world.playbook,
      keys: world.keyWords(),
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
    const { moment: next, effects } = step(moment, event, world.clock.now());
    const isSameFace = next.now === moment.now;
    moment = next;
    deadline.set(wakeAt(moment));
    if (!isSameFace) {
      redraw();
    }
    if (effects.length > 0) {
      carryOut(effects);
    }
  };

  const carryOut = (effects: readonly PauseEffect[]) => {
    let toOpen: readonly (string | null)[];
    try {
      toOpen = world.store.transaction(() => effects.map((effect) => record(effect, world)));
    } catch (error) {
      // The pause goes on without its record: the rep needs it now.
      world.onTrouble('recording a pause', error);
      world.onNotRecorded();
      return;
    }
    world.onRecordsChanged();
    for (const callId of toOpen) {
      if (callId !== null) world.openLog(callId);
    }
  };

  const key = () => {
    const { settings, playbook, chance, newId } = world;
    const situation = world.likeliestSituation();
    const opening = chooseOpening(playbook, { situation, withBridge: settings().bridge }, chance);
    dispatch({
      type: 'key',
      start: {
        pauseId: newId(),
        callId: newId(),
        lengthSeconds: settings().pauseSeconds,
        situation,
        bridge: opening.bridge?.id ?? null,
        cue: opening.cue.id,
        returnLine: opening.returnLine.id,
      },
    });
  };

  return {
    key,
    digit: (digit) => {
      const situation = situationOfDigit(digit);
      if (situation !== undefined) dispatch({ type: 'pick-situation', situation });
    },
    act: (action) => {
      if (action.type === 'key') key();
      else dispatch(action);
    },
    resume: () => {
      world.clock.catchUp();
      dispatch({ type: 'wake' });
      if (moment.now.face !== 'idle') redraw();
    },
    newest,
    redraw,
  };
}

/** Writes one effect. Returns the call whose log is to be opened, if any. */
function record(effect: PauseEffect, world: CoachWorld): string | null {
  const { store, clock } = world;
  const now = clock.stamp();
  switch (effect.type) {
    case 'record-start': {
      const { pauseId, callId, lengthSeconds, bridge } = effect.start;
      store.calls.save(newDraft(callId, now, { pausedAt: now }));
      store.pauses.add({
        id: pauseId,
        callId,
        startedAt: now,
        plannedSeconds: lengthSeconds,
        actualSeconds: null,
        ending: null,
        bridge,
      });
      return null;
    }
    case 'record-end':
      store.pauses.end(effect.pauseId, effect.ending, effect.actualSeconds);
      return null;
    case 'record-situation': {
      const call = store.calls.get(effect.callId);
      if (call?.status === 'draft') {
        store.calls.save({ ...call, situation: effect.situation, editedAt: now });
      }
      return null;
    }
    case 'record-said': {
      const call = store.calls.get(effect.callId);
      if (call?.status === 'draft') {
        store.calls.save({ ...call, linesSaid: effect.lines, editedAt: now });
      }
      return null;
    }
    case 'open-log':
      return effect.callId ?? saveDangerDraft(world);
    case 'record-danger':
      saveDangerDraft(world);
      return null;
    default: {
      const never: never = effect;
      return never;
    }
  }
}

/** The draft of a danger call without a pause. Returns its id. */
function saveDangerDraft({ store, clock, newId }: CoachWorld): string {
  const draft = newDraft(newId(), clock.stamp(), { pausedAt: null, situation: 'danger' });
  store.calls.save(draft);
  return draft.id;
}
