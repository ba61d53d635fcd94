import { z } from 'zod';
import { type Call, changeCall } from '../domain/call.ts';
import { idSchema } from '../domain/call-fields.ts';
import {
  callToRecoverFrom,
  isHard,
  noRecovery,
  type RecoveryKind,
  recoveredOf,
  recoveryChange,
} from '../domain/recovery.ts';
import { clockTimeOf, type Stamp } from '../domain/time.ts';
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
  const call = callToRecoverFrom([...store.calls.drafts(), ...store.calls.newest(1)], now);
  if (call === null) return null;
  const recovered = recoveredOf(call);
  return {
    call,
    recovered,
    isMomentOffered: recovered === null && isHard(call) && !momentsOf(store).get()?.includes(call.id),
  };
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
    const next = changeCall(call, kind === null ? noRecovery : recoveryChange(call, kind, now), now);
    if (next !== null) store.calls.save(next);
    return next;
  });
  if (changed === null) return refuse('That was said already, or the call is not in the log any more.');
  world.onRecordsChanged();
  return ok(null);
}

/** The offer of a few minutes after that call is not made again. */
export function putMomentAway(store: Store, callId: string): void {
  const known = momentsOf(store);
  const others = (known.get() ?? []).filter((id) => id !== callId);
  known.set([...others, callId].slice(-momentsKept));
}
