import { type Call, newDraft, withSaid, withShown } from '../domain/call.ts';
import { withSteps } from '../domain/ladder.ts';
import type { PauseRecording, ShownLines, TimedEffect } from '../domain/pause-record.ts';
import { type Playbook, pageOf } from '../domain/playbook.ts';
import type { Stamp } from '../domain/time.ts';
import type { Clock } from './clock.ts';
import type { Store } from './store/open.ts';

export interface RecorderWorld {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly playbook: Playbook;
}

export interface Written {
  /** The calls whose log form is to be opened. */
  readonly toOpen: readonly string[];
  /** Whether any record is another one now. */
  readonly hasChanged: boolean;
}

/** Writes what a pause, and what followed it, leaves behind: one transaction. @throws what the store throws. */
export function writeEffects({ effects, shown }: PauseRecording, world: RecorderWorld): Written {
  return world.store.transaction(() => {
    const toOpen = effects.map((each) => write(each, world)).filter((callId) => callId !== null);
    const isNew = shown !== null && writeShown(shown, world);
    return { toOpen, hasChanged: effects.length > 0 || isNew };
  });
}

/** Keeps which lines were on screen, to be judged with the log. Returns whether any of them is new. */
function writeShown({ callId, lines }: ShownLines, world: RecorderWorld): boolean {
  let isNew = false;
  changeDraft(callId, world, (call) => {
    const linesUsed = withShown(call.linesUsed, lines);
    isNew = linesUsed.length > call.linesUsed.length;
    return isNew ? { ...call, linesUsed } : null;
  });
  return isNew;
}

/** Changes a draft, if it still is one; null leaves it. */
function changeDraft(
  callId: string,
  { store, clock }: RecorderWorld,
  change: (call: Call) => Call | null,
): void {
  const call = store.calls.get(callId);
  if (call?.status !== 'draft') return;
  const changed = change(call);
  if (changed !== null) store.calls.save({ ...changed, editedAt: clock.stamp() });
}

/** Returns the call whose log is to be opened, if any. */
function write({ effect, at }: TimedEffect, world: RecorderWorld): string | null {
  const { store } = world;
  switch (effect.type) {
    case 'record-start': {
      const { pauseId, callId, lengthSeconds, bridge } = effect.start;
      store.calls.save(newDraft(callId, at, { pausedAt: at }));
      store.pauses.add({
        id: pauseId,
        callId,
        startedAt: at,
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
      const { situation } = effect;
      const key =
        situation === null || situation === 'danger' ? situation : pageOf(world.playbook, situation).countsAs;
      changeDraft(effect.callId, world, (call) => ({ ...call, situation: key }));
      return null;
    }
    case 'record-said':
      changeDraft(effect.callId, world, (call) => ({
        ...call,
        linesUsed: withSaid(call.linesUsed, effect.lines),
      }));
      return null;
    case 'record-steps':
      changeDraft(effect.callId, world, (call) => withSteps(call, effect.steps, effect.before));
      return null;
    case 'open-log':
      return effect.callId ?? saveDangerDraft(at, world);
    case 'record-danger':
      saveDangerDraft(at, world);
      return null;
    default: {
      const never: never = effect;
      return never;
    }
  }
}

/** The draft of a danger call without a pause. Returns its id. */
function saveDangerDraft(at: Stamp, { store, newId }: RecorderWorld): string {
  const draft = newDraft(newId(), at, { pausedAt: null, situation: 'danger' });
  store.calls.save(draft);
  return draft.id;
}
