import { z } from 'zod';
import { type Call, changeCall } from '../domain/call.ts';
import { idSchema } from '../domain/call-fields.ts';
import {
  callBefore,
  callToRecoverFrom,
  isHard,
  noRecovery,
  type RecoveryKind,
  recoveredOf,
  recoveryChange,
} from '../domain/recovery.ts';
import { clockTimeOf, dayMs, epochOf, localDayOf, type Stamp, shiftStamp } from '../domain/time.ts';
import type { Reply } from './contract/intent.ts';
import type { Recovery } from './contract/shift.ts';
import { ok, refuse } from './intents/reply.ts';
import { remembered } from './remembered.ts';
import type { Store } from './store/open.ts';
import type { Surroundings } from './surroundings.ts';

/** Offers that were put away, the newest last: only the last few can come up again. */
const momentsSchema = z.array(idSchema).readonly();
const momentsKept = 20;

function momentsOf(store: Store) {
  return remembered(store, 'moments-put-away', momentsSchema);
}

/** How the newest call of the last hours is got over; null: there is none. */
export function recoveryOf(store: Store, now: Stamp): Recovery | null {
  const calls = [...store.calls.drafts(), ...store.calls.newest(2)];
  const call = callToRecoverFrom(calls, now);
  if (call === null) return null;
  const recovered = recoveredOf(call);
  const isShiftOver = hasShiftEndedSince(store, call.startedAt, now);
  const isOffered = isHard(call) && !isShiftOver && !momentsOf(store).get()?.includes(call.id);
  const before = callBefore(calls, call, now);
  return {
    call,
    recovered,
    isMomentOffered: recovered === null && isOffered,
    isShiftOver,
    before: before === null || recoveredOf(before) !== null ? null : before,
  };
}

/** Whoever counts no shifts has none that ended. */
function hasShiftEndedSince(store: Store, since: Stamp, now: Stamp): boolean {
  const shifts = store.shifts.between(localDayOf(shiftStamp(since, -dayMs)), localDayOf(now));
  return (
    store.shifts.running() === null &&
    shifts.some(({ endedAt }) => endedAt !== null && epochOf(endedAt) >= epochOf(since))
  );
}

/** The call of the last hours of which nothing was said yet; null: there is none. */
export function callToSayRecovered(store: Store, now: Stamp): Call | null {
  const recovery = recoveryOf(store, now);
  return recovery === null || recovery.recovered !== null ? null : recovery.call;
}

/** When that call began, as on the clock: `14:05`; null: there is none. */
export function startOfCallToRecoverFrom(store: Store, now: Stamp): string | null {
  const call = callToSayRecovered(store, now);
  return call === null ? null : clockTimeOf(call.startedAt);
}

/** One tap: what became of that call; null takes it back. */
export function recover(
  world: Pick<Surroundings, 'store' | 'clock' | 'onRecordsChanged'>,
  id: string,
  kind: RecoveryKind | null,
): Reply<null> {
  const { store, clock } = world;
  const now = clock.stamp();
  const changed = store.transaction((): Call | null => {
    const call = store.calls.get(id);
    if (call === null || (kind !== null && recoveredOf(call) !== null)) return null;
    const at = kind === 'next-call' ? (startOfNextCall(store, call, now) ?? now) : now;
    const next = changeCall(call, kind === null ? noRecovery : recoveryChange(call, kind, at), now);
    if (next !== null) store.calls.save(next);
    return next;
  });
  if (changed === null) return refuse('That was said already, or the call is not in the log any more.');
  world.onRecordsChanged();
  return ok(null);
}

/** Said late, of a call that another has followed: when that one began; null: none has. */
function startOfNextCall(store: Store, { startedAt }: Call, now: Stamp): Stamp | null {
  const later = [...store.calls.drafts(), ...store.calls.newest(2)]
    .map((each) => each.startedAt)
    .filter((start) => epochOf(start) > epochOf(startedAt) && epochOf(start) <= epochOf(now));
  return later.toSorted((one, other) => epochOf(one) - epochOf(other))[0] ?? null;
}

/** The offer of a few minutes after that call is not made again. */
export function putMomentAway(store: Store, callId: string): void {
  const known = momentsOf(store);
  const others = (known.get() ?? []).filter((id) => id !== callId);
  known.set([...others, callId].slice(-momentsKept));
}
