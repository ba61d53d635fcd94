import type { Call } from '../../domain/call.ts';
import { hasCooled } from '../../domain/pencil.ts';
import { emptyWin, endProblem, type Shift, type Win } from '../../domain/records.ts';
import { epochOf, localDayOf, type Stamp, shiftStamp } from '../../domain/time.ts';
import type { Reply } from '../contract/intent.ts';
import type { shiftContract, WaitingCall } from '../contract/shift.ts';
import type { HandlersOf } from '../ipc.ts';
import { loadNow, putLoadAway } from '../load-hint.ts';
import { putMomentAway, recover, recoveryOf } from '../recovery.ts';
import { noteReview } from '../review-note.ts';
import { shiftClosing } from '../shift-closing.ts';
import type { Store } from '../store/open.ts';
import type { Surroundings } from '../surroundings.ts';
import { ok, refuse } from './reply.ts';

type ShiftWorld = Pick<Surroundings, 'store' | 'clock' | 'newId' | 'onRecordsChanged'>;

/** Serves the intents about the shift, wins and promises. */
export function shiftIntents(world: ShiftWorld): HandlersOf<typeof shiftContract> {
  const { store, clock } = world;
  const closing = shiftClosing(store);
  const changed = <T>(value: T): Reply<T> => {
    world.onRecordsChanged();
    return ok(value);
  };
  return {
    startShift: () => startShift(world),
    endShift: (input) => endShift(world, input?.endedAt),
    reopenShift: ({ id }) => {
      if (store.shifts.running() !== null) return refuse('Another shift is running already.');
      if (!store.shifts.reopen(id)) return refuse('That shift has not ended.');
      closing.end();
      return changed(null);
    },
    noteShift: ({ id, callsTaken, stillOnMyMind }) => {
      const shift = store.shifts.get(id);
      if (shift === null) return refuse('That shift is not in the log any more.');
      const noted: Shift = {
        ...shift,
        ...(callsTaken === undefined ? {} : { callsTaken }),
        ...(stillOnMyMind === undefined ? {} : { stillOnMyMind }),
      };
      store.shifts.save(noted);
      return changed(noted);
    },
    closePart: ({ part }) => {
      closing.partDone(part);
      return changed(null);
    },
    skipClosing: () => {
      const left = closing.end();
      return left === null ? refuse('That shift is closed already.') : changed(left);
    },
    resumeClosing: (left) => {
      closing.resume(left);
      return changed(null);
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

    keepPromise: ({ callId, position, text, isDone }) =>
      store.calls.setPromiseDone(callId, position, text, isDone ? clock.stamp() : null)
        ? changed(null)
        : refuse('That promise is not in the log any more.'),

    recover: ({ id, kind }) => recover(world, id, kind),
    putMomentAway: ({ id }) => {
      putMomentAway(store, id);
      return changed(null);
    },

    putLoadAway: ({ shiftId }) => {
      putLoadAway(store, shiftId);
      return changed(null);
    },

    readToday: () => {
      const now = clock.stamp();
      const day = localDayOf(now);
      const promises = store.calls.openPromises();
      const pencil = cooledNotes(store, now);
      const toClose = closing.next({ promises: promises.length, pencil: pencil.length });
      return ok({
        day,
        now,
        waiting: waitingCalls(store),
        calls: store.calls.loggedBetween(day, day),
        wins: store.wins.between(day, day),
        winDraft: store.wins.draft(),
        pauseCount: store.pauses.between(day, day).length,
        promises,
        recovery: recoveryOf(store, now),
        load: loadNow(store, now),
        // Left alone when the shift was closed, today’s are not asked about twice on one day.
        pencil: toClose === null ? pencil.filter((call) => hasCooled(call, day, null)) : pencil,
        closing: toClose,
      });
    },
  };
}

/** One tap to start. There is never more than one shift running. */
export function startShift(world: ShiftWorld): Reply<Shift> {
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
  world.store.transaction(() => {
    world.store.shifts.save(shift);
    shiftClosing(world.store).end();
  });
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
  world.store.transaction(() => {
    world.store.shifts.end(running.id, endedAt ?? now);
    // One that was forgotten ended long ago: there is nothing left to close.
    if (endedAt === undefined) {
      shiftClosing(world.store).begin(running.id);
      noteReview(world.store, running);
    }
  });
  world.onRecordsChanged();
  return { ok: true, value: ended };
}

/** Most notes that are asked about at once. */
const notesAtOnce = 50;
/** A shift that ended today began within this. */
const longestShift = 36 * 3_600_000;

/** Calls whose note in pencil waits, oldest first: it has cooled longest. */
function cooledNotes(store: Store, now: Stamp): readonly Call[] {
  const today = localDayOf(now);
  const recent = store.shifts.between(localDayOf(shiftStamp(now, -longestShift)), today);
  const ends = recent.flatMap(({ endedAt }) => (endedAt === null ? [] : [endedAt]));
  const lastEnd = ends.toSorted((one, other) => epochOf(one) - epochOf(other)).at(-1) ?? null;
  const newestFirst = store.calls.inPencil(notesAtOnce).filter((call) => hasCooled(call, today, lastEnd));
  return newestFirst.toReversed();
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
