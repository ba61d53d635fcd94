import { emptyWin, endProblem, type Shift, type Win } from '../../domain/records.ts';
import { localDayOf, type Stamp } from '../../domain/time.ts';
import type { Reply } from '../contract/intent.ts';
import type { shiftContract, WaitingCall } from '../contract/shift.ts';
import type { HandlersOf } from '../ipc.ts';
import type { Store } from '../store/open.ts';
import type { Surroundings } from '../surroundings.ts';
import { ok, refuse } from './reply.ts';

/** Serves the intents about the shift, wins and promises. */
export function shiftIntents(world: Surroundings): HandlersOf<typeof shiftContract> {
  const { store, clock } = world;
  const changed = <T>(value: T): Reply<T> => {
    world.onRecordsChanged();
    return ok(value);
  };
  return {
    startShift: () => startShift(world),
    endShift: (input) => endShift(world, input?.endedAt),
    reopenShift: ({ id }) => {
      if (store.shifts.running() !== null) return refuse('Another shift is running already.');
      return store.shifts.reopen(id) ? changed(null) : refuse('That shift has not ended.');
    },
    draftWin: (draft) => {
      store.wins.saveDraft(draft);
      return ok(null);
    },
    addWin: (entry) => {
      const win: Win = { id: world.newId(), at: clock.stamp(), kind: entry.kind, text: entry.text };
      store.transaction(() => {
        store.wins.add(win);
        store.wins.saveDraft(emptyWin);
      });
      return changed(win);
    },
    binWin: ({ id }) =>
      store.wins.bin(id, clock.stamp()) ? changed(null) : refuse('That win is gone already.'),
    restoreWin: ({ id }) =>
      store.wins.restore(id) ? changed(null) : refuse('That win cannot be brought back.'),

    readToday: () => {
      const now = clock.stamp();
      const day = localDayOf(now);
      return ok({
        day,
        now,
        waiting: waitingCalls(store),
        calls: store.calls.loggedBetween(day, day),
        wins: store.wins.between(day, day),
        winDraft: store.wins.draft(),
        pauseCount: store.pauses.between(day, day).length,
      });
    },
  };
}

/** One tap to start. There is never more than one shift running. */
export function startShift(
  world: Pick<Surroundings, 'store' | 'clock' | 'newId' | 'onRecordsChanged'>,
): Reply<Shift> {
  if (world.store.shifts.running() !== null) {
    return { ok: false, message: 'A shift is running already.' };
  }
  const shift: Shift = {
    id: world.newId(),
    startedAt: world.clock.stamp(),
    endedAt: null,
    callsTaken: null,
    stillOnMyMind: null,
  };
  world.store.shifts.save(shift);
  world.onRecordsChanged();
  return { ok: true, value: shift };
}

/** One tap to end, now; a shift that was forgotten has ended at another time. */
export function endShift(
  world: Pick<Surroundings, 'store' | 'clock' | 'onRecordsChanged'>,
  endedAt?: Stamp,
): Reply<Shift> {
  const running = world.store.shifts.running();
  if (running === null) {
    return { ok: false, message: 'No shift is running.' };
  }
  const now = world.clock.stamp();
  const ended: Shift = { ...running, endedAt: endedAt ?? now };
  // A clock that was put back must not keep a shift from ending.
  const problem = endedAt === undefined ? '' : endProblem(running, endedAt, now);
  if (problem !== '') {
    return { ok: false, message: problem };
  }
  world.store.shifts.end(running.id, endedAt ?? now);
  world.onRecordsChanged();
  return { ok: true, value: ended };
}

/** The drafts, each with the time of its pause: both were made at the same moment. */
function waitingCalls(store: Store): readonly WaitingCall[] {
  const drafts = store.calls.drafts();
  const days = drafts.map((draft) => localDayOf(draft.createdAt)).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const pausedAt = new Map(store.pauses.between(first, last).map((pause) => [pause.callId, pause.startedAt]));
  return drafts.map((call) => ({ call, pausedAt: pausedAt.get(call.id) ?? null }));
}
